"""Requests as a browser sends them, with an Origin and the answer's headers at hand. urllib3 comes with boto3."""

import urllib3

from conftest import ORIGIN

_pool = urllib3.PoolManager()


def request(method: str, url: str, origin: str | None = ORIGIN, headers: dict | None = None, **more):
    """urllib3's answer; `.status`, `.headers` (without case), `.data`."""
    return _pool.request(method, url, headers=({"Origin": origin} if origin else {}) | (headers or {}), **more)


def preflight(url: str, method: str, headers: str = "", origin: str = ORIGIN):
    asked = {"Access-Control-Request-Method": method}
    if headers:
        asked["Access-Control-Request-Headers"] = headers
    return request("OPTIONS", url, origin, asked)


def lets_the_page_read(answer, origin: str = ORIGIN) -> bool:
    return answer.headers.get("Access-Control-Allow-Origin") in (origin, "*")


def exposed(answer) -> set[str]:
    return {name.strip().lower() for name in answer.headers.get("Access-Control-Expose-Headers", "").split(",")}
