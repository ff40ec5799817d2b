"""Body hash: S3 compares x-amz-content-sha256 with the body that came and refuses another with
XAmzContentSHA256Mismatch. ministack trusts the header, so a page that signs the wrong bytes would not notice.
"""

import hashlib
import re

from ministack.services import s3

from ..patching import wrap

SHA256 = re.compile(r"[0-9a-f]{64}")  # not UNSIGNED-PAYLOAD, not a STREAMING-… form


def install() -> None:
    wrap(s3, "handle_request", compare)


async def compare(plain, method, path, headers, body, query_params, **more):
    said = headers.get("x-amz-content-sha256", "")
    if SHA256.fullmatch(said) and hashlib.sha256(body).hexdigest() != said:
        message = "The provided 'x-amz-content-sha256' header does not match what was computed."
        return s3._error("XAmzContentSHA256Mismatch", message, 400, path)
    return await plain(method, path, headers, body, query_params, **more)
