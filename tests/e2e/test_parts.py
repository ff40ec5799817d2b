"""Parts that are fetched by intent: each is asked for again by the next press, and nothing else dies with it."""

import pytest
from playwright.sync_api import Locator, Route, expect

from pages.app import App
from support.conditions import Held, answer_with
from support.drop import drop
from support.parts import ACCOUNT, JAPANESE, PREVIEW, SIGN_IN, SYNC, WORK, lose
from support.samples import write

GONE = "The network is probably gone."
GONE_JA = "ネットワークが切れているようです。"
UPDATED = "This page was updated since you opened it."


def menu_item(app: App, menu: Locator, item: str) -> None:
    """Chooses from a menu of the banner, which may stand open from the last time."""
    entry = app.page.get_by_role("menuitem", name=item, exact=True)
    if not entry.is_visible():
        menu.click()
    entry.click()


ASK = {
    "sign_in": lambda app: app.sign_in_button.click(),
    "account": lambda app: menu_item(app, app.account_menu, "Account"),
    "work": lambda app: app.files.action("New folder").click(),
    "sync": lambda app: app.files.action("Sync…").click(),
    "preview": lambda app: app.files.row("letter.txt").dblclick(),
    "japanese": lambda app: menu_item(app, app.banner.get_by_role("button", name="Language"), "日本語"),
}
"""The press that asks for each part."""
THERE = {
    "sign_in": lambda app: app.page.locator("#boot-form[data-bound]"),
    "account": lambda app: app.account.section("Security"),
    "work": lambda app: app.files.dialog.get_by_label("Folder name"),
    "sync": lambda app: app.files.dialog.get_by_role("radio").first,
    "preview": lambda app: app.files.dialog.get_by_role("region"),
    "japanese": lambda app: app.page.locator("html[lang=ja]"),
}
"""What is there when it has come."""
PARTS = {"sign_in": SIGN_IN, "account": ACCOUNT, "work": WORK, "sync": SYNC, "preview": PREVIEW, "japanese": JAPANESE}


@pytest.fixture(params=PARTS)
def part(request, app, person, bucket):
    """A part that nobody has asked for yet, and somebody who looks at their folder (a guest, where it is about signing in)."""
    if request.param == "sign_in":
        app.open()
    else:
        bucket.put(person.prefix + "letter.txt", b"text")
        app.enter(person)
        app.page.reload()
    app.files.wait_until_listed()
    return request.param


def alert(app: App) -> Locator:
    return app.page.get_by_role("alert").first


def test_a_part_that_failed_once_comes_by_the_next_press(app, part):
    lose(app.page, PARTS[part], times=1)
    ASK[part](app)
    there = THERE[part](app)
    expect(there.or_(alert(app)).first).to_be_attached()
    if not there.count():
        if part in ("work", "sync") and app.files.dialog.count():
            app.page.keyboard.press("Escape")
        if part == "account":
            app.page.go_back()
        if part == "sign_in":
            app.sign_in.email.click()
        else:
            ASK[part](app)
    expect(there).to_be_attached()
    if part != "japanese":
        expect(there).to_be_visible()
    expect(app.page.get_by_role("alert")).to_be_hidden()


def test_a_failure_that_is_understood_late_takes_nothing_back(app, person, tmp_path):
    app.enter(person)
    app.page.reload()
    app.files.wait_until_listed()
    question = Held(app.page, app.address, "GET")
    lose(app.page, WORK, times=1)
    drop(app.page.get_by_role("main"), write(tmp_path, "first.txt", "first"))
    question.wait_for_one()
    drop(app.page.get_by_role("main"), write(tmp_path, "second.txt", "second"))
    expect(app.files.row("second.txt")).to_be_visible()
    question.release()
    expect(app.files.row("first.txt")).to_be_visible()
    expect(app.page.get_by_role("alert")).to_be_hidden()


def test_a_part_that_never_comes_is_said_and_tried_again_on_demand(app, part):
    lose(app.page, PARTS[part])
    ASK[part](app)
    said = GONE_JA if part == "japanese" else GONE
    again = "もう一度試す" if part == "japanese" else "Try again"
    expect(alert(app)).to_contain_text(said)
    app.page.get_by_role("button", name=again).first.click()
    expect(alert(app)).to_contain_text(said)
    app.page.unroute(PARTS[part])
    app.page.get_by_role("button", name=again).first.click()
    expect(THERE[part](app)).to_be_attached()
    expect(app.page.get_by_role("alert")).to_be_hidden()


def test_without_any_part_the_account_menu_opens_and_signs_out(app, person):
    app.enter(person)
    app.page.reload()
    app.files.wait_until_listed()
    for part in PARTS.values():
        lose(app.page, part)
    ASK["account"](app)
    expect(alert(app)).to_contain_text(GONE)
    app.sign_out()
    expect(app.sign_in_button).to_be_visible()


