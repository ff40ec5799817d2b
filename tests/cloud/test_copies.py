"""Copies: who may make one, on which conditions, and what it has of its source."""

import hashlib
import json
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from conftest import error_code

MIB = 1024 * 1024


@pytest.fixture
def pair(cloud, person):
    """A source, and where its copy goes."""
    source = person.prefix + "a b+%か.txt"
    person.s3.put_object(Bucket=cloud.bucket, Key=source, Body=b"one", Metadata={"made-by": "me"})
    return {"Bucket": cloud.bucket, "Key": person.prefix + "copy", "CopySource": {"Bucket": cloud.bucket, "Key": source}}


def refused(call, **more) -> tuple[str, int]:
    with pytest.raises(ClientError) as refusal:
        call(**more)
    return error_code(refusal), refusal.value.response["ResponseMetadata"]["HTTPStatusCode"]


def test_a_copy_needs_the_right_to_read_its_source(cloud, person, pair):
    foreign = {"Bucket": cloud.bucket, "Key": "users/us-east-1:somebody-else/secret"}
    cloud.root("s3").put_object(**foreign, Body=b"secret")
    assert refused(person.s3.copy_object, **{**pair, "CopySource": foreign}) == ("AccessDenied", 403)
    upload = person.s3.create_multipart_upload(Bucket=pair["Bucket"], Key=pair["Key"])["UploadId"]
    part = {"Bucket": pair["Bucket"], "Key": pair["Key"], "UploadId": upload, "PartNumber": 1}
    assert refused(person.s3.upload_part_copy, **part, CopySource=foreign) == ("AccessDenied", 403)
    shared = {"Bucket": cloud.bucket, "Key": "shared/to-copy"}
    cloud.root("s3").put_object(**shared, Body=b"for all")
    person.s3.copy_object(**{**pair, "CopySource": shared})
    into = {"Bucket": cloud.bucket, "Key": "shared/mine"}
    assert refused(person.s3.copy_object, **into, CopySource=pair["CopySource"]) == ("AccessDenied", 403)


def test_tags_come_along_only_where_they_may_be_read(cloud, person, pair):
    source = {"Bucket": cloud.bucket, "Key": f"shared/tagged-{uuid4()}"}
    cloud.root("s3").put_object(**source, Body=b"x", Tagging="a=1")
    person.s3.copy_object(**{**pair, "CopySource": source})
    iam = cloud.root("iam")
    role = next(it["RoleName"] for it in iam.list_roles()["Roles"] if "UserRole" in it["RoleName"])
    resource = f"arn:aws:s3:::{cloud.bucket}/{source['Key']}"
    denial = {"Effect": "Deny", "Action": "s3:GetObjectTagging", "Resource": resource}
    policy = {"RoleName": role, "PolicyName": "no-tags"}
    iam.put_role_policy(**policy, PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [denial]}))
    try:
        assert refused(person.s3.copy_object, **{**pair, "CopySource": source}) == ("AccessDenied", 403)
        person.s3.copy_object(**{**pair, "CopySource": source}, TaggingDirective="REPLACE")
    finally:
        iam.delete_role_policy(**policy)


def test_the_conditions_of_a_copy_hold_for_its_target(cloud, person, pair):
    person.s3.copy_object(**pair, IfNoneMatch="*")
    assert refused(person.s3.copy_object, **pair, IfNoneMatch="*") == ("PreconditionFailed", 412)
    etag = person.s3.head_object(Bucket=pair["Bucket"], Key=pair["Key"])["ETag"]
    assert refused(person.s3.copy_object, **pair, IfMatch='"other"') == ("PreconditionFailed", 412)
    person.s3.copy_object(**pair, IfMatch=etag)
    missing = {**pair, "Key": person.prefix + "missing"}
    assert refused(person.s3.copy_object, **missing, IfMatch=etag)[1] == 404


def test_a_source_that_has_changed_is_not_copied(person, pair):
    assert refused(person.s3.copy_object, **pair, CopySourceIfMatch='"other"') == ("PreconditionFailed", 412)
    person.s3.copy_object(**pair, CopySourceIfMatch=hashlib.md5(b"one").hexdigest())


def test_metadata_and_tags_come_along_and_the_class_does_not(cloud, person, pair):
    source = pair["CopySource"]
    person.s3.put_object(**source, Body=b"two", Metadata={"made-by": "me"}, StorageClass="STANDARD_IA", Tagging="a=1")
    person.s3.copy_object(**pair)
    head = person.s3.head_object(Bucket=pair["Bucket"], Key=pair["Key"])
    assert head["Metadata"] == {"made-by": "me"} and "StorageClass" not in head
    tags = person.s3.get_object_tagging(Bucket=pair["Bucket"], Key=pair["Key"])["TagSet"]
    assert tags == [{"Key": "a", "Value": "1"}]
    person.s3.copy_object(**pair, StorageClass="STANDARD_IA")
    assert person.s3.head_object(Bucket=pair["Bucket"], Key=pair["Key"])["StorageClass"] == "STANDARD_IA"


def test_a_copy_of_parts_is_one_of_its_own(person, pair):
    source = pair["CopySource"]
    upload = person.s3.create_multipart_upload(**source)["UploadId"]
    parts = []
    for number, body in ((1, b"a" * 5 * MIB), (2, b"b")):
        etag = person.s3.upload_part(**source, UploadId=upload, PartNumber=number, Body=body)["ETag"]
        parts.append({"PartNumber": number, "ETag": etag})
    whole = person.s3.complete_multipart_upload(**source, UploadId=upload, MultipartUpload={"Parts": parts})
    assert whole["ETag"].endswith('-2"')
    made = person.s3.copy_object(**pair)["CopyObjectResult"]["ETag"]
    assert made.strip('"') == hashlib.md5(b"a" * 5 * MIB + b"b").hexdigest()
    assert person.s3.head_object(Bucket=pair["Bucket"], Key=pair["Key"])["ETag"] == made
    listed = person.s3.list_objects_v2(Bucket=pair["Bucket"], Prefix=pair["Key"])["Contents"][0]
    assert listed["ETag"] == made


def test_an_original_is_deleted_only_if_it_is_what_was_copied(person, pair):
    source = pair["CopySource"]
    assert refused(person.s3.delete_object, **source, IfMatch='"other"') == ("PreconditionFailed", 412)
    person.s3.delete_object(**source, IfMatch=f'"{hashlib.md5(b"one").hexdigest()}"')
    assert refused(person.s3.head_object, **source)[1] == 403
