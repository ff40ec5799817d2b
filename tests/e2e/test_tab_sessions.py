"""A session that is kept for a tab ends with the tab: in copies of it, in a browser that was restarted, and in what was noted for
it on the device. Another person's session on the device is none of its business."""

import re
from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import BrowserContext, Error, Page, expect

from pages.app import App
from support.chromium import ARGUMENTS
from support.conditions import Held
from support.dialogs import use_field
from support.samples import write_large
from support.until import until
from support.watch import answers

def refresh_token_of(app: App, person, *, keep: bool) -> str:
    with answers(app.page, "RespondToAuthChallenge") as found:
        app.enter(person, keep=keep)
    return found[-1]["AuthenticationResult"]["RefreshToken"]


def is_revoked(people, token: str) -> bool:
    try:
        people.refresh(token)
    except ClientError as refusal:
        assert "NotAuthorized" in str(refusal)
        return True
    return False


def copy_of(app: App) -> App:
    """Another tab with what this one stores, as "Duplicate tab" makes it."""
    with app.page.context.expect_page() as opened:
        app.page.evaluate("window.open(location.href)")
    copy = App(opened.value, app.address)
    copy.files.wait_until_listed()
    return copy


@pytest.fixture
def profile(browser, settings, tmp_path) -> Iterator:
    """Starts a browser with a profile on the disk; a later start brings back the tabs of the one before."""
    contexts: list[BrowserContext] = []

    def start() -> BrowserContext:
        arguments = [*ARGUMENTS, "--restore-last-session"]
        options = {"executable_path": settings.chromium, "args": arguments, "locale": "en-GB"}
        for last in (False, False, True):
            try:
                context = browser.browser_type.launch_persistent_context(tmp_path / "profile", timeout=60_000, **options)
            except Error:  # a browser that brings its tabs back sometimes does not tell Playwright that it has started
                if last:
                    raise
            else:
                contexts.append(context)
                return context
        raise AssertionError("unreachable")

    yield start
    contexts[-1].close()


def restored(context: BrowserContext, address: str) -> Page:
    find = lambda: next((page for page in context.pages if page.url.startswith(address)), None)  # noqa: E731
    until(context.pages[0], lambda: find() is not None)
    return find()


def test_a_browser_that_was_restarted_is_not_signed_in(profile, settings, person, people, bucket):
    bucket.put(f"{person.prefix}mine.txt")
    context = profile()
    app = App(context.new_page(), settings.page)
    token = refresh_token_of(app, person, keep=False)
    expect(app.files.row("mine.txt")).to_be_visible()
    app.page.reload()
    expect(app.files.row("mine.txt")).to_be_visible()
    app.page.wait_for_timeout(6000)  # Chromium writes down its tabs a little later, and a busy machine later still
    context.close()

    app = App(restored(profile(), settings.page), settings.page)
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_text("session has ended")).to_be_visible()
    expect(app.files.row("mine.txt")).to_be_hidden()
    kept = app.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert person.email not in kept and person.identity_id not in kept
    until(app.page, lambda: is_revoked(people, token))
    app.page.reload()
    expect(app.sign_in_button.or_(app.sign_in.form("Sign in")).first).to_be_visible()
    expect(app.account_menu).to_be_hidden()


def test_a_copy_of_the_tab_is_signed_in_beside_it_and_signed_out_with_it(app, person):
    app.enter(person, keep=False)
    copy = copy_of(app)
    expect(copy.account_menu).to_be_visible()
    app.sign_out()
    expect(copy.account_menu).to_be_hidden()
    copy.page.reload()
    expect(copy.sign_in_button.or_(copy.sign_in.form("Sign in")).first).to_be_visible()
    expect(copy.account_menu).to_be_hidden()


def test_a_copy_that_slept_is_signed_out_when_it_wakes(app, person):
    app.enter(person, keep=False)
    copy = copy_of(app)
    copy.page.goto("about:blank")
    app.sign_out()
    copy.open()
    expect(copy.sign_in_button.or_(copy.sign_in.form("Sign in")).first).to_be_visible()
    expect(copy.account_menu).to_be_hidden()


def test_a_tab_that_outlives_the_first_keeps_the_session(app, person):
    app.enter(person, keep=False)
    copy = copy_of(app)
    app.page.close()
    copy.page.reload()
    copy.files.wait_until_listed()
    expect(copy.account_menu).to_be_visible()


