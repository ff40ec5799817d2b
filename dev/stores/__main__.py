"""`python -m dev.stores ENDPOINT KEY_ID SECRET [--bucket NAME] [--region NAME]`: what a store can do of what the page asks.

Each line is one thing that the page relies on, in the order of how much hangs on it. Run it against a store of your own with
the project's Python: `target/venv/bin/python -m dev.stores …`. It makes the bucket where it is missing, and writes below `alcove-try/`.
"""

import argparse
import re
import secrets
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from botocore.credentials import Credentials

from .signed import ORIGIN, Answer, Store, checksum

PART = 5 << 20
ODD = "100% of a+b & c#d?e=f 報告 🚀.txt"
Try = tuple[str, Callable[[], None]]


class Wrong(Exception):
    """What the store did instead."""


def expect(answer: Answer, *statuses: int) -> Answer:
    if answer.status not in statuses:
        code = re.search(r"<Code>([^<]*)", answer.text)
        raise Wrong(f"{answer.status} {code[1] if code else answer.text[:60]!r}")
    return answer


def must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Wrong(otherwise)


def element(answer: Answer, name: str) -> str:
    found = re.search(rf"<{name}>([^<]*)</{name}>", answer.text)
    if found is None:
        raise Wrong(f"no <{name}> in the answer")
    return unescape(found[1])


