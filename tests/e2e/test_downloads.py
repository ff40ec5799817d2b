"""A single file comes down as it is stored, without leaving the page; what is refused, is said in the page's words."""

import gzip
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages.app import App
from pages.files import Files
from support.accessibility import violations
from support.bucket import sha256
from support.conditions import Held
from support.faults import drop, refuse
from support.samples import write_large
from support.until import until

OFFLINE = "No connection. The download starts by itself once there is one."


def press_download(files: Files, name: str) -> None:
    files.select(name)
    files.action("Download").click()


def row(files: Files, name: str):
    return files.transfers.get_by_role("listitem").filter(has_text=name)


def comes(files: Files, act) -> bytes:
    """What the browser's list of downloads has in the end."""
    with files.page.expect_download() as download:
        act()
    return Path(download.value.path()).read_bytes()


def links(app_or_files, name: str) -> list:
    """The requests of frames for a file, in their order."""
    requests = app_or_files.page.context.watch.requests
    return [it for it in requests if it.is_navigation_request() and urlsplit(it.url).path.endswith(f"/{name}")]


class Place:
    """Where the page is, to compare."""

    def __init__(self, page: Page):
        self.page = page
        self.before = self._now()

    def _now(self):
        return self.page.url, self.page.evaluate("() => [history.length, performance.timeOrigin]")

    def is_kept(self) -> None:
        """The same page at the same address, no step further, and no frame left in it."""
        expect(self.page.locator("iframe")).to_have_count(0)
        assert self._now() == self.before
        assert "X-Amz" not in self.page.url and "X-Amz" not in self.page.content()


