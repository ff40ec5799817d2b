"""Folders and several files come down as one ZIP, whole, on whichever way the browser has; what cannot come is said."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.archive import LIST, Disk, unpack
from support.conditions import Held, answer_with
from support.dialogs import use_downloads
from support.faults import refuse
from support.samples import NAMES
from support.until import until

MIB = 1 << 20
REFUSED = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"


@pytest.fixture(autouse=True)
def downloads(context) -> None:
    use_downloads(context)


@pytest.fixture
def disk(context, downloads) -> Disk:
    """The page may ask for a place. (Ask for this before the page is opened; without it the service worker is the way.)"""
    return Disk(context)


@pytest.fixture
def tree(bucket, person) -> dict[str, bytes]:
    """A folder "trip" as people have them. What it holds, by paths inside the archive."""
    content = {f"trip/{name}": f"this is {kind}".encode() for kind, name in NAMES.items()}
    content |= {
        "trip/日本語/写真/海.jpg": os.urandom(300_000),
        "trip/a+b & 100%/👩‍🚀.txt": b"rocket",
        "trip/empty.txt": b"",
        "trip/film.mp4": os.urandom(9 * MIB),
        "trip/empty folder/": b"",
        "trip/日本語/空/": b"",
    }
    for path, body in content.items():
        bucket.put(person.prefix + path, body)
    # What Windows refuses has another name inside, and so has the second of two names that look the same: a Mac has one of them.
    refused = str.maketrans('<>:"|?*\\', "________")
    twin = f"trip/{NAMES['composed']}"
    content[twin.replace(".txt", " (2).txt")] = content.pop(twin)
    return {path.translate(refused): body for path, body in content.items()}


def row(files, name: str):
    return files.transfers.get_by_role("listitem").filter(has_text=name)


def press_download(files, *names: str) -> None:
    files.select(*names)
    files.action("Download").click()


def fetch(files, *names: str) -> tuple[str, bytes]:
    """What the browser's list of downloads has in the end."""
    with files.page.expect_download() as download:
        press_download(files, *names)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_folder_comes_as_one_archive_by_the_browsers_own_downloads(files, tree):
    files.reload()
    name, archive = fetch(files, "trip")
    assert name == "trip.zip"
    assert unpack(archive) == tree
    expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files · 9.3 MiB")
    workers = files.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).map((it) => it.scope)")
    assert [scope.rsplit("/", 2)[1] for scope in workers] == ["downloads"]
    assert files.page.evaluate("navigator.serviceWorker.controller") is None, "it stands between nothing and the page"


def test_a_folder_is_written_to_the_place_that_was_chosen(disk, files, tree):
    files.reload()
    press_download(files, "trip")
    expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files")
    assert unpack(disk.read(files.page, "trip.zip")) == tree
    files.transfers.get_by_role("button", name="Remove from the list").click()
    expect(files.transfers).to_be_hidden()


def test_files_and_folders_chosen_together_are_named_after_where_they_are(files, tree, bucket, person):
    bucket.put(person.prefix + "letter.txt", b"letter")
    bucket.put(person.prefix + "other/not chosen.txt")
    files.reload()
    name, archive = fetch(files, "trip", "letter.txt")
    assert name == "My files.zip"
    assert unpack(archive) == tree | {"letter.txt": b"letter"}


def test_a_folder_of_many_files(disk, files, bucket, person):
    names = [f"many/{number:04}.txt" for number in range(1500)]
    bucket.put_many([person.prefix + name for name in names], bytes(700))
    files.reload()
    press_download(files, "many")
    expect(row(files, "many.zip")).to_contain_text("Downloaded · 1,500 files", timeout=120_000)
    assert unpack(disk.read(files.page, "many.zip")) == dict.fromkeys(names, bytes(700))


def test_a_guest_downloads_a_folder(app, bucket, shared):
    bucket.put(shared + "inner/a.txt", b"a")
    app.open()
    app.files.wait_until_listed()
    app.go_to("Shared")
    name, archive = fetch(app.files, shared.split("/")[1])
    assert name == shared.split("/")[1] + ".zip"
    assert list(unpack(archive).values()) == [b"a"]


