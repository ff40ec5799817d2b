"""Missing keys: S3 tells only those that may list the bucket that a key is not there; to anyone else a GET or HEAD of
it is a 403 AccessDenied. The right to list under a prefix is not enough, for a GET has no prefix. ministack always
says 404.
"""

from uuid import uuid4

from ministack import app
from ministack.services import s3

from ..patching import wrap


def install() -> None:
    wrap(s3, "handle_request", hide)


async def hide(plain, method, path, headers, body, query_params, **more):
    answer = await plain(method, path, headers, body, query_params, **more)
    bucket, _, key = path.lstrip("/").partition("/")
    said_missing = answer[0] == 404 and (method == "HEAD" or (method == "GET" and b"<Code>NoSuchKey<" in answer[2]))
    if said_missing and key and s3._bucket_owner_account(bucket):
        resource = f"arn:aws:s3:::{bucket}"
        denied = app._enforce_data_plane(
            "s3", "s3:ListBucket", headers, query_params, str(uuid4()), resource_arn=resource
        )
        return denied or answer
    return answer
