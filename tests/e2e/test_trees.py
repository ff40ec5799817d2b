"""A folder tree with empty files and every kind of name: by the folder dialog and by a drop it becomes the same keys."""

import shutil

import pytest
from playwright.sync_api import expect

from support.drop import drop
from support.samples import NAMES, write

TWIN = " (2).txt"
"""How the second of two paths ends that are one name to people, in two forms of Unicode, and else the same."""
DEEP = "/".join(f"level {number}" for number in range(12))


@pytest.fixture
def tree(tmp_path):
    """A folder, and the files in it by their relative paths, contents with them."""
    files = {f"{name}/{name}": name.encode() for name in NAMES.values()}
    files |= {f"empty/{name}": b"" for name in NAMES.values()}
    files |= {f"{DEEP}/end.txt": b"deep", "日本語/写真 ① 🗻/é+%20.txt": b"mixed"}
    for path, content in files.items():
        write(tmp_path, f"tree/{path}", content)
    return tmp_path / "tree", files


@pytest.mark.parametrize("how", ["chosen", "dropped"])
def test_a_tree_becomes_the_same_keys(files, person, bucket, tree, how):
    folder, wanted = tree
    if how == "chosen":
        # Chromium's folder dialog tells a backslash in a folder's name as a slash.
        wanted = {path: content for path, content in wanted.items() if "\\" not in path.rpartition("/")[0]}
        shutil.rmtree(folder / NAMES["backslash"])
        files.upload_folder(folder)
    else:
        drop(files.page.get_by_role("main"), folder)
    files.wait_until_uploaded(len(wanted))
    below = person.prefix + "tree/"
    there = bucket.names(below)
    assert {name.replace(TWIN, ".txt"): bucket.read(below + name) for name in there} == wanted
    assert len([name for name in there if name.endswith(TWIN)]) == 2
    files.open("tree")
    for name in {path.split("/")[0] for path in wanted}:
        expect(files.row(name)).to_be_attached()


def test_folders_with_nothing_in_them_are_kept_where_the_browser_tells_of_them(files, person, bucket, tmp_path):
    write(tmp_path, "tree/full/file.txt", "file")
    (tmp_path / "tree/empty 日本/inner").mkdir(parents=True)
    drop(files.page.get_by_role("main"), tmp_path / "tree")
    files.wait_until_uploaded(1)
    files.open("tree")
    expect(files.row("empty 日本")).to_be_visible()
    assert bucket.names(person.prefix + "tree/") == {"full/file.txt", "empty 日本/inner/"}
