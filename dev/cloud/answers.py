"""Answers of ministack's handlers, (status, headers, body), read and written as Cognito's JSON."""

import json

from ministack.core.responses import error_response_json, json_response

Answer = tuple[int, dict, bytes]


def ok(content: dict) -> Answer:
    return json_response(content)


def refuse(code: str, message: str) -> Answer:
    """Every refusal of Cognito is a 400."""
    return error_response_json(code, message, 400)


def content(answer: Answer) -> dict | None:
    """What a successful answer says; None for a refusal."""
    status, _headers, body = answer
    return json.loads(body) if status == 200 else None
