"""The test controls under /_alcove/."""

import base64
import urllib.error
from uuid import uuid4

import pytest

from conftest import PASSWORD


def refused(cloud, path: str, body: dict | None = None) -> int:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        cloud.control(path, body)
    return refusal.value.code


def test_an_account_is_ready_at_once_and_its_identity_known(cloud):
    person = cloud.new_person()
    assert cloud.credentials(cloud.tokens(person["email"])["IdToken"])["IdentityId"] == person["identityId"]


def test_an_account_of_a_weak_password_or_a_taken_address_is_refused(cloud):
    email = cloud.new_person()["email"]
    wanted = {"email": email, "password": PASSWORD, "clientId": cloud.client_id}
    assert refused(cloud, "user", wanted) == 400
    assert refused(cloud, "user", wanted | {"email": f"{uuid4()}@example.com", "password": "weak"}) == 400


def test_a_client_must_be_named_where_there_are_several(cloud):
    root = cloud.root("cognito-idp")
    other = root.create_user_pool_client(UserPoolId=cloud.pool_id, ClientName="other")["UserPoolClient"]["ClientId"]
    assert refused(cloud, "user", {"email": f"{uuid4()}@example.com", "password": PASSWORD}) == 400
    root.delete_user_pool_client(UserPoolId=cloud.pool_id, ClientId=other)


def test_the_last_mail_is_that_to_an_address_or_to_anyone(cloud):
    first, second = (cloud.new_person(confirmed=False)["email"] for _ in range(2))
    assert cloud.control(f"mail?to={first}")["to"] == first
    assert cloud.control("mail?to=") == cloud.control("mail") == cloud.control(f"mail?to={second}")


def test_what_is_not_there_is_404(cloud):
    assert refused(cloud, "mail?to=nobody@example.com") == 404
    assert refused(cloud, "nothing") == 404
    for body in ({"accessKeyId": "ASIA"}, {"identityId": "x"}, {"session": "x"}, {"username": "x", "tokens": "access"}):
        assert refused(cloud, "expire", body) == 404


def test_what_is_not_understood_is_400(cloud):
    for body in ({}, {"username": "x"}, {"username": "x", "tokens": "all"}, {"accessKeyId": 1}):
        assert refused(cloud, "expire", body) == 400


def test_many_objects_are_written_by_one_call(cloud):
    keys = ["shared/many/が.txt", "shared/many/b/c+%.txt"]
    body = base64.b64encode(b"text").decode()
    assert cloud.control("objects", {"bucket": cloud.bucket, "keys": keys, "body": body}) == {"written": 2}
    s3 = cloud.root("s3")
    for key in keys:
        got = s3.get_object(Bucket=cloud.bucket, Key=key)
        assert (got["Body"].read(), got["ContentType"]) == (b"text", "text/plain") and got["VersionId"]
        s3.delete_object(Bucket=cloud.bucket, Key=key)