def test_cancelling_in_the_middle_leaves_no_file(disk, files, tree):
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    press_download(files, "trip")
    held.wait_for_one()
    expect(row(files, "trip.zip")).to_contain_text("of 9.3 MiB")
    expect(files.page).to_have_title(re.compile(r"^\d+% · My files"))
    files.transfers.get_by_role("button", name="Cancel download").click()
    expect(row(files, "trip.zip")).to_contain_text("Cancelled. Nothing was kept.")
    until(files.page, lambda: disk.names(files.page) == [])
    expect(files.page).to_have_title(re.compile(r"^My files"))


def test_cancelling_ends_the_browsers_own_download_too(files, tree):
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    with files.page.expect_download() as download:
        press_download(files, "trip")
    held.wait_for_one()
    files.transfers.get_by_role("button", name="Cancel download").click()
    expect(row(files, "trip.zip")).to_contain_text("Cancelled. Nothing was kept.")
    assert download.value.failure()


def test_cancelled_in_the_browsers_list_it_ends_here(files, tree):
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    with files.page.expect_download() as download:
        press_download(files, "trip")
    held.wait_for_one()
    download.value.cancel()
    held.release()
    expect(row(files, "trip.zip")).to_contain_text("Cancelled. Nothing was kept.")


def test_without_a_worker_and_a_place_it_is_put_together_in_memory(context, files, tree):
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")
    files.reload()
    name, archive = fetch(files, "trip")
    assert name == "trip.zip"
    assert unpack(archive) == tree


@pytest.mark.parametrize("name", ["README", "film.mp4"], ids=["small", "large"])
def test_a_file_that_fails_is_listed_here_and_inside_and_the_others_are_there(disk, files, tree, name):
    files.reload()
    files.page.route(f"**/{name}?*", answer_with(403, REFUSED))
    press_download(files, "trip")
    here = row(files, "trip.zip")
    expect(here).to_contain_text("Downloaded · 18 files")
    here.get_by_text("1 file is not in the archive").click()
    expect(here).to_contain_text(f"trip/{name}")
    expect(here).to_contain_text("You may not do this here.")
    members = unpack(disk.read(files.page, "trip.zip"))
    note = members.pop("_missing files.txt").decode()
    assert f"trip/{name}" in note and "You may not do this here." in note
    assert members == {path: body for path, body in tree.items() if path != f"trip/{name}"}


def test_where_nothing_can_be_had_it_says_why_and_there_is_no_file(disk, files, bucket, person):
    bucket.put(person.prefix + "locked/a.txt", b"a")
    files.reload()
    files.page.route("**/locked/a.txt?*", answer_with(403, REFUSED))
    press_download(files, "locked")
    here = row(files, "locked.zip")
    expect(here).to_contain_text("You may not do this here.")
    here.get_by_text("Why it failed").click()
    expect(here).to_contain_text("AccessDenied")
    expect(here.get_by_role("progressbar")).to_be_visible()
    until(files.page, lambda: disk.names(files.page) == [])


def test_leaving_the_page_asks_first_and_the_download_goes_on_elsewhere_in_it(app, files, tree):
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    asked = []
    files.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with files.page.expect_download() as download:
        press_download(files, "trip")
    held.wait_for_one()
    files.page.evaluate("setTimeout(() => location.reload())")
    until(files.page, lambda: asked == ["beforeunload"])
    app.page.evaluate("location.hash = '#/account'")
    expect(app.page.get_by_role("heading", name="Account").first).to_be_visible()
    held.release()
    assert unpack(Path(download.value.path()).read_bytes()) == tree
    app.page.go_back()
    expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files")


def test_whoever_waits_for_a_download_alone_can_be_notified_of_its_end(context, disk, files, tree):
    context.add_init_script("""
        window.notified = [];
        window.Notification = class {
            static permission = "default";
            static async requestPermission() { return (this.permission = "granted"); }
            constructor(title) { window.notified.push(title); }
        };
    """)
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    press_download(files, "trip")
    held.wait_for_one()
    offer = files.transfers.get_by_role("button", name="Notify me when done")
    offer.click()
    expect(offer).to_be_hidden()
    files.page.evaluate("Object.defineProperty(document, 'hidden', { value: true })")
    held.release()
    expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files")
    assert files.page.evaluate("notified") == ["trip.zip is downloaded"]


