"""Refresh tokens: with and without rotation."""

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD, error_code
from dev.cloud import srp


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


def rotating_client(cloud, grace: int) -> str:
    return cloud.root("cognito-idp").create_user_pool_client(
        UserPoolId=cloud.pool_id,
        ClientName="rotating",
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": grace},
    )["UserPoolClient"]["ClientId"]


def signed_in(cloud, idp, client: str) -> str:
    email = cloud.new_person()["email"]
    return srp.sign_in(idp, client, cloud.pool_id, email, PASSWORD)["AuthenticationResult"]["RefreshToken"]


def refresh(idp, client: str, token: str) -> dict:
    return idp.get_tokens_from_refresh_token(ClientId=client, RefreshToken=token)["AuthenticationResult"]


def test_without_rotation_a_token_works_again_and_again(cloud, idp, person):
    for _ in range(2):
        said = refresh(idp, cloud.client_id, person.tokens["RefreshToken"])
        assert "IdToken" in said and "RefreshToken" not in said


def test_rotation_gives_a_new_token_and_refuses_the_old(cloud, idp):
    client = rotating_client(cloud, grace=0)
    first = signed_in(cloud, idp, client)
    second = refresh(idp, client, first)["RefreshToken"]
    assert second != first
    with pytest.raises(ClientError) as refusal:
        refresh(idp, client, first)
    assert error_code(refusal) == "RefreshTokenReuseException"
    assert "RefreshToken" in refresh(idp, client, second)


def test_within_the_grace_the_old_token_still_works(cloud, idp):
    client = rotating_client(cloud, grace=60)
    first = signed_in(cloud, idp, client)
    assert refresh(idp, client, first)["RefreshToken"] != refresh(idp, client, first)["RefreshToken"]


def test_with_rotation_the_old_flow_is_off(cloud, idp):
    client = rotating_client(cloud, grace=0)
    token = signed_in(cloud, idp, client)
    with pytest.raises(ClientError, match="rotation"):
        idp.initiate_auth(ClientId=client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": token})


def test_a_revoked_token_is_refused(cloud, idp, person):
    idp.revoke_token(ClientId=cloud.client_id, Token=person.tokens["RefreshToken"])
    with pytest.raises(ClientError, match="revoked") as refusal:
        refresh(idp, cloud.client_id, person.tokens["RefreshToken"])
    assert error_code(refusal) == "NotAuthorizedException"
