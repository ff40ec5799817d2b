"""Transport: on AWS every request that the page makes is over TLS, so `aws:SecureTransport` is true.

The local cloud speaks plain HTTP on the loopback, which no one else can listen to. It counts as secure here, so that a
bucket policy that refuses plain HTTP can stand in the template and be tested for not refusing anything else.
"""

from ministack import app
from ministack.core import iam_evaluator

from ..patching import wrap


def install() -> None:
    wrap(iam_evaluator, "pin_request_origin", lambda plain, source_ip, _secure: plain(source_ip, True), also_in=(app,))
