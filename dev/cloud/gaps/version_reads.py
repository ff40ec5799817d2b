"""Reads of a version: S3 gives a version under the names and types that the address asks for (response-content-…), and a
slice of it, as it does for the object of now. ministack gives a version as it is stored, and whole.
"""

import re

from ministack.services import s3

from ..patching import require, wrap

RANGE = re.compile(r"bytes=(\d+)-(\d*)$")


def install() -> None:
    require(s3, "_apply_response_overrides")
    wrap(s3, "_get_object", as_asked)


def as_asked(plain, bucket_name: str, key: str, headers: dict, query_params: dict | None = None):
    status, said, body = plain(bucket_name, key, headers, query_params)
    if status != 200 or not s3._qp(query_params or {}, "versionId", ""):
        return status, said, body
    s3._apply_response_overrides(said, query_params)
    asked = RANGE.match(headers.get("range", ""))
    if asked is None:
        return status, said, body
    first, last = int(asked[1]), min(int(asked[2] or len(body)), len(body) - 1)
    if first >= len(body):
        return s3._error("InvalidRange", "The requested range is not satisfiable", 416, f"/{bucket_name}/{key}")
    slice_ = body[first : last + 1]
    # A checksum is of the whole: a slice has none.
    of_whole = ("content-length", "x-amz-checksum-")
    said = {name: value for name, value in said.items() if not name.lower().startswith(of_whole)}
    span = {"Content-Length": str(len(slice_)), "Content-Range": f"bytes {first}-{last}/{len(body)}"}
    return 206, said | span, slice_
