"""Policy variables: what the template's roles let a person do, and what not."""

import json

import pytest
from botocore.exceptions import ClientError

from conftest import error_code
from web import request


def test_a_person_lists_writes_reads_and_deletes_below_their_own_prefix(cloud, person):
    key = person.prefix + "letter.txt"
    person.s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"dear")
    listed = person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)
    assert [item["Key"] for item in listed["Contents"]] == [key]
    assert person.s3.get_object(Bucket=cloud.bucket, Key=key)["Body"].read() == b"dear"
    person.s3.delete_object(Bucket=cloud.bucket, Key=key)
    versions = person.s3.list_object_versions(Bucket=cloud.bucket, Prefix=person.prefix)
    person.s3.delete_object(Bucket=cloud.bucket, Key=key, VersionId=versions["Versions"][0]["VersionId"])


def test_tags_and_multipart_uploads_work_below_the_own_prefix(cloud, person):
    where = {"Bucket": cloud.bucket, "Key": person.prefix + "big"}
    upload = person.s3.create_multipart_upload(**where)["UploadId"]
    etag = person.s3.upload_part(**where, UploadId=upload, PartNumber=1, Body=b"part")["ETag"]
    assert len(person.s3.list_parts(**where, UploadId=upload)["Parts"]) == 1
    parts = {"Parts": [{"PartNumber": 1, "ETag": etag}]}
    person.s3.complete_multipart_upload(**where, UploadId=upload, MultipartUpload=parts)
    person.s3.put_object_tagging(**where, Tagging={"TagSet": [{"Key": "colour", "Value": "blue"}]})
    assert person.s3.get_object_tagging(**where)["TagSet"][0]["Value"] == "blue"
    other = person.s3.create_multipart_upload(**where)["UploadId"]
    person.s3.abort_multipart_upload(**where, UploadId=other)


def test_nothing_is_stored_in_an_archive_and_other_classes_are_the_persons_choice(cloud, person):
    where = {"Bucket": cloud.bucket, "Key": person.prefix + "old.txt"}
    for archive in ("GLACIER", "DEEP_ARCHIVE"):
        for store in (person.s3.put_object, person.s3.create_multipart_upload):
            with pytest.raises(ClientError) as refusal:
                store(**where, StorageClass=archive)
            assert error_code(refusal) == "AccessDenied"
    person.s3.put_object(**where, Body=b"old", StorageClass="STANDARD_IA")
    copy = person.s3.copy_object(Bucket=cloud.bucket, Key=where["Key"] + "2", CopySource=where, StorageClass="STANDARD_IA")
    assert copy["CopyObjectResult"]["ETag"]


@pytest.mark.parametrize("prefix", ["", "users/", "users/us-east-1:", "shared"])
def test_a_listing_above_the_own_prefix_is_refused(cloud, person, prefix):
    with pytest.raises(ClientError) as refusal:
        person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=prefix)
    assert error_code(refusal) == "AccessDenied"


def test_another_persons_folder_is_refused_in_every_way(cloud, person, stranger):
    key = stranger.prefix + "secret.txt"
    stranger.s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"secret")
    where = {"Bucket": cloud.bucket, "Key": key}
    attempts = [
        lambda: person.s3.get_object(**where),
        lambda: person.s3.put_object(**where, Body=b"mine now"),
        lambda: person.s3.delete_object(**where),
        lambda: person.s3.create_multipart_upload(**where),
        lambda: person.s3.get_object_tagging(**where),
        lambda: person.s3.copy_object(Bucket=cloud.bucket, Key=person.prefix + "copy", CopySource=where),
        lambda: person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=stranger.prefix),
        lambda: person.s3.list_object_versions(Bucket=cloud.bucket, Prefix=stranger.prefix),
    ]
    for attempt in attempts:
        with pytest.raises(ClientError) as refusal:
            attempt()
        assert error_code(refusal) == "AccessDenied"


def test_a_form_upload_to_another_folder_is_refused_whatever_its_policy_allows(cloud, person, stranger):
    anywhere = [["starts-with", "$key", ""]]
    form = person.s3.generate_presigned_post(cloud.bucket, "${filename}", Conditions=anywhere)
    file = ("file", ("x.txt", b"abc", "text/plain"))
    for prefix, status in ((person.prefix, 204), (stranger.prefix, 403), ("shared/", 403)):
        fields = form["fields"] | {"key": prefix + "x.txt"}
        assert request("POST", form["url"], fields=[*fields.items(), file]).status == status


def test_everyones_unfinished_uploads_are_refused(cloud, person):
    with pytest.raises(ClientError) as refusal:
        person.s3.list_multipart_uploads(Bucket=cloud.bucket, Prefix=person.prefix)
    assert error_code(refusal) == "AccessDenied"


def test_shared_files_are_read_but_not_written(cloud, person):
    cloud.root("s3").put_object(Bucket=cloud.bucket, Key="shared/notice.txt", Body=b"read me")
    assert person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix="shared/")["KeyCount"] >= 1
    assert person.s3.get_object(Bucket=cloud.bucket, Key="shared/notice.txt")["Body"].read() == b"read me"
    with pytest.raises(ClientError) as refusal:
        person.s3.put_object(Bucket=cloud.bucket, Key="shared/notice.txt", Body=b"defaced")
    assert error_code(refusal) == "AccessDenied"


def test_a_variable_without_a_value_matches_nothing(cloud):
    """A role with the same policy, but assumed by nobody of the identity pool."""
    iam, sts = cloud.root("iam"), cloud.root("sts")
    user_role = next(role["RoleName"] for role in iam.list_roles()["Roles"] if "UserRole" in role["RoleName"])
    policy = iam.get_role_policy(RoleName=user_role, PolicyName="own-folder")["PolicyDocument"]
    anyone = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [anyone]})
    role = iam.create_role(RoleName="nobody", AssumeRolePolicyDocument=trust)["Role"]
    iam.put_role_policy(RoleName="nobody", PolicyName="own-folder", PolicyDocument=json.dumps(policy))
    vended = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="test")["Credentials"]
    s3 = cloud.as_someone("s3", vended | {"SecretKey": vended["SecretAccessKey"]})
    for key in ("users//x", "users/${cognito-identity.amazonaws.com:sub}/x", "users/None/x"):
        with pytest.raises(ClientError) as refusal:
            s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"")
        assert error_code(refusal) == "AccessDenied"
