"""Pausing, cancelling, closing and going on at every moment of an upload: nothing is left behind, nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from support.bucket import sha256
from support.conditions import Held, serve_config
from support.samples import write
from support.until import until

SMALL, LARGE = b"small", bytes(range(256)) * (20 << 12)
STEPS = {
    "look": ("**/*list-type=2*", "GET", SMALL),
    "small, by form": ("**/*", "POST", SMALL),
    "small, under a condition": ("**/file.bin*", "PUT", SMALL),
    "create": ("**/file.bin?uploads*", "POST", LARGE),
    "parts": ("**/file.bin?*partNumber=2*", "PUT", LARGE),
    "complete": ("**/file.bin?uploadId=*", "POST", LARGE),
}
"""The request of each moment, and a file that comes to it."""


@pytest.fixture(params=STEPS.values(), ids=STEPS.keys())
def moment(request, app, person, settings, tmp_path):
    """An upload that has come to that moment: the page, what holds the request, and the file."""
    url, method, content = request.param
    config = settings.config
    config["bucket"]["versioned"] = method == "POST" or content is LARGE
    serve_config(app.page, config)
    app.enter(person)
    app.page.wait_for_load_state("networkidle")
    held = Held(app.page, url, method)
    app.files.upload(write(tmp_path, "file.bin", content))
    held.wait_for_one()
    return app.files, held, content


def press(files, name: str) -> None:
    files.transfers.get_by_role("listitem").get_by_role("button", name=name).click()


def test_cancelling_leaves_neither_object_nor_parts(moment, person, bucket):
    files, held, _ = moment
    press(files, "Cancel")
    expect(files.transfers).to_contain_text(re.compile("Cancell(ing|ed)"))  # it is withdrawn before it is let go
    held.release()
    expect(files.transfers).to_contain_text("Cancelled")
    files.reload()
    assert (bucket.uploads(person.prefix), bucket.names(person.prefix)) == ([], set())


def test_pausing_and_going_on_brings_it_there_once(moment, person, bucket):
    files, held, content = moment
    row = files.transfers.get_by_role("listitem")
    if held.url == STEPS["complete"][0]:  # what is put together already cannot be paused
        expect(row.get_by_role("button", name="Cancel")).to_be_visible()
        expect(row.get_by_role("button", name="Pause")).to_be_hidden()
    else:
        press(files, "Pause")
        expect(row).to_contain_text("Paused")
        press(files, "Resume")
    held.release()
    files.wait_until_uploaded(1)
    key = person.prefix + "file.bin"
    assert bucket.sha256(key) == sha256(content)
    assert (bucket.versions(key), bucket.uploads(person.prefix)) == (1, [])


def test_closing_the_page_asks_while_work_is_under_way_and_is_silent_otherwise(app, files, person, bucket, tmp_path):
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    app.page.on("dialog", stay)
    held = Held(app.page, "**/*", "POST")
    files.upload(write(tmp_path, "file.bin", SMALL))
    held.wait_for_one()
    app.page.close(run_before_unload=True)
    until(app.page, lambda: asked)
    assert asked == ["beforeunload"] and not app.page.is_closed()
    held.release()
    files.wait_until_uploaded(1)
    assert bucket.read(person.prefix + "file.bin") == SMALL, "who stayed has it uploaded"
    with app.page.expect_event("close"):
        app.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
