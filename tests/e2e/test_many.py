"""Thousands of files at once: the page stays usable, the totals are right, all arrive, and a cancel leaves nothing behind."""

import os
import re

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.bucket import sha256
from support.faults import slow
from support.samples import write, write_large
from support.trace import main_thread
from support.until import until

MANY = int(os.environ.get("ALCOVE_MANY", "2000"))
"""How many files; 10,000 take the local cloud two minutes."""
LONGEST_TASK_MS = 200
"""Of the processor, in one go, while the page takes them in. (What that is by the clock, dev/bench measures.)"""
WRITE = r"^(POST|PUT) /[^/\n]"


@pytest.fixture
def many(tmp_path):
    """A folder with so many small files in folders of some hundred."""
    for number in range(MANY):
        write(tmp_path, f"album/day {number // 500:02}/photo {number:05}.jpg", f"photo {number:05}".ljust(16))
    return tmp_path / "album"


def test_thousands_of_files_arrive_and_the_page_stays_usable_meanwhile(files, person, bucket, many):
    bucket.put(person.prefix + "elsewhere/note.txt")
    bucket.put(person.prefix + "else.txt")
    files.reload()
    files.upload_folder(many)
    heading = files.transfers.get_by_role("heading")
    expect(heading).to_contain_text("Uploading")
    with main_thread(files.page) as tasks:
        search = files.page.get_by_role("searchbox")
        search.press_sequentially("else", delay=30)
        expect(files.row("elsewhere")).to_be_visible()
        expect(search).to_have_value("else")
        files.open("elsewhere")
        expect(files.row("note.txt")).to_be_visible()
        assert "Uploading" in heading.inner_text(), "all that was while they were on their way"
    expect(heading).to_have_text(f"{MANY:,} files uploaded", timeout=MANY * 150)
    assert tasks.longest_ms < LONGEST_TASK_MS
    expect(files.transfers).to_contain_text(re.compile(r"(\d+\sKiB) of \1"))
    there = bucket.names(person.prefix + "album/")
    assert there == {f"day {number // 500:02}/photo {number:05}.jpg" for number in range(MANY)}


@pytest.mark.parametrize("when", ["at once", "midway"])
def test_cancelling_all_leaves_neither_uploads_nor_half_objects(
    new_context, faults, settings, person, bucket, tmp_path, when
):
    app = App(new_context(proxy=faults.proxy).new_page(), settings.page)
    files = app.enter(person).files
    small = [write(tmp_path, f"photo {number:04}.jpg", f"photo {number:04}".ljust(16)) for number in range(400)]
    large, digests = zip(*(write_large(tmp_path, f"film {number}.bin", 40) for number in range(3)))
    faults.add(WRITE, slow(0.1))
    files.upload(*large, *small)
    if when == "midway":
        until(files.page, lambda: faults.count("^PUT .*partNumber") > 3 and faults.count("^POST") > 20)
    files.transfers.get_by_role("button", name="Cancel all").click()
    expect(files.transfers.get_by_role("heading")).not_to_contain_text("Uploading")
    expect(files.transfers.get_by_role("button", name="Cancel all")).to_be_hidden()
    until(files.page, lambda: bucket.uploads(person.prefix) == [])
    there = bucket.names(person.prefix)
    assert len(there) < 403
    whole = {sha256(path.read_bytes()) for path in small} | set(digests)
    assert {bucket.sha256(person.prefix + name) for name in there} <= whole, "what had arrived is whole"
