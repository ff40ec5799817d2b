"""The file bucket as root sees it: to seed a test's own prefix and to look at what the page really left there."""

import hashlib
import json

from support.control import Control


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# What the page keeps for a person among their files: favourites, what was used last, settings.
STATE = ".alcove/state.json"


class Bucket:
    """One bucket. Every method takes whole keys."""

    def __init__(self, s3, name: str, control: Control | None = None):
        """`control`: that of the local cloud, which writes many objects by one call."""
        self.s3, self.name, self.control = s3, name, control

    def put(self, key: str, body: bytes = b"", content_type: str = "text/plain", **more: str) -> None:
        self.s3.put_object(Bucket=self.name, Key=key, Body=body, ContentType=content_type, **more)

    def put_many(self, keys: list[str], body: bytes = b"") -> None:
        if self.control is None:
            raise NotImplementedError("another store takes its objects one by one")
        self.control.put_objects(self.name, keys, body)

    def read(self, key: str) -> bytes:
        return self.s3.get_object(Bucket=self.name, Key=key)["Body"].read()

    def media_type(self, key: str) -> str:
        return self.s3.head_object(Bucket=self.name, Key=key)["ContentType"]

    def sha256(self, key: str) -> str:
        """The digest of an object that may be too large to hold."""
        digest = hashlib.sha256()
        for chunk in self.s3.get_object(Bucket=self.name, Key=key)["Body"].iter_chunks(1 << 20):
            digest.update(chunk)
        return digest.hexdigest()

    def keys(self, prefix: str) -> list[str]:
        """All keys under a prefix, in the bucket's order, but for what the page keeps there for itself."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix)
        keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        return [key for key in keys if not key.endswith("/" + STATE)]

    def state(self, prefix: str) -> dict:
        """What the page keeps for the person whose files are under a prefix; nothing where it has kept nothing."""
        try:
            return json.loads(self.read(prefix + STATE))
        except self.s3.exceptions.NoSuchKey:
            return {}

    def names(self, prefix: str) -> set[str]:
        """The same without the prefix, as a set: what a test compares."""
        return {key.removeprefix(prefix) for key in self.keys(prefix)}

    def delete(self, key: str) -> None:
        self.s3.delete_object(Bucket=self.name, Key=key)

    def delete_many(self, keys: list[str]) -> None:
        for at in range(0, len(keys), 1000):
            objects = [{"Key": key} for key in keys[at : at + 1000]]
            self.s3.delete_objects(Bucket=self.name, Delete={"Objects": objects, "Quiet": True})

    def uploads(self, prefix: str) -> list[str]:
        """The keys of multipart uploads that were begun and neither completed nor aborted."""
        answer = self.s3.list_multipart_uploads(Bucket=self.name, Prefix=prefix)
        return [upload["Key"] for upload in answer.get("Uploads", []) if upload["Key"].startswith(prefix)]

    def parts(self, prefix: str) -> int:
        """How many parts such uploads hold. (One that was created, and the answer lost, holds none: nobody knows its id.)"""
        answer = self.s3.list_multipart_uploads(Bucket=self.name, Prefix=prefix)
        uploads = [{"Key": upload["Key"], "UploadId": upload["UploadId"]} for upload in answer.get("Uploads", [])]
        return sum(len(self.s3.list_parts(Bucket=self.name, **upload).get("Parts", [])) for upload in uploads)

    def versions(self, key: str) -> int:
        """How many versions of a key there are: 1 means that nothing was overwritten."""
        answer = self.s3.list_object_versions(Bucket=self.name, Prefix=key)
        return sum(version["Key"] == key for version in answer.get("Versions", []))
