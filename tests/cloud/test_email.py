"""E-mail: codes, verification, changing the address, resetting the password."""

from urllib.error import HTTPError
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD, error_code


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


@pytest.fixture
def newcomer(cloud):
    """The e-mail of someone who has signed up and not confirmed."""
    return cloud.new_person(confirmed=False)["email"]


def attributes(idp, access_token: str) -> dict:
    said = idp.get_user(AccessToken=access_token)["UserAttributes"]
    return {attribute["Name"]: attribute["Value"] for attribute in said}


def another_code(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_a_pool_that_verifies_nothing_mails_no_code_and_an_admin_confirms(cloud, idp):
    root, email = cloud.root("cognito-idp"), f"{uuid4()}@example.com"
    pool = root.create_user_pool(PoolName="by hand", UsernameAttributes=["email"])["UserPool"]["Id"]
    client = root.create_user_pool_client(UserPoolId=pool, ClientName="page")["UserPoolClient"]["ClientId"]
    told = idp.sign_up(ClientId=client, Username=email, Password=PASSWORD)
    assert told["UserConfirmed"] is False and "CodeDeliveryDetails" not in told
    with pytest.raises(HTTPError):
        cloud.code_mailed_to(email)
    with pytest.raises(ClientError, match="Auto verification not turned on") as refusal:
        idp.resend_confirmation_code(ClientId=client, Username=email)
    assert error_code(refusal) == "NotAuthorizedException"
    with pytest.raises(ClientError) as refusal:
        idp.confirm_sign_up(ClientId=client, Username=email, ConfirmationCode="123456")
    assert error_code(refusal) == "ExpiredCodeException"
    root.admin_confirm_sign_up(UserPoolId=pool, Username=email)
    assert root.admin_get_user(UserPoolId=pool, Username=email)["UserStatus"] == "CONFIRMED"


def test_each_mail_has_a_code_of_its_own(cloud, idp, newcomer):
    codes = {cloud.code_mailed_to(newcomer)}
    for _ in range(3):
        idp.resend_confirmation_code(ClientId=cloud.client_id, Username=newcomer)
        codes.add(cloud.code_mailed_to(newcomer))
    assert len(codes) > 1 and all(len(code) == 6 for code in codes)


def test_the_mail_is_worded_by_the_template(cloud, newcomer):
    mail = cloud.control(f"mail?to={newcomer.upper()}")
    assert mail["subject"] == "Alcove: your code"
    assert mail["body"] == f"Your code for Alcove is {mail['code']}"


def test_only_the_last_mailed_code_confirms_and_the_address_is_verified(cloud, idp, newcomer):
    confirm = {"ClientId": cloud.client_id, "Username": newcomer}
    code = cloud.code_mailed_to(newcomer)
    with pytest.raises(ClientError) as refusal:
        idp.confirm_sign_up(**confirm, ConfirmationCode=another_code(code))
    assert error_code(refusal) == "CodeMismatchException"
    idp.confirm_sign_up(**confirm, ConfirmationCode=code)
    assert attributes(idp, cloud.tokens(newcomer)["AccessToken"])["email_verified"] == "true"


def test_an_unconfirmed_sign_in_is_told_so(cloud, newcomer):
    with pytest.raises(ClientError) as refusal:
        cloud.tokens(newcomer)
    assert error_code(refusal) == "UserNotConfirmedException"


def test_a_password_is_reset_with_the_mailed_code(cloud, idp, person):
    idp.forgot_password(ClientId=cloud.client_id, Username=person.email)
    reset = {"ClientId": cloud.client_id, "Username": person.email, "Password": "Brand-New-Word-1"}
    code = cloud.code_mailed_to(person.email)
    with pytest.raises(ClientError) as refusal:
        idp.confirm_forgot_password(**reset, ConfirmationCode=another_code(code))
    assert error_code(refusal) == "CodeMismatchException"
    idp.confirm_forgot_password(**reset, ConfirmationCode=code)
    assert "IdToken" in cloud.tokens(person.email, "Brand-New-Word-1")


def test_no_password_is_reset_without_a_verified_address(cloud, idp, newcomer):
    with pytest.raises(ClientError, match="no registered/verified email") as refusal:
        idp.forgot_password(ClientId=cloud.client_id, Username=newcomer)
    assert error_code(refusal) == "InvalidParameterException"


def test_who_is_confirmed_gets_no_confirmation_code(cloud, idp, person):
    with pytest.raises(ClientError, match="already confirmed") as refusal:
        idp.resend_confirmation_code(ClientId=cloud.client_id, Username=person.email)
    assert error_code(refusal) == "InvalidParameterException"


def test_a_changed_address_counts_once_its_code_is_given(cloud, idp, person):
    token, new = {"AccessToken": person.tokens["AccessToken"]}, f"new-{uuid4()}@example.com"
    said = idp.update_user_attributes(**token, UserAttributes=[{"Name": "email", "Value": new}])
    assert said["CodeDeliveryDetailsList"][0]["AttributeName"] == "email"
    assert attributes(idp, token["AccessToken"])["email"] == person.email
    code = cloud.code_mailed_to(new)
    with pytest.raises(ClientError) as refusal:
        idp.verify_user_attribute(**token, AttributeName="email", Code=another_code(code))
    assert error_code(refusal) == "CodeMismatchException"
    idp.verify_user_attribute(**token, AttributeName="email", Code=code)
    assert attributes(idp, token["AccessToken"])["email"] == new
    assert "IdToken" in cloud.tokens(new)


def test_a_code_can_be_asked_for_again(cloud, idp, person):
    token = {"AccessToken": person.tokens["AccessToken"]}
    said = idp.get_user_attribute_verification_code(**token, AttributeName="email")
    assert said["CodeDeliveryDetails"]["Destination"].endswith("****")
    idp.verify_user_attribute(**token, AttributeName="email", Code=cloud.code_mailed_to(person.email))


def test_a_code_that_nobody_asked_for_is_expired(idp, person):
    with pytest.raises(ClientError) as refusal:
        idp.verify_user_attribute(AccessToken=person.tokens["AccessToken"], AttributeName="email", Code="000000")
    assert error_code(refusal) == "ExpiredCodeException"


def test_an_address_belongs_to_one_account(idp, person, stranger):
    with pytest.raises(ClientError) as refusal:
        idp.update_user_attributes(
            AccessToken=person.tokens["AccessToken"], UserAttributes=[{"Name": "email", "Value": stranger.email}]
        )
    assert error_code(refusal) == "AliasExistsException"


def test_verification_needs_an_access_token(idp, person):
    with pytest.raises(ClientError) as refusal:
        idp.verify_user_attribute(AccessToken=person.tokens["IdToken"], AttributeName="email", Code="000000")
    assert error_code(refusal) == "NotAuthorizedException"


def test_signing_up_again_with_the_same_address_is_refused(cloud, idp, newcomer):
    with pytest.raises(ClientError) as refusal:
        idp.sign_up(ClientId=cloud.client_id, Username=newcomer, Password=PASSWORD)
    assert error_code(refusal) == "UsernameExistsException"
