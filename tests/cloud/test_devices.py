"""Remembered devices: named at a sign-in, confirmed, listed, forgotten."""

import pytest
from botocore.exceptions import ClientError

from conftest import PASSWORD, error_code

VERIFIER = {"PasswordVerifier": "dg==", "Salt": "c2FsdA=="}


@pytest.fixture(scope="module")
def pool(cloud):
    """A pool that remembers devices where people say so: (pool id, client id)."""
    root = cloud.root("cognito-idp")
    pool = root.create_user_pool(
        PoolName="devices",
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        DeviceConfiguration={"DeviceOnlyRememberedOnUserPrompt": True},
    )["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = root.create_user_pool_client(UserPoolId=pool, ClientName="page", ExplicitAuthFlows=flows)
    return pool, client["UserPoolClient"]["ClientId"]


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


def sign_in(idp, pool, email: str, **more) -> dict:
    return idp.initiate_auth(
        ClientId=pool[1],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": PASSWORD} | more,
    )["AuthenticationResult"]


@pytest.fixture
def email(cloud, pool):
    return cloud.new_person(clientId=pool[1])["email"]


def test_a_new_device_gets_its_names_is_confirmed_listed_and_forgotten(idp, pool, email):
    result = sign_in(idp, pool, email)
    token, key = {"AccessToken": result["AccessToken"]}, result["NewDeviceMetadata"]["DeviceKey"]
    assert result["NewDeviceMetadata"]["DeviceGroupKey"]
    assert idp.list_devices(**token)["Devices"] == [], "not before it is confirmed"
    confirmed = idp.confirm_device(
        **token, DeviceKey=key, DeviceName="Chrome, Linux", DeviceSecretVerifierConfig=VERIFIER
    )
    assert confirmed["UserConfirmationNecessary"] is True
    idp.update_device_status(**token, DeviceKey=key, DeviceRememberedStatus="remembered")
    assert [device["DeviceKey"] for device in idp.list_devices(**token)["Devices"]] == [key]
    assert "NewDeviceMetadata" not in sign_in(idp, pool, email, DEVICE_KEY=key)
    idp.forget_device(**token, DeviceKey=key)
    assert idp.list_devices(**token)["Devices"] == []
    with pytest.raises(ClientError) as refusal:
        sign_in(idp, pool, email, DEVICE_KEY=key)
    assert error_code(refusal) == "ResourceNotFoundException"


def test_a_device_that_is_not_there_cannot_be_forgotten(idp, pool, email):
    with pytest.raises(ClientError) as refusal:
        idp.forget_device(AccessToken=sign_in(idp, pool, email)["AccessToken"], DeviceKey="us-east-1_gone")
    assert error_code(refusal) == "ResourceNotFoundException"


def test_a_pool_that_remembers_no_devices_names_none(idp, cloud, person):
    assert "NewDeviceMetadata" not in person.tokens
    assert idp.list_devices(AccessToken=person.tokens["AccessToken"])["Devices"] == []
