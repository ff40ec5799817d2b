"""What was deleted or replaced comes back, and nothing newer is ever written over."""

from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.history import History
from support.bucket import sha256
from support.conditions import serve_config
from support.samples import NAMES, write
from test_keyboard import tab_to


def asked(context, part: str) -> list:
    """The requests so far whose address holds a text."""
    return [request for request in context.watch.requests if part in request.url]


@pytest.fixture
def history(files) -> History:
    return History(files)


def test_a_deletion_is_undone_without_a_reload(files, history, person, bucket, context):
    key = person.prefix + "a.txt"
    bucket.put(key, b"mine", "text/x-odd")
    files.reload()
    listings = len(asked(context, "list-type=2"))
    files.delete("a.txt")
    expect(history.bar).to_contain_text("1 file deleted")
    history.undo()
    history.wait_until_back(1)
    expect(files.row("a.txt")).to_be_visible()
    assert len(asked(context, "list-type=2")) == listings
    assert (bucket.read(key), bucket.media_type(key)) == (b"mine", "text/x-odd")
    history.bar.get_by_role("button", name="Close").click()
    expect(history.bar).to_be_hidden()


def test_a_folder_of_300_comes_back_but_not_what_was_deleted_in_it_before(files, history, person, bucket):
    names = {f"old/{number % 7}/{number:03}.txt" for number in range(300)}
    bucket.put_many([person.prefix + name for name in names | {"old/before.txt", "stays.txt"}], b"x")
    bucket.delete(person.prefix + "old/before.txt")
    files.reload()
    files.delete("old")
    expect(history.bar).to_contain_text("300 files deleted")
    assert bucket.names(person.prefix) == {"stays.txt"}
    history.undo()
    history.wait_until_back(300)
    expect(files.row("old")).to_be_visible()
    assert bucket.names(person.prefix) == names | {"stays.txt"}


def test_an_undo_leaves_a_newer_file_of_another_device_alone(files, history, person, bucket):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"before")
    files.reload()
    files.delete("a.txt", "b.txt")
    expect(history.bar).to_contain_text("2 files deleted")
    bucket.put(person.prefix + "a.txt", b"newer")
    history.undo()
    history.wait_until_back(1)
    expect(history.bar).to_contain_text("1 file was left alone")
    assert bucket.read(person.prefix + "a.txt") == b"newer"
    assert bucket.read(person.prefix + "b.txt") == b"before"


def test_the_keys_undo_a_deletion(files, history, person, bucket):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"x")
    files.reload()
    files.delete("a.txt")
    expect(history.bar).to_contain_text("1 file deleted")
    expect(files.row("b.txt")).to_be_focused()
    files.page.keyboard.press("Control+z")
    history.wait_until_back(1)
    expect(files.row("a.txt")).to_be_visible()


def test_a_replacement_by_an_upload_is_undone(files, history, person, bucket, tmp_path):
    key = person.prefix + "a.txt"
    bucket.put(key, b"mine", "text/x-odd")
    files.reload()
    files.upload(write(tmp_path, "a.txt", "by mistake"), write(tmp_path, "new.txt", "new"))
    files.answer("Replace")
    files.wait_until_uploaded(2)
    expect(history.bar).to_contain_text("1 file replaced")
    assert bucket.read(key) == b"by mistake"
    history.undo()
    history.wait_until_back(1)
    assert (bucket.read(key), bucket.media_type(key)) == (b"mine", "text/x-odd")
    assert bucket.names(person.prefix) == {"a.txt", "new.txt"}


def test_deleted_files_of_any_name_come_back(files, history, person, bucket):
    names = {f"in a folder/{name}" for name in NAMES.values()} | {"empty folder/", "plain"}
    keys = [person.prefix + name for name in names]
    bucket.put_many(keys, b"x")
    for key in keys:
        bucket.delete(key)
    history.open()
    expect(history.dialog).to_contain_text(f"{len(names)} deleted files")
    history.all.check()
    history.bring_back()
    history.wait_until_back(len(names))
    assert bucket.names(person.prefix) == names
    expect(files.row("in a folder")).to_be_visible()


