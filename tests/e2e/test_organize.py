"""Renaming, moving, copying and duplicating: by every way to ask for it, with every answer, and through what goes wrong meanwhile."""

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.organize import Organize
from support.conditions import Held
from support.until import until

NAMES = [
    "plain.txt",
    "with space.txt",
    "a+b%20c&d#e?f=g.txt",
    "100%.txt",
    unicodedata.normalize("NFC", "がぎぐ.txt"),
    unicodedata.normalize("NFD", "ばびぶ.txt"),
    "🌸👩‍👩‍👧.txt",
    "quote\"'<>.txt",
]


@pytest.fixture
def organize(files) -> Organize:
    return Organize(files)


OPEN_AND_TAKE = """async (folder) => {
  folder.focus();
  folder.click();
  while (folder.isConnected) await null;
  const key = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
}"""
"""Opens a folder, and presses Ctrl+Enter as soon as the pressed button is gone: in the same frame, as fast as nobody's hands are but
as a busy machine delivers keys."""


def fill(bucket, person, *names: str) -> None:
    for name in names:
        bucket.put(person.prefix + name, name.encode())


def tab_to(files, target, key: str = "Tab") -> None:
    for _ in range(60):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        files.page.keyboard.press(key)
    raise AssertionError("Tab never leads there")


def test_a_file_is_renamed_in_place_and_the_rename_is_undone(files, organize, person, bucket):
    fill(bucket, person, "old name.txt", "other.txt")
    files.reload()
    files.row("old name.txt").focus()
    files.page.keyboard.press("F2")
    field = organize.dialog.get_by_label("New name")
    expect(field).to_be_focused()
    selected = field.evaluate("(it) => it.value.slice(it.selectionStart, it.selectionEnd)")
    assert selected == "old name", "typing replaces the name and keeps the extension"
    field.press("ArrowRight")
    field.press("Home")
    field.type("my ")
    files.page.keyboard.press("Enter")
    expect(files.row("my old name.txt")).to_be_visible()
    expect(files.row("old name.txt")).to_be_hidden()
    expect(files.row("my old name.txt")).to_have_attribute("aria-selected", "true")
    expect(files.row("my old name.txt")).to_be_focused()
    assert bucket.names(person.prefix) == {"my old name.txt", "other.txt"}
    expect(organize.note("is now called")).to_be_visible()
    organize.undo()
    expect(files.row("old name.txt")).to_be_visible()
    expect(organize.note("back where it was")).to_be_visible()
    assert bucket.names(person.prefix) == {"old name.txt", "other.txt"}
    assert bucket.read(person.prefix + "old name.txt") == b"old name.txt"


def test_a_key_for_one_entry_is_about_the_row_that_has_the_focus(files, organize, person, bucket):
    fill(bucket, person, "selected.txt", "with the focus.txt")
    files.reload()
    files.select("selected.txt")
    files.row("with the focus.txt").focus()
    files.page.keyboard.press("F2")
    expect(organize.dialog.get_by_label("New name")).to_have_value("with the focus.txt")


def test_odd_names_are_moved_and_come_back(files, organize, person, bucket):
    fill(bucket, person, *NAMES, "target/x")
    files.reload()
    files.select(*NAMES)
    organize.choose("Move to…", "target")
    for name in NAMES:
        expect(files.row(name)).to_be_hidden()
    expect(organize.note("8 items moved to")).to_be_visible()
    assert bucket.names(person.prefix) == {f"target/{name}" for name in [*NAMES, "x"]}
    for name in NAMES:
        assert bucket.read(f"{person.prefix}target/{name}") == name.encode()
    organize.undo()
    for name in NAMES:
        expect(files.row(name)).to_be_visible()
    assert bucket.names(person.prefix) == {*NAMES, "target/x"}


def test_a_folder_of_300_is_renamed_and_its_row_with_it(files, organize, person, bucket):
    keys = [f"{person.prefix}photos/{n % 5}/{n:03}.jpg" for n in range(300)]
    bucket.put_many(keys, b"x")
    bucket.put(person.prefix + "photos/", b"")
    files.reload()
    organize.rename("photos", "pictures")
    expect(files.row("pictures")).to_be_visible()
    expect(files.row("photos")).to_be_hidden(timeout=180_000)
    names = bucket.names(person.prefix)
    assert len(names) == 301 and all(name.startswith("pictures/") for name in names)
    files.open("pictures")
    assert files.scroll_through() == {"0", "1", "2", "3", "4"}