def test_signing_out_ends_it(app, files, tree):
    files.reload()
    held = Held(files.page, "**/film.mp4?*")
    with files.page.expect_download() as download:
        press_download(files, "trip")
    held.wait_for_one()
    app.press_sign_out()
    expect(app.page.get_by_role("dialog", name="A download is under way")).to_be_visible()
    app.answer_sign_out("Sign out")
    expect(app.account_menu).to_be_hidden()
    assert download.value.failure()


class TestThroughABadNetwork:
    @pytest.fixture
    def context(self, faults, new_context):
        return new_context(proxy=faults.proxy)

    def test_an_answer_that_breaks_off_goes_on_from_there(self, disk, files, tree, context, faults, person, bucket):
        async def break_off(exchange):
            return await exchange.pass_on(answer=3_000_000)

        files.reload()
        rule = faults.add(r"^GET .*film\.mp4\?", break_off, times=2)
        press_download(files, "trip")
        expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files")
        assert rule.met == 2
        assert unpack(disk.read(files.page, "trip.zip")) == tree
        asked = [it for it in context.watch.requests if "film.mp4" in it.url and it.method == "GET"]
        assert "range" not in asked[0].headers and "if-match" not in asked[0].headers
        second, third = (int(it.headers["range"].removeprefix("bytes=").removesuffix("-")) for it in asked[1:])
        assert 0 < second < third < 9 * MIB
        assert asked[1].headers["if-match"] == asked[2].headers["if-match"]

    def test_an_object_that_changes_meanwhile_is_not_mixed(self, disk, files, tree, context, faults, person, bucket):
        async def replace(exchange):
            lives = await exchange.pass_on(answer=3_000_000)
            bucket.put(person.prefix + "trip/film.mp4", os.urandom(9 * MIB))
            return lives

        files.reload()
        faults.add(r"^GET .*film\.mp4\?", replace, times=1)
        press_download(files, "trip")
        here = row(files, "trip.zip")
        expect(here).to_contain_text("Downloaded · 18 files")
        here.get_by_text("1 file is not in the archive").click()
        expect(here).to_contain_text("It was changed while it was being downloaded.")
        members = unpack(disk.read(files.page, "trip.zip"))
        assert "trip/film.mp4" not in members and members["trip/README"] == tree["trip/README"]

    def test_a_busy_service_ended_credentials_and_a_lost_connection_are_gone_through(
        self, disk, files, tree, faults, person, control
    ):
        files.reload()
        faults.add(r"^GET .*/trip/", refuse(503, "SlowDown"), share=0.3)
        control.expire_credentials(person.identity_id)
        press_download(files, "trip")
        expect(row(files, "trip.zip")).to_contain_text("Downloaded · 19 files", timeout=90_000)
        assert unpack(disk.read(files.page, "trip.zip")) == tree


def test_a_place_that_nothing_came_to_is_not_left_with_an_empty_file(disk, files, tree):
    """The browser makes the file when the place is chosen."""
    files.reload()
    held = Held(files.page, "**/*list-type=2*")
    press_download(files, "trip")
    held.wait_for_one()
    assert disk.names(files.page) == ["trip.zip"]
    files.transfers.get_by_role("button", name="Cancel download").click()
    expect(row(files, "trip.zip")).to_contain_text("Cancelled. Nothing was kept.")
    files.page.wait_for_function(f"async () => (await ({LIST})()).length === 0")


def test_nobody_sees_what_somebody_else_downloaded(app, files, tree, people):
    files.reload()
    fetch(files, "trip")
    expect(row(files, "trip.zip")).to_contain_text("Downloaded")
    app.sign_out()
    expect(files.transfers).to_be_hidden()
    other = people.new()
    app.open("#/sign-in")
    app.sign_in.submit(other.email, other.password)
    files.wait_until_listed()
    expect(files.transfers).to_be_hidden()
    expect(app.page.get_by_text("trip.zip")).to_have_count(0)
