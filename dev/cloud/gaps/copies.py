"""Copies. Where the source has tags, and they come along, AWS asks whoever copies for `s3:GetObjectTagging` of it and
`s3:PutObjectTagging` of the copy; ministack asks for `s3:GetObject` and `s3:PutObject` alone. `If-None-Match` and `If-Match` hold for the target, as for PutObject; ministack reads only those of the source.
A copy is STANDARD unless the request names a class, and has the MD5 of its bytes for a tag, though its source came in
parts: ministack takes both over.
"""

import hashlib
from uuid import uuid4

from ministack import app
from ministack.services import s3

from ..patching import require, wrap


def install() -> None:
    require(s3, "_check_put_preconditions")
    wrap(s3, "handle_request", ask)
    wrap(s3, "_copy_object", copy)


async def ask(plain, method, path, headers, body, query_params, **more):
    source = headers.get("x-amz-copy-source", "")
    if method == "PUT" and source:
        raw, _, _ = source.lstrip("/").partition("?")
        bucket, _, key = s3.url_unquote(raw).partition("/")
        target = s3.url_unquote(path).lstrip("/")
        wanted = []
        there = (s3._ensure_bucket(bucket) or {"objects": {}})["objects"].get(key)
        replaced = headers.get("x-amz-tagging-directive", "COPY").upper() == "REPLACE"
        if there and not replaced and s3._object_tags.get((bucket, key, there.get("version_id"))):
            wanted = [("s3:GetObjectTagging", f"{bucket}/{key}"), ("s3:PutObjectTagging", target)]
        for action, resource in wanted:
            arn = f"arn:aws:s3:::{resource}"
            denied = app._enforce_data_plane("s3", action, headers, query_params, str(uuid4()), resource_arn=arn)
            if denied:
                return denied
    return await plain(method, path, headers, body, query_params, **more)


def copy(plain, bucket: str, key: str, headers: dict):
    objects = (s3._ensure_bucket(bucket) or {"objects": {}})["objects"]
    refused = s3._check_put_preconditions(headers, objects.get(key))
    if refused:
        return refused
    status, said, body = plain(bucket, key, {"x-amz-storage-class": "STANDARD", **headers})
    made = objects.get(key)
    if status == 200 and made and "-" in made["etag"]:
        old = made["etag"].strip('"')
        new = hashlib.md5(s3._read_body(bucket, key, made), usedforsecurity=False).hexdigest()
        made["etag"] = made["etag"].replace(old, new)
        for version in s3._object_versions.get((bucket, key), []):
            if version["version_id"] == made.get("version_id"):
                version["etag"] = version["etag"].replace(old, new)
        body = body.replace(old.encode(), new.encode()) if isinstance(body, bytes) else body.replace(old, new)
    return status, said, body
