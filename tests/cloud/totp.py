"""An authenticator app (RFC 6238: SHA-1, 30 seconds, six digits)."""

import base64
import hmac
import struct
import time


def code(secret: str, steps: int = 0) -> str:
    """The code shown now, or `steps` half minutes later."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.digest(key, struct.pack(">Q", int(time.time() // 30) + steps), "sha1")
    place = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def wrong(secret: str) -> str:
    """A code that is shown neither now nor shortly before or after."""
    near = {code(secret, steps) for steps in (-2, -1, 0, 1, 2)}
    return next(f"{number:06d}" for number in range(10) if f"{number:06d}" not in near)
