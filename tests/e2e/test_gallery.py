"""How the list looks is the person's choice: a gallery with small pictures, compact rows, other columns."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.view import View
from support.accessibility import violations
from support.media import drawn, photo
from support.until import until

MIB = 1024 * 1024
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='teal'/></svg>"
SIZE = "(canvas) => [canvas.width, canvas.height]"


@pytest.fixture
def view(files) -> View:
    return View(files)


@pytest.fixture
def put(bucket, person, files):
    """Puts files into the person's folder, and lists it."""

    def put(stored: dict[str, bytes]) -> None:
        for name, body in stored.items():
            bucket.put(person.prefix + name, body)
        files.reload()

    return put


def test_a_gallery_reads_the_first_bytes_of_a_photo_and_no_more(view, put, watch):
    page = view.page
    large, small = drawn(page, "image/jpeg", 1280, 960), drawn(page, "image/jpeg", 160, 120)
    rest = b"\0" * (5 * MIB)
    put(
        {
            **{f"photo {number}.jpg": photo(large, small) + rest for number in range(8)},
            "upright 写真.jpg": photo(large, small, orientation=6) + rest,
            "plain.jpg": large,
            "large.jpg": large + rest,
            "drawn.png": drawn(page, "image/png", 900, 300),
            "broken.png": b"\x89PNG\r\n\x1a\nbroken",
            "drawing.svg": SVG,
            "notes.txt": b"notes",
        }
    )
    before = len(watch.requests)
    view.choose("Gallery")
    expect(view.pictures).to_have_count(11)
    assert view.picture("photo 3.jpg").evaluate(SIZE) == [160, 120]
    assert view.picture("upright 写真.jpg").evaluate(SIZE) == [120, 160]
    assert view.picture("plain.jpg").evaluate(SIZE) == [320, 240]
    assert view.picture("drawn.png").evaluate(SIZE) == [320, 107]
    reads = [request for request in watch.requests[before:] if "range" in request.headers]
    sizes = [int(request.response().header_value("content-length")) for request in reads]
    assert len(sizes) <= 15 and max(sizes) <= 60 * 1024 and sum(sizes) <= 10 * 60 * 1024 + len(large) + 100_000
    others = [request.url for request in watch.requests[before:] if ".jpg" in request.url and request not in reads]
    assert others == []
    assert violations(page) == ""


def test_arrows_lead_through_a_gallery_in_two_dimensions(view, put, files):
    keys = view.page.keyboard
    put({f"file {number:03}.txt": b"x" for number in range(300)} | {"folder/inside.txt": b"x", "zebra.txt": b"x"})
    view.choose("Gallery")
    first = files.row("folder")
    until(view.page, lambda: view.spot("file 000.txt")[1] == view.spot("folder")[1])
    first.focus()
    keys.press("ArrowRight")
    expect(files.row("file 000.txt")).to_be_focused()
    (left, top) = view.spot("file 000.txt")
    keys.press("ArrowDown")
    expect(files.row("file 000.txt")).not_to_be_focused()
    focused = files.grid.locator("[role=row]:focus")
    box = focused.bounding_box()
    assert (round(box["x"]), round(box["y"]) > top) == (left, True)
    keys.press("Shift+ArrowRight")
    expect(files.grid.locator("[role=row][aria-selected=true]")).to_have_count(2)
    keys.press("End")
    expect(files.row("zebra.txt")).to_be_focused()
    expect(files.row("zebra.txt")).to_be_in_viewport()
    keys.press("Home")
    expect(first).to_be_focused()
    keys.press("z")
    expect(files.row("zebra.txt")).to_be_focused()
    keys.press("Home")
    expect(first).to_be_focused()
    keys.press("Enter")
    expect(files.row("inside.txt")).to_be_visible()


def test_the_view_is_remembered_on_this_device(view, put, files):
    put({"a.txt": b"x", "b.txt": b"x"})
    assert view.columns() == ["Name", "Size", "Modified"]
    view.choose("Compact rows")
    files.reload()
    view.open_menu()
    expect(view.item("Compact rows")).to_have_attribute("aria-checked", "true")
    expect(view.item("Rows")).to_be_focused()
    view.page.keyboard.press("Escape")
    expect(files.action("View")).to_be_focused()
    view.choose("Gallery")
    files.reload()
    until(view.page, lambda: view.spot("a.txt")[1] == view.spot("b.txt")[1])
    view.choose("Rows")
    until(view.page, lambda: view.spot("a.txt")[1] < view.spot("b.txt")[1])


def test_columns_are_chosen_and_kinds_sorted_by(view, put, files, person, bucket):
    put({"a.txt": b"x", "b.png": b"x", "c.zip": b"x", "d.txt": b"x", "e/f.txt": b"x"})
    view.tick("Modified", "Type")
    assert view.columns() == ["Name", "Size", "Type"]
    expect(files.row("b.png")).to_contain_text("Image (PNG)")
    files.sort_by("Type")
    expect(files.grid.get_by_role("columnheader", name="Type")).to_have_attribute("aria-sort", "ascending")
    assert files.names() == ["e", "b.png", "a.txt", "d.txt", "c.zip"]
    files.sort_by("Name")
    view.tick("Folders first")
    assert files.names() == ["a.txt", "b.png", "c.zip", "d.txt", "e"]
    files.reload()
    assert view.columns() == ["Name", "Size", "Type"]
    assert files.names() == ["a.txt", "b.png", "c.zip", "d.txt", "e"]
    bucket.put(person.prefix + "g.bin", b"x", StorageClass="DEEP_ARCHIVE")
    view.tick("Storage class")
    files.reload()
    assert view.columns() == ["Name", "Size", "Type", "Storage class"]
    expect(files.row("g.bin")).to_contain_text("Glacier Deep Archive")
    expect(files.row("a.txt")).to_contain_text("Standard")


@pytest.mark.parametrize("language", ["ja"])
def test_a_phone_has_two_tiles_in_a_line(new_context, settings, person, bucket, language):
    for name in ("写真 1.png", "写真 2.png", "写真 3.png"):
        bucket.put(person.prefix + name, b"x")
    bucket.put(person.prefix + "旅行/a.txt", b"x")
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale=language)
    app = App(context.new_page(), settings.page, language).enter(person)
    view = View(app.files)
    view.choose("Gallery")
    until(view.page, lambda: view.spot("旅行")[1] == view.spot("写真 1.png")[1] < view.spot("写真 2.png")[1])
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(view.page) == ""
    app.files.row("写真 1.png").tap()
    expect(app.files.dialog).to_be_visible()
