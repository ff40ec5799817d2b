"""What the page's main thread was busy with, by Chromium's own trace. It counts the processor's time, not the clock's: a pause
that a busy machine makes is none of the page's."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass
class Tasks:
    longest_ms: float = 0
    """Of the processor, in one go."""


@contextmanager
def main_thread(page: Page) -> Iterator[Tasks]:
    """Watches while the block runs; the answer is there after it."""
    tasks, browser = Tasks(), page.context.browser
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])
    yield tasks
    page.evaluate("() => new Promise((done) => setTimeout(done))")  # a task that still runs is not in the trace
    events = json.loads(browser.stop_tracing())["traceEvents"]
    names = (event for event in events if event["name"] == "thread_name")
    main = {(it["pid"], it["tid"]) for it in names if it["args"]["name"] == "CrRendererMain"}
    ran = [it["tdur"] for it in events if it["name"] == "RunTask" and "tdur" in it and (it["pid"], it["tid"]) in main]
    assert ran, "the trace tells of no task"
    tasks.longest_ms = max(ran) / 1000
