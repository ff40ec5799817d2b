"""The browser's own file dialogs, cancelled: no script fails, and the next press asks again. (Headless Chromium cancels
each at once, with the error that a person's "Cancel" gives.)"""

import pytest
from playwright.sync_api import expect

from pages.app import App

# Notes how each dialog ended; what the page does with that is its own.
NOTE = """
globalThis.ended = [];
for (const name of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) {
  const real = globalThis[name];
  globalThis[name] = (...options) => {
    const answer = real.apply(globalThis, options);
    answer.then(() => ended.push(`${name}: chosen`), (error) => ended.push(`${name}: ${error.name}`));
    return answer;
  };
}
"""


@pytest.fixture
def files(context, settings, person, bucket):
    """A folder with a folder, its dialogs noted."""
    bucket.put(f"{person.prefix}trip/plan.txt", b"plan")
    bucket.put(f"{person.prefix}letter.txt", b"letter")
    page = context.new_page()
    page.add_init_script(NOTE)
    return App(page, settings.page).enter(person).files


def wait_for(files, *ended: str) -> None:
    files.page.wait_for_function("(count) => ended.length >= count", arg=len(ended))
    files.page.wait_for_timeout(300)  # what fails, fails a moment later
    assert files.page.evaluate("ended") == list(ended)


def test_choosing_files_is_given_up_twice(files):
    files.action("Upload").click()
    wait_for(files, "showOpenFilePicker: AbortError")
    files.action("Upload").click()
    wait_for(files, "showOpenFilePicker: AbortError", "showOpenFilePicker: AbortError")
    expect(files.transfers).to_be_hidden()
    expect(files.alert).to_be_hidden()


def test_a_place_for_an_archive_is_given_up(files):
    files.select("trip")
    files.action("Download").click()
    wait_for(files, "showSaveFilePicker: AbortError")
    expect(files.transfers).to_be_hidden()
    expect(files.alert).to_be_hidden()
    files.action("Download").click()
    wait_for(files, "showSaveFilePicker: AbortError", "showSaveFilePicker: AbortError")


def test_a_folder_to_sync_with_is_given_up(files):
    files.action("Sync…").click()
    for times in (1, 2):
        files.dialog.get_by_role("button", name="Choose a folder…").click()
        wait_for(files, *["showDirectoryPicker: AbortError"] * times)
    expect(files.dialog).to_be_visible()
    expect(files.alert).to_be_hidden()


def test_a_file_to_verify_with_is_given_up(files):
    files.show_details("letter.txt")
    details = files.page.get_by_role("complementary")
    details.get_by_role("button", name="Verify…").click()
    files.dialog.get_by_role("button", name="Choose a file…").click()
    files.page.wait_for_timeout(300)
    expect(files.dialog).to_be_visible()
    expect(files.alert).to_be_hidden()
