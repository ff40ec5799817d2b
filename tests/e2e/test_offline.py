"""Without a connection: the page opens from its service worker, and folders that were seen stand as they were, marked so."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.app import App
from pages.personal import Personal
from pages.preview import Preview
from support.media import film
from support.until import until

AS_OF = re.compile(r"^As of \d\d:\d\d, offline$")
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map((request) => request.url);
  }
  return found;
}"""
FOLDERS = """async () => {
  const name = "alcove.folders";
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return []; // asking for it would make it
  const result = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await result(indexedDB.open(name));
  return result(database.transaction("folders").objectStore("folders").getAllKeys());
}"""
SHARE = """([name, text]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", enctype: "multipart/form-data", action: "./share" });
  const field = Object.assign(document.createElement("input"), { type: "file", name: "files" });
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  field.files = data.files;
  form.append(field);
  document.body.append(form);
  form.submit();
}"""
"""Does what the share sheet of a phone does with the manifest's `share_target`."""
SEEK = """(film) => new Promise((done) => {
  film.onseeked = () => done(film.currentTime);
  film.currentTime = 0.9;
})"""
SOON_S = 5
"""A release opens within one on a machine that rests; this is what tells it from a page that waits for the network."""


def wait_until_ready(page: Page) -> None:
    """The page has come to rest, and its worker has the files of its release and those that the page has told it of."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_timeout(500)


def kept(page: Page, kind: str) -> list[str]:
    """The addresses in the caches of a kind."""
    return [address for name, all in page.evaluate(KEPT).items() if name.endswith(kind) for address in all]


def mark(app: App):
    return app.page.get_by_text(AS_OF)


@pytest.fixture
def visited(app: App, person, bucket) -> App:
    """Somebody who stays signed in on this device has seen their folder and one in it."""
    bucket.put_many([f"{person.prefix}{name}" for name in ("旅/が.txt", "a+b %20#.txt", "unseen/x.txt")], b"content")
    app.enter(person, keep=True)
    app.files.open("旅")
    wait_until_ready(app.page)
    return app


def second_visit(app: App) -> App:
    """A new tab without a connection, once the first is closed: it has neither the tab's storage nor credentials."""
    page = app.page.context.new_page()
    app.page.close()
    page.context.set_offline(True)
    return App(page, app.address, app.say.language)


def test_a_second_visit_opens_offline_with_the_folders_that_were_seen_and_goes_on_online(visited, person, bucket):
    app = second_visit(visited)
    begin = time.monotonic()
    app.open("#/files/my-files/旅/")
    expect(app.files.row("が.txt")).to_be_visible()
    took = time.monotonic() - begin
    print(f"\nopened offline in {took:.2f} s")
    assert took < SOON_S
    expect(mark(app)).to_be_visible()
    app.files.breadcrumb.get_by_role("link").first.click()
    expect(app.files.row("a+b %20#.txt")).to_be_visible()
    expect(mark(app)).to_be_visible()
    app.files.row("unseen").get_by_role("link").click()
    expect(app.files.alert).to_contain_text("offline")
    app.page.go_back()
    expect(mark(app)).to_be_visible()
    bucket.put_many([f"{person.prefix}from another device.txt"])
    app.page.context.set_offline(False)
    expect(app.files.row("from another device.txt")).to_be_visible()
    expect(mark(app)).to_be_hidden()