@pytest.mark.parametrize("answer", ["Skip", "Replace", "Keep both"])
def test_a_taken_name_is_asked_about(files, organize, person, bucket, answer):
    for n in range(3):
        bucket.put(f"{person.prefix}{n}.txt", b"mine")
        bucket.put(f"{person.prefix}target/{n}.txt", b"theirs!")
    files.reload()
    files.select("0.txt", "1.txt", "2.txt")
    organize.choose("Move to…", "target")
    expect(files.dialog).to_contain_text("This name is taken")
    expect(files.dialog).to_contain_text("7 B")
    files.answer(answer, for_all=True)
    expect(files.dialog).to_be_hidden()
    left = {f"{n}.txt" for n in range(3)}
    if answer == "Skip":
        expect(organize.note("3 items were left where")).to_be_visible()
        assert bucket.names(person.prefix) == left | {f"target/{name}" for name in left}
        return
    for name in left:
        expect(files.row(name)).to_be_hidden()
    until(files.page, lambda: not bucket.names(person.prefix) & left)
    if answer == "Replace":
        assert all(bucket.read(f"{person.prefix}target/{name}") == b"mine" for name in left)
    else:
        there = {f"target/{n}.txt" for n in range(3)} | {f"target/{n} (2).txt" for n in range(3)}
        assert bucket.names(person.prefix) == there
        assert bucket.read(person.prefix + "target/1.txt") == b"theirs!"


def test_another_form_of_a_name_is_taken_too(files, organize, person, bucket):
    nfc, nfd = (unicodedata.normalize(form, "がく.txt") for form in ("NFC", "NFD"))
    bucket.put(person.prefix + nfc, b"mine")
    bucket.put(f"{person.prefix}target/{nfd}", b"theirs")
    files.reload()
    files.select(nfc)
    organize.choose("Move to…", "target")
    files.answer("Replace")
    expect(files.row(nfc)).to_be_hidden()
    until(files.page, lambda: bucket.names(person.prefix) == {f"target/{nfd}"})
    assert bucket.read(f"{person.prefix}target/{nfd}") == b"mine"


def test_a_folder_goes_into_one_of_its_name(files, organize, person, bucket):
    fill(bucket, person, "trip/a.txt", "trip/b.txt", "target/trip/a.txt")
    files.reload()
    files.select("trip")
    organize.choose("Move to…", "target")
    expect(files.dialog).to_contain_text("There is such a folder")
    files.answer("Put together")
    expect(files.dialog).to_contain_text("This name is taken")
    files.answer("Keep both")
    expect(files.row("trip")).to_be_hidden()
    assert bucket.names(person.prefix) == {"target/trip/a.txt", "target/trip/a (2).txt", "target/trip/b.txt"}


def test_cut_copy_and_paste_by_keys(files, organize, person, bucket):
    fill(bucket, person, "a.txt", "b.txt", "target/x.txt")
    files.reload()
    files.row("a.txt").focus()
    files.page.keyboard.press("Control+c")
    expect(organize.note("1 item copied: a.txt")).to_be_visible()
    files.page.keyboard.press("Control+v")
    expect(files.row("a (2).txt")).to_be_visible()
    files.row("b.txt").click()
    files.page.keyboard.press("Control+x")
    expect(organize.note("1 item cut: b.txt")).to_be_visible()
    files.open("target")
    files.row("x.txt").focus()
    files.page.keyboard.press("Control+v")
    expect(files.row("b.txt")).to_be_visible()
    expect(organize.note("cut")).to_be_hidden()
    assert bucket.names(person.prefix) == {"a.txt", "a (2).txt", "target/x.txt", "target/b.txt"}