def test_offline_signing_out_needs_nothing(app, person, context):
    app.enter(person)
    app.page.reload()
    app.files.wait_until_listed()
    context.watch.allow("ERR_INTERNET_DISCONNECTED")
    context.watch.allow("Failed to fetch")
    context.set_offline(True)
    app.sign_out()
    kept = app.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert person.email not in kept
    expect(alert(app)).to_contain_text("You are offline.")  # nobody becomes a guest without a network
    context.set_offline(False)
    expect(app.sign_in_button).to_be_visible()


def test_a_part_that_is_gone_from_the_site_asks_for_a_reload(app, part):
    """The site was updated: the old parts are gone, and its index.html names others."""

    def another_page(route: Route) -> None:
        if route.request.resource_type == "document":
            route.continue_()
        else:
            body = '<script type="module" src="./start-0000000000000000.js"></script>'
            route.fulfill(content_type="text/html", body=body)

    app.page.context.watch.allow("HTTP status code is not ok")
    app.page.route(PARTS[part], answer_with(404))
    app.page.route(app.address, another_page)
    ASK[part](app)
    expect(alert(app)).to_contain_text("このページは" if part == "japanese" else UPDATED)
    app.page.unroute(PARTS[part])
    with app.page.expect_navigation(wait_until="load"):
        app.page.get_by_role("button", name="再読み込み" if part == "japanese" else "Reload").first.click()
    there = THERE[part](app) if part in ("sign_in", "account") else app.files.grid
    expect(there).to_be_visible()


def test_a_part_that_neither_comes_nor_fails_is_given_up_and_can_be_asked_for_again(app):
    app.page.context.watch.allow("signal timed out")
    app.page.context.watch.allow("TimeoutError")
    held = Held(app.page, SIGN_IN)
    app.open("#/sign-in")
    held.wait_for_one()
    expect(alert(app)).to_contain_text(GONE)
    held.open = True
    alert(app).get_by_role("button", name="Try again").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize("first", ["#/", "#/sign-in"], ids=["from the list", "at once"])
def test_a_sign_in_that_is_pressed_before_its_part_is_there_is_made_when_it_is(app, person, first):
    held = Held(app.page, SIGN_IN)
    app.open(first)
    if first == "#/":
        app.files.wait_until_listed()
        app.sign_in_button.click()
    app.sign_in.email.fill(person.email)
    app.sign_in.password.fill(person.password)
    app.page.keyboard.press("Enter")
    held.wait_for_one()
    held.release()
    expect(app.account_menu).to_be_visible()
    app.files.wait_until_listed()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_dropped_before_the_work_is_there_is_uploaded_when_it_is(files, person, bucket, tmp_path, what):
    write(tmp_path, "trip/early.txt", "early")
    held = Held(files.page, WORK)
    files.reload()
    drop(files.page.get_by_role("main"), tmp_path / ("trip" if what == "folder" else "trip/early.txt"))
    held.wait_for_one()
    held.release()
    files.wait_until_uploaded(1)
    assert bucket.names(person.prefix) == {"trip/early.txt" if what == "folder" else "early.txt"}


def test_what_is_dropped_right_after_signing_in_is_kept_too(app, person, bucket, tmp_path):
    held = Held(app.page, WORK)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.files.grid).to_be_visible()
    drop(app.page.get_by_role("main"), write(tmp_path, "early.txt", "early"))
    held.wait_for_one()
    held.release()
    app.files.wait_until_uploaded(1)
    assert bucket.names(person.prefix) == {"early.txt"}


def test_a_language_that_does_not_come_leaves_the_page_in_its_own(app):
    app.open()
    app.files.wait_until_listed()
    lose(app.page, JAPANESE)
    ASK["japanese"](app)
    expect(alert(app)).to_contain_text(GONE_JA)
    expect(app.page.locator("html")).to_have_attribute("lang", "en")
    expect(app.banner.get_by_role("button", name="Language")).to_be_visible()


def test_a_japanese_browser_is_told_in_japanese_that_the_japanese_page_did_not_come(new_context, settings):
    app = App(new_context(locale="ja-JP").new_page(), settings.page, "ja")
    lose(app.page, JAPANESE)
    app.open("#/sign-in")
    expect(alert(app)).to_contain_text(GONE_JA)
    app.page.unroute(JAPANESE)
    alert(app).get_by_role("button", name="もう一度試す").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_role("alert")).to_be_hidden()


def test_what_went_wrong_is_said_even_when_nothing_more_can_come(app, context):
    app.open()
    app.files.wait_until_listed()
    app.page.wait_for_load_state("networkidle")
    context.watch.allow("Failed to fetch")
    context.watch.allow("ERR_INTERNET_DISCONNECTED")
    context.set_offline(True)
    app.sign_in_button.click()
    expect(alert(app)).to_contain_text(GONE)
    context.set_offline(False)
    alert(app).get_by_role("button", name="Try again").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
