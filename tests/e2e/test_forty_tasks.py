"""What people come for, by keyboard alone: each task takes at most two presses more than it takes a mouse clicks.

A task begins with the keyboard in the list, as it is for whoever works there, and proves that it was done. Its clicks are those
of the shortest way with a mouse; a double click is two. Typing a name counts for neither.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pages.find import Find
from pages.history import History
from pages.keys import Keys
from pages.preview import Preview
from support.desk import Desk, Task, perform
from support.dialogs import use_downloads


@pytest.fixture
def desk(app, person, bucket) -> Desk:
    for name in ("alpha.txt", "beta.txt", "gamma.txt", "docs/inside.txt", "docs/deep/far.txt"):
        bucket.put(person.prefix + name, name.encode() * (20 - len(name)))
    use_downloads(app.page)
    return Desk(app, person, bucket)


# Going about.


def sign_in(desk: Desk, keys: Keys) -> None:
    keys.type(desk.person.email).press("Tab").type(desk.person.password).press("Enter")
    desk.here("My files")


def open_folder(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.type("docs").press("Enter")
    desk.here("docs")
    expect(desk.row("deep")).to_be_focused()


def go_up(desk: Desk, keys: Keys) -> None:
    keys.press("Backspace")
    desk.here("My files")
    expect(desk.row("docs")).to_be_focused()


def go_elsewhere(desk: Desk, keys: Keys) -> None:
    keys.command("Go to \u2068Shared\u2069", "shared")
    desk.here("Shared")


def go_home(desk: Desk, keys: Keys) -> None:
    keys.command("Go to \u2068My files\u2069", "my files")
    desk.here("My files")


def sort_by(column: str) -> Callable[[Desk, Keys], None]:
    def do(desk: Desk, keys: Keys) -> None:
        desk.at("docs")
        keys.command(f"Sort by {column}", f"sort {column}")
        head = desk.files.grid.get_by_role("columnheader", name=column)
        expect(head).to_have_attribute("aria-sort", "ascending")

    return do


def search_here(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.press("/").type("beta")
    expect(desk.row("alpha.txt")).to_be_hidden()
    expect(desk.row("beta.txt")).to_be_visible()


def clear_search(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    expect(desk.row("alpha.txt")).to_be_visible()


def search_below(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.press("/").type("far").press("Enter")
    find = Find(desk.page, desk.app.say)
    find.wait()
    expect(find.row("far.txt")).to_be_visible()


def refresh(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    desk.bucket.put(desk.person.prefix + "new from elsewhere.txt", b"new")
    keys.press("F5")
    expect(desk.row("new from elsewhere.txt")).to_be_visible()


def read_shortcuts(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.press("?")
    expect(desk.dialog).to_contain_text("Ctrl+K")


def close_dialog(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    expect(desk.dialog).to_be_hidden()
    expect(desk.row("docs")).to_be_focused()


def open_account(desk: Desk, keys: Keys) -> None:
    keys.command("Account")
    expect(desk.app.account.section("Security")).to_be_visible()


def speak(language: str, typed: str, name: str) -> Callable[[Desk, Keys], None]:
    def do(desk: Desk, keys: Keys) -> None:
        keys.press("Control+k").type(typed)
        expect(desk.page.get_by_role("option", selected=True)).to_contain_text(name)
        keys.press("Enter")
        expect(desk.page.locator("html")).to_have_attribute("lang", language)

    return do


def sign_out(desk: Desk, keys: Keys) -> None:
    keys.command("Sign out")
    expect(desk.app.account_menu).to_be_hidden()


GOING_ABOUT: list[Task] = [
    ("sign in", 3, sign_in),
    ("open a folder", 1, open_folder),
    ("go to the folder around", 1, go_up),
    ("go to another location", 1, go_elsewhere),
    ("go to the own files", 1, go_home),
    ("sort by size", 1, sort_by("Size")),
    ("sort by name", 1, sort_by("Name")),
    ("search in the folder", 1, search_here),
    ("clear the search", 1, clear_search),
    ("search in the folders below", 2, search_below),
    ("leave the search", 1, go_home),
    ("read the folder again", 1, refresh),
    ("read the keyboard shortcuts", 0, read_shortcuts),
    ("close a dialog", 1, close_dialog),
    ("open the account page", 2, open_account),
    ("choose Japanese", 2, speak("ja", "japanese", "日本語")),
    ("choose English", 2, speak("en", "english", "English")),
    ("sign out", 2, sign_out),
]


def test_going_about(desk):
    desk.app.open("#/sign-in")
    expect(desk.app.sign_in.email).to_be_focused()
    perform(desk, GOING_ABOUT)


# What is done to rows.


def select_one(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.lead("beta").press("Space")
    desk.selected("beta.txt")


def select_several(desk: Desk, keys: Keys) -> None:
    desk.at("alpha.txt")
    keys.press("Space").lead("gamma").press("Space")
    desk.selected("alpha.txt", "gamma.txt")


def select_range(desk: Desk, keys: Keys) -> None:
    desk.at("alpha.txt")
    keys.press("Space", "Shift+End")
    desk.selected("alpha.txt", "beta.txt", "gamma.txt")


def select_none(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    desk.selected()


def select_all(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.press("Control+a")
    desk.selected("docs", "alpha.txt", "beta.txt", "gamma.txt")


def open_menu(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.press("Shift+F10")
    expect(desk.page.get_by_role("menu")).to_be_visible()


def close_menu(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    expect(desk.page.get_by_role("menu")).to_be_hidden()
    expect(desk.row("beta.txt")).to_be_focused()


def rename(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.press("F2")
    expect(desk.dialog.get_by_role("textbox")).to_be_focused()
    keys.type("bravo").press("Enter")
    expect(desk.row("bravo.txt")).to_be_focused()


def make_folder(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.command("New folder", "new fo")
    expect(desk.dialog.get_by_role("textbox")).to_be_focused()
    keys.type("target").press("Enter")
    expect(desk.row("target")).to_be_focused()


def move(desk: Desk, keys: Keys) -> None:
    desk.at("alpha.txt")
    keys.press("Control+x").type("target").press("Enter")
    desk.here("target")
    keys.command("Paste")  # an empty folder has no row to press Ctrl+V on
    expect(desk.row("alpha.txt")).to_be_visible()
    desk.at("alpha.txt")
    keys.press("Backspace")
    desk.here("My files")
    expect(desk.row("alpha.txt")).to_be_hidden()


def copy(desk: Desk, keys: Keys) -> None:
    desk.at("gamma.txt")
    keys.press("Control+c").type("target").press("Enter")
    desk.here("target")
    keys.press("Control+v")
    expect(desk.row("gamma.txt")).to_be_visible()
    keys.press("Backspace")
    desk.here("My files")
    expect(desk.row("gamma.txt")).to_be_visible()


def choose_folder(desk: Desk, keys: Keys) -> None:
    desk.at("gamma.txt")
    keys.command("Copy to…")
    here = desk.dialog.get_by_role("navigation").locator("[aria-current]")
    expect(here).to_be_focused()
    expect(desk.dialog.get_by_role("list").get_by_role("button", name="docs", exact=True)).to_be_visible()
    keys.type("docs").press("Enter")
    expect(here).to_have_text("docs")
    keys.press("Control+Enter")
    expect(desk.dialog).to_be_hidden()
    expect(desk.page.locator(".organize-note").filter(has_text="docs")).to_be_visible()


def duplicate(desk: Desk, keys: Keys) -> None:
    desk.at("gamma.txt")
    keys.press("Control+d")
    expect(desk.row("gamma (2).txt")).to_be_visible()


def delete(desk: Desk, keys: Keys) -> None:
    desk.at("gamma.txt")
    keys.press("Delete")
    keys.tab_to(desk.dialog.get_by_role("button", name="Delete", exact=True)).press("Enter")
    expect(desk.row("gamma.txt")).to_be_hidden()


def undo(desk: Desk, keys: Keys) -> None:
    expect(History(desk.files).bar).to_be_visible()
    keys.press("Control+z")
    expect(desk.row("gamma.txt")).to_be_visible()


ROWS: list[Task] = [
    ("select one", 1, select_one),
    ("select none", 1, select_none),
    ("select several", 2, select_several),
    ("select a range", 2, select_range),
    ("select all", 1, select_all),
    ("open the context menu", 1, open_menu),
    ("close the context menu", 1, close_menu),
    ("rename", 3, rename),
    ("make a folder", 2, make_folder),
    ("move into a folder", 4, move),
    ("copy into a folder", 4, copy),
    ("copy into a folder that is chosen", 4, choose_folder),
    ("duplicate", 2, duplicate),
    ("delete", 3, delete),
    ("undo", 1, undo),
]


def test_what_is_done_to_rows(desk):
    desk.app.enter(desk.person)
    perform(desk, ROWS)


# What is in files.


def preview(desk: Desk, keys: Keys) -> None:
    desk.at("alpha.txt")
    keys.press("Enter")
    Preview(desk.files).shows("alpha.txt")


def turn(key: str, name: str) -> Callable[[Desk, Keys], None]:
    def do(desk: Desk, keys: Keys) -> None:
        keys.press(key)
        Preview(desk.files).shows(name)

    return do


def close_preview(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    expect(desk.dialog).to_be_hidden()
    expect(desk.row("alpha.txt")).to_be_focused()


def details(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.press("Control+i")
    expect(desk.page.get_by_role("complementary", name="Details")).to_be_visible()


def close_details(desk: Desk, keys: Keys) -> None:
    keys.press("Escape")
    expect(desk.page.get_by_role("complementary", name="Details")).to_be_hidden()
    expect(desk.row("beta.txt")).to_be_focused()


def share(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.command("Share")
    expect(desk.dialog.get_by_role("textbox")).to_be_visible()
    keys.tab_to(desk.dialog.get_by_role("textbox")).press("Control+c")
    copied = desk.page.evaluate("() => getSelection().toString()")
    assert "beta.txt" in copied and "X-Amz-Signature" in copied
    desk.page.keyboard.press("Escape")


def versions(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    keys.command("Versions…")
    expect(desk.dialog.get_by_role("listitem")).to_have_count(1)
    desk.page.keyboard.press("Escape")


def deleted(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.command("Deleted files")
    expect(History(desk.files).row("lost.txt")).to_be_visible()
    desk.page.keyboard.press("Escape")


def download(desk: Desk, keys: Keys) -> None:
    desk.at("beta.txt")
    with desk.page.expect_download() as download:
        keys.command("Download")
    assert download.value.suggested_filename == "beta.txt"


def archive(desk: Desk, keys: Keys) -> None:
    desk.at("alpha.txt")
    keys.press("Space", "Shift+ArrowDown")
    with desk.page.expect_download() as download:
        keys.command("Download")
    assert download.value.suggested_filename.endswith(".zip")


def sync(desk: Desk, keys: Keys) -> None:
    desk.at("docs")
    keys.command("Sync…", "sync")
    expect(desk.dialog.get_by_role("radio")).to_have_count(3)
    desk.page.keyboard.press("Escape")


FILES: list[Task] = [
    ("show a file", 2, preview),
    ("show the next file", 1, turn("ArrowRight", "beta.txt")),
    ("show the file before", 1, turn("ArrowLeft", "alpha.txt")),
    ("close the preview", 1, close_preview),
    ("open the details", 2, details),
    ("close the details", 1, close_details),
    ("copy a link for others", 3, share),
    ("see the versions", 2, versions),
    ("see the deleted files", 1, deleted),
    ("download one", 2, download),
    ("download several as a ZIP", 3, archive),
    ("sync with a folder", 1, sync),
]


def test_what_is_in_files(desk):
    desk.bucket.put(desk.person.prefix + "lost.txt", b"lost")
    desk.bucket.delete(desk.person.prefix + "lost.txt")
    desk.app.enter(desk.person)
    perform(desk, FILES)
