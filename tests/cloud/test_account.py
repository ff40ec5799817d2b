"""What people do to their own account by their access token."""

import pytest
from botocore.exceptions import ClientError

import totp
from conftest import PASSWORD, error_code
from dev.cloud import srp

NEW_PASSWORD = "Brand-New-Word-1"


@pytest.fixture
def idp(cloud):
    return cloud.anonymous("cognito-idp")


@pytest.fixture
def token(person):
    return {"AccessToken": person.tokens["AccessToken"]}


def refusal(call, **arguments) -> str:
    with pytest.raises(ClientError) as refused:
        call(**arguments)
    return error_code(refused)


def test_a_password_is_changed_by_who_knows_the_current_one(cloud, idp, person, token):
    change = {"ProposedPassword": NEW_PASSWORD} | token
    assert refusal(idp.change_password, **change, PreviousPassword="Not-My-Password-1") == "NotAuthorizedException"
    weak = {"PreviousPassword": PASSWORD, "ProposedPassword": "short"}
    assert refusal(idp.change_password, **token, **weak) == "InvalidPasswordException"
    idp.change_password(**change, PreviousPassword=PASSWORD)
    assert "IdToken" in cloud.tokens(person.email, NEW_PASSWORD)
    with pytest.raises(ClientError, match="NotAuthorized"):
        cloud.tokens(person.email, PASSWORD)


def test_a_second_step_is_told_and_turned_off(cloud, idp, person, token):
    secret = idp.associate_software_token(**token)["SecretCode"]
    idp.verify_software_token(**token, UserCode=totp.code(secret))
    for on, factors in [(True, ["SOFTWARE_TOKEN_MFA"]), (False, [])]:
        idp.set_user_mfa_preference(**token, SoftwareTokenMfaSettings={"Enabled": on, "PreferredMfa": on})
        assert idp.get_user(**token).get("UserMFASettingList", []) == factors
    assert "AuthenticationResult" in srp.sign_in(idp, cloud.client_id, cloud.pool_id, person.email, PASSWORD)


def test_a_new_app_does_not_count_until_it_is_verified(cloud, idp, person, token):
    first = idp.associate_software_token(**token)["SecretCode"]
    idp.verify_software_token(**token, UserCode=totp.code(first))
    idp.set_user_mfa_preference(**token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})
    idp.associate_software_token(**token)
    session = srp.sign_in(idp, cloud.client_id, cloud.pool_id, person.email, PASSWORD)["Session"]
    done = idp.respond_to_auth_challenge(
        ClientId=cloud.client_id,
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=session,
        ChallengeResponses={"USERNAME": person.email, "SOFTWARE_TOKEN_MFA_CODE": totp.code(first, 1)},
    )
    assert "AuthenticationResult" in done


def test_signing_out_everywhere_ends_the_access_token(idp, token):
    idp.global_sign_out(**token)
    assert refusal(idp.get_user, **token) == "NotAuthorizedException"


def test_a_deleted_account_is_gone_and_its_files_are_not(cloud, idp, person, token):
    person.s3.put_object(Bucket=cloud.bucket, Key=person.prefix + "left.txt", Body=b"x")
    idp.delete_user(**token)
    assert refusal(idp.get_user, **token) in ("NotAuthorizedException", "UserNotFoundException")
    with pytest.raises(ClientError, match="NotAuthorized|UserNotFound"):
        cloud.tokens(person.email)
    listed = cloud.root("s3").list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)
    assert [item["Key"] for item in listed["Contents"]] == [person.prefix + "left.txt"]


def test_versions_are_listed_and_deleted_below_the_own_prefix_alone(cloud, person, stranger):
    key = {"Bucket": cloud.bucket, "Key": person.prefix + "a.txt"}
    for body in (b"old", b"new"):
        person.s3.put_object(**key, Body=body)
    person.s3.delete_object(**key)
    own = {"Bucket": cloud.bucket, "Prefix": person.prefix}
    found = person.s3.list_object_versions(**own)
    versions = [
        {"Key": it["Key"], "VersionId": it["VersionId"]} for it in found["Versions"] + found["DeleteMarkers"]
    ]
    assert len(versions) == 3
    assert refusal(stranger.s3.list_object_versions, **own) == "AccessDenied"
    refused = stranger.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": versions})
    assert {error["Code"] for error in refused["Errors"]} == {"AccessDenied"}
    assert "Errors" not in person.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": versions})
    left = person.s3.list_object_versions(**own)
    assert not left.get("Versions") and not left.get("DeleteMarkers")
