"""Listings: with encoding-type=url S3 encodes every key and prefix of a listing, of versions and of uploads too, and
writes a space as +, as in a form. ministack writes %20, and leaves versions and uploads as they are.
"""

from urllib.parse import quote_plus
from xml.etree import ElementTree

from ministack.services import s3

from ..patching import wrap

NAMESPACE = f"{{{s3.S3_NS}}}"
ENCODED = {"Key", "Prefix", "Delimiter", "KeyMarker", "NextKeyMarker"}


def install() -> None:
    wrap(s3, "_list_objects_v1", plus_for_space)
    wrap(s3, "_list_objects_v2", plus_for_space)
    wrap(s3, "_list_object_versions", encode)
    wrap(s3, "_list_multipart_uploads", encode)


def asked(query: dict) -> bool:
    return s3._qp(query, "encoding-type", "") == "url"


def plus_for_space(plain, bucket: str, query: dict):
    """Only an encoded text can hold "%20": in a key of that spelling the % itself is encoded."""
    status, headers, body = plain(bucket, query)
    return status, headers, body.replace(b"%20", b"+") if asked(query) else body


def encode(plain, bucket: str, query: dict):
    status, headers, body = plain(bucket, query)
    if status != 200 or not asked(query):
        return status, headers, body
    ElementTree.register_namespace("", s3.S3_NS)
    root = ElementTree.fromstring(body)
    for element in root.iter():
        if element.tag.removeprefix(NAMESPACE) in ENCODED and element.text:
            element.text = quote_plus(element.text, safe="/*")
    ElementTree.SubElement(root, f"{NAMESPACE}EncodingType").text = "url"
    return status, headers, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
