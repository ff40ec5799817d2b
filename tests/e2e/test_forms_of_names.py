"""One name in two forms of Unicode: as most systems write it, and as a Mac does. People see one name, S3 two keys."""

import unicodedata

import pytest
from playwright.sync_api import expect

from pages.sync import DOWN, UP, Sync
from support.device import PICKER, Device
from support.samples import write
from support.until import until


def nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


@pytest.mark.parametrize("there, typed", [(nfd, nfc), (nfc, nfd)], ids=["of a Mac", "of others"])
def test_a_search_finds_both_forms(files, person, bucket, there, typed):
    names = ["ガイドブック.pdf", "Café.txt", "한국.txt"]
    bucket.put_many([person.prefix + name for name in [*map(there, names), "other.txt"]])
    files.reload()
    for name in names:
        files.page.get_by_role("searchbox").fill(typed(name.split(".")[0]))
        until(files.page, lambda: files.names() == [there(name)])  # noqa: B023


def test_names_stand_where_people_look_for_them(files, person, bucket):
    names = ["zoo", nfc("Äpfel"), "apple", nfd("école"), "edge"]
    bucket.put_many([person.prefix + name for name in names])
    files.reload()
    until(files.page, lambda: files.names() == [nfc("Äpfel"), "apple", nfd("école"), "edge", "zoo"])


@pytest.mark.parametrize("there, given", [(nfd, nfc), (nfc, nfd)], ids=["of a Mac", "of others"])
def test_an_upload_notices_its_twin_and_replaces_it_where_asked(files, person, bucket, tmp_path, there, given):
    bucket.put(person.prefix + there("Café.txt"), b"old")
    files.reload()
    path = write(tmp_path, given("Café.txt"), "new")
    files.upload(path)
    expect(files.dialog).to_contain_text("This name is taken")
    files.answer("Keep both")
    files.wait_until_uploaded(1)
    assert bucket.read(person.prefix + there("Café.txt")) == b"old"
    assert bucket.read(person.prefix + given("Café (2).txt")) == b"new"
    files.upload(path)
    files.answer("Replace")
    files.wait_until_uploaded(2)
    assert bucket.names(person.prefix) == {there("Café.txt"), given("Café (2).txt")}
    assert bucket.read(person.prefix + there("Café.txt")) == b"new"


@pytest.mark.parametrize("there, given", [(nfd, nfc), (nfc, nfd)], ids=["of a Mac", "of others"])
def test_a_folder_is_uploaded_into_its_twin(files, person, bucket, tmp_path, there, given):
    folder = person.prefix + there("ガイド")
    bucket.put(f"{folder}/taken.txt", b"old")
    files.reload()
    for name in ("taken.txt", "new.txt", "deep/newer.txt"):
        write(tmp_path, f"{given('ガイド')}/{name}", "new")
    files.upload_folder(tmp_path / given("ガイド"))
    expect(files.dialog).to_contain_text("This name is taken")
    files.answer("Keep both")
    files.wait_until_uploaded(3)
    names = {f"{there('ガイド')}/{name}" for name in ("taken.txt", "taken (2).txt", "new.txt", "deep/newer.txt")}
    assert bucket.names(person.prefix) == names
    assert bucket.read(f"{folder}/taken.txt") == b"old"
    assert files.names() == [there("ガイド")]


@pytest.mark.parametrize("there, typed", [(nfd, nfc), (nfc, nfd)], ids=["of a Mac", "of others"])
def test_a_new_folder_is_refused_beside_its_twin(files, person, bucket, there, typed):
    bucket.put(f"{person.prefix}{there('ガイド')}/a.txt")
    files.reload()
    files.action("New folder").click()
    files.dialog.get_by_role("textbox").fill(typed("ガイド"))
    files.dialog.get_by_role("button", name="Create").click()
    expect(files.dialog).to_contain_text("This name is taken here.")
    assert bucket.names(person.prefix) == {f"{there('ガイド')}/a.txt"}


@pytest.mark.parametrize("here, there", [(nfd, nfc), (nfc, nfd)], ids=["a Mac here", "a Mac there"])
@pytest.mark.parametrize("direction", [UP, DOWN])
def test_a_sync_takes_both_forms_for_one_file(context, files, person, bucket, here, there, direction):
    """Many devices do: to delete one for the other would delete the very file that they have."""
    name = "ガイド/Café.txt"
    context.add_init_script(PICKER)
    files.reload()
    sync, device = Sync(files), Device(files.page)
    writes = [lambda: device.write(here(name), "from here"), lambda: bucket.put(person.prefix + there(name), b"from there")]
    for write_one in writes if direction == DOWN else reversed(writes):
        write_one()
        files.page.wait_for_timeout(1100)  # S3 counts seconds
    sync.compare(direction, delete=True)
    what = "Upload, in place of Alcove’s" if direction == UP else "Download, in place of this device’s"
    sync.wait_for_plan({there(name): what})
    sync.start()
    newer = b"from here" if direction == UP else b"from there"
    assert device.paths() == {here(name)} and device.read(here(name)) == newer
    assert bucket.names(person.prefix) == {there(name)} and bucket.read(person.prefix + there(name)) == newer
    sync.press("Compare again")
    expect(sync.dialog).to_contain_text("There is nothing to do.")
