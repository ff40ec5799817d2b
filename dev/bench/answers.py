"""What the stand-in answers: the calls of Cognito and S3 that the page makes, without a check of anything."""

import base64
import json
import os
import re
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape

IDENTITY = "us-east-1:11111111-2222-3333-4444-555555555555"
TAG = '"d41d8cd98f00b204e9800998ecf8427e"'
BUCKET = "bench-bucket"


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: dict[str, str]
    head: bytes
    """The body's beginning."""
    size: int
    """The whole body, bytes."""
    begun: float
    """When its first line was there (`time.time`)."""

    @property
    def query(self) -> dict[str, str]:
        parsed = parse_qs(urlsplit(self.target).query, keep_blank_values=True)
        return {name: values[0] for name, values in parsed.items()}

    @property
    def host(self) -> str:
        return self.headers.get("host", "")

    @property
    def is_s3(self) -> bool:
        return self.host.startswith("s3.") or ".s3." in self.host

    @property
    def signed(self) -> str:
        """Wherever a request carries its credential: header, query, or a form's field."""
        return self.headers.get("authorization", "") + self.target + self.head.decode("latin-1")

    @property
    def key(self) -> str:
        path = unquote(urlsplit(self.target).path)[1:]
        is_virtual = self.host.startswith(f"{BUCKET}.")
        return path if is_virtual else path.partition("/")[2]


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def operation(request: Request) -> str:
    """The name of the call, as the service's documentation has it."""
    if target := request.headers.get("x-amz-target"):
        return target.rpartition(".")[2]
    query, method = request.query, request.method
    if "uploadId" in query:
        return {"PUT": "UploadPart", "POST": "CompleteMultipartUpload", "GET": "ListParts"}.get(method, "AbortMultipartUpload")
    if method == "POST":
        return "CreateMultipartUpload" if "uploads" in query else "DeleteObjects" if "delete" in query else "PostObject"
    if method == "GET" and not request.key:
        return "ListMultipartUploads" if "uploads" in query else "ListObjectsV2"
    if "x-amz-copy-source" in request.headers:
        return "CopyObject"
    return {"PUT": "PutObject", "GET": "GetObject", "HEAD": "HeadObject", "DELETE": "DeleteObject"}.get(method, method)


def preflight(request: Request) -> Answer:
    """Everything is allowed, for as long as Chromium keeps it."""
    return Answer(
        headers={
            "Access-Control-Allow-Methods": "GET, PUT, POST, HEAD, DELETE",
            "Access-Control-Allow-Headers": request.headers.get("access-control-request-headers", "*"),
            "Access-Control-Max-Age": "3000",
        }
    )


def error(status: int, code: str) -> Answer:
    return _xml(f"<Error><Code>{code}</Code><Message>{code}</Message><RequestId>BENCH</RequestId></Error>", status)


def s3(name: str, request: Request, objects: dict[str, int]) -> Answer:
    """`objects` are the keys and sizes of what was uploaded; what the request uploads comes to stand in it."""
    match name:
        case "ListObjectsV2":
            return _listing(request.query, objects)
        case "PostObject":
            objects[_form_key(request.head)] = request.size
            return Answer(201, headers={"ETag": TAG})
        case "PutObject":
            objects[request.key] = request.size
            return Answer(headers={"ETag": TAG})
        case "CopyObject":
            source = unquote(request.headers["x-amz-copy-source"]).lstrip("/").partition("/")[2]
            if source not in objects:
                return error(404, "NoSuchKey")
            objects[request.key] = objects[source]
            return _xml(f"<CopyObjectResult><ETag>{escape(TAG)}</ETag></CopyObjectResult>")
        case "DeleteObject":
            objects.pop(request.key, None)
            return Answer(204)
        case "CreateMultipartUpload":
            key = escape(request.key)
            return _xml(
                "<InitiateMultipartUploadResult>"
                f"<Bucket>{BUCKET}</Bucket><Key>{key}</Key><UploadId>bench</UploadId></InitiateMultipartUploadResult>"
            )
        case "UploadPart":
            return Answer(headers={"ETag": TAG})
        case "CompleteMultipartUpload":
            objects[request.key] = 0
            return _xml(f"<CompleteMultipartUploadResult><ETag>{escape(TAG)}</ETag></CompleteMultipartUploadResult>")
        case "ListMultipartUploads":
            return _xml("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>")
        case "HeadObject" | "GetObject":
            return Answer(headers={"ETag": TAG}) if request.key in objects else error(404, "NoSuchKey")
        case _:
            return Answer(204)


