"""An authenticator app for the browser's tests: the one that the local cloud's tests have."""

import sys

from support.settings import PROJECT

sys.path.append(str(PROJECT / "tests/cloud"))

from totp import code, wrong  # noqa: E402 (needs the path)

__all__ = ["code", "wrong"]
