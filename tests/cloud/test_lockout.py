"""Lock-out after wrong passwords, by SRP and by USER_PASSWORD_AUTH alike."""

import time

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD
from dev.cloud import srp


def by_srp(cloud, email: str, password: str) -> dict:
    return srp.sign_in(cloud.anonymous("cognito-idp"), cloud.client_id, cloud.pool_id, email, password)


def by_password(cloud, email: str, password: str) -> dict:
    return cloud.anonymous("cognito-idp").initiate_auth(
        ClientId=cloud.client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )


def fails_with(text: str, sign_in, *arguments) -> None:
    with pytest.raises(ClientError, match=text):
        sign_in(*arguments)


@pytest.mark.parametrize("sign_in", [by_srp, by_password])
def test_five_wrong_passwords_lock_for_a_second(cloud, sign_in):
    email = cloud.new_person()["email"]
    for _ in range(5):
        fails_with("Incorrect username or password", sign_in, cloud, email, "Wrong-Password-1")
    fails_with("Password attempts exceeded", by_password, cloud, email, PASSWORD)  # one call: well within the second
    time.sleep(1)
    assert "AuthenticationResult" in sign_in(cloud, email, PASSWORD)


def test_the_right_password_begins_the_count_anew(cloud):
    email = cloud.new_person()["email"]
    for _ in range(2):
        for _ in range(4):
            fails_with("Incorrect username or password", by_password, cloud, email, "Wrong-Password-1")
        assert "AuthenticationResult" in by_password(cloud, email, PASSWORD)


def test_nobody_else_is_locked_out(cloud, person):
    email = cloud.new_person()["email"]
    for _ in range(5):
        fails_with("Incorrect", by_password, cloud, email, "Wrong-Password-1")
    assert "AuthenticationResult" in by_password(cloud, person.email, PASSWORD)