@pytest.mark.parametrize("end", ["chosen", "expired"])
def test_another_persons_session_on_the_device_stays(context, settings, people, bucket, control, end):
    here, there = people.new(), people.new()
    bucket.put(f"{there.prefix}theirs.txt")
    first, second = (App(context.new_page(), settings.page) for _ in range(2))
    first.enter(here, keep=False)
    second.open("#/sign-in")
    second.enter(there, keep=True)
    expect(second.files.row("theirs.txt")).to_be_visible()
    if end == "chosen":
        first.sign_out()
    else:
        people.sign_out_everywhere(here)
        control.expire_credentials(here.identity_id)
        control.expire_tokens(here.email)
        first.page.reload()
    expect(first.sign_in_button.or_(first.sign_in.form("Sign in")).first).to_be_visible()
    expect(first.files.row("theirs.txt")).to_be_hidden()
    second.page.reload()
    expect(second.files.row("theirs.txt")).to_be_visible()
    third = App(context.new_page(), settings.page).open()
    expect(third.files.row("theirs.txt")).to_be_visible()


@pytest.mark.parametrize("chance", ["network", "next page"])
def test_a_sign_out_without_a_network_is_made_good(app, context, person, people, chance):
    token = refresh_token_of(app, person, keep=True)
    context.set_offline(True)
    app.sign_out()
    assert not is_revoked(people, token)
    if chance == "network":
        context.set_offline(False)
    else:
        app.page.close()
        context.set_offline(False)
        app = App(context.new_page(), app.address).open()
    until(app.page, lambda: is_revoked(people, token))
    until(app.page, lambda: token not in app.page.evaluate("JSON.stringify({...localStorage})"))


def upload_halfway(app: App, person, bucket, tmp_path) -> Held:
    path, _ = write_large(tmp_path, "diary.bin", 24)
    held = Held(app.page, re.compile(r"partNumber=3\b"))
    app.files.upload(path)
    held.wait_for_one()
    until(app.page, lambda: bucket.parts(person.prefix) == 2)
    until(app.page, lambda: "diary.bin" in app.page.evaluate("JSON.stringify({...sessionStorage})"))
    return held


def left_on_the_device(page: Page) -> str:
    return page.evaluate("""async () => {
      const of = (request) => new Promise((ok) => (request.onsuccess = () => ok(request.result)));
      const found = [{...localStorage}];
      for (const { name } of await indexedDB.databases()) {
        const database = await of(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const table = database.transaction(store).objectStore(store);
          found.push(await of(table.getAllKeys()), await of(table.getAll()));
        }
        database.close();
      }
      return JSON.stringify(found);
    }""")


def test_nothing_that_was_noted_for_the_tab_stays(app, person, bucket, tmp_path):
    app.page.on("dialog", lambda dialog: dialog.accept())
    app.enter(person, keep=False)
    held = upload_halfway(app, person, bucket, tmp_path)
    assert person.identity_id not in left_on_the_device(app.page)
    app.press_sign_out()
    app.answer_sign_out("Sign out and cancel uploads")
    held.release()
    expect(app.account_menu).to_be_hidden()
    left = left_on_the_device(app.page) + app.page.evaluate("JSON.stringify({...sessionStorage})")
    assert "diary.bin" not in left and person.identity_id not in left
    entries = "performance.getEntriesByType('resource').map((it) => it.name).join(' ')"
    assert person.identity_id not in app.page.evaluate(entries)


def test_an_upload_of_a_tabs_session_goes_on_after_a_reload(app, person, bucket, tmp_path):
    app.page.on("dialog", lambda dialog: dialog.accept())
    app.enter(person, keep=False)
    upload_halfway(app, person, bucket, tmp_path)
    app.page.reload()
    app.files.wait_until_listed()
    unfinished = app.page.get_by_role("list", name="Unfinished uploads")
    expect(unfinished).to_contain_text("diary.bin")
    use_field(app.page)
    app.page.unroute_all()
    app.page.context.unroute_all()
    with app.page.expect_file_chooser() as chooser:
        unfinished.get_by_role("button", name="Resume").click()
    chooser.value.set_files(tmp_path / "diary.bin")
    app.files.wait_until_uploaded(1)
    assert bucket.uploads(person.prefix) == []
