"""The tree of folders beside the list: it leads through folders by keys and presses, asks for little, and takes what is dropped on it."""

import pytest
from playwright.sync_api import Locator, expect

from pages.view import View
from support.accessibility import violations
from support.until import until

# Drops a file that the page itself has made, as a browser does with one of the desktop.
DROP = """(line) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['dropped'], 'new 名.txt', {type: 'text/plain'}));
  for (const name of ['dragenter', 'dragover', 'drop'])
    line.dispatchEvent(new DragEvent(name, {bubbles: true, cancelable: true, dataTransfer}));
}"""

# Drags a row onto a line; gives what a desktop would have been told.
DRAG = """(row, line) => {
  const dataTransfer = new DataTransfer();
  const send = (name, to) => to.dispatchEvent(new DragEvent(name, {bubbles: true, cancelable: true, dataTransfer}));
  row.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, pointerType: 'mouse'}));
  send('dragstart', row);
  const told = dataTransfer.getData('DownloadURL');
  if (told) for (const name of ['dragover', 'drop']) send(name, line);
  send('dragend', row);
  return told;
}"""


@pytest.fixture
def tree(files, person, bucket) -> Locator:
    names = ("2024/春/a.txt", "2024/b +%/c.txt", "2025/x.txt", "2025/y.txt", "z.txt")
    bucket.put_many([person.prefix + name for name in names], b"content")
    files.reload()
    View(files).tick("Folder tree")
    return files.page.get_by_role("tree", name="Folders")


def test_the_tree_leads_through_folders_by_keys(tree, files, watch):
    page, keys = files.page, files.page.keyboard
    item = lambda name: tree.get_by_role("treeitem", name=name, exact=True)  # noqa: E731
    expect(item("My files")).to_have_attribute("aria-current", "page")
    expect(item("2024")).to_have_attribute("aria-expanded", "false")
    asked = lambda: [it for it in watch.requests if "list-type" in it.url]  # noqa: E731
    before = len(asked())
    item("My files").focus()
    keys.press("ArrowDown")
    expect(item("2024")).to_be_focused()
    keys.press("ArrowRight")
    expect(item("春")).to_have_attribute("aria-level", "3")
    expect(item("春")).to_have_attribute("aria-setsize", "2")
    assert len(asked()) == before + 1, "one listing for a folder that is opened"
    keys.press("ArrowRight")
    expect(item("b +%")).to_be_focused()
    keys.type("2025")
    expect(item("2025")).to_be_focused()
    keys.press("ArrowUp")
    expect(item("春")).to_be_focused()
    assert violations(page) == ""
    keys.press("Enter")
    expect(files.row("a.txt")).to_be_visible()
    expect(item("春")).to_have_attribute("aria-current", "page")
    expect(item("春")).to_be_focused()
    expect(item("春")).not_to_have_attribute("aria-expanded", "false")  # the list has shown that there is nothing below
    keys.press("ArrowLeft")
    expect(item("2024")).to_be_focused()
    keys.press("ArrowLeft")
    expect(item("春")).to_be_hidden()
    keys.press("End")
    expect(item("2025")).to_be_focused()

    page.reload()
    expect(item("春")).to_have_attribute("aria-current", "page")
    expect(item("2025")).to_be_visible()
    page.set_viewport_size({"width": 980, "height": 800})
    expect(tree).to_be_hidden()


def test_a_folder_of_the_tree_takes_files_and_rows(tree, files, person, bucket):
    line = tree.get_by_role("treeitem", name="2025", exact=True)
    line.evaluate(DROP)
    until(files.page, lambda: bucket.names(person.prefix + "2025/") == {"x.txt", "y.txt", "new 名.txt"})
    expect(files.row("new 名.txt")).to_be_hidden()
    # The part that hears drags of rows comes with the press on one.
    files.row("z.txt").get_by_role("gridcell").nth(2).click()
    told = [""]
    drag = lambda: told.append(files.row("z.txt").evaluate(DRAG, line.element_handle()))  # noqa: E731
    until(files.page, lambda: drag() or told[-1])
    assert told[-1].startswith("application/octet-stream:z.txt:http") and "X-Amz-Signature=" in told[-1], "for the desktop"
    expect(files.row("z.txt")).to_be_hidden()
    until(files.page, lambda: "z.txt" in bucket.names(person.prefix + "2025/"))
