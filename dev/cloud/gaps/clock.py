"""Clock: where S3 refuses a request for its time it says what time it is, so that a page with a wrong clock can correct
itself: RequestTime, ServerTime and MaxAllowedSkewMilliseconds with RequestTimeTooSkewed; ServerTime with a presigned
URL that has expired or is not yet valid. ministack says neither.
"""

import datetime

from ministack import app

from ..patching import wrap

SKEWED = b"<Code>RequestTimeTooSkewed</Code>"
URL_TIMES = (b"<Message>Request has expired</Message>", b"<Message>Request is not yet valid</Message>")
FIFTEEN_MINUTES = 15 * 60 * 1000  # milliseconds


def install() -> None:
    wrap(app, "_dispatch_service_request", tell_time)
    wrap(app, "_handle_special_data_plane_request", tell_time)


async def tell_time(plain, method, path, headers, body, query_params, request_id, **more):
    answer = await plain(method, path, headers, body, query_params, request_id, **more)
    if answer is None or answer[0] != 403 or not isinstance(answer[2], bytes):
        return answer
    status, said, text = answer
    if SKEWED in text:
        text = with_times(text, RequestTime=headers.get("x-amz-date", ""), MaxAllowedSkewMilliseconds=FIFTEEN_MINUTES)
    elif any(message in text for message in URL_TIMES):
        text = with_times(text)
    return status, {name: value for name, value in said.items() if name.lower() != "content-length"}, text


def with_times(text: bytes, **elements: object) -> bytes:
    """The error with more elements behind its message."""
    now = datetime.datetime.now(datetime.timezone.utc)
    elements["ServerTime"] = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    more = "".join(f"<{name}>{value}</{name}>" for name, value in elements.items())
    return text.replace(b"</Message>", b"</Message>" + more.encode(), 1)
