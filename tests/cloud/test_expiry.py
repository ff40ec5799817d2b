"""Expiry, by the controls that end things early."""

import time

import pytest
from botocore.exceptions import ClientError

from conftest import error_code


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


def test_an_expired_credential_is_told_so_by_s3_and_sts(cloud, person):
    cloud.control("expire", {"accessKeyId": person.credentials["AccessKeyId"]})
    sts = cloud.as_someone("sts", person.credentials)
    cloud.credentials()  # vending another must not forget the expired one
    for attempt in (
        lambda: person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix),
        sts.get_caller_identity,
    ):
        with pytest.raises(ClientError) as refusal:
            attempt()
        assert error_code(refusal) == "ExpiredToken"


def test_all_credentials_of_an_identity_expire_and_new_ones_work(cloud, person):
    assert cloud.control("expire", {"identityId": person.credentials["IdentityId"]}) == {"expired": 1}
    with pytest.raises(ClientError) as refusal:
        person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)
    assert error_code(refusal) == "ExpiredToken"
    renewed = cloud.as_someone("s3", cloud.credentials(person.tokens["IdToken"]))
    assert renewed.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)["KeyCount"] == 0


def test_expired_access_and_id_tokens_are_refused_and_refreshed(cloud, idp, person):
    cloud.control("expire", {"username": person.email, "tokens": "access"})
    with pytest.raises(ClientError, match="Access Token has expired") as refusal:
        idp.get_user(AccessToken=person.tokens["AccessToken"])
    assert error_code(refusal) == "NotAuthorizedException"
    with pytest.raises(ClientError, match="Token expired") as refusal:
        cloud.credentials(person.tokens["IdToken"])
    assert error_code(refusal) == "NotAuthorizedException"
    renewed = idp.get_tokens_from_refresh_token(ClientId=cloud.client_id, RefreshToken=person.tokens["RefreshToken"])
    assert idp.get_user(AccessToken=renewed["AuthenticationResult"]["AccessToken"])
    assert cloud.credentials(renewed["AuthenticationResult"]["IdToken"])


def test_an_expired_refresh_token_is_refused(cloud, idp, person):
    cloud.control("expire", {"username": person.email, "tokens": "refresh"})
    refresh = {"ClientId": cloud.client_id, "RefreshToken": person.tokens["RefreshToken"]}
    with pytest.raises(ClientError, match="Refresh Token has expired") as refusal:
        idp.get_tokens_from_refresh_token(**refresh)
    assert error_code(refusal) == "NotAuthorizedException"
    assert "RefreshToken" in cloud.tokens(person.email)


def test_vended_credentials_last_an_hour(cloud):
    left = cloud.credentials()["Expiration"].timestamp() - time.time()
    assert 3500 < left <= 3601