def test_a_file_comes_by_one_link_that_lives_a_minute(files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    assert files.download("a.txt") == sha256(b"content")
    [link] = links(files, "a.txt")
    query = parse_qs(urlsplit(link.url).query)
    assert query["X-Amz-Expires"] == ["60"] and link.frame != files.page.main_frame
    expect(files.transfers).to_be_hidden()  # the browser shows its downloads itself


def test_nobody_is_asked_whether_to_leave_while_an_upload_is_paused(files, person, bucket, tmp_path):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    asked = []
    files.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    held = Held(files.page, "**/large.bin?*partNumber=*", "PUT")
    path, _ = write_large(tmp_path, "large.bin", 24)
    files.upload(path)
    held.wait_for_one()
    files.transfers.get_by_role("button", name="Pause", exact=True).click()
    place = Place(files.page)
    assert files.download("a.txt") == sha256(b"content")
    assert asked == []
    assert (files.page.url, files.page.evaluate("performance.timeOrigin")) == (place.before[0], place.before[1][1])
    expect(files.transfers).to_contain_text("Paused")
    held.release()
    files.transfers.get_by_role("button", name="Cancel", exact=True).click()


def test_what_is_gone_is_said_and_the_page_stays(files, person, bucket):
    bucket.put(person.prefix + "gone.txt", b"here")
    files.reload()
    bucket.delete(person.prefix + "gone.txt")
    place = Place(files.page)
    press_download(files, "gone.txt")
    said = row(files, "gone.txt")
    expect(said).to_contain_text("This file is no longer there.")
    said.get_by_text("Details", exact=True).click()
    expect(said).to_contain_text("AccessDenied")  # who may list a prefix alone is told no more
    expect(said).to_contain_text("Request id")
    place.is_kept()
    said.get_by_role("button", name="Remove from the list").click()
    expect(files.transfers).to_be_hidden()
    expect(files.row("gone.txt")).to_be_visible()  # and the folder can be used


def test_an_archived_file_is_marked_said_and_comes_once_it_is_restored(files, person, bucket):
    key = person.prefix + "old.bin"
    bucket.s3.put_object(Bucket=bucket.name, Key=key, Body=b"cold", StorageClass="GLACIER")
    bucket.s3.put_object(Bucket=bucket.name, Key=person.prefix + "cool.bin", Body=b"cool", StorageClass="GLACIER_IR")
    files.reload()
    expect(files.row("old.bin")).to_contain_text("Archived")
    expect(files.row("cool.bin")).not_to_contain_text("Archived")
    place = Place(files.page)
    press_download(files, "old.bin")
    details = files.page.get_by_role("complementary", name="Details")
    expect(details).to_contain_text("It must be restored before it can be downloaded")
    said = row(files, "old.bin")
    expect(said).to_contain_text("This file is in an archive.")
    said.get_by_text("Details", exact=True).click()
    expect(said).to_contain_text("InvalidObjectState")
    place.is_kept()
    assert violations(files.page) == ""
    bucket.s3.restore_object(
        Bucket=bucket.name, Key=key, RestoreRequest={"Days": 1, "GlacierJobParameters": {"Tier": "Expedited"}}
    )
    until(files.page, lambda: 'ongoing-request="false"' in bucket.s3.head_object(Bucket=bucket.name, Key=key).get("Restore", ""))
    assert comes(files, said.get_by_role("button", name="Try again").click) == b"cold"
    expect(files.transfers).to_be_hidden()


@pytest.fixture
def faulty(faults, new_context, settings, person, bucket) -> Files:
    """Somebody's folder with `a.txt`, over a network that can be told to fail."""
    bucket.put(person.prefix + "a.txt", b"content")
    return App(new_context(proxy=faults.proxy).new_page(), settings.page).enter(person).files


def test_a_service_that_is_busy_for_a_moment_is_asked_again(faulty, faults):
    rule = faults.add(r"^GET .*/a\.txt\?", refuse(503, "SlowDown"), times=3)
    place = Place(faulty.page)
    assert comes(faulty, lambda: press_download(faulty, "a.txt")) == b"content"
    assert rule.met == 3  # the link, and two of the page's questions why
    assert len(links(faulty, "a.txt")) == 2
    until(faulty.page, lambda: faulty.transfers.is_hidden())
    assert faulty.page.evaluate("history.length") == place.before[1][0]


def test_a_service_that_stays_busy_is_asked_a_bounded_number_of_times(faulty, faults):
    rule = faults.add(r"^GET .*/a\.txt\?", refuse(503, "SlowDown"))
    place = Place(faulty.page)
    press_download(faulty, "a.txt")
    said = row(faulty, "a.txt")
    expect(said).to_contain_text("The service is very busy.")
    said.get_by_text("Details", exact=True).click()
    expect(said).to_contain_text("SlowDown")
    expect(said).to_contain_text("TEST")  # the request's id
    assert rule.met <= 6
    place.is_kept()
    faults.clear()
    assert comes(faulty, said.get_by_role("button", name="Try again").click) == b"content"


def test_a_link_that_breaks_off_before_its_answer_is_followed_again(faulty, faults):
    rule = faults.add(r"^GET .*/a\.txt\?", drop, times=3)
    assert comes(faulty, lambda: press_download(faulty, "a.txt")) == b"content"
    assert rule.met == 3


def test_without_a_network_it_waits_and_goes_on_by_itself_or_is_cancelled(context, files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    files.select("a.txt")
    files.action("Download").hover()
    until(files.page, lambda: any("/split_work" in it.url for it in context.watch.requests))
    files.page.wait_for_load_state("networkidle")
    context.set_offline(True)
    place = Place(files.page)
    files.action("Download").click()
    expect(row(files, "a.txt")).to_contain_text(OFFLINE)
    row(files, "a.txt").get_by_role("button", name="Cancel").click()
    expect(files.transfers).to_be_hidden()
    files.action("Download").click()
    expect(row(files, "a.txt")).to_contain_text(OFFLINE)
    place.is_kept()
    assert links(files, "a.txt") == []
    assert comes(files, lambda: context.set_offline(False)) == b"content"
    expect(files.transfers).to_be_hidden()
    assert len(links(files, "a.txt")) == 1, "the one that was cancelled did not go on"


def test_what_is_stored_packed_comes_down_packed(files, person, bucket):
    packed = gzip.compress(b"a,b\n" * 1000, mtime=0)
    for name, media_type in (("data.csv.gz", "text/csv"), ("page.html", "text/html")):
        bucket.s3.put_object(
            Bucket=bucket.name, Key=person.prefix + name, Body=packed, ContentType=media_type, ContentEncoding="gzip"
        )
    files.reload()
    for name in ("data.csv.gz", "page.html"):
        assert files.download(name) == sha256(packed), name
        files.page.get_by_role("button", name="Clear selection").click()


def test_a_refused_download_goes_with_whoever_asked_for_it(app, files, person, people, bucket):
    bucket.put(person.prefix + "gone.txt", b"here")
    files.reload()
    bucket.delete(person.prefix + "gone.txt")
    press_download(files, "gone.txt")
    expect(row(files, "gone.txt")).to_contain_text("This file is no longer there.")
    app.sign_out()
    app.enter(people.new())
    app.files.action("New folder").hover()
    expect(app.files.action("New folder")).to_be_visible()
    expect(app.page.get_by_text("gone.txt")).to_have_count(0)
