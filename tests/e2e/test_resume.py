"""An upload outlives its tab: what was sent is found, and only the rest goes. Two tabs do not get in each other's way."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from pages.app import App
from support.conditions import Held
from support.dialogs import use_field
from support.samples import write, write_large
from support.until import until

LAST_PART = re.compile(r"partNumber=3\b")
LARGE = int(os.environ.get("ALCOVE_LARGE_MIB", "128"))
"""Mebibytes of the file that is killed in the middle."""
PARTS = -(-LARGE // min(max(-(-LARGE // 64), 8), 16))
"""How many parts the page cuts it into."""


@pytest.fixture
def enter(context, settings, person):
    """Opens another tab of the same browser, in which the same person is signed in on this device: what is noted for a session of
    a tab ends with the tab."""
    entered = []

    def make() -> App:
        app = App(context.new_page(), settings.page)
        if entered:
            app.open().files.wait_until_listed()
        else:
            app.enter(person, keep=True)
        entered.append(app)
        return app

    return make


def unfinished(page: Page):
    return page.get_by_role("list", name="Unfinished uploads")


def press(page: Page, name: str) -> None:
    unfinished(page).get_by_role("button", name=name).click()


def choose(page: Page, path) -> None:
    """Presses "Resume" and chooses the file again, as a browser that kept no handle asks for."""
    use_field(page)
    with page.expect_file_chooser() as chooser:
        press(page, "Resume")
    chooser.value.set_files(path)


@pytest.fixture
def interrupt(enter, person, bucket):
    """Uploads in a tab until the parts at `at` are all that is missing, and closes the tab on them."""

    def upload(path, at: re.Pattern, arrive: int) -> None:
        app = enter()
        parts = Held(app.page, at)
        app.files.upload(path)
        parts.wait_for_one()
        until(app.page, lambda: bucket.parts(person.prefix) == arrive)
        app.page.wait_for_timeout(1000)  # what is noted on this device is written beside the upload
        app.page.close()

    return upload


def test_a_large_file_goes_on_after_its_tab_was_killed_and_arrives_intact(interrupt, enter, person, bucket, tmp_path):
    path, digest = write_large(tmp_path, "film.bin", LARGE)
    half = PARTS // 2
    later = "|".join(str(number) for number in range(half, PARTS + 1))
    interrupt(path, re.compile(rf"partNumber=({later})\b"), arrive=half - 1)
    assert bucket.uploads(person.prefix) == [person.prefix + "film.bin"]
    app = enter()
    sent = []
    app.page.on("request", lambda request: "partNumber=" in request.url and request.method == "PUT" and sent.append(request))
    choose(app.page, path)
    app.files.wait_until_uploaded(1, timeout=300_000)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    assert bucket.uploads(person.prefix) == []
    assert len(sent) <= PARTS - half + 2, "what was there was not sent again"
    expect(unfinished(app.page)).to_be_hidden()


def test_a_file_that_the_browser_can_open_again_is_not_chosen_again(context, enter, person, bucket):
    # The private file system's handles are the ones of the dialog, without the dialog.
    context.add_init_script("""
      const film = async (create) =>
        (await navigator.storage.getDirectory()).getFileHandle("film.bin", { create });
      globalThis.showOpenFilePicker = async () => [await film(false)];
      globalThis.makeFilm = async () => {
        const bytes = new Uint8Array(24 << 20);
        for (let at = 0; at < bytes.length; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
        const writer = await (await film(true)).createWritable();
        await writer.write(bytes);
        await writer.close();
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
      };
    """)
    first = enter()
    digest = first.page.evaluate("makeFilm()")
    parts = Held(first.page, LAST_PART)
    first.files.action("Upload").click()
    parts.wait_for_one()
    until(first.page, lambda: bucket.parts(person.prefix) == 2)
    first.page.wait_for_timeout(1000)  # what is noted on this device is written beside the upload
    first.page.close()
    app = enter()
    press(app.page, "Resume")
    app.files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    assert bucket.uploads(person.prefix) == []


def test_a_file_that_was_changed_starts_over(interrupt, enter, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    interrupt(path, LAST_PART, arrive=2)
    path, digest = write_large(tmp_path, "film.bin", 20)
    app = enter()
    choose(app.page, path)
    app.files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    assert bucket.uploads(person.prefix) == []


def test_of_several_files_the_one_that_fits_is_taken(interrupt, enter, person, bucket, tmp_path):
    path, digest = write_large(tmp_path, "film.bin", 24)
    interrupt(path, LAST_PART, arrive=2)
    app = enter()
    others = [write(tmp_path, name, "another") for name in ("a.bin", "z.bin")]
    choose(app.page, others)
    expect(app.page.get_by_text("That is another file.").first).to_be_visible()
    choose(app.page, [others[0], path, others[1]])
    app.files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    assert bucket.names(person.prefix) == {"film.bin"}


def test_what_is_discarded_leaves_no_parts(interrupt, enter, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    interrupt(path, LAST_PART, arrive=2)
    app = enter()
    press(app.page, "Discard")
    expect(unfinished(app.page)).to_be_hidden()
    assert (bucket.uploads(person.prefix), bucket.names(person.prefix)) == ([], set())
    app.page.reload()
    app.files.wait_until_listed()
    expect(unfinished(app.page)).to_be_hidden()


def test_two_tabs_that_upload_one_name_both_keep_their_file(enter, person, bucket, tmp_path):
    (tmp_path / "other").mkdir()
    one, digest = write_large(tmp_path, "film.bin", 24)
    other, other_digest = write_large(tmp_path / "other", "film.bin", 20)
    first, second = enter(), enter()
    parts = Held(first.page, LAST_PART)
    first.files.upload(one)
    parts.wait_for_one()
    second.page.reload()
    second.files.wait_until_listed()
    expect(unfinished(second.page)).to_be_hidden()
    second.files.upload(other)
    second.files.wait_until_uploaded(1)
    parts.release()
    first.files.answer("Keep both")
    first.files.wait_until_uploaded(1)
    names = bucket.names(person.prefix)
    (beside,) = names - {"film.bin"}
    digests = [bucket.sha256(person.prefix + name) for name in ("film.bin", beside)]
    assert digests == [other_digest, digest]
    assert bucket.uploads(person.prefix) == []


def test_pausing_resuming_and_cancelling_leave_no_parts(files, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    small = write(tmp_path, "small.txt", "small")
    parts = Held(files.page, LAST_PART)
    files.upload(path, small)
    parts.wait_for_one()
    row = files.transfers.get_by_role("listitem").filter(has_text="film.bin")
    row.get_by_role("button", name="Pause").click()
    expect(row).to_contain_text("Paused")
    row.get_by_role("button", name="Resume").click()
    row.get_by_role("button", name="Cancel").click()
    expect(row).to_contain_text("Cancelled")
    until(files.page, lambda: bucket.names(person.prefix) == {"small.txt"})
    assert bucket.uploads(person.prefix) == []


ENTRIES = """
async (age) => {
  const of = (request) => new Promise((ok) => (request.onsuccess = () => ok(request.result)));
  const database = await of(indexedDB.open("alcove"));
  const store = database.transaction("uploads", "readwrite").objectStore("uploads");
  const keys = await of(store.getAllKeys());
  for (const key of keys) {
    const entry = await of(store.get(key));
    await of(store.put({ ...entry, at: entry.at - age }, key));
  }
  database.close();
  return keys.length;
}
"""
"""How many notes the device has; each is made older by so many milliseconds."""


def test_a_note_that_nobody_comes_back_for_expires(interrupt, enter, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    interrupt(path, LAST_PART, arrive=2)
    app = enter()
    expect(unfinished(app.page)).to_be_visible()
    assert app.page.evaluate(ENTRIES, 7 * 86_400_000) == 1
    app.page.reload()
    expect(unfinished(app.page)).to_be_visible()
    app.page.evaluate(ENTRIES, 86_400_001)
    app.page.reload()
    app.files.wait_until_listed()
    until(app.page, lambda: app.page.evaluate(ENTRIES, 0) == 0)
    expect(unfinished(app.page)).to_be_hidden()


@pytest.mark.parametrize("files_first", [True, False])
def test_unfinished_uploads_go_with_the_account(interrupt, enter, person, bucket, tmp_path, files_first):
    path, _ = write_large(tmp_path, "film.bin", 24)
    interrupt(path, LAST_PART, arrive=2)
    app = enter()
    expect(unfinished(app.page)).to_be_visible()
    app.open("#/account")
    app.account.press("Delete account")
    app.account.dialog.get_by_role("checkbox", name="Delete my files first").set_checked(files_first)
    app.account.dialog.get_by_role("textbox").fill(person.email)
    app.account.answer("Delete account")
    expect(app.page.get_by_text("Your account is deleted.")).to_be_visible()
    until(app.page, lambda: bucket.uploads(person.prefix) == [])
    until(app.page, lambda: app.page.evaluate(ENTRIES, 0) == 0)
