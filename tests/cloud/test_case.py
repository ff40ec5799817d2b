"""Case: one account however its address is written."""

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD, error_code


@pytest.fixture
def shouted(cloud):
    """A person's address in capitals."""
    return cloud.new_person()["email"].upper()


def test_srp_signs_in(cloud, shouted):
    assert "IdToken" in cloud.tokens(shouted)


def test_a_password_signs_in(cloud, shouted):
    said = cloud.anonymous("cognito-idp").initiate_auth(
        ClientId=cloud.client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": shouted, "PASSWORD": PASSWORD},
    )
    assert "IdToken" in said["AuthenticationResult"]


def test_it_is_no_second_account(cloud, shouted):
    with pytest.raises(ClientError) as refusal:
        cloud.anonymous("cognito-idp").sign_up(ClientId=cloud.client_id, Username=shouted, Password=PASSWORD)
    assert error_code(refusal) == "UsernameExistsException"


def test_both_spellings_have_one_identity(cloud, shouted):
    ids = {cloud.credentials(cloud.tokens(email)["IdToken"])["IdentityId"] for email in (shouted, shouted.lower())}
    assert len(ids) == 1


def test_a_pool_with_case_keeps_them_apart(cloud):
    root = cloud.root("cognito-idp")
    pool = root.create_user_pool(PoolName="exact", UsernameConfiguration={"CaseSensitive": True})["UserPool"]["Id"]
    for name in ("ann", "Ann"):
        root.admin_create_user(UserPoolId=pool, Username=name, MessageAction="SUPPRESS")
    with pytest.raises(ClientError) as refusal:
        root.admin_get_user(UserPoolId=pool, Username="ANN")
    assert error_code(refusal) == "UserNotFoundException"