def test_where_versions_may_be_deleted_many_come_back_at_once_and_archived_ones_too(files, history, person, bucket, context):
    names = {f"below/{number:04}.txt" for number in range(2400)}
    keys = [person.prefix + name for name in names]
    bucket.put_many(keys, b"x")
    bucket.put(person.prefix + "ice.txt", b"x", StorageClass="GLACIER")
    bucket.delete_many([*keys, person.prefix + "ice.txt"])
    files.reload()
    history.open()
    history.all.check()
    before = len(context.watch.requests)
    history.bring_back()
    history.wait_until_back(2401)
    assert bucket.names(person.prefix) == names | {"ice.txt"}
    expect(files.row("below")).to_be_visible()
    expect(files.row("ice.txt")).to_be_visible()
    sent = [request.method for request in context.watch.requests[before:] if request.method != "GET"]
    assert [method for method in sent if method != "OPTIONS"] == ["POST"] * 3


def test_one_of_many_comes_back_and_the_rest_stays_deleted(files, history, person, bucket):
    keys = [f"{person.prefix}below/{number:04}.txt" for number in range(1200)]
    bucket.put_many(keys, b"x")
    bucket.delete_many(keys)
    bucket.put(person.prefix + "below/there.txt", b"x")
    files.reload()
    history.open()
    expect(history.rows().first).to_have_attribute("aria-setsize", "1200")
    assert history.rows().count() < 100
    expect(history.rows().first).to_contain_text("below/ · Deleted ")
    names = [history.rows().nth(number).locator("bdi").get_attribute("title") for number in (0, 2)]
    history.choose(*names)
    history.bring_back()
    history.wait_until_back(2)
    files.open("below")
    assert set(files.names()) == {*names, "there.txt"}


def test_what_another_device_wrote_since_the_list_was_read_is_left_alone(files, history, person, bucket):
    key = person.prefix + "a.txt"
    bucket.put(key, b"before")
    bucket.delete(key)
    history.open()
    history.all.check()
    bucket.put(key, b"newer")
    history.bring_back()
    expect(history.bar).to_contain_text("1 file was left alone")
    expect(history.bar).to_contain_text("Nothing was brought back")
    assert bucket.read(key) == b"newer"


def test_what_is_deleted_for_good_has_no_version_left(files, history, person, bucket):
    for name in ("a.txt", "b.txt"):
        bucket.put(person.prefix + name, b"first")
        bucket.put(person.prefix + name, b"second")
        bucket.delete(person.prefix + name)
    history.open()
    history.choose("a.txt")
    history.purge()
    expect(history.row("a.txt")).to_be_hidden()
    expect(history.row("b.txt")).to_be_visible()
    assert (bucket.versions(person.prefix + "a.txt"), bucket.versions(person.prefix + "b.txt")) == (0, 2)


def test_without_the_rights_neither_is_offered(app, settings, person, bucket):
    config = settings.config
    bucket.put(person.prefix + "a.txt", b"x")
    bucket.delete(person.prefix + "a.txt")
    config["locations"][0]["users"] = ["list", "read", "write", "delete", "versions"]
    serve_config(app.page, config)
    history = History(app.enter(person).files)
    history.open()
    history.all.check()
    expect(history.dialog.get_by_role("button", name="Bring back 1 file")).to_be_enabled()
    expect(history.dialog.get_by_role("button", name="Delete for good…")).to_be_hidden()
    app.page.keyboard.press("Escape")
    app.go_to("Shared")
    expect(app.files.action("Refresh")).to_be_visible()
    expect(app.files.action("Deleted files")).to_be_hidden()


def test_a_guest_sees_nothing_of_it(app, bucket, shared, context):
    bucket.put(shared + "notice.txt", b"first")
    bucket.put(shared + "notice.txt", b"second")
    app.open()
    app.files.open(shared.split("/")[1])
    expect(app.files.action("Deleted files")).to_be_hidden()
    app.files.select("notice.txt")
    expect(app.page.get_by_role("complementary")).to_be_visible()
    expect(app.page.get_by_role("button", name="Versions…")).to_be_hidden()
    assert not asked(context, "&versions=")


