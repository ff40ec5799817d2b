"""What the page stands on in S3, checked here once so that a failing end-to-end test is not the emulator's fault."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from botocore.exceptions import ClientError

from conftest import error_code
from web import request, signed

NAMES = ["plain", "with space", "a+b%20c&d#e?f=g", "日本語", "🌸", "quote\"'<>", "tab\tand\nline"]
MIB = 1024 * 1024


@pytest.fixture
def where(cloud, person):
    return {"Bucket": cloud.bucket, "Key": person.prefix + "file"}


def test_a_missing_key_looks_like_a_forbidden_one(cloud, person):
    for call, missing in ((person.s3.get_object, "AccessDenied"), (person.s3.head_object, "403")):
        with pytest.raises(ClientError) as refusal:
            call(Bucket=cloud.bucket, Key=person.prefix + "missing")
        assert error_code(refusal) == missing


def test_who_may_list_the_bucket_is_told_that_a_key_is_missing(cloud):
    with pytest.raises(ClientError) as refusal:
        cloud.root("s3").get_object(Bucket=cloud.bucket, Key="missing")
    assert error_code(refusal) == "NoSuchKey"


def test_a_body_that_is_not_the_signed_one_is_refused(cloud, person):
    put = partial(signed, person.credentials, "PUT", f"{cloud.url}/{cloud.bucket}/{person.prefix}hashed")
    assert put(body=b"signed").status == 200
    assert put(body=b"anything", said_hash="UNSIGNED-PAYLOAD").status == 200
    answer = put(body=b"sent!!", said_hash=hashlib.sha256(b"signed").hexdigest())
    assert answer.status == 400 and b"<Code>XAmzContentSHA256Mismatch</Code>" in answer.data


def test_a_wrong_checksum_is_refused(person, where):
    for wrong in ({"ChecksumSHA256": "A" * 43 + "="}, {"ChecksumCRC64NVME": "A" * 11 + "="}):
        with pytest.raises(ClientError) as refusal:
            person.s3.put_object(**where, Body=b"x", **wrong)
        assert error_code(refusal) == "BadDigest"


def test_if_none_match_protects_an_existing_file(person, where):
    person.s3.put_object(**where, Body=b"first", IfNoneMatch="*")
    with pytest.raises(ClientError) as refusal:
        person.s3.put_object(**where, Body=b"second", IfNoneMatch="*")
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    upload = person.s3.create_multipart_upload(**where)["UploadId"]
    etag = person.s3.upload_part(**where, UploadId=upload, PartNumber=1, Body=b"second")["ETag"]
    parts = {"Parts": [{"PartNumber": 1, "ETag": etag}]}
    with pytest.raises(ClientError) as refusal:
        person.s3.complete_multipart_upload(**where, UploadId=upload, MultipartUpload=parts, IfNoneMatch="*")
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    assert person.s3.get_object(**where)["Body"].read() == b"first"


def test_if_match_replaces_only_what_was_seen(person, where):
    seen = person.s3.put_object(**where, Body=b"first")["ETag"]
    person.s3.put_object(**where, Body=b"second", IfMatch=seen)
    with pytest.raises(ClientError) as refusal:
        person.s3.put_object(**where, Body=b"third", IfMatch=seen)
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412


def test_an_aborted_upload_is_gone(person, where):
    upload = person.s3.create_multipart_upload(**where)["UploadId"]
    person.s3.upload_part(**where, UploadId=upload, PartNumber=1, Body=b"x")
    person.s3.abort_multipart_upload(**where, UploadId=upload)
    with pytest.raises(ClientError) as refusal:
        person.s3.list_parts(**where, UploadId=upload)
    assert error_code(refusal) == "NoSuchUpload"


def test_a_key_has_at_most_1024_bytes(cloud, person):
    fits = person.prefix + "é" * ((1024 - len(person.prefix)) // 2)
    person.s3.put_object(Bucket=cloud.bucket, Key=fits, Body=b"")
    with pytest.raises(ClientError) as refusal:
        person.s3.put_object(Bucket=cloud.bucket, Key=fits + "éé", Body=b"")
    assert error_code(refusal) == "KeyTooLongError"


@pytest.mark.parametrize(
    ("sizes", "order", "code"),
    [([MIB, 1], [1, 2], "EntityTooSmall"), ([5 * MIB, 5 * MIB, 1], [2, 1, 3], "InvalidPartOrder")],
    ids=["small", "unordered"],
)
def test_parts_must_be_large_and_in_order(person, where, sizes, order, code):
    upload = person.s3.create_multipart_upload(**where)["UploadId"]
    etags = [
        person.s3.upload_part(**where, UploadId=upload, PartNumber=number, Body=bytes(size))["ETag"]
        for number, size in enumerate(sizes, 1)
    ]
    parts = {"Parts": [{"PartNumber": number, "ETag": etags[number - 1]} for number in order]}
    with pytest.raises(ClientError) as refusal:
        person.s3.complete_multipart_upload(**where, UploadId=upload, MultipartUpload=parts)
    assert error_code(refusal) == code


def test_every_name_comes_back_from_an_encoded_listing(cloud, person):
    for name in NAMES:
        person.s3.put_object(Bucket=cloud.bucket, Key=person.prefix + name, Body=name.encode())
    # boto3 asks for encoding-type=url by itself and decodes
    listed = person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix, Delimiter="/")
    assert sorted(item["Key"] for item in listed["Contents"]) == sorted(person.prefix + name for name in NAMES)
    for name in NAMES:
        stored = person.s3.get_object(Bucket=cloud.bucket, Key=person.prefix + name)
        assert stored["Body"].read() == name.encode()


@pytest.mark.parametrize("call", ["list_objects_v2", "list_object_versions"])
def test_an_encoded_listing_writes_a_space_as_plus(cloud, person, call):
    person.s3.put_object(Bucket=cloud.bucket, Key=person.prefix + "my folder/a+b%20c/é", Body=b"")
    asked = {"Bucket": cloud.bucket, "Prefix": person.prefix + "my folder/", "EncodingType": "url"}
    said = request("GET", person.s3.generate_presigned_url(call, asked)).data.decode()
    prefix = person.prefix.replace(":", "%3A") + "my+folder/"
    assert re.findall("<(?:Key|Prefix)>([^<]*)<", said) == [prefix, prefix + "a%2Bb%2520c/%C3%A9"]
    assert "<EncodingType>url</EncodingType>" in said


def test_a_listing_is_paged_and_folders_are_common_prefixes(cloud, person):
    for number in range(5):
        person.s3.put_object(Bucket=cloud.bucket, Key=f"{person.prefix}folder {number}/x", Body=b"")
    seen, token = [], {}
    while True:
        page = person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix, Delimiter="/", MaxKeys=2, **token)
        seen += [common["Prefix"] for common in page.get("CommonPrefixes", [])]
        if not page["IsTruncated"]:
            break
        token = {"ContinuationToken": page["NextContinuationToken"]}
    assert seen == [f"{person.prefix}folder {number}/" for number in range(5)]


def test_a_batch_delete_leaves_versions_behind(cloud, person):
    keys = [f"{person.prefix}{number}" for number in range(3)]
    for key in keys:
        person.s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"x")
    objects = [{"Key": key} for key in [*keys, person.prefix + "missing"]]
    said = person.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": objects})
    assert len(said["Deleted"]) == 4 and "Errors" not in said
    assert person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)["KeyCount"] == 0
    kept = person.s3.list_object_versions(Bucket=cloud.bucket, Prefix=person.prefix)
    assert len(kept["Versions"]) == 3


def test_a_batch_delete_refuses_each_foreign_key_by_itself(cloud, person, stranger):
    mine, theirs = person.prefix + "mine & more", stranger.prefix + "theirs & more"
    person.s3.put_object(Bucket=cloud.bucket, Key=mine, Body=b"")
    stranger.s3.put_object(Bucket=cloud.bucket, Key=theirs, Body=b"")
    said = person.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": [{"Key": theirs}, {"Key": mine}]})
    assert [deleted["Key"] for deleted in said["Deleted"]] == [mine]
    assert [(error["Key"], error["Code"]) for error in said["Errors"]] == [(theirs, "AccessDenied")]
    assert stranger.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=stranger.prefix)["KeyCount"] == 1
    for objects in ([{"Key": theirs}], [{"Key": theirs}, {"Key": mine}]):
        quiet = person.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": objects, "Quiet": True})
        assert "Deleted" not in quiet and [error["Key"] for error in quiet["Errors"]] == [theirs]


def test_a_batch_delete_takes_only_the_content_that_it_names(cloud, person):
    """https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html"""
    same, changed, missing = (person.prefix + name for name in ("same", "changed", "missing"))
    tags = {key: person.s3.put_object(Bucket=cloud.bucket, Key=key, Body=b"seen")["ETag"] for key in (same, changed, missing)}
    person.s3.put_object(Bucket=cloud.bucket, Key=changed, Body=b"newer")
    person.s3.delete_object(Bucket=cloud.bucket, Key=missing)
    objects = [{"Key": key, "ETag": tag} for key, tag in tags.items()]
    said = person.s3.delete_objects(Bucket=cloud.bucket, Delete={"Objects": objects})
    assert [deleted["Key"] for deleted in said["Deleted"]] == [same]
    refused = {error["Key"]: error["Code"] for error in said["Errors"]}
    assert refused == {changed: "PreconditionFailed", missing: "NoSuchKey"}


def test_a_forged_batch_delete_is_refused(cloud, person):
    person.s3.put_object(Bucket=cloud.bucket, Key=person.prefix + "kept", Body=b"")
    body = f"<Delete><Object><Key>{person.prefix}kept</Key></Object></Delete>".encode()
    forger = person.credentials | {"SecretKey": "not-the-secret"}
    answer = signed(forger, "POST", f"{cloud.url}/{cloud.bucket}/?delete", body=body)
    assert answer.status == 403 and b"<Code>SignatureDoesNotMatch</Code>" in answer.data
    assert person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)["KeyCount"] == 1
    unsigned = request("POST", f"{cloud.url}/{cloud.bucket}/?delete", body=body)
    assert unsigned.status == 403
    assert person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)["KeyCount"] == 1


def test_many_uploads_at_once_all_arrive(cloud, person):
    def upload(number: int) -> None:
        person.s3.put_object(Bucket=cloud.bucket, Key=f"{person.prefix}{number:03}", Body=bytes([number]) * 4096)

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(upload, range(60)))
    assert person.s3.list_objects_v2(Bucket=cloud.bucket, Prefix=person.prefix)["KeyCount"] == 60


def test_64_mib_arrive_intact_in_parts_sent_at_once(person, where):
    part = bytes(range(256)) * (8 * MIB // 256)
    upload = person.s3.create_multipart_upload(**where)["UploadId"]

    def send(number: int) -> dict:
        said = person.s3.upload_part(**where, UploadId=upload, PartNumber=number, Body=part)
        return {"PartNumber": number, "ETag": said["ETag"]}

    with ThreadPoolExecutor(4) as threads:
        parts = list(threads.map(send, range(1, 9)))
    person.s3.complete_multipart_upload(**where, UploadId=upload, MultipartUpload={"Parts": parts})
    arrived = hashlib.sha256()
    for chunk in person.s3.get_object(**where)["Body"].iter_chunks(MIB):
        arrived.update(chunk)
    assert arrived.hexdigest() == hashlib.sha256(part * 8).hexdigest()
