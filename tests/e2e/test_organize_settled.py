"""Moves that did not go as they were ordered, or met another device: what the page says of them, and what follows them."""

import pytest
from playwright.sync_api import expect

from pages.organize import Organize
from pages.personal import Personal
from support.until import until


@pytest.fixture
def organize(files) -> Organize:
    return Organize(files)


def fill(files, bucket, person, *names: str) -> None:
    for name in names:
        bucket.put(person.prefix + name, name.encode())
    files.reload()


def stars(bucket, person) -> set[str]:
    return {name for name, entry in bucket.state(person.prefix)["favourites"].items() if not entry.get("gone")}


def test_a_folder_that_is_gone_is_not_said_to_be_moved(files, organize, person, bucket):
    fill(files, bucket, person, "k/y.txt", "t/x.txt")
    bucket.delete(person.prefix + "k/y.txt")  # another device
    files.select("k")
    organize.choose("Move to…", "t")
    expect(files.transfers).to_contain_text("gone before it could be copied")
    expect(organize.note("moved to")).to_be_hidden()
    expect(files.row("k")).to_be_hidden()


def test_stars_follow_to_the_names_that_things_got_and_stay_with_what_was_skipped(app, files, organize, person, bucket):
    fill(files, bucket, person, "a.txt", "b.txt", "c.txt", "t/a.txt", "t/b.txt")
    Personal(app).star("a.txt", "b.txt", "c.txt")
    organize.choose("Move to…", "t")
    files.answer("Keep both")
    files.answer("Skip")
    expect(files.row("a.txt")).to_be_hidden()
    expect(organize.note("2 items moved to")).to_contain_text("1 item")
    until(files.page, lambda: stars(bucket, person) == {"my-files/t/a (2).txt", "my-files/b.txt", "my-files/t/c.txt"})


def test_an_undo_that_left_something_does_not_say_that_all_is_back(files, organize, person, bucket):
    fill(files, bucket, person, "a.txt", "b.txt", "t/x.txt")
    files.select("a.txt", "b.txt")
    organize.choose("Move to…", "t")
    expect(organize.note("2 items moved to")).to_be_visible()
    bucket.put(person.prefix + "a.txt", b"another device's")
    organize.undo()
    files.answer("Skip")
    expect(files.row("b.txt")).to_be_visible()
    expect(organize.note("b.txt moved to")).to_contain_text("1 item")
    expect(organize.note("back where it was")).to_be_hidden()
    assert {"t/a.txt", "a.txt", "b.txt"} <= bucket.names(person.prefix)


def test_what_was_cut_follows_its_new_name(files, organize, person, bucket):
    fill(files, bucket, person, "a.txt", "t/x.txt")
    files.row("a.txt").focus()
    files.page.keyboard.press("Control+x")
    organize.rename("a.txt", "b.txt")
    expect(files.row("b.txt")).to_be_visible()
    files.open("t")
    files.row("x.txt").focus()
    files.page.keyboard.press("Control+v")
    expect(files.row("b.txt")).to_be_visible()
    assert bucket.names(person.prefix) == {"t/b.txt", "t/x.txt"}


def test_ctrl_z_undoes_the_last_of_a_deletion_and_a_rename(files, organize, person, bucket):
    fill(files, bucket, person, "a.txt", "b.txt")
    files.delete("b.txt")
    organize.rename("a.txt", "c.txt")
    expect(files.row("c.txt")).to_be_visible()
    files.page.keyboard.press("Control+z")
    expect(files.row("a.txt")).to_be_visible()
    assert bucket.names(person.prefix) == {"a.txt"}
    files.page.keyboard.press("Control+z")
    expect(files.row("b.txt")).to_be_visible()
