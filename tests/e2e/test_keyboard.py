"""The main path without a pointer: every step is reached by Tab or the keys that its role promises."""

import pytest
from playwright.sync_api import Locator, expect

from pages.app import App


def tab_to(app: App, target: Locator, limit: int = 60) -> None:
    """Presses Tab until `target` has the focus; fails when a whole round does not lead there."""
    for _ in range(limit):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        app.page.keyboard.press("Tab")
    raise AssertionError("Tab never leads there")


def test_sign_in_open_a_folder_select_and_delete_by_keyboard_alone(app, person, bucket):
    bucket.put(person.prefix + "folder/doomed.txt")
    bucket.put(person.prefix + "folder/spared.txt")
    keys = app.page.keyboard
    app.open("#/sign-in")
    expect(app.sign_in.email).to_be_visible()
    tab_to(app, app.sign_in.email)
    keys.type(person.email)
    tab_to(app, app.sign_in.password)
    keys.type(person.password)
    keys.press("Enter")

    app.files.wait_until_listed()
    tab_to(app, app.files.row("folder"))
    keys.press("Enter")
    expect(app.files.row("doomed.txt")).to_be_visible()
    tab_to(app, app.files.row("doomed.txt"))
    keys.press("Space")
    expect(app.files.row("doomed.txt")).to_have_attribute("aria-selected", "true")
    keys.press("Delete")
    expect(app.files.dialog).to_be_visible()
    tab_to(app, app.files.dialog.get_by_role("button", name="Delete", exact=True))
    keys.press("Enter")
    expect(app.files.row("doomed.txt")).to_be_hidden()
    assert bucket.names(person.prefix + "folder/") == {"spared.txt"}


def test_the_key_for_deleting_does_nothing_without_the_right(app, bucket, shared):
    bucket.put(shared + "notice.txt")
    app.open()
    app.files.open(shared.split("/")[1])
    row = app.files.row("notice.txt")
    row.focus()
    for key in ("Delete", "Control+Backspace"):
        app.page.keyboard.press(key)
        expect(row).to_have_attribute("aria-selected", "false")
    expect(app.files.dialog).to_be_hidden()
    app.page.keyboard.press("Space")
    expect(row).to_have_attribute("aria-selected", "true")
    app.page.keyboard.press("Delete")
    expect(row).to_have_attribute("aria-selected", "true")
    expect(app.files.dialog).to_be_hidden()


def test_a_dialog_gives_the_focus_back(files, bucket, person):
    button = files.action("New folder")
    button.focus()
    files.page.keyboard.press("Enter")
    expect(files.dialog).to_be_visible()
    files.page.keyboard.press("Escape")
    expect(files.dialog).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Delete", "F2"])
def test_back_out_of_a_folder_closes_the_dialog_over_it_and_leads_to_its_row(files, bucket, person, key):
    bucket.put_many([person.prefix + name for name in ("a/x.txt", "folder/x.txt")])
    files.reload()
    files.open("folder")
    files.row("x.txt").focus()
    files.page.keyboard.press(key)
    expect(files.dialog).to_be_visible()
    if key == "Enter":  # the viewer covers the page: the first "back" closes nothing else
        files.page.go_back()
        expect(files.dialog).to_be_hidden()
        expect(files.row("x.txt")).to_be_focused()
    files.page.go_back()
    expect(files.dialog).to_be_hidden()
    expect(files.row("folder")).to_be_focused()


def test_a_deletion_that_fails_leaves_the_focus_in_its_dialog(files, bucket, person, context):
    bucket.put(person.prefix + "a.txt")
    files.reload()
    files.row("a.txt").focus()
    files.page.keyboard.press("Delete")
    delete = files.dialog.get_by_role("button", name="Delete", exact=True)
    expect(delete).to_be_enabled()
    expect(files.dialog).to_contain_text("1 file")
    context.set_offline(True)
    delete.press("Enter")
    expect(files.dialog.get_by_role("alert")).to_be_visible()
    expect(files.dialog.locator(".dialog-actions").get_by_role("button", name="Close")).to_be_focused()
    context.set_offline(False)


def test_arrows_lead_through_a_long_list_and_typing_finds_a_name(files, bucket, person):
    bucket.put_many([f"{person.prefix}row {number:03}" for number in range(300)] + [person.prefix + "zebra"])
    files.reload()
    files.row("row 000").focus()
    files.page.keyboard.press("ArrowDown")
    expect(files.row("row 001")).to_be_focused()
    files.page.keyboard.press("End")
    expect(files.row("zebra")).to_be_focused()
    files.page.keyboard.press("Home")
    expect(files.row("row 000")).to_be_focused()
    files.page.keyboard.type("z")
    expect(files.row("zebra")).to_be_focused()
