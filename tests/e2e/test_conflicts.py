"""A name that exists already: the person decides, and nothing is overwritten unseen."""

import pytest
from playwright.sync_api import expect

from support.conditions import Held, serve_config
from support.samples import write
from support.until import until


@pytest.fixture
def existing(files, person, bucket) -> str:
    """The key of a file that was there before."""
    key = person.prefix + "report.txt"
    bucket.put(key, b"old")
    files.reload()
    return key


def test_replacing_puts_the_new_one_in_place_of_the_old(files, bucket, existing, tmp_path):
    files.upload(write(tmp_path, "report.txt", "new"))
    expect(files.dialog).to_contain_text("report.txt")
    files.answer("Replace")
    files.wait_until_uploaded(1)
    assert bucket.read(existing) == b"new"


def test_keeping_both_gives_the_new_one_another_name(files, person, bucket, existing, tmp_path):
    files.upload(write(tmp_path, "report.txt", "new"))
    files.answer("Keep both")
    files.wait_until_uploaded(1)
    names = bucket.names(person.prefix)
    assert len(names) == 2
    (other,) = names - {"report.txt"}
    assert other.startswith("report") and other.endswith(".txt")
    expect(files.row(other)).to_be_visible()
    assert (bucket.read(existing), bucket.read(person.prefix + other)) == (b"old", b"new")


def test_skipping_leaves_the_old_one(files, person, bucket, existing, tmp_path):
    files.upload(write(tmp_path, "report.txt", "new"))
    files.answer("Skip")
    expect(files.dialog).to_be_hidden()
    assert bucket.names(person.prefix) == {"report.txt"}
    assert bucket.read(existing) == b"old"


def test_one_answer_can_stand_for_all(files, person, bucket, existing, tmp_path):
    bucket.put(person.prefix + "second.txt", b"old")
    files.reload()
    files.upload(*(write(tmp_path, name, "new") for name in ("report.txt", "second.txt", "third.txt")))
    files.answer("Replace", for_all=True)
    files.wait_until_uploaded(3)
    assert {bucket.read(person.prefix + name) for name in ("report.txt", "second.txt", "third.txt")} == {b"new"}


@pytest.mark.parametrize("mebibytes", [0, 24], ids=["small", "in parts"])
def test_a_file_that_appeared_after_the_listing_is_not_overwritten_unseen(
    files, person, bucket, tmp_path, mebibytes
):
    key = person.prefix + "late.bin"
    bucket.put(key, b"someone else's")
    files.upload(write(tmp_path, "late.bin", b"mine" + bytes(mebibytes << 20)))
    expect(files.dialog).to_contain_text("late.bin")
    assert bucket.read(key) == b"someone else's"
    files.answer("Skip")
    expect(files.dialog).to_be_hidden()
    assert bucket.read(key) == b"someone else's"
    assert bucket.uploads(person.prefix) == []


@pytest.mark.parametrize("mebibytes, last", [(0, ("**/late.bin*", "PUT")), (24, ("**/late.bin?uploadId=*", "POST"))])
def test_a_file_that_appears_while_the_last_request_is_on_its_way_is_not_overwritten(
    app, person, bucket, settings, tmp_path, mebibytes, last
):
    """Where nothing can be brought back the request itself is conditional: having looked before is not enough."""
    config = settings.config
    config["bucket"]["versioned"] = False
    serve_config(app.page, config)
    app.enter(person)
    key = person.prefix + "late.bin"
    request = Held(app.page, *last)
    app.files.upload(write(tmp_path, "late.bin", b"mine" + bytes(mebibytes << 20)))
    request.wait_for_one()
    bucket.put(key, b"someone else's")
    request.release()
    expect(app.files.dialog).to_contain_text("late.bin")
    assert bucket.read(key) == b"someone else's"
    app.files.answer("Skip")
    expect(app.files.dialog).to_be_hidden()
    until(app.page, lambda: bucket.uploads(person.prefix) == [])
    assert bucket.read(key) == b"someone else's"


def test_a_double_click_answers_one_question_and_not_the_next_that_nobody_has_read(
    files, person, bucket, existing, tmp_path
):
    bucket.put(person.prefix + "second.txt", b"old")
    files.upload(*(write(tmp_path, name, "new") for name in ("report.txt", "second.txt")))
    expect(files.dialog).to_contain_text("report.txt")
    files.dialog.get_by_role("button", name="Replace", exact=True).dblclick(delay=150)
    expect(files.dialog).to_contain_text("second.txt")
    files.answer("Skip")
    expect(files.dialog).to_be_hidden()
    until(files.page, lambda: bucket.read(existing) == b"new")
    assert bucket.read(person.prefix + "second.txt") == b"old"


def test_the_question_in_view_stays_until_it_is_answered(files, person, bucket, existing, tmp_path):
    """The one in parts finds its name taken at its end, and stands before the other in the list."""
    held = Held(files.page, "**/film.bin?uploadId=*", "POST")
    files.upload(write(tmp_path, "film.bin", bytes(20 << 20)), write(tmp_path, "report.txt", "new"))
    expect(files.dialog).to_contain_text("report.txt")
    held.wait_for_one()
    bucket.put(person.prefix + "film.bin", b"someone else's")
    held.release()
    expect(files.transfers.get_by_role("listitem").filter(has_text="film.bin")).to_contain_text("Name is taken")
    expect(files.dialog).to_contain_text("report.txt")
    files.answer("Replace")
    expect(files.dialog).to_contain_text("film.bin")
    files.answer("Skip")
    expect(files.dialog).to_be_hidden()
    until(files.page, lambda: bucket.read(existing) == b"new")
    assert bucket.read(person.prefix + "film.bin") == b"someone else's"
