"""CORS: a refusal carries the same CORS headers as any other answer, so a page can read why; S3 puts x-amz-request-id
on refusals too; Cognito and STS expose four headers and no more. ministack sends refusals of IAM without any of them
(a page sees "network error"), and exposes everything everywhere.

The bucket's own rules are ministack's work, preflights included.

Every page may read a user pool's public keys, and that there is no such pool; ministack takes the latter for a bucket, and lets no
page read the former. (The status of that refusal is assumed.)
"""

import re

from ministack import app
from ministack.services import s3

from ..answers import refuse
from ..patching import wrap

# As Cognito answers; the same is assumed of STS.
EXPOSED = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
REQUEST_ID = re.compile(rb"<RequestId>([^<]+)</RequestId>")
KEYS = re.compile(r"/([a-z0-9-]+_[0-9A-Za-z]+)/\.well-known/jwks\.json")


def install() -> None:
    wrap(app, "_dispatch_service_request", by_path)
    wrap(app, "_handle_special_data_plane_request", by_host)
    wrap(app, "_handle_cognito_get_request", public_keys)


async def by_path(plain, method, path, headers, body, query_params, request_id):
    answer = await plain(method, path, headers, body, query_params, request_id)
    return readable(answer, method, path, headers, request_id)


async def by_host(plain, method, path, headers, body, query_params, request_id, **more):
    answer = await plain(method, path, headers, body, query_params, request_id, **more)
    return answer and readable(answer, method, path, headers, request_id)


async def public_keys(plain, method, path, headers, query_params):
    answer = await plain(method, path, headers, query_params)
    pool = KEYS.fullmatch(path)
    if pool is None or method != "GET":
        return answer
    status, said, body = answer or refuse("ResourceNotFoundException", f"User pool {pool[1]} does not exist.")
    return status, said | {"Access-Control-Allow-Origin": "*"}, body


def readable(answer, method: str, path: str, headers: dict, request_id: str):
    """The answer with the headers that let a page of an allowed origin read it."""
    status, said, body = answer
    bucket = app._s3_cors_target(headers.get("host", ""), path)
    if bucket is not None:
        said.update(s3.cors_response_headers(bucket[0], method, headers))
        named = REQUEST_ID.search(body) if isinstance(body, bytes) else None
        said.setdefault("x-amz-request-id", named[1].decode() if named else request_id)
        said.setdefault("x-amz-id-2", request_id)
    elif path == "/":
        said |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
        said.setdefault("x-amzn-requestid", request_id)
    return status, said, body
