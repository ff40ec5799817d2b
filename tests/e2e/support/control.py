"""The local cloud's own test controls (dev/cloud): reading mailed codes, ending what would otherwise end by waiting."""

import base64
import json
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Control:
    """A client of `/_alcove/*`."""

    def __init__(self, cloud: str):
        self.base = f"{cloud}/_alcove"

    def code(self, email: str, after: str = "", seconds: float = 60) -> str:
        """The confirmation code last mailed to an address; `after` is the one before, where another is on its way."""
        deadline = time.monotonic() + seconds
        while (code := self._last_code(email)) in (None, after):
            assert time.monotonic() < deadline, f"no mail to {email}"
            time.sleep(0.1)
        return code

    def expire_credentials(self, identity_id: str) -> None:
        """S3 and STS answer ExpiredToken to all that this identity holds now."""
        self._post("expire", identityId=identity_id)

    def expire_tokens(self, email: str, kind: str = "access") -> None:
        """Ends the "access" tokens (the ID tokens too) or the "refresh" tokens that a person holds now."""
        self._post("expire", username=email, tokens=kind)

    def expire_session(self, token: str) -> None:
        """Ends a challenge's Session."""
        self._post("expire", session=token)

    def age(self, bucket: str, prefix: str, *, seconds: int) -> None:
        """What was written or deleted below a prefix so far was that so many seconds earlier."""
        self._post("age", bucket=bucket, prefix=prefix, seconds=seconds)

    def put_objects(self, bucket: str, keys: list[str], body: bytes) -> None:
        """Writes the same text under each key, without a request for each."""
        self._post("objects", bucket=bucket, keys=keys, body=base64.b64encode(body).decode())

    def make_person(self, **wanted: str) -> dict:
        """Makes a confirmed account; see the layer's `control.py` for what can be wanted."""
        return self._post("user", **wanted)

    def _last_code(self, email: str) -> str | None:
        try:
            return self._get("mail", to=email)["code"]
        except HTTPError:
            return None  # no mail to them so far

    def _get(self, path: str, **query: str) -> dict:
        with urlopen(f"{self.base}/{path}?{urlencode(query)}") as answer:
            return json.load(answer)

    def _post(self, path: str, **body: str | int | list[str]) -> dict:
        request = Request(f"{self.base}/{path}", json.dumps(body).encode(), {"content-type": "application/json"})
        with urlopen(request) as answer:
            return json.load(answer)