def test_duplicates_and_copies_from_the_menu_and_the_toolbar(files, organize, person, bucket):
    fill(bucket, person, "a.txt", "trip/x.txt")
    files.reload()
    organize.menu("a.txt", "Duplicate")
    expect(files.row("a (2).txt")).to_be_visible()
    organize.menu("trip", "Duplicate")
    expect(files.row("trip (2)")).to_be_visible()
    files.page.keyboard.press("Escape")
    files.select("a.txt")
    files.action("Copy to…").click()
    organize.go("trip")
    files.dialog.get_by_role("button", name="New folder").click()
    files.dialog.get_by_label("Folder name").fill("made here")
    files.dialog.get_by_role("button", name="Create").click()
    expect(files.dialog.get_by_role("navigation").locator("[aria-current]")).to_have_text("made here")
    organize.here("Copy to…")
    expect(organize.note("a.txt copied to")).to_be_visible()
    expect(files.row("a.txt")).to_be_visible()
    expected = {"a.txt", "a (2).txt", "trip/x.txt", "trip (2)/x.txt", "trip/made here/", "trip/made here/a.txt"}
    assert bucket.names(person.prefix) == expected


def test_a_key_pressed_before_the_next_frame_reaches_the_chooser(files, organize, person, bucket):
    fill(bucket, person, "a.txt", "trip/x.txt")
    files.reload()
    files.select("a.txt")
    files.action("Copy to…").click()
    folder = files.dialog.get_by_role("list").get_by_role("button", name="trip", exact=True)
    expect(folder).to_be_visible()
    folder.evaluate(OPEN_AND_TAKE)
    expect(files.dialog).to_be_hidden()
    expect(organize.note("a.txt copied to")).to_be_visible()
    assert "trip/a.txt" in bucket.names(person.prefix)


def test_a_folder_is_not_put_into_itself(files, organize, person, bucket):
    fill(bucket, person, "trip/deep/x.txt", "other/y.txt")
    files.reload()
    files.select("trip")
    files.action("Move to…").click()
    here = files.dialog.get_by_role("button", name="Move here")
    expect(files.dialog).to_contain_text("It is in this folder already")
    expect(here).to_be_disabled()
    organize.go("trip", "deep")
    expect(files.dialog).to_contain_text("cannot go into itself")
    expect(here).to_be_disabled()
    organize.go("..", "..", "other")
    expect(here).to_be_enabled()
    files.page.keyboard.press("Escape")
    expect(files.dialog).to_be_hidden()
    assert bucket.names(person.prefix) == {"trip/deep/x.txt", "other/y.txt"}


def test_a_folder_is_chosen_by_keyboard_alone(files, organize, person, bucket):
    fill(bucket, person, "a.txt", "target/deep/x.txt")
    files.reload()
    keys = files.page.keyboard
    files.row("a.txt").focus()
    keys.press("Space")
    tab_to(files, files.action("Move to…"), "Shift+Tab")
    keys.press("Enter")
    expect(files.dialog).to_be_visible()
    for name in ("target", "deep"):
        tab_to(files, files.dialog.get_by_role("list").get_by_role("button", name=name, exact=True))
        keys.press("Enter")
        here = files.dialog.get_by_role("navigation").locator("[aria-current]")
        expect(here).to_have_text(name)
        expect(here).to_be_focused()
    tab_to(files, files.dialog.get_by_role("button", name="Move here"))
    keys.press("Enter")
    expect(files.row("a.txt")).to_be_hidden()
    assert bucket.names(person.prefix) == {"target/deep/a.txt", "target/deep/x.txt"}
    files.page.wait_for_timeout(200)
    assert files.page.evaluate("document.activeElement !== document.body"), "the keyboard is not lost"


def test_what_another_device_writes_over_the_original_survives(files, organize, person, bucket):
    fill(bucket, person, "a.txt", "target/x.txt")
    files.reload()
    held = Held(files.page, "**/a.txt", "DELETE")
    files.select("a.txt")
    organize.choose("Move to…", "target")
    held.wait_for_one()
    bucket.put(person.prefix + "a.txt", b"newer, by another device")
    held.release()
    expect(files.transfers).to_contain_text("somebody changed the original while it was being moved")
    expect(files.row("a.txt")).to_be_visible()
    assert bucket.read(person.prefix + "a.txt") == b"newer, by another device"
    assert bucket.read(person.prefix + "target/a.txt") == b"a.txt"


def test_a_reload_in_the_middle_goes_on(files, organize, person, bucket):
    bucket.put_many([f"{person.prefix}photos/{n:03}.jpg" for n in range(120)], b"x")
    files.reload()
    held = Held(files.page, re.compile(r"/pictures/0[5-9]\d\.jpg"), "PUT")
    organize.rename("photos", "pictures")
    held.wait_for_one()
    held.open = True  # for the page that comes; what is held goes with this one
    before = bucket.names(person.prefix)
    assert any(name.startswith("photos/") for name in before)
    files.reload()
    expect(files.row("photos")).to_be_hidden(timeout=180_000)
    expect(files.row("pictures")).to_be_visible()
    names = bucket.names(person.prefix)
    assert len(names) == 120 and all(name.startswith("pictures/") for name in names)
    assert files.page.evaluate("sessionStorage.getItem('alcove.organize') ?? localStorage.getItem('alcove.organize')") is None


