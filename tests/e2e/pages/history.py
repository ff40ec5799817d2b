"""What brings files back: the bar that undoes, the dialog "Deleted files", and the versions of a file."""

import hashlib
from pathlib import Path

from playwright.sync_api import Locator, expect

from pages.files import Files


class History:
    """The bar and the two dialogs."""

    def __init__(self, files: Files):
        self.files, self.page, self.say, self.dialog = files, files.page, files.say, files.dialog
        self.bar = self.page.get_by_role("region", name=self.say("Undo"), exact=True)
        self.moment = self.dialog.get_by_label(self.say("Show the folder as it was at"))
        self.all = self.dialog.get_by_role("checkbox", name=self.say("Select all"))

    def undo(self) -> None:
        self.bar.get_by_role("button", name=self.say("Undo"), exact=True).click()

    def wait_until_back(self, count: int, timeout: float = 120_000) -> None:
        """A restore has ended, and brought so many files back."""
        files = "file is" if count == 1 else "files are"
        expect(self.bar).to_contain_text(f"{count:,} {files} back", timeout=timeout)

    def open(self) -> None:
        """Opens "Deleted files", and waits until all versions are read."""
        self.files.action("Deleted files").click()
        self.wait_until_read()

    def wait_until_read(self) -> None:
        expect(self.moment).to_be_visible()

    def rows(self) -> Locator:
        return self.dialog.get_by_role("listitem")

    def row(self, name: str) -> Locator:
        return self.rows().filter(has=self.page.get_by_title(name, exact=True))

    def choose(self, *names: str) -> None:
        for name in names:
            self.row(name).get_by_role("checkbox").check()

    def bring_back(self) -> None:
        """Brings back what is chosen. The dialog closes, and the bar goes on."""
        self.dialog.get_by_role("button", name=self.say("Bring back")).click()
        expect(self.dialog).to_be_hidden()

    def purge(self) -> None:
        """Deletes what is chosen for good, and answers the question."""
        self.press("Delete for good…")
        expect(self.dialog).to_contain_text("Nobody can bring them back")
        self.press("Delete for good…")
        self.wait_until_read()

    def press(self, name: str) -> None:
        self.dialog.get_by_role("button", name=self.say(name), exact=True).click()

    def show(self, moment: str) -> None:
        """The folder as it was at a moment: "2026-11-21T12:40", in the browser's time."""
        self.moment.fill(moment)
        self.moment.blur()

    def open_versions(self, name: str) -> None:
        self.files.select(name)
        self.page.keyboard.press("Control+i")  # on a phone the details are opened by that alone
        details = self.page.get_by_role("complementary")
        details.get_by_role("button", name=self.say("Versions…")).click()
        expect(self.rows().first).to_be_visible()

    def download(self, index: int) -> str:
        """Downloads the version in a row, from the newest on; gives the SHA-256 of what arrived."""
        with self.page.expect_download() as download:
            self.rows().nth(index).get_by_role("button", name="Download the version").click()
        return hashlib.sha256(Path(download.value.path()).read_bytes()).hexdigest()

    def return_to(self, index: int) -> None:
        """Brings the version in a row back."""
        self.rows().nth(index).get_by_role("button", name="Bring back the version").click()
        expect(self.dialog).to_be_hidden()
