"""Requests as a browser sends them, with an Origin and the answer's headers at hand. urllib3 comes with boto3."""

import hashlib

import urllib3
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


def signed(keys: dict, method: str, url: str, headers: dict | None = None, body: bytes = b"", said_hash: str = ""):
    """A header-signed request to S3 with vended keys; x-amz-content-sha256 is `said_hash`, or the body's own."""
    said_hash = said_hash or hashlib.sha256(body).hexdigest()
    unsent = AWSRequest(method, url, headers=(headers or {}) | {"X-Amz-Content-SHA256": said_hash}, data=body)
    signer = S3SigV4Auth(Credentials(keys["AccessKeyId"], keys["SecretKey"], keys["SessionToken"]), "s3", "us-east-1")
    signer.payload = lambda _request: said_hash
    signer.add_auth(unsent)
    return request(method, url, headers=dict(unsent.headers), body=body or None)