def test_a_long_move_is_paused_and_cancelled(files, organize, person, bucket):
    bucket.put_many([f"{person.prefix}photos/{n:03}.jpg" for n in range(300)], b"x")
    files.reload()
    held = Held(files.page, re.compile(r"/pictures/1\d\d\.jpg"), "PUT")
    organize.rename("photos", "pictures")
    held.wait_for_one()
    row = organize.jobs.filter(has_text="photos")
    row.get_by_role("button", name="Pause").click()
    expect(row).to_contain_text("Paused")
    held.release()
    row.get_by_role("button", name="Cancel").click()
    expect(row).to_contain_text("Cancelled.")
    names = bucket.names(person.prefix)
    assert len(names) == 300, "each is in one place"
    assert 0 < sum(name.startswith("pictures/") for name in names) < 300
    expect(files.row("photos")).to_be_visible()
    row.get_by_role("button", name="Remove from the list").click()
    expect(files.transfers).to_be_hidden()


def test_guests_and_readers_have_no_such_commands(app, bucket, shared):
    bucket.put(shared + "a.txt", b"x")
    app.open(f"#/files/shared/{shared.removeprefix('shared/')}")
    app.files.wait_until_listed()
    app.files.select("a.txt")
    for command in ("Rename…", "Move to…", "Copy to…"):
        expect(app.files.action(command)).to_be_hidden()
    app.files.row("a.txt").focus()
    app.page.keyboard.press("F2")
    app.page.wait_for_timeout(300)
    expect(app.files.dialog).to_be_hidden()


def test_a_shared_file_is_copied_to_ones_own_folder_and_not_moved(files, organize, person, bucket, shared):
    bucket.put(shared + "a.txt", b"for all")
    fill(bucket, person, "mine/x.txt")
    files.page.goto(files.page.url.split("#")[0] + f"#/files/shared/{shared.removeprefix('shared/')}")
    expect(files.row("a.txt")).to_be_visible()
    files.select("a.txt")
    expect(files.action("Move to…")).to_be_hidden()
    organize.choose("Copy to…", "mine")
    expect(organize.note("a.txt copied to")).to_be_visible()
    assert bucket.read(person.prefix + "mine/a.txt") == b"for all"


@pytest.fixture
def phone(new_context, settings, person) -> App:
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    return App(context.new_page(), settings.page).enter(person)


def test_on_a_phone_a_file_is_renamed_and_moved(phone, person, bucket):
    fill(bucket, person, "a.txt", "target/x.txt")
    files = phone.files
    files.reload()
    organize = Organize(files)
    finger = {"pointerType": "touch", "isPrimary": True, "bubbles": True, "clientX": 200, "clientY": 300}
    cell = files.row("a.txt").get_by_role("gridcell").nth(2)
    is_selected = lambda: files.row("a.txt").get_attribute("aria-selected") == "true"  # noqa: E731
    cell.dispatch_event("pointerdown", finger)  # the part that hears it may come with it
    cell.dispatch_event("pointerup", finger)
    files.page.wait_for_timeout(1_000)
    assert not is_selected()
    cell.dispatch_event("pointerdown", finger)
    cell.dispatch_event("pointermove", finger | {"clientY": 340})
    files.page.wait_for_timeout(700)
    assert not is_selected(), "a finger that scrolls"
    cell.dispatch_event("pointerdown", finger)
    expect(files.row("a.txt")).to_have_attribute("aria-selected", "true")
    files.action("Rename…").click()
    files.dialog.get_by_label("New name").fill("b.txt")
    files.dialog.get_by_role("button", name="Rename", exact=True).click()
    expect(files.row("b.txt")).to_be_visible()
    files.action("Move to…").click()
    organize.go("target")
    organize.here("Move to…")
    expect(organize.note("b.txt moved to")).to_be_visible()
    assert bucket.names(person.prefix) == {"target/b.txt", "target/x.txt"}
    assert files.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
