"""Folder sync: a folder of the device and a folder of the bucket, compared, shown, and done; nothing unseen is lost."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.sync import BOTH, DOWN, UP, Sync
from support.accessibility import violations
from support.conditions import Held
from support.device import PICKER, Device
from support.until import until

ODD = ["日本語/契約書 2024.pdf", "😀👩‍🚀.txt", "a+b%20c &=#.txt", "a b/c d/e f.txt", "empty"]


@pytest.fixture
def files(app, person):
    """Signed in on this device: what a sync remembers for a session of the tab goes with the page."""
    return app.enter(person, keep=True).files


@pytest.fixture
def sync(context, files) -> Sync:
    """The dialog's page, where the browser's folder picker gives a folder of the test's."""
    context.add_init_script(PICKER)
    files.reload()
    return Sync(files)


@pytest.fixture
def device(sync) -> Device:
    return Device(sync.page)


def contents(bucket, person) -> dict[str, bytes]:
    return {name: bucket.read(person.prefix + name) for name in bucket.names(person.prefix)}


def test_a_folder_goes_up_and_then_there_is_nothing_to_do(sync, device, bucket, person):
    for path in ODD:
        device.write(path, "" if path == "empty" else f"this is {path}")
    sync.compare(UP)
    sync.wait_for_plan({path: "Upload" for path in ODD})
    assert bucket.names(person.prefix) == set(), "nothing moves before the plan was seen"
    sync.start()
    expect(sync.dialog).to_contain_text("5 uploaded, 0 downloaded, 0 deleted")
    expected = {path: b"" if path == "empty" else f"this is {path}".encode() for path in ODD}
    assert contents(bucket, person) == expected
    sync.press("Compare again")
    expect(sync.dialog).to_contain_text("There is nothing to do.")
    sync.close()
    expect(sync.files.row("empty")).to_be_visible()


def test_a_folder_comes_down_and_then_there_is_nothing_to_do(sync, device, bucket, person):
    for path in ODD:
        bucket.put(person.prefix + path, b"" if path == "empty" else path.encode())
    bucket.put(person.prefix + "large.bin", bytes(range(250)) * 40_000)
    bucket.put(person.prefix + "empty folder/")
    bucket.put(person.prefix + "x:y?.txt", b"no name for a disk")
    sync.compare(DOWN)
    assert sync.row("x:y?.txt").locator(".sync-line").text_content().startswith("Left alone")
    assert sync.page.evaluate("pickedWith.mode") == "readwrite"
    sync.start()
    expect(sync.dialog).to_contain_text("0 uploaded, 6 downloaded")
    assert device.paths() == {*ODD, "large.bin"}
    assert device.read("large.bin") == bytes(range(250)) * 40_000
    assert device.read(ODD[0]) == ODD[0].encode()
    sync.press("Compare again")
    expect(sync.dialog).to_contain_text("There is nothing to do.")


def test_both_ways_each_side_gets_what_is_new_and_a_later_sync_knows_what_changed(sync, device, bucket, person):
    device.write("mine.txt", "mine")
    device.write("gone.txt", "to be deleted")
    bucket.put(person.prefix + "theirs.txt", b"theirs")
    sync.compare(BOTH)
    sync.start()
    assert device.paths() == bucket.names(person.prefix) == {"mine.txt", "gone.txt", "theirs.txt"}
    sync.close()
    device.write("mine.txt", "mine, changed")
    device.remove("gone.txt")
    bucket.put(person.prefix + "theirs.txt", b"theirs, changed")
    sync.files.reload()
    sync.compare(BOTH, delete=True)
    sync.wait_for_plan({
        "mine.txt": "Upload, in place of Alcove’s",
        "theirs.txt": "Download, in place of this device’s",
        "gone.txt": "Delete in Alcove",
    })
    expect(sync.dialog).to_contain_text("1 file on this device will be deleted or replaced for good")
    sync.start()
    expect(sync.dialog).to_contain_text("1 uploaded, 1 downloaded, 1 deleted")
    assert contents(bucket, person) == {"mine.txt": b"mine, changed", "theirs.txt": b"theirs, changed"}
    assert device.read("theirs.txt") == b"theirs, changed"


@pytest.mark.parametrize(
    "choice, here, there",
    [
        ("Keep this device’s", {"a.txt": b"mine"}, {"a.txt": b"mine"}),
        ("Keep Alcove’s", {"a.txt": b"theirs!"}, {"a.txt": b"theirs!"}),
        ("Keep both", *[{"a.txt": b"theirs!", "a (2).txt": b"mine"}] * 2),
        ("Skip", {"a.txt": b"mine"}, {"a.txt": b"theirs!"}),
    ],
)
def test_a_conflict_waits_for_the_person_and_does_what_they_say(
    sync, device, bucket, person, choice, here, there
):
    device.write("a.txt", "mine")
    bucket.put(person.prefix + "a.txt", b"theirs!")
    device.write("b.txt", "no conflict")
    sync.compare(BOTH)
    start = sync.dialog.get_by_role("button", name="Start")
    expect(start).to_be_disabled()
    sync.choose("a.txt", choice)
    expect(start).to_be_enabled()
    sync.start()
    extra = {"b.txt": b"no conflict"}
    assert {path: device.read(path) for path in device.paths()} == {**here, **extra}
    assert contents(bucket, person) == {**there, **extra}


def test_one_answer_can_stand_for_all_conflicts(sync, device, bucket, person):
    for number in range(3):
        bucket.put(f"{person.prefix}{number}.txt", b"theirs!")
        device.write(f"{number}.txt", "mine")
    sync.compare(BOTH)
    sync.dialog.get_by_role("group", name="For all conflicts").get_by_role("button", name="Keep Alcove’s").click()
    sync.start()
    assert {device.read(path) for path in device.paths()} == {b"theirs!"}


