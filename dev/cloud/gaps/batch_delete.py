"""Batch delete: S3 asks for the right to delete each key by itself and answers 200 with an Error for every key that is
refused; the others are deleted. ministack refuses the whole request for one forbidden key.
"""

import contextvars
from collections.abc import Container
from xml.etree import ElementTree

from ministack import app
from ministack.core import iam_actions, iam_evaluator, router
from ministack.services import s3

from ..patching import wrap

# The ARNs that the caller of the request at hand may not delete.
_refused: contextvars.ContextVar[frozenset[str]] = contextvars.ContextVar("alcove_refused_deletes", default=frozenset())


def install() -> None:
    wrap(app, "_dispatch_service_request", authorize_each)
    wrap(iam_actions, "_s3_batch_delete_targets", allowed_targets)
    wrap(s3, "_delete_objects", delete_allowed)


async def authorize_each(plain, method, path, headers, body, query_params, request_id):
    """Works out which keys are refused before ministack looks at the request. Path-style requests only."""
    bucket = app._s3_cors_target(headers.get("host", ""), path)
    if bucket is None or method != "POST" or "delete" not in query_params:
        return await plain(method, path, headers, body, query_params, request_id)
    key_id, region = router.extract_access_key_id(headers, query_params), router.extract_region(headers, query_params)
    targets, refused = iam_actions._s3_batch_delete_targets(bucket[0], body), set()
    for arn, version in targets:
        action = "s3:DeleteObjectVersion" if version else "s3:DeleteObject"
        denied = iam_evaluator.enforce(key_id, action, "s3", region, resource_arn=arn)
        if isinstance(denied, iam_evaluator.AuthError):
            return app._credential_failure("s3", action, request_id, denied, headers)
        if denied:
            refused.add(arn)
    if targets and len(refused) == len({arn for arn, _version in targets}):
        nothing = f'<DeleteResult xmlns="{s3.S3_NS}"/>'.encode()
        return 200, {"Content-Type": "application/xml"}, with_errors(nothing, bucket[0], body, refused)
    token = _refused.set(frozenset(refused))
    try:
        return await plain(method, path, headers, body, query_params, request_id)
    finally:
        _refused.reset(token)


def allowed_targets(plain, bucket: str, body: bytes):
    return [target for target in plain(bucket, body) if target[0] not in _refused.get()]


def delete_allowed(plain, bucket: str, body: bytes, headers: dict | None = None):
    refused = _refused.get()
    if not refused:
        return plain(bucket, body, headers)
    root = ElementTree.fromstring(body)
    for entry, key in entries(root):
        if arn_of(bucket, key) in refused:
            root.remove(entry)
    status, said, answer = plain(bucket, ElementTree.tostring(root), headers)
    return status, said, with_errors(answer, bucket, body, refused)


def with_errors(answer: bytes, bucket: str, body: bytes, refused: Container[str]) -> bytes:
    """A DeleteResult with an Error for each refused key that `body` asks for."""
    ElementTree.register_namespace("", s3.S3_NS)
    result = ElementTree.fromstring(answer)
    for _entry, key in entries(ElementTree.fromstring(body)):
        if arn_of(bucket, key) in refused:
            error = ElementTree.SubElement(result, f"{{{s3.S3_NS}}}Error")
            for name, text in (("Key", key), ("Code", "AccessDenied"), ("Message", "Access Denied")):
                ElementTree.SubElement(error, f"{{{s3.S3_NS}}}{name}").text = text
    return ElementTree.tostring(result, encoding="utf-8", xml_declaration=True)


def entries(root: ElementTree.Element) -> list[tuple[ElementTree.Element, str]]:
    """The Objects of a Delete, each with its key."""
    objects = [element for element in root if element.tag.rpartition("}")[2] == "Object"]
    return [
        (entry, next((child.text or "" for child in entry if child.tag.rpartition("}")[2] == "Key"), ""))
        for entry in objects
    ]


def arn_of(bucket: str, key: str) -> str:
    return f"arn:aws:s3:::{bucket}/{key}"