def test_a_guest_installs_the_page_and_opens_a_shared_folder_offline_in_japanese(new_context, settings, bucket, shared):
    app = App(new_context(locale="ja-JP").new_page(), settings.page, "ja")
    bucket.put_many([f"{shared}議事録.txt"])
    app.open(f"#/files/{shared}")
    expect(app.files.row("議事録.txt")).to_be_visible()
    wait_until_ready(app.page)
    session = app.page.context.new_cdp_session(app.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == [] and manifest["url"].startswith(settings.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    app = second_visit(app)
    app.open(f"#/files/{shared}")
    expect(app.files.row("議事録.txt")).to_be_visible()
    expect(app.page.get_by_text(re.compile(r"^\d\d?:\d\d 時点の内容（オフライン）$"))).to_be_visible()


def test_starred_files_are_read_offline_and_go_with_the_session(visited, person, bucket):
    page = visited.page
    bucket.put_many([f"{person.prefix}旅/図 +1%.svg"], b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    page.reload()  # from here on the worker sees which parts are fetched
    visited.files.wait_until_listed()
    Personal(visited).star("が.txt", "図 +1%.svg")
    until(page, lambda: len(kept(page, "starred")) == 2)
    Personal(visited).go_to("Favourites").open("図 +1%.svg")
    Preview(visited.files).shows("図 +1%.svg")
    wait_until_ready(page)
    app = second_visit(visited)
    app.open()
    for name in ("が.txt", "図 +1%.svg"):
        Personal(app).go_to("Favourites").open(name)
        preview = Preview(app.files)
        preview.shows(name)
        expect(preview.image if name.endswith("svg") else preview.content.get_by_text("content")).to_be_visible()
        preview.close()
    file = kept(app.page, "starred")[0]
    for address in (file, f"{file}?save"):
        served = app.page.evaluate("(address) => fetch(address).then(() => 'served', () => 'refused')", address)
        assert served == "refused", "what is shown or saved is handed out, and nothing that could run"
    app.page.context.set_offline(False)
    app.open()
    app.page.reload()
    app.files.wait_until_listed()
    expect(mark(app)).to_be_hidden()
    app.sign_out()
    until(app.page, lambda: kept(app.page, "starred") == [])


def test_a_starred_film_plays_offline_and_what_the_page_cannot_show_is_saved(visited, person, bucket):
    page = visited.page
    contents = {"旅/海 '1'.webm": film(page, 2), "旅/図 (+1%).pdf": b"%PDF-1.4 not much", "旅/表.xlsx": b"PK"}
    for name, content in contents.items():
        bucket.put(person.prefix + name, content)
    page.reload()
    visited.files.wait_until_listed()
    names = [name.partition("/")[2] for name in contents]
    Personal(visited).star(*names)
    until(page, lambda: len(kept(page, "starred")) == 3)
    Personal(visited).go_to("Favourites").open(names[0])
    Preview(visited.files).shows(names[0])
    wait_until_ready(page)
    app = second_visit(visited)
    app.open()
    Personal(app).go_to("Favourites").open(names[0])
    preview = Preview(app.files)
    preview.shows(names[0])
    second = preview.dialog.locator("video").evaluate(SEEK)
    assert second > 0.5, "back and forth is possible"
    preview.close()
    for name in names[1:]:
        Personal(app).go_to("Favourites").open(name)
        preview.shows(name)
        with app.page.expect_download() as download:
            preview.note.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == name
        assert Path(download.value.path()).read_bytes() == contents[f"旅/{name}"]
        preview.close()


@pytest.mark.parametrize("keep", [True, False], ids=["on the device", "for the tab"])
def test_what_is_kept_is_the_sites_own_and_of_a_session_nothing_stays(app, person, bucket, settings, keep):
    bucket.put_many([f"{person.prefix}mine.txt"])
    app.enter(person, keep=keep)
    wait_until_ready(app.page)
    addresses = kept(app.page, "")
    assert settings.page in addresses and f"{settings.page}config.json" in addresses
    assert [address for address in addresses if not address.startswith(settings.page) or "?" in address] == []
    if keep:
        app.sign_out()
        app.page.wait_for_timeout(500)
    assert [key for key in app.page.evaluate(FOLDERS) if person.identity_id in key] == []


def test_what_was_kept_of_a_session_that_is_lost_goes_before_the_next_person_comes(visited, person, people):
    of_them = lambda page: [key for key in page.evaluate(FOLDERS) if person.identity_id in key]  # noqa: E731 (used here alone)
    assert of_them(visited.page)
    page = visited.page.context.new_page()
    visited.page.close()
    page.goto(f"{visited.address}config.json")
    page.evaluate("() => localStorage.clear()")  # as a browser does that makes room
    app = App(page, visited.address).open()
    app.files.wait_until_listed()
    until(page, lambda: of_them(page) == [])
    app.enter(people.new(), keep=True)
    wait_until_ready(page)
    assert of_them(page) == [] and page.evaluate(FOLDERS)


def test_what_another_app_shares_is_uploaded_by_one_press_in_the_page(visited, person, bucket):
    page, name = visited.page, "写真 +1%.txt"
    with page.expect_navigation(url="**/?shared"):
        page.evaluate(SHARE, [name, "from the gallery"])
    visited.files.wait_until_listed()
    page.get_by_role("button", name="Upload here").click()
    visited.files.wait_until_uploaded(1)
    assert bucket.read(f"{person.prefix}{name}") == b"from the gallery"
    page.reload()
    visited.files.wait_until_listed()
    expect(page.get_by_role("button", name="Upload here")).to_be_hidden()
