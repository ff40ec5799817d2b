"""The Files screen: the listing, its toolbar, the dialogs and the transfers."""

import hashlib
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from pages.words import Words
from support.dialogs import use_field


class Files:
    """Rows are found by the name that people read; actions by the names of their buttons."""

    def __init__(self, page: Page, say: Words):
        self.page, self.say = page, say
        self.grid = page.get_by_role("grid", name=say("Files"))
        self.toolbar = page.get_by_role("toolbar")
        self.breadcrumb = page.get_by_role("navigation", name=say("Breadcrumb"))
        self.transfers = page.get_by_role("region", name=say("Transfers"))
        self.dialog = page.get_by_role("dialog")
        self.alert = page.get_by_role("alert")

    def wait_until_listed(self) -> None:
        """The folder is read to its end, or refused, and all of the screen has taken the place of its first picture."""
        expect(self.grid).to_be_visible()
        expect(self.toolbar).to_be_attached()
        expect(self.grid).not_to_have_attribute("aria-busy", "true")

    def reload(self) -> None:
        """Loads the page anew, to see what was put into the bucket behind its back."""
        self.page.reload()
        self.wait_until_listed()

    def try_again(self) -> None:
        self.alert.get_by_role("button", name=self.say("Try again")).click()

    def sort_by(self, column: str) -> None:
        self.grid.get_by_role("columnheader", name=self.say(column)).get_by_role("button").click()

    def names(self) -> list[str]:
        """The names in view, from the top."""
        titles = self.grid.get_by_role("gridcell").locator("[title]")
        return titles.evaluate_all("(all) => all.map((each) => each.title)")

    def scroll_through(self) -> set[str]:
        """Every name from the first row to the last. Only the rows in view are in the page, so it scrolls by one
        window at a time and waits for the row that must come next."""
        seen: set[str] = set()
        last = int(self.grid.get_attribute("aria-rowcount"))
        step = self.page.viewport_size["height"] * 5 // 8
        while True:
            rows = self.grid.locator("[role=row]")
            bottom = rows.evaluate_all("(all) => Math.max(...all.map((each) => each.ariaRowIndex))")
            seen.update(self.names())
            if bottom == last:
                return seen
            self.page.mouse.wheel(0, step)
            expect(self.grid.locator(f"[aria-rowindex='{bottom + 1}']")).to_be_attached()

    def row(self, name: str) -> Locator:
        return self.grid.get_by_role("row").filter(has=self.page.get_by_title(name, exact=True))

    def action(self, name: str) -> Locator:
        return self.toolbar.get_by_role("button", name=self.say(name), exact=True)

    def select(self, *names: str) -> None:
        for name in names:
            self.row(name).get_by_role("checkbox").check()

    def open(self, name: str) -> None:
        """Opens a folder, and waits until it is what is shown."""
        self.row(name).get_by_role("link").click()
        expect(self.breadcrumb.locator("[aria-current=page]")).to_have_text(name)
        self.wait_until_listed()

    def show_details(self, name: str) -> None:
        """Opens the details of one entry, with the focus in them."""
        self.row(name).click()
        self.page.keyboard.press("ControlOrMeta+i")
        expect(self.page.get_by_role("complementary", name=self.say("Details"))).to_be_visible()

    def upload(self, *paths: Path) -> None:
        """By the button, as one pick in the file chooser."""
        use_field(self.page)
        with self.page.expect_file_chooser() as chooser:
            self.action("Upload").click()
        chooser.value.set_files(list(paths))

    def upload_folder(self, path: Path) -> None:
        """By the button, with all that is in it."""
        use_field(self.page)
        with self.page.expect_file_chooser() as chooser:
            self.action("Upload folder").click()
        chooser.value.set_files(path)

    def wait_until_uploaded(self, count: int, timeout: float = 120_000) -> None:
        """So many files have arrived since the page was loaded, and none is under way or failed."""
        files = "file" if count == 1 else "files"
        heading = self.transfers.get_by_role("heading")
        expect(heading).to_have_text(f"{count} {files} uploaded", timeout=timeout)

    def make_folder(self, name: str) -> None:
        self.action("New folder").click()
        self.dialog.get_by_label(self.say("Folder name")).fill(name)
        self.dialog.get_by_role("button", name=self.say("Create")).click()
        expect(self.dialog).to_be_hidden()

    def download(self, name: str) -> str:
        """Downloads one file; gives the SHA-256 of what arrived."""
        self.select(name)
        with self.page.expect_download() as download:
            self.action("Download").click()
        assert download.value.suggested_filename
        with Path(download.value.path()).open("rb") as arrived:
            return hashlib.file_digest(arrived, "sha256").hexdigest()

    def delete(self, *names: str) -> None:
        self.select(*names)
        self.action("Delete").click()
        self.dialog.get_by_role("button", name=self.say("Delete"), exact=True).click()
        for name in names:
            expect(self.row(name)).to_be_hidden()

    def answer(self, choice: str, *, for_all: bool = False) -> None:
        """Answers the question about an existing name: "Replace", "Keep both" or "Skip"."""
        if for_all:
            self.dialog.get_by_role("checkbox").check()
        self.dialog.get_by_role("button", name=self.say(choice), exact=True).click()
