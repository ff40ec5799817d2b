"""The picture of a folder, while the chunk that brings it to life is on its way: it looks the same, and nothing that is
done with it is lost."""

import pytest
from playwright.sync_api import expect

from support.conditions import Held

ELEMENTS = """(grid) => [grid, ...grid.querySelectorAll("*")].map((element) => {
  const names = element.getAttributeNames().filter((name) => !["style", "value", "aria-busy"].includes(name));
  return [element.localName, ...names.sort().map((name) => name + "=" + element.getAttribute(name))].join(" ");
})"""


@pytest.fixture
def picture(files, person, bucket) -> Held:
    """A folder with a folder and three files, listed and not alive yet; releasing it lets life come."""
    for name in ["a.txt", "b.txt", "c.txt", "folder/inside.txt"]:
        bucket.put(person.prefix + name)
    chunk = Held(files.page, "**/split_files*.wasm")
    files.page.reload()
    chunk.wait_for_one()
    expect(files.row("c.txt")).to_be_visible()
    return chunk


def test_the_picture_has_the_elements_of_what_takes_its_place(files, picture):
    where = files.grid.bounding_box()
    before = files.grid.evaluate(ELEMENTS)
    picture.release()
    expect(files.toolbar).to_be_visible()
    assert files.grid.evaluate(ELEMENTS) == before
    assert files.grid.bounding_box() == where


def test_rows_picked_in_the_picture_are_selected(files, picture):
    files.row("b.txt").get_by_role("checkbox").click()
    files.row("c.txt").get_by_role("checkbox").click()
    picture.release()
    expect(files.row("b.txt")).to_have_attribute("aria-selected", "true")
    expect(files.row("c.txt")).to_have_attribute("aria-selected", "true")
    expect(files.row("a.txt")).to_have_attribute("aria-selected", "false")


def test_keys_pressed_in_the_picture_are_heard(files, picture):
    files.row("folder").focus()
    files.page.keyboard.press("ArrowDown")
    files.page.keyboard.press("Delete")
    picture.release()
    expect(files.dialog).to_contain_text("a.txt")


def test_a_search_typed_into_the_picture_is_made(files, picture):
    files.page.get_by_role("searchbox").fill("b")
    picture.release()
    expect(files.row("a.txt")).to_be_hidden()
    expect(files.row("b.txt")).to_be_visible()


def test_a_folder_opens_from_the_picture(files, picture):
    files.row("folder").get_by_role("link").click()
    expect(files.row("inside.txt")).to_be_visible()
    picture.release()
    expect(files.toolbar).to_be_visible()
    expect(files.row("inside.txt")).to_be_visible()
