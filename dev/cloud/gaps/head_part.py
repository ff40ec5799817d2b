"""Parts of an object: `HeadObject?partNumber=N` tells of one part how long it is, and how many there are, with a 206. Of an
object that went in one piece that is its first part, and there is no number of parts. ministack answers so to GET alone,
and to HEAD with the whole object.
"""

from ministack.services import s3

from ..patching import wrap


def install() -> None:
    wrap(s3, "_head_object", head)


def head(plain, bucket: str, key: str, headers: dict | None = None, query: dict | None = None):
    status, said, body = plain(bucket, key, headers, query)
    number = s3._qp(query or {}, "partNumber")
    if status != 200 or not number:
        return status, said, body
    parts = s3._ensure_bucket(bucket)["objects"][key].get("parts") or []
    if not parts and number == "1":
        return 206, said, body
    found = next((at for at, part in enumerate(parts) if part["PartNumber"] == int(number)), None)
    if found is None:
        return s3._error("InvalidPartNumber", "The requested partnumber is not satisfiable", 416, f"/{bucket}/{key}")
    start = sum(part["Size"] for part in parts[:found])
    size, whole = parts[found]["Size"], sum(part["Size"] for part in parts)
    said |= {
        "Content-Length": str(size),
        "Content-Range": f"bytes {start}-{start + size - 1}/{whole}",
        "x-amz-mp-parts-count": str(len(parts)),
    }
    return 206, said, body
