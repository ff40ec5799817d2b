"""Limits: S3 refuses keys of more than 1,024 bytes, parts of less than 5 MiB but for the last, and a list of parts
that does not ascend. ministack takes all three. (The key of a POST Object is not checked here either.)
"""

from xml.etree import ElementTree

from ministack.services import s3

from ..patching import wrap

KEY_BYTES = 1024
PART_BYTES = 5 * 1024 * 1024


def install() -> None:
    wrap(s3, "_put_object", short_key)
    wrap(s3, "_create_multipart_upload", short_key)
    wrap(s3, "_copy_object", short_key)
    wrap(s3, "_complete_multipart_upload", complete)


def short_key(plain, bucket: str, key: str, *more, **named):
    if len(key.encode()) > KEY_BYTES:
        return s3._error("KeyTooLongError", "Your key is too long", 400, f"/{bucket}/{key}")
    return plain(bucket, key, *more, **named)


def complete(plain, bucket: str, key: str, body: bytes, query: dict, headers: dict | None = None):
    upload = s3._multipart_uploads.get(s3._qp(query, "uploadId"))
    try:
        numbers = part_numbers(body)
    except (ElementTree.ParseError, ValueError):
        numbers = []  # ministack refuses these
    if upload is not None and numbers:
        if any(later <= earlier for earlier, later in zip(numbers, numbers[1:])):
            message = "The list of parts was not in ascending order. Parts must be ordered by part number."
            return s3._error("InvalidPartOrder", message, 400, f"/{bucket}/{key}")
        sizes = [upload["parts"].get(number, {}).get("size", PART_BYTES) for number in numbers[:-1]]
        if any(size < PART_BYTES for size in sizes):
            message = "Your proposed upload is smaller than the minimum allowed size"
            return s3._error("EntityTooSmall", message, 400, f"/{bucket}/{key}")
    return plain(bucket, key, body, query, headers)


def part_numbers(body: bytes) -> list[int]:
    root = ElementTree.fromstring(body)
    return [int(element.text or "") for element in root.iter() if element.tag.rpartition("}")[2] == "PartNumber"]
