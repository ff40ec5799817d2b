"""Without a connection: the page opens from its service worker, and folders that were seen stand as they were, marked so."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from pages.app import App
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
SOON_S = 1


def wait_until_ready(page: Page) -> None:
    """The page has come to rest, and its worker has the files of its release and those that the page has told it of."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
    page.wait_for_timeout(500)


def mark(app: App):
    return app.page.get_by_text(AS_OF)


@pytest.fixture
def visited(app: App, person, bucket) -> App:
    """Somebody who stays signed in on this device has seen their folder and one in it."""
    bucket.put_many([f"{person.prefix}{name}" for name in ("旅/が.txt", "a+b %20#.txt", "unseen/x.txt")])
    app.enter(person, keep=True)
    app.files.open("旅")
    wait_until_ready(app.page)
    return app


def test_the_page_opens_offline_with_the_folders_that_were_seen_and_goes_on_online(visited, person, bucket):
    app, page = visited, visited.page
    page.context.set_offline(True)
    begin = time.monotonic()
    page.reload()
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
    page.go_back()
    expect(mark(app)).to_be_visible()
    bucket.put_many([f"{person.prefix}from another device.txt"])
    page.context.set_offline(False)
    expect(app.files.row("from another device.txt")).to_be_visible()
    expect(mark(app)).to_be_hidden()


def test_a_guest_opens_a_shared_folder_offline_in_japanese(new_context, settings, bucket, shared):
    app = App(new_context(locale="ja-JP").new_page(), settings.page, "ja")
    bucket.put_many([f"{shared}議事録.txt"])
    app.open(f"#/files/{shared}")
    expect(app.files.row("議事録.txt")).to_be_visible()
    wait_until_ready(app.page)
    app.page.context.set_offline(True)
    app.page.reload()
    expect(app.files.row("議事録.txt")).to_be_visible()
    expect(app.page.get_by_text(re.compile("時点の内容（オフライン）"))).to_be_visible()


@pytest.mark.parametrize("keep", [True, False], ids=["on the device", "for the tab"])
def test_what_is_kept_is_the_sites_own_and_of_a_session_nothing_stays(app, person, bucket, settings, keep):
    bucket.put_many([f"{person.prefix}mine.txt"])
    app.enter(person, keep=keep)
    wait_until_ready(app.page)
    kept = app.page.evaluate(KEPT)
    addresses = [address for each in kept.values() for address in each]
    assert settings.page in addresses and f"{settings.page}config.json" in addresses
    assert [address for address in addresses if not address.startswith(settings.page) or "?" in address] == []
    if keep:
        app.sign_out()
        app.page.wait_for_timeout(500)
    assert [key for key in app.page.evaluate(FOLDERS) if person.identity_id in key] == []


def test_another_release_takes_over_once_the_only_tab_has_it(app, shared, settings):
    """What a newer sw.js brings is a cache of its own; the one before goes when no tab needs it any more."""
    context = app.page.context

    def newer(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('RELEASE = "\\w+"', 'RELEASE = "another"', answer.text()))

    app.open(f"#/files/{shared}")
    wait_until_ready(app.page)
    other = App(context.new_page(), settings.page)
    other.open(f"#/files/{shared}")
    other.files.wait_until_listed()
    (before,) = app.page.evaluate(KEPT)
    context.route("**/sw.js", newer)
    app.page.reload()
    until(app.page, lambda: len(app.page.evaluate(KEPT)) == 2)
    other.page.close()
    app.page.reload()
    until(app.page, lambda: before not in app.page.evaluate(KEPT))
    assert app.page.evaluate(KEPT).keys() == {before.rsplit(" ", 1)[0] + " another"}


def test_the_page_can_be_installed(app, settings):
    app.open()
    session = app.page.context.new_cdp_session(app.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == [] and manifest["url"].startswith(settings.page)
    wait_until_ready(app.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
