"""Lock-out after wrong passwords, by SRP and by USER_PASSWORD_AUTH alike."""

import time

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD
from dev.cloud import srp


@pytest.fixture
def idp(cloud):
    """At hand before it is needed: to make one takes longer on a busy machine than the first lock lasts."""
    return cloud.anonymous("cognito-idp")


def by_srp(idp, cloud, email: str, password: str) -> dict:
    return srp.sign_in(idp, cloud.client_id, cloud.pool_id, email, password)


def by_password(idp, cloud, email: str, password: str) -> dict:
    return idp.initiate_auth(
        ClientId=cloud.client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )


def fails_with(text: str, sign_in, *arguments) -> None:
    with pytest.raises(ClientError, match=text):
        sign_in(*arguments)


@pytest.mark.parametrize("sign_in", [by_srp, by_password])
def test_five_wrong_passwords_lock_for_a_second(cloud, idp, sign_in):
    email = cloud.new_person()["email"]
    for _ in range(5):
        fails_with("Incorrect username or password", sign_in, idp, cloud, email, "Wrong-Password-1")
    fails_with("Password attempts exceeded", by_password, idp, cloud, email, PASSWORD)  # one call: well within the second
    time.sleep(1)
    assert "AuthenticationResult" in sign_in(idp, cloud, email, PASSWORD)


def test_the_right_password_begins_the_count_anew(cloud, idp):
    email = cloud.new_person()["email"]
    for _ in range(2):
        for _ in range(4):
            fails_with("Incorrect username or password", by_password, idp, cloud, email, "Wrong-Password-1")
        assert "AuthenticationResult" in by_password(idp, cloud, email, PASSWORD)


def test_nobody_else_is_locked_out(cloud, idp, person):
    email = cloud.new_person()["email"]
    for _ in range(5):
        fails_with("Incorrect", by_password, idp, cloud, email, "Wrong-Password-1")
    assert "AuthenticationResult" in by_password(idp, cloud, person.email, PASSWORD)
