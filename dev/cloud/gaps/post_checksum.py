"""Checksums of forms: the field `x-amz-checksum-sha256` of a POST Object is compared with the file and kept with the object, as
the header of a PUT is. ministack passes over it.
"""

from ministack.services import s3

from ..patching import require, wrap


def install() -> None:
    require(s3, "_parse_multipart_form"), require(s3, "_resolve_object_checksums")
    wrap(s3, "_post_object", post)


def post(plain, bucket: str, body: bytes, headers: dict):
    parts = s3._parse_multipart_form(headers.get("content-type", ""), body) or []
    values = {name.lower(): value for name, _, _, value in parts}
    said = values.get("x-amz-checksum-sha256")
    if said is None or "file" not in values:
        return plain(bucket, body, headers)
    checksums, refused = s3._resolve_object_checksums(values["file"], {"x-amz-checksum-sha256": said.decode()})
    answer = refused or plain(bucket, body, headers)
    if answer[0] < 300:
        s3._ensure_bucket(bucket)["objects"][values["key"].decode()]["checksums"] = checksums
    return answer
