"""Every name that a person can give survives: up, in the list, down, and gone, checked in the bucket itself."""

import pytest
from playwright.sync_api import expect

from support.bucket import sha256
from support.samples import NAMES, write


TOGETHER = {
    "beside each other": [name for kind, name in NAMES.items() if kind != "combining"],
    "decomposed": [NAMES["combining"]],
}
"""Names that a folder can have at once; its composed twin would be asked about."""


@pytest.mark.parametrize("names", TOGETHER.values(), ids=TOGETHER.keys())
def test_files_keep_their_names_up_and_down(files, person, bucket, tmp_path, names):
    files.upload(*(write(tmp_path, name, name.encode()) for name in names))
    for name in names:
        expect(files.row(name).get_by_role("gridcell", name=name, exact=True)).to_be_visible()
    assert bucket.names(person.prefix) == set(names)
    for name in names:
        assert files.download(name) == sha256(name.encode()), name
        files.row(name).get_by_role("checkbox").uncheck()
    for number, name in enumerate(names):
        files.delete(name)
        assert bucket.names(person.prefix) == set(names[number + 1 :]), name


@pytest.mark.parametrize("names", TOGETHER.values(), ids=TOGETHER.keys())
def test_folders_keep_their_names_and_their_files(files, person, bucket, names):
    for name in names:
        bucket.put(f"{person.prefix}{name}/{name}", name.encode())
    files.reload()
    for number, name in enumerate(names):
        files.open(name)
        files.reload()
        assert files.download(name) == sha256(name.encode()), name
        files.breadcrumb.get_by_role("link", name="My files").click()
        files.delete(name)
        assert bucket.names(person.prefix) == {f"{name}/{name}" for name in names[number + 1 :]}, name


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
