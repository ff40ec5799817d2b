"""Copies under a condition: CopyObject takes If-Match and If-None-Match about what is at its destination, as PutObject does
(API reference, "CopyObject"). ministack looks at the conditions of the source alone, and copies over whatever is there.
"""

from ministack.services import s3

from ..patching import require, wrap


def install() -> None:
    require(s3, "_check_put_preconditions")
    wrap(s3, "_copy_object", look_first)


def look_first(plain, bucket_name: str, key: str, headers: dict):
    bucket = s3._ensure_bucket(bucket_name)
    there = bucket["objects"].get(key) if bucket else None
    return s3._check_put_preconditions(headers, there) or plain(bucket_name, key, headers)
