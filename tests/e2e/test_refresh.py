"""A folder read again: what others changed is there, and nothing of one's own place or work is lost."""

import re

from playwright.sync_api import Page, expect

from support.conditions import Held
from support.samples import write


def come_back(page: Page) -> None:
    """What the browser tells a page whose tab is shown again; no automation hides a tab of a browser without windows."""
    page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) }")


def leave(page: Page) -> None:
    """The tab is hidden, as far as the page is told; [`come_back`] shows it again."""
    page.evaluate("""() => {
      for (const [name, value] of [["hidden", true], ["visibilityState", "hidden"]])
        Object.defineProperty(document, name, { configurable: true, get: () => value });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      delete document.hidden;
      delete document.visibilityState;
    }""")


def test_the_button_shows_what_others_changed(files, person, bucket):
    bucket.put_many([person.prefix + "gone.txt", person.prefix + "stays.txt"])
    files.action("Refresh").click()
    expect(files.row("gone.txt")).to_be_visible()
    bucket.delete(person.prefix + "gone.txt")
    bucket.put(person.prefix + "new.txt")
    files.action("Refresh").click()
    expect(files.row("new.txt")).to_be_visible()
    assert files.names() == ["new.txt", "stays.txt"]


def test_its_key_keeps_the_selection_the_place_and_uploads(files, person, bucket, tmp_path):
    bucket.put_many([f"{person.prefix}photo {number:03}.jpg" for number in range(200)])
    files.reload()
    files.page.evaluate("() => { globalThis.isSamePage = true }")
    held = Held(files.page, "**/*", "POST")
    files.upload(write(tmp_path, "note.txt", "note"))
    held.wait_for_one()
    files.select("photo 002.jpg", "photo 003.jpg")
    bucket.put(person.prefix + "a new one.txt")
    bucket.delete(person.prefix + "photo 003.jpg")
    files.row("photo 002.jpg").focus()
    files.page.keyboard.press("F5")
    expect(files.row("a new one.txt")).to_be_visible()
    expect(files.row("photo 002.jpg")).to_be_focused()
    expect(files.row("photo 002.jpg").get_by_role("checkbox")).to_be_checked()
    held.release()
    files.wait_until_uploaded(1)
    files.page.keyboard.press("F5")
    expect(files.row("photo 003.jpg")).to_be_hidden()
    expect(files.toolbar).to_contain_text("1 selected")
    assert files.page.evaluate("isSamePage")


def test_a_tab_that_is_come_back_to_is_refreshed_once_it_is_old(app, person, bucket):
    app.page.clock.install()
    files = app.enter(person).files
    with app.page.expect_response(re.compile("split_work")):
        files.action("Upload").hover()  # whoever works with files has the part that does it
    bucket.put(person.prefix + "new.txt")
    app.page.wait_for_timeout(1000)
    come_back(app.page)
    app.page.wait_for_timeout(500)
    expect(files.row("new.txt")).to_be_hidden()
    app.page.clock.fast_forward(61_000)
    come_back(app.page)
    expect(files.row("new.txt")).to_be_visible()


def test_who_only_looks_comes_back_to_a_fresh_list_that_was_never_empty(app, person, bucket):
    bucket.put(person.prefix + "old.txt")
    app.page.clock.install()
    files = app.enter(person).files
    files.row("old.txt").evaluate("(row) => { globalThis.oldRow = row }")
    bucket.put(person.prefix + "new.txt")
    leave(app.page)
    app.page.clock.fast_forward(30_000)
    come_back(app.page)
    app.page.wait_for_timeout(500)
    expect(files.row("new.txt")).to_be_hidden()
    leave(app.page)
    app.page.clock.fast_forward(61_000)
    come_back(app.page)
    expect(files.row("new.txt")).to_be_visible()
    assert app.page.evaluate("oldRow.isConnected")
