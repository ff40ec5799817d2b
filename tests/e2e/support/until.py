"""Waits for what happens outside the page: in the bucket, in a proxy's log. (What the page shows, `expect` waits for.)"""

import time
from collections.abc import Callable

from playwright.sync_api import Page


def until(page: Page, happened: Callable[[], object], seconds: float = 60) -> None:
    """Returns once it has. Meanwhile the browser's events and routes are heard."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        page.wait_for_timeout(50)
