"""Parts of the page that are fetched later: each once, none before its time, and a way on when one does not come."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from pages.app import App
from support.conditions import Held, answer_with
from support.drop import drop
from support.samples import write
from support.settings import PROJECT

# Notes when the first entry of a folder is painted.
WHEN_LISTED = """
new MutationObserver((_, observer) => {
  if (document.querySelector(".entry")) {
    globalThis.listedAt = performance.now();
    observer.disconnect();
  }
}).observe(document, { childList: true, subtree: true });
"""
SIGN_IN, JAPANESE, TOOLS = "**/split_sign_in*.wasm", "**/split_japanese*.wasm", "**/split_work*.wasm"


def fetched_before_the_list(app: App) -> set[str]:
    """The names of the page's own files that were asked for until the first entry was there."""
    until = "performance.getEntriesByType('resource').filter((it) => it.startTime < listedAt).map((it) => it.name)"
    addresses = [address for address in app.page.evaluate(until) if address.startswith(app.address)]
    return {urlsplit(address).path.rsplit("/", 1)[1] for address in addresses}


def lose(page: Page, part: str) -> None:
    """The part cannot be fetched: the network is gone."""
    page.context.watch.allow("Failed to fetch")
    page.route(part, lambda route: route.abort("internetdisconnected"))


@pytest.mark.parametrize("signed_in", [False, True], ids=["guest", "session"])
def test_the_first_load_is_what_the_budget_counts(app, person, shared, bucket, signed_in):
    bucket.put(f"{person.prefix}mine.txt", b"mine")
    bucket.put(f"{shared}ours.txt", b"ours")
    if signed_in:
        app.enter(person)
    app.page.add_init_script(WHEN_LISTED)
    app.page.goto("about:blank")
    app.open()
    expect(app.page.locator(".entry").first).to_be_visible()
    counted = set((PROJECT / "target/first-load.txt").read_text().split())
    fetched = fetched_before_the_list(app)
    assert fetched - {"config.json"} <= counted
    assert {name for name in counted if name.endswith((".wasm", ".js", ".css"))} <= fetched


def test_every_file_of_the_page_is_fetched_once_and_is_there(app, person, tmp_path):
    answers: list[tuple[str, int]] = []
    # The icon is the browser's own affair.
    own = lambda url: url.startswith(app.address) and not url.endswith(".svg")
    app.page.on("response", lambda it: answers.append((it.url.split("#")[0], it.status)) if own(it.url) else None)
    app.enter(person)
    app.files.upload(write(tmp_path, "once.txt", "once"))
    expect(app.files.row("once.txt")).to_be_visible()
    addresses = [address for address, _ in answers]
    assert sorted(addresses) == sorted(set(addresses))
    assert f"{app.address}config.json" in addresses
    assert {status for _, status in answers} == {200}


def test_a_part_that_does_not_come_can_be_asked_for_again(app):
    lose(app.page, SIGN_IN)
    app.open("#/sign-in")
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("The network is probably gone.")
    alert.get_by_role("button", name="Try again").click()
    expect(alert).to_contain_text("The network is probably gone.")
    app.page.unroute(SIGN_IN)
    alert.get_by_role("button", name="Try again").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(alert).to_be_hidden()


def test_a_part_that_neither_comes_nor_fails_is_given_up_and_can_be_asked_for_again(app):
    app.page.context.watch.allow("signal timed out")
    app.page.context.watch.allow("TimeoutError")
    held = Held(app.page, SIGN_IN)
    app.open("#/sign-in")
    held.wait_for_one()
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("The network is probably gone.")
    held.open = True
    alert.get_by_role("button", name="Try again").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(alert).to_be_hidden()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_dropped_before_the_tools_are_there_is_uploaded_when_they_are(files, person, bucket, tmp_path, what):
    write(tmp_path, "trip/early.txt", "early")
    held = Held(files.page, TOOLS)
    files.page.reload()
    held.wait_for_one()
    expect(files.grid).to_be_visible()
    expect(files.page.locator("#boot")).to_be_hidden()
    drop(files.page.get_by_role("main"), tmp_path / ("trip" if what == "folder" else "trip/early.txt"))
    held.release()
    files.wait_until_uploaded(1)
    assert bucket.names(person.prefix) == {"trip/early.txt" if what == "folder" else "early.txt"}


def test_what_is_dropped_right_after_signing_in_is_kept_too(app, person, bucket, tmp_path):
    held = Held(app.page, TOOLS)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    held.wait_for_one()
    expect(app.files.grid).to_be_visible()
    drop(app.page.get_by_role("main"), write(tmp_path, "early.txt", "early"))
    held.release()
    app.files.wait_until_uploaded(1)
    assert bucket.names(person.prefix) == {"early.txt"}


def test_a_page_that_was_updated_while_it_was_open_asks_to_be_reloaded(app):
    """The old parts are gone from the site, and its index.html names others."""

    def another_page(route: Route) -> None:
        if route.request.resource_type == "document":
            route.continue_()
        else:
            body = '<script type="module" src="./start-0000000000000000.js"></script>'
            route.fulfill(content_type="text/html", body=body)

    app.page.context.watch.allow("HTTP status code is not ok")
    app.page.route(SIGN_IN, answer_with(404))
    app.page.route(app.address, another_page)
    app.open("#/sign-in")
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("This page was updated since you opened it.")
    app.page.unroute(SIGN_IN)
    with app.page.expect_navigation(wait_until="load"):
        alert.get_by_role("button", name="Reload").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()


def test_a_language_that_does_not_come_leaves_the_page_in_its_own(app):
    app.open()
    app.files.wait_until_listed()
    lose(app.page, JAPANESE)
    app.banner.get_by_role("button", name="Language").click()
    app.page.get_by_role("menuitem", name="日本語").click()
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("ネットワークが切れているようです。")
    expect(app.page.locator("html")).to_have_attribute("lang", "en")
    expect(app.banner.get_by_role("button", name="Language")).to_be_visible()
    app.page.unroute(JAPANESE)
    alert.get_by_role("button", name="もう一度試す").click()
    expect(app.page.locator("html")).to_have_attribute("lang", "ja")
    expect(alert).to_be_hidden()


def test_a_japanese_browser_is_told_in_japanese_that_the_japanese_page_did_not_come(new_context, settings):
    app = App(new_context(locale="ja-JP").new_page(), settings.page, "ja")
    lose(app.page, JAPANESE)
    app.open("#/sign-in")
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("ネットワークが切れているようです。")
    app.page.unroute(JAPANESE)
    alert.get_by_role("button", name="もう一度試す").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(alert).to_be_hidden()


def test_what_went_wrong_is_said_even_when_the_words_for_it_cannot_come(app, context):
    app.open()
    app.files.wait_until_listed()
    app.page.wait_for_load_state("networkidle")
    context.watch.allow("Failed to fetch")
    context.set_offline(True)
    app.page.evaluate("location.hash = '#/nowhere'")
    alert = app.page.get_by_role("alert")
    expect(alert).to_contain_text("The network is probably gone.")
    context.set_offline(False)
    alert.get_by_role("button", name="Try again").click()
    expect(app.page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
