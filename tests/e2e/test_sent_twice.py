"""Writes whose answer is lost: a browser sends them again by itself where a kept connection ended, and tells nobody. Each is done as if
it had been sent once."""

import pytest
from playwright.sync_api import expect

from support.faults import lose_answer
from support.samples import write, write_large

CREATE = r"^POST .*\?uploads"
COMPLETE = r"^POST .*uploadId="
DELETE = r"^POST .*\?delete"


@pytest.fixture
def context(faults, new_context):
    context = new_context(proxy=faults.proxy)
    context.watch.allow("CORS policy")
    return context


def test_a_deletion_counts_once(files, faults, person, bucket):
    bucket.put_many([person.prefix + name for name in ("gone.txt", "also gone.txt", "stays.txt")])
    files.reload()
    rule = faults.add(DELETE, lose_answer, times=1)
    files.delete("gone.txt", "also gone.txt")
    expect(files.row("gone.txt")).to_be_hidden()
    expect(files.dialog).to_be_hidden()
    expect(files.row("stays.txt")).to_be_visible()
    assert rule.met == 1 and bucket.names(person.prefix) == {"stays.txt"}


@pytest.mark.parametrize("pattern", [CREATE, COMPLETE], ids=["beginning", "completion"])
def test_an_upload_in_parts_is_there_once_and_asks_nothing(files, faults, person, bucket, tmp_path, pattern):
    rule = faults.add(pattern, lose_answer, times=1)
    path, digest = write_large(tmp_path, "film.bin", 24)
    files.upload(path)
    files.wait_until_uploaded(1)
    expect(files.dialog).to_be_hidden()
    assert rule.met == 1 and bucket.sha256(person.prefix + "film.bin") == digest
    assert bucket.names(person.prefix) == {"film.bin"}
    # A second beginning is a second upload: the first has no parts, costs nothing, and goes by the bucket's lifecycle rule.
    assert bucket.parts(person.prefix) == 0
    assert len(bucket.uploads(person.prefix)) == (1 if pattern == CREATE else 0)


def test_a_new_folder_is_made_once(files, faults, person, bucket):
    rule = faults.add(r"^PUT /.*inner/", lose_answer, times=1)
    files.make_folder("inner")
    assert rule.met == 1 and bucket.names(person.prefix) == {"inner/"}


def test_a_small_file_is_there_once_and_asks_nothing(files, faults, person, bucket, tmp_path):
    rule = faults.add(r"(?m)^POST /[^/?\n]+/?$", lose_answer, times=1)
    files.upload(write(tmp_path, "note.txt", "note"))
    files.wait_until_uploaded(1)
    expect(files.dialog).to_be_hidden()
    assert rule.met == 1 and bucket.read(person.prefix + "note.txt") == b"note"
    assert bucket.names(person.prefix) == {"note.txt"}
