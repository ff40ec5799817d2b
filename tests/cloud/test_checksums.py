"""What folder sync and "Verify" stand on in S3: kept checksums, the size of a part, deletes on a condition."""

import base64
import hashlib

import pytest
from botocore.exceptions import ClientError

from conftest import error_code
from web import request

MIB = 1024 * 1024


@pytest.fixture
def where(cloud, person):
    return {"Bucket": cloud.bucket, "Key": person.prefix + "file"}


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def text(digest: bytes) -> str:
    return base64.b64encode(digest).decode()


def test_a_checksum_that_was_sent_is_told_to_who_asks(person, where):
    person.s3.put_object(**where, Body=b"content", ChecksumSHA256=text(sha256(b"content")))
    asked = person.s3.head_object(**where, ChecksumMode="ENABLED")
    assert (asked["ChecksumSHA256"], asked["ChecksumType"]) == (text(sha256(b"content")), "FULL_OBJECT")
    assert "x-amz-checksum-sha256" not in person.s3.head_object(**where)["ResponseMetadata"]["HTTPHeaders"]


def test_an_object_in_parts_has_the_checksum_of_its_parts_checksums_and_tells_a_parts_size(person, where):
    parts = [b"1" * (5 * MIB), b"2" * (5 * MIB), b"3"]
    upload = person.s3.create_multipart_upload(**where, ChecksumAlgorithm="SHA256")["UploadId"]
    sent = []
    for number, part in enumerate(parts, 1):
        checksum = text(sha256(part))
        named = {**where, "UploadId": upload, "PartNumber": number}
        etag = person.s3.upload_part(**named, Body=part, ChecksumSHA256=checksum)["ETag"]
        sent.append({"PartNumber": number, "ETag": etag, "ChecksumSHA256": checksum})
    person.s3.complete_multipart_upload(**where, UploadId=upload, MultipartUpload={"Parts": sent})
    asked = person.s3.head_object(**where, ChecksumMode="ENABLED")
    composite = text(sha256(b"".join(map(sha256, parts))))
    assert (asked["ChecksumSHA256"], asked["ChecksumType"]) == (f"{composite}-3", "COMPOSITE")
    first = person.s3.head_object(**where, PartNumber=1)
    assert (first["ContentLength"], first["PartsCount"]) == (5 * MIB, 3)


def test_only_the_content_that_was_seen_is_deleted(person, where):
    seen = person.s3.put_object(**where, Body=b"seen")["ETag"]
    person.s3.put_object(**where, Body=b"changed")
    with pytest.raises(ClientError) as refusal:
        person.s3.delete_object(**where, IfMatch=seen)
    assert error_code(refusal) == "PreconditionFailed"
    assert person.s3.get_object(**where)["Body"].read() == b"changed"
    now = person.s3.head_object(**where)["ETag"]
    person.s3.delete_object(**where, IfMatch=now)
    with pytest.raises(ClientError):
        person.s3.head_object(**where)


def test_a_checksum_in_a_form_is_checked_and_kept(person, where):
    def post(content: bytes, checksum: str) -> int:
        fields = {"x-amz-checksum-sha256": checksum}
        form = person.s3.generate_presigned_post(
            **where, Fields=fields, Conditions=[{name: value} for name, value in fields.items()]
        )
        file = ("file", ("file", content, "text/plain"))
        return request("POST", form["url"], fields=[*form["fields"].items(), file]).status

    assert post(b"other", text(sha256(b"content"))) == 400
    assert post(b"content", text(sha256(b"content"))) == 204
    assert person.s3.head_object(**where, ChecksumMode="ENABLED")["ChecksumSHA256"] == text(sha256(b"content"))
