"""Every name that a person can give survives: up, in the list, down, and gone, checked in the bucket itself."""

import pytest
from playwright.sync_api import expect

from support.bucket import sha256
from support.samples import NAMES, write


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_keeps_its_name_up_and_down(files, person, bucket, tmp_path, name):
    content = name.encode()
    files.upload(write(tmp_path, name, content))
    expect(files.row(name).get_by_role("gridcell", name=name, exact=True)).to_be_visible()
    assert bucket.keys(person.prefix) == [person.prefix + name]
    assert files.download(name) == sha256(content)
    files.delete(name)
    assert bucket.keys(person.prefix) == []


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_folder_keeps_its_name_and_its_files(files, person, bucket, name):
    bucket.put(f"{person.prefix}{name}/{name}", b"inside")
    files.reload()
    files.open(name)
    files.reload()
    assert files.download(name) == sha256(b"inside")
    files.breadcrumb.get_by_role("link", name="My files").click()
    files.delete(name)
    assert bucket.keys(person.prefix) == []


def test_a_key_that_no_browser_can_ask_for_is_shown_all_the_same(files, person, bucket):
    bucket.put(person.prefix + "a/../b.txt")
    bucket.put(person.prefix + "plain.txt")
    files.reload()
    files.open("a")
    expect(files.row("..")).to_be_visible()


def test_a_folder_without_a_name_is_called_by_its_slash(files, person, bucket):
    bucket.put(person.prefix + "a//b.txt", b"deep")
    files.reload()
    files.open("a")
    files.open("/")
    assert files.download("b.txt") == sha256(b"deep")
    files.breadcrumb.get_by_role("link", name="a", exact=True).click()
    files.delete("/")
    assert bucket.keys(person.prefix) == []
