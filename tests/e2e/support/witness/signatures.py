"""Signatures and checksums, made again from what went over the line: by `botocore`'s signers where it has them."""

import base64
import hashlib
import hmac
import json
from email import message_from_bytes
from urllib.parse import parse_qsl, urlsplit

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from .hosts import Call
from .models import is_form

UNSIGNED = "UNSIGNED-PAYLOAD"


class Vended:
    """The credentials that the identity pool gave the page, by their key ids."""

    def __init__(self, calls: list[Call]) -> None:
        self.by_id: dict[str, Credentials] = {}
        for call in calls:
            if call.headers.get("x-amz-target", "").endswith(".GetCredentialsForIdentity") and call.status == 200:
                given = json.loads(call.answer)["Credentials"]
                self.by_id[given["AccessKeyId"]] = Credentials(
                    given["AccessKeyId"], given["SecretKey"], given["SessionToken"]
                )

    def problems(self, call: Call) -> list[str]:
        """What is wrong with a call's signature or checksums; nothing is good."""
        if call.method == "OPTIONS":
            return []
        found = _checksums(call)
        query = dict(parse_qsl(urlsplit(call.target).query, keep_blank_values=True))
        if is_form(call):
            found += self._of_form(call)
        elif "authorization" in call.headers:
            found += self._of_header(call)
        elif "X-Amz-Signature" in query:
            found += self._of_query(call, query)
        elif ".s3." in f".{call.host}":
            found.append("is not signed")
        return [f"{call.what}: {problem}" for problem in found]

    def _of_header(self, call: Call) -> list[str]:
        fields = dict(it.strip().split("=", 1) for it in call.headers["authorization"].split(" ", 1)[1].split(","))
        key_id, _, region, name, _ = fields["Credential"].split("/")
        signed = fields["SignedHeaders"].split(";")
        if missing := [it for it in call.headers if it.startswith("x-amz-") and it not in signed]:
            return [f"does not sign {missing}"]
        request = AWSRequest(call.method, call.url, {it: call.headers[it] for it in signed}, call.body)
        request.context["timestamp"] = call.headers["x-amz-date"]
        signer = (S3SigV4Auth if name == "s3" else SigV4Auth)(self.by_id[key_id], name, region)
        return _compared(signer, request, fields["Signature"])

    def _of_query(self, call: Call, query: dict) -> list[str]:
        key_id, _, region, name, _ = query["X-Amz-Credential"].split("/")
        signature = query.pop("X-Amz-Signature")
        signed = query["X-Amz-SignedHeaders"].split(";")
        plain = "&".join(it for it in urlsplit(call.url).query.split("&") if not it.startswith("X-Amz-Signature="))
        headers = {it: call.headers[it] for it in signed}
        request = AWSRequest(call.method, call.url.partition("?")[0] + "?" + plain, headers, b"")
        request.context["timestamp"] = query["X-Amz-Date"]
        kind = S3SigV4QueryAuth if name == "s3" else SigV4QueryAuth
        return _compared(kind(self.by_id[key_id], name, region), request, signature)

    def _of_form(self, call: Call) -> list[str]:
        fields = form_fields(call)
        key_id, day, region, name, end = fields["x-amz-credential"].split("/")
        key = f"AWS4{self.by_id[key_id].secret_key}".encode()
        for part in (day, region, name, end):
            key = hmac.digest(key, part.encode(), "sha256")
        made = hmac.digest(key, fields["policy"].encode(), "sha256").hex()
        policy = json.loads(base64.b64decode(fields["policy"]))
        named = set()
        for condition in policy["conditions"]:
            named |= set(condition) if isinstance(condition, dict) else {str(condition[1]).removeprefix("$")}
        named = {name.lower() for name in named}
        free = {name for name in fields if name.lower() not in named | {"policy", "x-amz-signature", "file"}}
        wrong = [f"the policy does not name {sorted(free)}"] if free else []
        return wrong if made == fields["x-amz-signature"] else [*wrong, "the policy's signature is another"]


def form_fields(call: Call) -> dict[str, str]:
    """A form's fields, by their names in lower case where AWS's are so."""
    whole = b"Content-Type: " + call.headers["content-type"].encode() + b"\r\n\r\n" + call.body
    fields = {}
    for part in message_from_bytes(whole).get_payload():
        name = part.get_param("name", header="content-disposition")
        fields[str(name)] = part.get_payload(decode=True).decode("utf-8", "replace")
    return {name.lower() if name.lower().startswith(("x-amz-", "policy")) else name: it for name, it in fields.items()}


def _compared(signer: SigV4Auth, request: AWSRequest, signature: str) -> list[str]:
    text = signer.string_to_sign(request, signer.canonical_request(request))
    return [] if signer.signature(text, request) == signature else ["botocore signs it otherwise"]


def _checksums(call: Call) -> list[str]:
    sha256 = hashlib.sha256(call.body).digest()
    wrong = []
    if (given := call.headers.get("x-amz-content-sha256")) not in (None, UNSIGNED, sha256.hex()):
        wrong.append("x-amz-content-sha256 is not the body's")
    made = {
        "content-md5": hashlib.md5(call.body).digest(),
        "x-amz-checksum-sha256": sha256,
    }
    for name, digest in made.items():
        # When parts are put together, the header names the checksum of the whole object.
        is_of_body = call.method == "PUT" or "?delete" in call.target
        if (given := call.headers.get(name)) and is_of_body and base64.b64decode(given) != digest:
            wrong.append(f"{name} is not the body's")
    return wrong
