"""Two-step verification: forced by the pool, or chosen by a person."""

from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

import totp
from conftest import PASSWORD, error_code
from dev.cloud import srp


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


@pytest.fixture(scope="module")
def strict(cloud):
    """A pool that requires two-step verification: (pool id, client id)."""
    root = cloud.root("cognito-idp")
    pool = root.create_user_pool(
        PoolName="strict", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"], MfaConfiguration="OFF"
    )["UserPool"]["Id"]
    root.set_user_pool_mfa_config(
        UserPoolId=pool, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="ON"
    )
    flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = root.create_user_pool_client(UserPoolId=pool, ClientName="page", ExplicitAuthFlows=flows)
    return pool, client["UserPoolClient"]["ClientId"]


@pytest.fixture
def newcomer(cloud, strict):
    """The e-mail of someone who has no second step yet."""
    email = f"newcomer-{uuid4()}@example.com"
    cloud.control("user", {"email": email, "password": PASSWORD, "clientId": strict[1]})
    return email


def begin(idp, strict, email: str) -> dict:
    return srp.sign_in(idp, strict[1], strict[0], email, PASSWORD)


def answer(idp, strict, email: str, challenge: str, session: str, **responses) -> dict:
    return idp.respond_to_auth_challenge(
        ClientId=strict[1],
        ChallengeName=challenge,
        Session=session,
        ChallengeResponses={"USERNAME": email} | responses,
    )


def set_up(idp, strict, email: str) -> str:
    """Signs in for the first time and sets the second step up; the secret."""
    associated = idp.associate_software_token(Session=begin(idp, strict, email)["Session"])
    secret = associated["SecretCode"]
    verified = idp.verify_software_token(Session=associated["Session"], UserCode=totp.code(secret))
    assert verified["Status"] == "SUCCESS"
    done = answer(idp, strict, email, "MFA_SETUP", verified["Session"])
    assert "IdToken" in done["AuthenticationResult"]
    return secret


def test_a_required_second_step_is_asked_for_before_any_token(idp, strict, newcomer):
    said = begin(idp, strict, newcomer)
    assert said["ChallengeName"] == "MFA_SETUP"
    assert said["ChallengeParameters"]["MFAS_CAN_SETUP"] == '["SOFTWARE_TOKEN_MFA"]'
    assert "AuthenticationResult" not in said


def test_setting_it_up_signs_in_and_the_next_sign_in_asks_for_a_code(idp, strict, newcomer):
    secret = set_up(idp, strict, newcomer)
    said = begin(idp, strict, newcomer)
    assert said["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    code = totp.code(secret, 1)  # each works once
    done = answer(idp, strict, newcomer, "SOFTWARE_TOKEN_MFA", said["Session"], SOFTWARE_TOKEN_MFA_CODE=code)
    assert "AuthenticationResult" in done


def test_the_set_up_cannot_be_skipped(idp, strict, newcomer):
    session = begin(idp, strict, newcomer)["Session"]
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        answer(idp, strict, newcomer, "MFA_SETUP", session)
    assert error_code(refusal) == "NotAuthorizedException"
    associated = idp.associate_software_token(Session=session)
    with pytest.raises(ClientError, match="Invalid session"):
        answer(idp, strict, newcomer, "MFA_SETUP", associated["Session"])


def test_a_wrong_code_does_not_verify_the_app(idp, strict, newcomer):
    associated = idp.associate_software_token(Session=begin(idp, strict, newcomer)["Session"])
    with pytest.raises(ClientError) as refusal:
        idp.verify_software_token(Session=associated["Session"], UserCode=totp.wrong(associated["SecretCode"]))
    assert error_code(refusal) == "EnableSoftwareTokenMFAException"


def test_no_app_is_associated_without_a_session(idp):
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        idp.associate_software_token(Session="made-up-" * 8)
    assert error_code(refusal) == "NotAuthorizedException"


def test_a_code_lets_in_once(idp, strict, newcomer):
    code = totp.code(set_up(idp, strict, newcomer), 1)
    first, second = begin(idp, strict, newcomer)["Session"], begin(idp, strict, newcomer)["Session"]
    answer(idp, strict, newcomer, "SOFTWARE_TOKEN_MFA", first, SOFTWARE_TOKEN_MFA_CODE=code)
    with pytest.raises(ClientError) as refusal:
        answer(idp, strict, newcomer, "SOFTWARE_TOKEN_MFA", second, SOFTWARE_TOKEN_MFA_CODE=code)
    assert error_code(refusal) == "ExpiredCodeException"


def test_a_new_password_does_not_skip_the_second_step(cloud, idp, strict):
    email = f"invited-{uuid4()}@example.com"
    cloud.root("cognito-idp").admin_create_user(
        UserPoolId=strict[0], Username=email, TemporaryPassword="Temporary-Word-1", MessageAction="SUPPRESS"
    )
    session = srp.sign_in(idp, strict[1], strict[0], email, "Temporary-Word-1")["Session"]
    said = answer(idp, strict, email, "NEW_PASSWORD_REQUIRED", session, NEW_PASSWORD=PASSWORD + "!")
    assert said["ChallengeName"] == "MFA_SETUP"
    assert idp.associate_software_token(Session=said["Session"])["SecretCode"]


def test_a_verified_app_counts_only_once_it_is_chosen(cloud, idp, person):
    token = {"AccessToken": person.tokens["AccessToken"]}
    secret = idp.associate_software_token(**token)["SecretCode"]
    idp.verify_software_token(**token, UserCode=totp.code(secret))
    assert "AuthenticationResult" in srp.sign_in(idp, cloud.client_id, cloud.pool_id, person.email, PASSWORD)
    idp.set_user_mfa_preference(**token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})
    said = srp.sign_in(idp, cloud.client_id, cloud.pool_id, person.email, PASSWORD)
    assert said["ChallengeName"] == "SOFTWARE_TOKEN_MFA"


def test_an_app_that_was_never_verified_cannot_be_chosen(idp, person):
    with pytest.raises(ClientError, match="not verified") as refusal:
        idp.set_user_mfa_preference(
            AccessToken=person.tokens["AccessToken"], SoftwareTokenMfaSettings={"Enabled": True}
        )
    assert error_code(refusal) == "InvalidParameterException"