def test_nothing_is_deleted_unless_it_is_ticked(sync, device, bucket, person):
    bucket.put(person.prefix + "old.txt", b"old")
    device.write("new.txt", "new")
    sync.compare(UP)
    sync.wait_for_plan({"new.txt": "Upload"})
    sync.start()
    assert bucket.names(person.prefix) == {"old.txt", "new.txt"}
    sync.close()
    sync.compare(UP, delete=True)
    sync.wait_for_plan({"old.txt": "Delete in Alcove"})
    sync.start()
    assert bucket.names(person.prefix) == {"new.txt"}
    sync.close()
    bucket.delete(person.prefix + "new.txt")
    sync.compare(DOWN, delete=True)
    sync.wait_for_plan({"new.txt": "Delete on this device"})
    sync.start()
    assert device.paths() == set()


def test_what_changed_in_the_bucket_since_the_plan_is_not_overwritten_or_deleted(sync, device, bucket, person):
    for name in ("replaced.txt", "deleted.txt"):
        bucket.put(person.prefix + name, b"old")
    device.write("replaced.txt", "mine, newer")
    device.write("new.txt", "new")
    sync.compare(UP, delete=True)
    for name in ("replaced.txt", "deleted.txt", "new.txt"):
        bucket.put(person.prefix + name, b"someone else's")
    sync.start()
    expect(sync.dialog).to_contain_text("3 were not done")
    for name in ("replaced.txt", "deleted.txt", "new.txt"):
        expect(sync.row(name)).to_contain_text("Changed since it was compared")
    assert set(contents(bucket, person).values()) == {b"someone else's"}
    expect(sync.page.get_by_role("dialog")).to_have_count(1)


def test_what_changed_on_the_device_since_the_plan_is_not_overwritten(sync, device, bucket, person):
    device.write("a.txt", "old")
    sync.page.wait_for_timeout(1100)  # S3 counts in seconds
    bucket.put(person.prefix + "a.txt", b"theirs, newer")
    sync.compare(DOWN)
    device.write("a.txt", "edited meanwhile")
    sync.start()
    expect(sync.row("a.txt")).to_contain_text("Changed since it was compared")
    assert device.read("a.txt") == b"edited meanwhile"


def test_a_large_file_is_told_to_be_the_same_by_its_contents(sync, device, bucket, person, tmp_path):
    """In parts, so that the checksum is one of parts."""
    device.fill("large.bin", 20)
    sync.compare(UP)
    sync.start()
    expect(sync.dialog).to_contain_text("1 uploaded")
    sync.close()
    sync.compare(BOTH, contents=True)
    expect(sync.dialog).to_contain_text("1 the same")
    sync.close()
    device.fill("large.bin", 20)  # a new time, the same contents
    sync.compare(UP)
    expect(sync.dialog).to_contain_text("There is nothing to do.")
    expect(sync.dialog).to_contain_text("1 the same")


def test_stopping_leaves_nothing_half(sync, device, bucket, person):
    device.write("up.txt", "up")
    bucket.put(person.prefix + "down.bin", bytes(9_000_000))
    sync.compare(BOTH)
    request = Held(sync.page, "**/down.bin?*", "GET")
    sync.press("Start")
    request.wait_for_one()
    sync.press("Stop")
    expect(sync.dialog).to_contain_text("Stopped.")
    request.release()
    until(sync.page, lambda: "down.bin" not in device.paths())
    sync.press("Compare again")
    sync.start()
    assert len(device.read("down.bin")) == 9_000_000
    assert bucket.names(person.prefix) == {"up.txt", "down.bin"}


def test_thousands_of_files_are_compared_and_shown(sync, device, bucket, person):
    sync.page.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory();
            const folder = await root.getDirectoryHandle("Device", { create: true });
            for (let at = 0; at < 3000; at += 100) {
              const make = (_, n) => folder.getFileHandle(`${at + n}.txt`, { create: true });
              await Promise.all(Array.from({ length: 100 }, make));
            }
        }"""
    )
    sync.compare(UP)
    expect(sync.dialog).to_contain_text("3,000 to upload")
    rows = sync.dialog.get_by_role("list", name="Plan").get_by_role("listitem")
    assert rows.count() < 200, "only those in view are in the page"


def test_it_is_offered_only_where_the_browser_can(context, files):
    context.add_init_script("delete globalThis.showDirectoryPicker")
    files.reload()
    expect(files.action("New folder")).to_be_visible()
    expect(files.action("Sync…")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_stage_has_a_violation(new_context, settings, people, bucket, width, scheme):
    person = people.new()
    bucket.put(person.prefix + "a.txt", b"theirs!")
    bucket.put(person.prefix + "x:y.txt", b"no name for a disk")
    viewport = {"width": width, "height": 800}
    context = new_context(color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    context.add_init_script(PICKER)
    app = App(context.new_page(), settings.page)
    app.enter(person)
    device, sync = Device(app.page), Sync(app.files)
    device.write("a.txt", "mine")
    device.write("b.txt", "new")
    found = {}
    sync.open()
    found["asking"] = violations(app.page)
    sync.press("Cancel")
    expect(sync.dialog).to_be_hidden()
    sync.compare(BOTH)
    found["plan"] = violations(app.page)
    sync.choose("a.txt", "Keep both")
    bucket.put(person.prefix + "b.txt", b"someone else's")
    sync.start()
    found["result"] = violations(app.page)
    assert not any(found.values()), found
