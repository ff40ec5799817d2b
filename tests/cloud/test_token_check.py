"""ServerSideTokenCheck, which the template turns on: what ends a session ends its credentials too."""

import pytest
from botocore.exceptions import ClientError

from conftest import error_code


def revoke(cloud, person) -> None:
    cloud.anonymous("cognito-idp").revoke_token(ClientId=cloud.client_id, Token=person.tokens["RefreshToken"])


def sign_out_everywhere(cloud, person) -> None:
    cloud.anonymous("cognito-idp").global_sign_out(AccessToken=person.tokens["AccessToken"])


def delete(cloud, person) -> None:
    cloud.anonymous("cognito-idp").delete_user(AccessToken=person.tokens["AccessToken"])


@pytest.mark.parametrize("end", [sign_out_everywhere, delete])
def test_no_new_credentials_for_an_ended_session(cloud, person, end):
    assert cloud.credentials(person.tokens["IdToken"])
    end(cloud, person)
    with pytest.raises(ClientError, match="Invalid login token") as refusal:
        cloud.credentials(person.tokens["IdToken"])
    assert error_code(refusal) == "NotAuthorizedException"


def test_a_revoked_refresh_token_leaves_the_id_token_alone(cloud, person):
    revoke(cloud, person)
    assert cloud.credentials(person.tokens["IdToken"])


def test_a_new_sign_in_gets_them_again(cloud, person):
    sign_out_everywhere(cloud, person)
    assert cloud.credentials(cloud.tokens(person.email)["IdToken"])["IdentityId"] == person.credentials["IdentityId"]
