"""Deletions: each asks for itself, goes on when it is left, and gives the keyboard back."""

from playwright.sync_api import expect

from support.conditions import Held


def test_a_deletion_that_finds_no_network_leaves_the_list_where_it_is(files, person, bucket):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"x")
    files.reload()
    files.select("a.txt")
    files.action("Delete").click()
    files.page.context.watch.allow("Failed to fetch")  # what would undo it is a part of the page
    files.page.context.set_offline(True)
    files.dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(files.dialog.get_by_role("alert")).to_be_visible()
    files.dialog.get_by_role("button", name="Cancel").or_(files.dialog.get_by_role("button", name="Close")).first.click()
    expect(files.dialog).to_be_hidden()
    for name in ("a.txt", "b.txt"):
        expect(files.row(name)).to_be_visible()
    files.page.context.set_offline(False)
    files.delete("a.txt")
    assert bucket.names(person.prefix) == {"b.txt"}


def test_a_deletion_that_is_asked_for_while_another_goes_on_is_its_own(files, person, bucket):
    bucket.put_many([person.prefix + name for name in ("old/a.txt", "old/b.txt", "new/c.txt", "mine.txt")], b"x")
    files.reload()
    held = Held(files.page, "**/*delete*", "POST")
    files.select("old")
    files.action("Delete").click()
    files.dialog.get_by_role("button", name="Delete", exact=True).click()
    held.wait_for_one()
    files.page.evaluate("location.hash = location.hash + 'new/'")
    expect(files.row("c.txt")).to_be_visible()
    files.page.go_back()
    expect(files.row("mine.txt")).to_be_visible()
    files.select("mine.txt")
    files.action("Delete").click()
    expect(files.dialog).to_contain_text("mine.txt")
    expect(files.dialog.get_by_role("button", name="Delete", exact=True)).to_be_enabled()
    held.release()
    expect(files.row("old")).to_be_hidden()
    expect(files.dialog).to_contain_text("mine.txt")
    files.dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(files.dialog).to_be_hidden()
    expect(files.row("mine.txt")).to_be_hidden()
    assert bucket.names(person.prefix) == {"new/c.txt"}


def test_a_deletion_from_the_context_menu_that_is_cancelled_gives_the_focus_back(files, person, bucket):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt", "c.txt")], b"x")
    files.reload()
    files.row("b.txt").click(button="right")
    files.page.get_by_role("menuitem", name="Delete").click()
    files.dialog.get_by_role("button", name="Cancel").click()
    expect(files.dialog).to_be_hidden()
    files.page.wait_for_timeout(200)
    assert files.page.evaluate("document.activeElement !== document.body")
