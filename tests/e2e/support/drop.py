"""Drops real files and folders from the desktop onto the page, as the browser does it (not by script-made events)."""

from pathlib import Path

from playwright.sync_api import Locator


def drop(target: Locator, *paths: Path) -> None:
    """Drags `paths` over the middle of what is in view of `target` and lets them fall."""
    box = target.bounding_box()
    assert box, "nothing to drop on"
    height = target.page.viewport_size["height"]
    top, bottom = max(box["y"], 0), min(box["y"] + box["height"], height)
    session = target.page.context.new_cdp_session(target.page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    # A hand holds what it drags over a page for a while: a page that is busy has said by then whether it takes it.
    for step in ("dragEnter", *["dragOver"] * 4, "drop"):
        point = {"x": box["x"] + box["width"] / 2, "y": (top + bottom) / 2}
        session.send("Input.dispatchDragEvent", {"type": step, **point, "data": data})
        target.page.wait_for_timeout(100)
    session.detach()
