"""Challenge sessions: whose they are, what for, how long, and that each works once."""

from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

import totp
from conftest import PASSWORD, error_code
from dev.cloud import srp

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


def challenged(cloud, email: str) -> dict:
    """A sign-in up to what follows the password."""
    return srp.sign_in(cloud.anonymous("cognito-idp"), cloud.client_id, cloud.pool_id, email, PASSWORD)


def answer_totp(cloud, email: str, session: str, code: str) -> dict:
    return cloud.anonymous("cognito-idp").respond_to_auth_challenge(
        ClientId=cloud.client_id,
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=session,
        ChallengeResponses={"USERNAME": email, "SOFTWARE_TOKEN_MFA_CODE": code},
    )


def test_a_session_with_the_right_code_signs_in_once(cloud):
    email = cloud.new_person(totpSecret=SECRET)["email"]
    session = challenged(cloud, email)["Session"]
    assert "IdToken" in answer_totp(cloud, email, session, totp.code(SECRET))["AuthenticationResult"]
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        answer_totp(cloud, email, session, totp.code(SECRET, 1))
    assert error_code(refusal) == "NotAuthorizedException"


def test_a_wrong_code_leaves_the_session_open(cloud):
    email = cloud.new_person(totpSecret=SECRET)["email"]
    session = challenged(cloud, email)["Session"]
    with pytest.raises(ClientError) as refusal:
        answer_totp(cloud, email, session, totp.wrong(SECRET))
    assert error_code(refusal) == "CodeMismatchException"
    assert "AuthenticationResult" in answer_totp(cloud, email, session, totp.code(SECRET))


def test_a_session_of_someone_else_is_refused(cloud):
    mine, theirs = (cloud.new_person(totpSecret=SECRET)["email"] for _ in range(2))
    session = challenged(cloud, mine)["Session"]
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        answer_totp(cloud, theirs, session, totp.code(SECRET))
    assert error_code(refusal) == "NotAuthorizedException"


@pytest.mark.parametrize("session", ["made-up-" * 8, None])
def test_a_made_up_or_missing_session_is_refused(cloud, idp, session):
    email = cloud.new_person(totpSecret=SECRET)["email"]
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        idp.respond_to_auth_challenge(
            ClientId=cloud.client_id,
            ChallengeName="SOFTWARE_TOKEN_MFA",
            ChallengeResponses={"USERNAME": email, "SOFTWARE_TOKEN_MFA_CODE": totp.code(SECRET)},
            **({"Session": session} if session else {}),
        )
    assert error_code(refusal) == "NotAuthorizedException"


def test_a_session_of_another_challenge_is_refused(cloud, idp):
    email = cloud.new_person(totpSecret=SECRET)["email"]
    session = challenged(cloud, email)["Session"]
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        idp.respond_to_auth_challenge(
            ClientId=cloud.client_id,
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=session,
            ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": "Another-Password-1"},
        )
    assert error_code(refusal) == "NotAuthorizedException"


def test_an_expired_session_is_refused(cloud):
    email = cloud.new_person(totpSecret=SECRET)["email"]
    session = challenged(cloud, email)["Session"]
    cloud.control("expire", {"session": session})
    with pytest.raises(ClientError, match="session is expired") as refusal:
        answer_totp(cloud, email, session, totp.code(SECRET))
    assert error_code(refusal) == "NotAuthorizedException"


def test_an_expired_secret_block_is_refused(cloud, idp):
    email = cloud.new_person()["email"]
    client = srp.Client(cloud.pool_id, PASSWORD)
    challenge = idp.initiate_auth(
        ClientId=cloud.client_id,
        AuthFlow="USER_SRP_AUTH",
        AuthParameters={"USERNAME": email, "SRP_A": f"{client.A:x}"},
    )["ChallengeParameters"]
    cloud.control("expire", {"session": challenge["SECRET_BLOCK"]})
    with pytest.raises(ClientError) as refusal:
        idp.respond_to_auth_challenge(
            ClientId=cloud.client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=client.prove(challenge)
        )
    assert error_code(refusal) == "NotAuthorizedException"


@pytest.fixture
def invited(cloud):
    """Someone whom an admin created, with a temporary password: (email, password)."""
    email = f"invited-{uuid4()}@example.com"
    cloud.root("cognito-idp").admin_create_user(
        UserPoolId=cloud.pool_id, Username=email, TemporaryPassword="Temporary-Word-1", MessageAction="SUPPRESS"
    )
    return email, "Temporary-Word-1"


def set_password(idp, cloud, email: str, session: str, password: str) -> dict:
    return idp.respond_to_auth_challenge(
        ClientId=cloud.client_id,
        ChallengeName="NEW_PASSWORD_REQUIRED",
        Session=session,
        ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": password},
    )


def test_a_new_password_must_meet_the_policy(cloud, idp, invited):
    email, password = invited
    challenge = srp.sign_in(idp, cloud.client_id, cloud.pool_id, email, password)
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    with pytest.raises(ClientError) as refusal:
        set_password(idp, cloud, email, challenge["Session"], "weak")
    assert error_code(refusal) == "InvalidPasswordException"
    set_password(idp, cloud, email, challenge["Session"], "Strong-Enough-2")
    assert "IdToken" in cloud.tokens(email, "Strong-Enough-2")


def test_nobody_sets_a_password_without_a_session(cloud, idp, invited):
    email, _password = invited
    with pytest.raises(ClientError, match="Invalid session") as refusal:
        set_password(idp, cloud, email, "made-up-" * 8, "Strong-Enough-2")
    assert error_code(refusal) == "NotAuthorizedException"
