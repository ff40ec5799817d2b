"""/_alcove/: what tests and people at this machine need, and AWS does not offer. Exists only in the local cloud.

    GET /_alcove/health            {"ready": true}
    GET /_alcove/mail?to=ADDRESS   the last mail to an address: {"to", "subject", "body", "code", "at"}; 404 if none

No CORS headers: pages cannot call these.
"""

import dataclasses
import json
from urllib.parse import parse_qs

from . import mailbox

PREFIX = "/_alcove/"


class Refused(Exception):
    """An answer other than 200: status and a sentence."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def health(_query: dict, _body: dict) -> dict:
    return {"ready": True}


def mail(query: dict, _body: dict) -> dict:
    found = mailbox.last(query.get("to", ""))
    if found is None:
        raise Refused(404, f"no mail to {query.get('to') or 'nobody: say ?to=ADDRESS'}")
    return dataclasses.asdict(found)


ROUTES = {("GET", "health"): health, ("GET", "mail"): mail}


async def application(scope, receive, send) -> None:
    """ASGI for one request below PREFIX."""
    query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode()).items()}
    try:
        route = ROUTES.get((scope["method"], scope["path"].removeprefix(PREFIX)))
        if route is None:
            raise Refused(404, f"no {scope['method']} {scope['path']}")
        status, answer = 200, route(query, await _json_body(receive))
    except Refused as refused:
        status, answer = refused.status, {"error": str(refused)}
    body = json.dumps(answer, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _json_body(receive) -> dict:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise Refused(400, "the body is not a JSON object")
    return parsed
