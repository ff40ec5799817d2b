"""Signing out works from every screen and with every dialog open: here, and from another tab of the same session. After it
the page is alive, and shows nothing of who was there."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.conditions import Held
from support.samples import write

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


def at(route: str) -> Callable[[App], None]:
    return lambda app: app.page.evaluate("(route) => { location.hash = route; }", route)


def searched(app: App) -> None:
    app.page.get_by_role("searchbox").fill("photo 1")
    expect(app.files.row("photo 00.jpg")).to_be_hidden()


def details(app: App) -> None:
    app.files.show_details("photo 01.jpg")
    expect(app.page.get_by_role("complementary")).to_be_visible()


def dialog_of_files(button: str) -> Callable[[App], None]:
    def open_it(app: App) -> None:
        if button == "Delete":
            app.files.select("photo 00.jpg", "photo 03.jpg")
        app.files.action(button).click()
        expect(app.files.dialog).to_be_visible()

    return open_it


def account(app: App) -> None:
    at("#/account")(app)
    expect(app.account.section("Security").get_by_text("Verified")).to_be_visible()


def dialog_of_account(button: str) -> Callable[[App], None]:
    def open_it(app: App) -> None:
        account(app)
        app.account.press(button)
        expect(app.account.dialog).to_be_visible()

    return open_it


def elsewhere(app: App) -> None:
    at("#/nonsense")(app)
    expect(app.page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()


SCREENS = {
    "files": lambda app: None,
    "a folder": lambda app: app.files.open("folder"),
    "scrolled": lambda app: app.page.mouse.wheel(0, 900),
    "search": searched,
    "details": details,
    "shared": lambda app: at("#/files/shared/")(app),
    "no address": elsewhere,
    "sign-in form": at("#/sign-in"),
    "account": account,
    "new folder": dialog_of_files("New folder"),
    "delete": dialog_of_files("Delete"),
    "sync": dialog_of_files("Sync…"),
    "set up two steps": dialog_of_account("Set up"),
    "change password": dialog_of_account("Change password"),
    "change email": dialog_of_account("Change email"),
    "sign out everywhere": dialog_of_account("Sign out everywhere"),
    "delete account": dialog_of_account("Delete account"),
}


@pytest.fixture
def filled(bucket, person) -> None:
    bucket.put_many([f"{person.prefix}photo {number:02}.jpg" for number in range(70)] + [f"{person.prefix}folder/in.txt"])


def check_signed_out(app: App) -> None:
    """A guest's page, alive and with nothing of the person's."""
    expect(app.account_menu).to_be_hidden()
    expect(app.sign_in_button.or_(app.sign_in.form("Sign in")).first).to_be_visible()
    expect(app.page.get_by_text(re.compile("photo 0"))).to_have_count(0)
    expect(app.page.get_by_role("dialog")).to_be_hidden()
    app.banner.get_by_role("button", name="Language").click()
    expect(app.page.get_by_role("menuitem", name="日本語")).to_be_visible()
    app.page.keyboard.press("Escape")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_here(new_context, settings, person, filled, screen, size):
    app = App(new_context(viewport=SIZES[size]).new_page(), settings.page)
    app.enter(person)
    SCREENS[screen](app)
    if app.page.get_by_role("dialog").count():
        app.page.keyboard.press("Escape")
        expect(app.page.get_by_role("dialog")).to_be_hidden()
    app.sign_out()
    check_signed_out(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_in_another_tab(context, settings, person, filled, screen):
    first = App(context.new_page(), settings.page)
    first.enter(person, keep=True)
    second = App(context.new_page(), settings.page).open()
    second.files.wait_until_listed()
    SCREENS[screen](first)
    second.sign_out()
    check_signed_out(first)
    check_signed_out(second)


@pytest.mark.parametrize("where", ["here", "in another tab"])
def test_while_files_are_on_their_way(context, settings, person, bucket, tmp_path, where):
    app = App(context.new_page(), settings.page)
    app.page.on("dialog", lambda dialog: dialog.accept())
    app.enter(person, keep=True)
    held = Held(app.page, "**/*", "POST")
    second = App(context.new_page(), settings.page).open()
    second.files.wait_until_listed()
    app.files.upload(*(write(tmp_path, f"photo 0{number}.jpg", "x" * 100) for number in range(5)))
    held.wait_for_one()
    expect(app.files.transfers).to_be_visible()
    if where == "here":
        app.press_sign_out()
        app.answer_sign_out("Sign out")
    else:
        second.sign_out()
    held.release()
    check_signed_out(app)
    expect(app.files.transfers).to_be_hidden()
    expect(app.ended_uploads).to_contain_text("5 files were being sent and may have arrived.")