def test_versions_are_listed_downloaded_and_brought_back(files, history, person, bucket):
    key = person.prefix + "100% a+b.txt"
    bucket.put(key + ".more", b"another file")
    for content in (b"first", b"second", b"third"):
        bucket.put(key, content)
    files.reload()
    history.open_versions("100% a+b.txt")
    expect(history.rows()).to_have_count(3)
    expect(history.rows().first).to_contain_text("Current version")
    assert history.download(2) == sha256(b"first")
    history.return_to(1)
    history.wait_until_back(1)
    assert bucket.read(key) == b"second"
    assert bucket.versions(key) == 4


def test_a_version_does_not_go_over_what_was_written_since(files, history, person, bucket):
    key = person.prefix + "a.txt"
    for content in (b"first", b"second"):
        bucket.put(key, content)
    files.reload()
    history.open_versions("a.txt")
    bucket.put(key, b"someone else's")
    history.return_to(1)
    expect(history.bar).to_contain_text("1 file was left alone")
    assert bucket.read(key) == b"someone else's"


def test_a_folder_is_shown_and_brought_back_as_it_was(files, history, person, bucket, control):
    def put(name: str, content: bytes) -> None:
        bucket.put(person.prefix + name, content)

    put("changed.txt", b"then")
    put("deep/deleted.txt", b"then")
    put("same.txt", b"then")
    control.age(bucket.name, person.prefix, seconds=7200)
    put("changed.txt", b"now")
    bucket.delete(person.prefix + "deep/deleted.txt")
    put("added.txt", b"now")
    files.reload()
    history.open()
    expect(history.rows()).to_have_count(1)
    history.show(f"{datetime.now(timezone.utc) - timedelta(hours=1):%Y-%m-%dT%H:%M}")
    expect(history.dialog).to_contain_text("2 files differ from now, 1 is the same")
    expect(history.row("changed.txt")).to_contain_text("Changed since")
    expect(history.row("deleted.txt")).to_contain_text("deep/ · Deleted")
    expect(history.row("same.txt").get_by_role("checkbox")).to_be_disabled()
    history.all.check()
    history.bring_back()
    history.wait_until_back(2)
    assert bucket.names(person.prefix) == {"changed.txt", "deep/deleted.txt", "same.txt", "added.txt"}
    assert bucket.read(person.prefix + "changed.txt") == b"then"
    history.open()
    history.show(f"{datetime.now(timezone.utc) - timedelta(hours=9):%Y-%m-%dT%H:%M}")
    expect(history.dialog).to_contain_text("There was nothing here at that time")


def test_a_listing_that_is_refused_says_so_and_is_tried_again(files, history, person, bucket):
    bucket.put(person.prefix + "a.txt", b"x")
    bucket.delete(person.prefix + "a.txt")
    files.page.route("**/*versions=*", lambda route: route.abort())
    files.action("Deleted files").click()
    expect(files.alert).to_be_visible()
    files.page.unroute("**/*versions=*")
    files.try_again()
    history.wait_until_read()
    expect(history.row("a.txt")).to_be_visible()


def test_all_of_it_by_keyboard_alone_on_a_phone(new_context, settings, person, bucket):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"x")
    bucket.put(person.prefix + "gone.txt", b"x")
    bucket.delete(person.prefix + "gone.txt")
    context = new_context(viewport={"width": 390, "height": 844})
    app = App(context.new_page(), settings.page).enter(person)
    history, keys = History(app.files), app.page.keyboard
    tab_to(app, app.files.row("a.txt"))
    keys.press("Delete")
    expect(app.files.dialog).to_be_visible()
    tab_to(app, app.files.dialog.get_by_role("button", name="Delete", exact=True))
    keys.press("Enter")
    expect(app.files.row("a.txt")).to_be_hidden()
    tab_to(app, history.bar.get_by_role("button", name="Undo"))
    keys.press("Enter")
    history.wait_until_back(1)
    expect(app.files.row("a.txt")).to_be_visible()
    tab_to(app, app.files.action("Deleted files"))
    keys.press("Enter")
    history.wait_until_read()
    tab_to(app, history.row("gone.txt").get_by_role("checkbox"))
    keys.press("Space")
    tab_to(app, history.dialog.get_by_role("button", name="Bring back 1 file"))
    keys.press("Enter")
    history.wait_until_back(1)
    assert bucket.names(person.prefix) == {"a.txt", "b.txt", "gone.txt"}
    width = app.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
