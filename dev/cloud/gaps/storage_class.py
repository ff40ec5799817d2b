"""The condition key `s3:x-amz-storage-class` of a write: the class that its header names. ministack knows the keys of
encryption and of ACLs alone (of a form it knows all), so a policy that names classes would refuse none.
"""

from ministack.core import iam_actions

from ..patching import wrap

HEADER = "x-amz-storage-class"
KEY = "s3:x-amz-storage-class"


def install() -> None:
    wrap(iam_actions, "_s3_object_context", of_a_write)


def of_a_write(plain, iam_action: str, query_params: dict, path: str, headers: dict) -> dict:
    context = plain(iam_action, query_params, path, headers)
    if iam_action == "s3:PutObject" and headers.get(HEADER):
        context[KEY] = headers[HEADER]
    return context