def tries(store: Store, root: str) -> Iterator[Try]:
    def put(key: str, body: bytes, **headers: str) -> Answer:
        return store.signed("PUT", root + key, headers={"x-amz-checksum-sha256": checksum(body)} | headers, body=body)

    def get() -> None:
        expect(put(ODD, b"0123456789"), 200)
        must(expect(store.presigned("GET", root + ODD), 200).body == b"0123456789", "other bytes")

    def wrong_hash() -> None:
        expect(store.signed("PUT", root + "bad", headers={"x-amz-checksum-sha256": checksum(b"b")}, body=b"a"), 400)

    def listing() -> None:
        expect(put("folder/inside", b"x"), 200)
        query = {"list-type": "2", "prefix": root, "delimiter": "/", "encoding-type": "url", "max-keys": "1000"}
        answer = expect(store.presigned("GET", "", query), 200)
        keys = [unquote(unescape(key).replace("+", " ")) for key in re.findall(r"<Key>([^<]*)</Key>", answer.text)]
        must(root + ODD in keys, f"keys {keys}")
        must("folder" in "".join(re.findall(r"<CommonPrefixes><Prefix>([^<]*)", answer.text)), "no folders")

    def pages() -> None:
        query = {"list-type": "2", "prefix": root, "max-keys": "1"}
        first = expect(store.presigned("GET", "", query), 200)
        token = element(first, "NextContinuationToken")
        expect(store.presigned("GET", "", query | {"continuation-token": token}), 200)
        after = expect(store.presigned("GET", "", {"list-type": "2", "prefix": root, "start-after": root + "folder"}), 200)
        must(root + "folder/inside" in unescape(after.text), "start-after is not heard")

    def ranged() -> None:
        answer = expect(store.presigned("GET", root + ODD, headers={"Range": "bytes=2-4"}), 206)
        must((answer.body, answer.headers.get("Content-Range")) == (b"234", "bytes 2-4/10"), "not the bytes asked for")

    def overrides() -> None:
        disposition = "attachment; filename*=UTF-8''a%20b.txt"
        answer = expect(store.presigned("GET", root + ODD, {"response-content-disposition": disposition}), 200)
        must(answer.headers.get("Content-Disposition") == disposition, "the name for a download is not heard")

    def head() -> None:
        answer = expect(store.presigned("HEAD", root + ODD, headers={"x-amz-checksum-mode": "ENABLED"}), 200)
        must(answer.headers.get("x-amz-checksum-sha256") == checksum(b"0123456789"), "no checksum kept")

    def none_match() -> None:
        expect(put("once", b"1"), 200)
        expect(put("once", b"2", **{"If-None-Match": "*"}), 412)
        must(store.presigned("GET", root + "once").body == b"1", "overwritten")

    def match() -> None:
        etag = expect(put("tagged", b"1"), 200).headers["ETag"]
        expect(put("tagged", b"2", **{"If-Match": '"0"'}), 412)
        expect(put("tagged", b"3", **{"If-Match": etag}), 200)

    def form() -> None:
        expect(store.form(root + "form.txt", b"by form"), 201, 204)
        must(store.presigned("GET", root + "form.txt").body == b"by form", "other bytes")

    def form_checksum() -> None:
        expect(store.form(root + "forged.txt", b"by form", sum_of=b"other"), 400)

    def begin(key: str) -> str:
        answer = store.signed("POST", root + key, {"uploads": ""}, {"x-amz-checksum-algorithm": "SHA256"})
        return element(expect(answer, 200), "UploadId")

    def send(key: str, upload: str, number: int, body: bytes) -> str:
        query = {"partNumber": str(number), "uploadId": upload}
        answer = store.signed("PUT", root + key, query, {"x-amz-checksum-sha256": checksum(body)}, body)
        return expect(answer, 200).headers["ETag"]

    def complete(key: str, upload: str, tags: list[str], bodies: list[bytes], **headers: str) -> Answer:
        parts = "".join(
            f"<Part><PartNumber>{number}</PartNumber><ETag>{tag}</ETag><ChecksumSHA256>{checksum(body)}</ChecksumSHA256></Part>"
            for number, (tag, body) in enumerate(zip(tags, bodies, strict=True), 1)
        )
        body = f'<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{parts}</CompleteMultipartUpload>'
        return store.signed("POST", root + key, {"uploadId": upload}, headers, body.encode())

    def multipart() -> None:
        bodies = [bytes(PART), b"end"]
        upload = begin("large")
        tags = [send("large", upload, number, body) for number, body in enumerate(bodies, 1)]
        listed = expect(store.presigned("GET", root + "large", {"uploadId": upload, "max-parts": "1000"}), 200)
        must(listed.text.count("<PartNumber>") == 2, "ListParts does not tell the parts")
        answer = expect(complete("large", upload, tags, bodies), 200)
        must("<Error>" not in answer.text, answer.text[:80])
        must(len(store.presigned("GET", root + "large").body) == PART + 3, "other bytes")

    def multipart_condition() -> None:
        upload = begin("once")
        tags = [send("once", upload, 1, b"new")]
        expect(complete("once", upload, tags, [b"new"], **{"If-None-Match": "*"}), 412)

    def abort() -> None:
        upload = begin("dropped")
        expect(store.signed("DELETE", root + "dropped", {"uploadId": upload}), 204)
        expect(store.presigned("GET", root + "dropped", {"uploadId": upload}), 404)

    def source(key: str) -> str:
        return store.address(root + key).removeprefix(store.endpoint)

    def copy() -> None:
        expect(store.signed("PUT", root + "copied", headers={"x-amz-copy-source": source(ODD)}), 200)
        must(store.presigned("GET", root + "copied").body == b"0123456789", "other bytes")

    def copy_conditions() -> None:
        headers = {"x-amz-copy-source": source(ODD)}
        expect(store.signed("PUT", root + "copied", headers=headers | {"x-amz-copy-source-if-match": '"0"'}), 412)
        expect(store.signed("PUT", root + "copied", headers=headers | {"If-None-Match": "*"}), 412, 501)

    def deletes() -> None:
        expect(store.signed("DELETE", root + "copied"), 204)
        expect(put("gone", b"x"), 200)
        body = f'<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>{root}gone</Key></Object><Quiet>true</Quiet></Delete>'
        expect(store.signed("POST", "", {"delete": ""}, {"x-amz-checksum-sha256": checksum(body.encode())}, body.encode()), 200)
        expect(store.presigned("GET", root + "gone"), 404)

    def delete_condition() -> None:
        expect(store.signed("DELETE", root + "once", headers={"If-Match": '"0"'}), 412, 501)

    def versions() -> None:
        body = b'<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'
        expect(store.signed("PUT", "", {"versioning": ""}, body=body), 200)
        must(put("versioned", b"1").headers.get("x-amz-version-id", "null") != "null", "no version is named")
        expect(store.presigned("GET", "", {"versions": "", "prefix": root}), 200)

    def tags() -> None:
        expect(store.presigned("GET", root + ODD, {"tagging": ""}), 200)

    def preflights() -> None:
        rules = (
            f"<CORSConfiguration><CORSRule><AllowedOrigin>{ORIGIN}</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod>"
            "<AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader></CORSRule></CORSConfiguration>"
        )
        kept = store.signed("PUT", "", {"cors": ""}, {"x-amz-checksum-sha256": checksum(rules.encode())}, rules.encode())
        answer = store.preflight("PUT", root + "x", "authorization,x-amz-content-sha256,x-amz-date,if-none-match")
        allowed = answer.headers.get("Access-Control-Allow-Origin")
        must(answer.status in (200, 204) and allowed in ("*", ORIGIN), f"PutBucketCors {kept.status}, preflight {answer.status}, allows {allowed}")

    def readable() -> None:
        answer = store.presigned("GET", root + ODD)
        must(answer.headers.get("Access-Control-Allow-Origin") in ("*", ORIGIN), "a page may not read an answer")
        must("etag" in answer.headers.get("Access-Control-Expose-Headers", "").lower(), "a page may not read its ETag")
        refused = store.send("GET", store.address(root + ODD))
        must(refused.headers.get("Access-Control-Allow-Origin") in ("*", ORIGIN), "a page may not read a refusal")

    def forged() -> None:
        other = Store(store.endpoint, store.bucket, Credentials(store.keys.access_key, "forged"), store.region)
        expect(other.presigned("GET", root + ODD), 403)

    def sessions() -> None:
        other = Store(store.endpoint, store.bucket, Credentials(store.keys.access_key, store.keys.secret_key, "forged"), store.region)
        expect(other.presigned("GET", root + ODD), 400, 403)

    def web_identity() -> None:
        body = b"Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn:aws:iam::000000000000:role/users&RoleSessionName=alcove&WebIdentityToken=none"
        answer = store.send("POST", store.endpoint + "/", {"Content-Type": "application/x-www-form-urlencoded"}, body)
        must("InvalidIdentityToken" in answer.text or "AssumeRoleWithWebIdentity" in answer.text or "WebIdentity" in answer.text, f"{answer.status} {answer.text[:60]!r}")

    yield "signature in the headers and in the query; odd names", get
    yield "a forged signature is refused", forged
    yield "a forged session token is refused", sessions
    yield "AssumeRoleWithWebIdentity at the same address", web_identity
    yield "ListObjectsV2: folders, encoded keys", listing
    yield "ListObjectsV2: pages, start-after", pages
    yield "GetObject: Range", ranged
    yield "GetObject: response-content-disposition", overrides
    yield "HeadObject: the SHA-256 that was sent", head
    yield "PutObject: a wrong checksum is refused", wrong_hash
    yield "PutObject: If-None-Match", none_match
    yield "PutObject: If-Match", match
    yield "POST Object: a form", form
    yield "POST Object: a wrong checksum is refused", form_checksum
    yield "multipart upload, ListParts", multipart
    yield "CompleteMultipartUpload: If-None-Match", multipart_condition
    yield "AbortMultipartUpload", abort
    yield "CopyObject", copy
    yield "CopyObject: conditions", copy_conditions
    yield "DeleteObject, DeleteObjects", deletes
    yield "DeleteObject: If-Match", delete_condition
    yield "versions", versions
    yield "GetObjectTagging", tags
    yield "preflight of a PUT by the bucket's CORS rules", preflights
    yield "answers and refusals a page may read", readable


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dev.stores")
    for name in ("endpoint", "key_id", "secret"):
        parser.add_argument(name)
    parser.add_argument("--bucket", default="alcove-try")
    parser.add_argument("--region", default="us-east-1")
    given = parser.parse_args()
    store = Store(given.endpoint, given.bucket, Credentials(given.key_id, given.secret), given.region)
    expect(store.signed("PUT"), 200, 409)
    held = 0
    for name, attempt in tries(store, f"alcove-try/{secrets.token_hex(4)}/"):
        try:
            attempt()
            held += 1
            print(f"yes  {name}")
        except (Wrong, KeyError) as wrong:
            print(f"NO   {name}: {wrong}")
    print(f"{held} held")


if __name__ == "__main__":
    main()