def _xml(body: str, status: int = 200) -> Answer:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'
    return Answer(status, text.encode(), {"Content-Type": "application/xml"})


def _form_key(head: bytes) -> str:
    found = re.search(rb'name="key"\r\n\r\n(.*?)\r\n', head, re.DOTALL)
    return found[1].decode() if found else ""


def _listing(query: dict[str, str], objects: dict[str, int]) -> Answer:
    """All keys below the prefix, in pages of 1,000; with a delimiter, what stands below a folder as that folder."""
    prefix, after = query.get("prefix", ""), query.get("continuation-token", query.get("start-after", ""))
    keys = sorted(key for key in objects if key.startswith(prefix) and key > after)
    folders = []
    if "delimiter" in query:
        rest = {key: key[len(prefix) :].partition("/") for key in keys}
        folders = sorted({prefix + name + "/" for name, slash, _ in rest.values() if slash})
        keys = [key for key in keys if not rest[key][1]]
    limit = int(query.get("max-keys", 1000))
    page, is_cut = keys[:limit], len(keys) > limit
    prefixes = "".join(f"<CommonPrefixes><Prefix>{quote(folder)}</Prefix></CommonPrefixes>" for folder in folders)
    rows = "".join(
        f"<Contents><Key>{quote(key)}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>"
        f"<ETag>{escape(TAG)}</ETag><Size>{objects[key]}</Size></Contents>"
        for key in page
    )
    more = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if is_cut else ""
    head = f"<EncodingType>url</EncodingType><IsTruncated>{str(is_cut).lower()}</IsTruncated>{more}"
    return _xml(f"<ListBucketResult>{head}{rows}{prefixes}</ListBucketResult>")


def cognito(name: str, access_key: str) -> Answer:
    """Whoever asks is let in; credentials have `access_key`."""
    match name:
        case "InitiateAuth":
            said = {"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": _challenge()}
        case "RespondToAuthChallenge" | "GetTokensFromRefreshToken":
            said = {"AuthenticationResult": _tokens()}
        case "GetId":
            said = {"IdentityId": IDENTITY}
        case "GetCredentialsForIdentity":
            said = {"IdentityId": IDENTITY, "Credentials": _credentials(access_key)}
        case _:
            said = {}
    return Answer(body=json.dumps(said).encode(), headers={"Content-Type": "application/x-amz-json-1.1"})


def _challenge() -> dict[str, str]:
    """Any B below N will do: nobody checks the answer."""
    return {
        "SALT": os.urandom(16).hex(),
        "SRP_B": "7" + os.urandom(384).hex()[1:],
        "SECRET_BLOCK": base64.b64encode(os.urandom(700)).decode(),
        "USER_ID_FOR_SRP": "bench",
        "USERNAME": "bench",
    }


def _tokens() -> dict:
    def token(use: str, **claims) -> str:
        now = int(time.time())
        payload = {"sub": IDENTITY, "token_use": use, "iat": now, "exp": now + 3600, **claims}
        parts = ({"alg": "RS256"}, payload)
        encoded = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
        return ".".join([*encoded, "c2lnbmF0dXJl"])

    return {
        "AccessToken": token("access", username="bench", client_id="benchclient"),
        "IdToken": token("id", email="bench@example.com", aud="benchclient"),
        "RefreshToken": "r" * 1000,
        "TokenType": "Bearer",
        "ExpiresIn": 3600,
    }


def _credentials(access_key: str) -> dict:
    return {
        "AccessKeyId": access_key,
        "SecretKey": "s" * 40,
        "SessionToken": "t" * 1100,
        "Expiration": time.time() + 3600,
    }
