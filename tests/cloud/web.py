"""Requests as a browser sends them, with an Origin and the answer's headers at hand. urllib3 comes with boto3."""

import hashlib
from contextlib import contextmanager
from datetime import timedelta

import urllib3
from botocore import auth
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from conftest import ORIGIN

_pool = urllib3.PoolManager()


def request(method: str, url: str, origin: str | None = ORIGIN, headers: dict | None = None, **more):
    """urllib3's answer; `.status`, `.headers` (without case), `.data`."""
    return _pool.request(method, url, headers=({"Origin": origin} if origin else {}) | (headers or {}), **more)


def preflight(url: str, method: str, headers: str = "", origin: str = ORIGIN):
    asked = {"Access-Control-Request-Method": method}
    if headers:
        asked["Access-Control-Request-Headers"] = headers
    return request("OPTIONS", url, origin, asked)


def lets_the_page_read(answer, origin: str = ORIGIN) -> bool:
    return answer.headers.get("Access-Control-Allow-Origin") in (origin, "*")


def exposed(answer) -> set[str]:
    return {name.strip().lower() for name in answer.headers.get("Access-Control-Expose-Headers", "").split(",")}


@contextmanager
def clock_late_by(minutes: int):
    """Within it boto3 signs as if it were so many minutes earlier."""
    real = auth.get_current_datetime
    auth.get_current_datetime = lambda *arguments, **named: real(*arguments, **named) - timedelta(minutes=minutes)
    try:
        yield
    finally:
        auth.get_current_datetime = real


def signed(
    keys: dict,
    method: str,
    url: str,
    headers: dict | None = None,
    body: bytes = b"",
    said_hash: str = "",
    late: int = 0,
):
    """A header-signed request to S3 with vended keys.

    `said_hash` is sent as x-amz-content-sha256 in place of the body's own; the signer's clock is `late` minutes late.
    """
    said_hash = said_hash or hashlib.sha256(body).hexdigest()
    unsent = AWSRequest(method, url, headers=(headers or {}) | {"X-Amz-Content-SHA256": said_hash}, data=body)
    signer = S3SigV4Auth(Credentials(keys["AccessKeyId"], keys["SecretKey"], keys["SessionToken"]), "s3", "us-east-1")
    signer.payload = lambda _request: said_hash
    with clock_late_by(late):
        signer.add_auth(unsent)
    return request(method, url, headers=dict(unsent.headers), body=body or None)
