"""Guests: let in where the pool allows them, to the shared folder only; refused where it does not."""

import pytest
from botocore.exceptions import ClientError

from conftest import error_code


@pytest.fixture
def no_guests(cloud):
    """An identity pool that forbids guests."""
    provider = {"ProviderName": next(iter(cloud.logins(""))), "ClientId": cloud.client_id, "ServerSideTokenCheck": True}
    return cloud.root("cognito-identity").create_identity_pool(
        IdentityPoolName="members only", AllowUnauthenticatedIdentities=False, CognitoIdentityProviders=[provider]
    )["IdentityPoolId"]


def test_a_guest_reads_shared_files_and_nothing_else(cloud):
    cloud.root("s3").put_object(Bucket=cloud.bucket, Key="shared/for-guests.txt", Body=b"welcome")
    guest = cloud.as_someone("s3", cloud.credentials())
    assert guest.list_objects_v2(Bucket=cloud.bucket, Prefix="shared/")["KeyCount"] >= 1
    assert guest.get_object(Bucket=cloud.bucket, Key="shared/for-guests.txt")["Body"].read() == b"welcome"
    attempts = [
        lambda: guest.put_object(Bucket=cloud.bucket, Key="shared/for-guests.txt", Body=b""),
        lambda: guest.delete_object(Bucket=cloud.bucket, Key="shared/for-guests.txt"),
        lambda: guest.create_multipart_upload(Bucket=cloud.bucket, Key="shared/x"),
        lambda: guest.list_objects_v2(Bucket=cloud.bucket),
        lambda: guest.list_object_versions(Bucket=cloud.bucket, Prefix="shared/"),
    ]
    for attempt in attempts:
        with pytest.raises(ClientError) as refusal:
            attempt()
        assert error_code(refusal) == "AccessDenied"


def test_a_guest_has_no_folder_of_their_own(cloud):
    credentials = cloud.credentials()
    guest = cloud.as_someone("s3", credentials)
    with pytest.raises(ClientError) as refusal:
        guest.put_object(Bucket=cloud.bucket, Key=f"users/{credentials['IdentityId']}/x", Body=b"")
    assert error_code(refusal) == "AccessDenied"


def test_a_pool_without_guests_gives_no_identity(cloud, no_guests):
    with pytest.raises(ClientError, match="Unauthenticated access is not supported") as refusal:
        cloud.anonymous("cognito-identity").get_id(IdentityPoolId=no_guests)
    assert error_code(refusal) == "NotAuthorizedException"


def test_guests_that_a_pool_no_longer_allows_get_no_credentials(cloud, no_guests):
    root, pool = cloud.root("cognito-identity"), {"IdentityPoolId": no_guests, "IdentityPoolName": "members only"}
    root.update_identity_pool(**pool, AllowUnauthenticatedIdentities=True)
    identity_id = cloud.anonymous("cognito-identity").get_id(IdentityPoolId=no_guests)["IdentityId"]
    root.update_identity_pool(**pool, AllowUnauthenticatedIdentities=False)
    with pytest.raises(ClientError, match="Unauthenticated access is not supported") as refusal:
        cloud.anonymous("cognito-identity").get_credentials_for_identity(IdentityId=identity_id)
    assert error_code(refusal) == "NotAuthorizedException"


def test_an_unknown_identity_is_not_found(cloud):
    with pytest.raises(ClientError) as refusal:
        cloud.anonymous("cognito-identity").get_credentials_for_identity(
            IdentityId="us-east-1:00000000-0000-0000-0000-000000000000"
        )
    assert error_code(refusal) == "ResourceNotFoundException"


def test_someone_elses_identity_is_refused_to_a_guest(cloud, person):
    with pytest.raises(ClientError, match="is forbidden") as refusal:
        cloud.anonymous("cognito-identity").get_credentials_for_identity(IdentityId=person.credentials["IdentityId"])
    assert error_code(refusal) == "NotAuthorizedException"


def test_the_classic_flow_is_off(cloud, person):
    with pytest.raises(ClientError, match="classic") as refusal:
        cloud.anonymous("cognito-identity").get_open_id_token(
            IdentityId=person.credentials["IdentityId"], Logins=cloud.logins(person.tokens["IdToken"])
        )
    assert error_code(refusal) == "InvalidParameterException"


def test_a_guest_who_signs_up_keeps_the_identity(cloud):
    guest = cloud.credentials()["IdentityId"]
    email = cloud.new_person(confirmed=False)["email"]
    code = cloud.code_mailed_to(email)
    cloud.anonymous("cognito-idp").confirm_sign_up(ClientId=cloud.client_id, Username=email, ConfirmationCode=code)
    logins = cloud.logins(cloud.tokens(email)["IdToken"])
    answer = cloud.anonymous("cognito-identity").get_credentials_for_identity(IdentityId=guest, Logins=logins)
    assert answer["IdentityId"] == guest


def test_a_guest_who_is_merged_into_a_user_has_no_identity_of_their_own_any_more(cloud, person):
    guest = cloud.credentials()["IdentityId"]
    logins = cloud.logins(person.tokens["IdToken"])
    anonymous = cloud.anonymous("cognito-identity")
    merged = anonymous.get_credentials_for_identity(IdentityId=guest, Logins=logins)
    assert merged["IdentityId"] == person.credentials["IdentityId"] != guest
    for more in ({}, {"Logins": logins}):
        with pytest.raises(ClientError, match="is forbidden") as refusal:
            anonymous.get_credentials_for_identity(IdentityId=guest, **more)
        assert error_code(refusal) == "NotAuthorizedException"
    assert anonymous.get_credentials_for_identity(IdentityId=merged["IdentityId"], Logins=logins)["Credentials"]
