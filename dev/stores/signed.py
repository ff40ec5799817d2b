"""Requests as the page makes them: signed by `botocore`, in the query, in the headers, or as a form's policy."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import urllib3
from botocore.auth import S3SigV4Auth, S3SigV4PostAuth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

ORIGIN = "https://files.example.com"
"""Where a page that asks would be from."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


def checksum(body: bytes) -> str:
    return base64.b64encode(hashlib.sha256(body).digest()).decode()


class Store:
    """One bucket, by path, as `bucket.pathStyle` asks for it."""

    def __init__(self, endpoint: str, bucket: str, keys: Credentials, region: str) -> None:
        self.endpoint, self.bucket, self.keys, self.region = endpoint.rstrip("/"), bucket, keys, region
        self._http = urllib3.PoolManager(retries=False, timeout=30)

    def address(self, key: str = "", query: dict[str, str] | None = None) -> str:
        # Every character but the unreserved ones, as the page writes keys; values of a query likewise.
        path = f"{self.endpoint}/{self.bucket}" + (f"/{quote(key, safe='/-._~')}" if key else "")
        return path + (f"?{urlencode(query, quote_via=quote, safe='-._~')}" if query is not None else "")

    def send(self, method: str, url: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
        answer = self._http.request(method, url, headers={"Origin": ORIGIN} | (headers or {}), body=body or None)
        return Answer(answer.status, answer.headers, answer.data)

    def presigned(self, method: str, key: str = "", query: dict[str, str] | None = None, headers: dict | None = None) -> Answer:
        """Reads are signed in the query: no preflight. What is sent in `headers` is not signed."""
        request = AWSRequest(method, self.address(key, query))
        S3SigV4QueryAuth(self.keys, "s3", self.region, expires=300).add_auth(request)
        return self.send(method, request.url, headers)

    def signed(self, method: str, key: str = "", query: dict[str, str] | None = None, headers: dict | None = None, body: bytes = b"") -> Answer:
        """Writes are signed in their headers, with the hash of the body."""
        said = (headers or {}) | {"x-amz-content-sha256": hashlib.sha256(body).hexdigest()}
        request = AWSRequest(method, self.address(key, query), said, body)
        S3SigV4Auth(self.keys, "s3", self.region).add_auth(request)
        return self.send(method, request.url, dict(request.headers), body)

    def form(self, key: str, body: bytes, sum_of: bytes | None = None) -> Answer:
        """A small upload: POST Object, with the checksum of the file among the fields."""
        fields = {"key": key, "Content-Type": "text/plain", "success_action_status": "201"}
        fields["x-amz-checksum-sha256"] = checksum(body if sum_of is None else sum_of)
        end = (datetime.now(UTC) + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
        conditions = [{"bucket": self.bucket}, *({name: value} for name, value in fields.items())]
        request = AWSRequest("POST", self.address())
        request.context["s3-presign-post-fields"] = fields
        request.context["s3-presign-post-policy"] = {"expiration": end, "conditions": conditions}
        S3SigV4PostAuth(self.keys, "s3", self.region).add_auth(request)
        boundary = "alcove-boundary"
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
        last = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: text/plain\r\n\r\n'
        whole = "".join(parts).encode() + last.encode() + body + f"\r\n--{boundary}--\r\n".encode()
        return self.send("POST", self.address(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}, whole)

    def preflight(self, method: str, key: str, headers: str) -> Answer:
        asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers}
        return self.send("OPTIONS", self.address(key), asked)
