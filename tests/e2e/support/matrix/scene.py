"""One cell's surroundings: a person with files, a browser behind the proxy of faults, and what must hold in every cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Download, Error, Locator, Page, expect

from pages.app import App
from support.bucket import Bucket
from support.control import Control
from support.faults import Faults
from support.people import People, Person
from support.until import until

STAYS = {"stays.txt": b"stays", "inner/deep.txt": b"deep"}
"""What nobody touches in any cell."""


@dataclass
class Scene:
    """Who does what where. `app` is the tab that the person looks at: another one after the first was closed."""

    app: App
    context: BrowserContext
    faults: Faults
    person: Person
    people: People
    bucket: Bucket
    control: Control
    disk: Path
    """Where the person's files are."""
    written: dict[str, bytes] = field(default_factory=dict)
    """What the second device wrote, by name."""
    downloads: list[Download] = field(default_factory=list)
    """What the browser's list of downloads has."""
    questions: list[str] = field(default_factory=list)
    """What the browser itself asked; each is answered with yes."""

    def __post_init__(self) -> None:
        self.put(STAYS)
        self._watch(self.page)

    @property
    def page(self) -> Page:
        return self.app.page

    def put(self, files: dict[str, bytes]) -> None:
        """With the checksum that the page puts with all it uploads."""
        for name, content in files.items():
            self.bucket.put(self.person.prefix + name, content, ChecksumAlgorithm="SHA256")

    def write_elsewhere(self, files: dict[str, bytes]) -> None:
        """The second device writes."""
        self.put(files)
        self.written |= files

    def contents(self) -> dict[str, bytes]:
        """All of the person's objects, but for what nobody touches."""
        prefix = self.person.prefix
        return {name: self.bucket.read(prefix + name) for name in self.bucket.names(prefix) - set(STAYS)}

    def has(self, files: dict[str, bytes]) -> bool:
        """Whether exactly these are there, beside what nobody touches."""
        names = self.bucket.names(self.person.prefix) - set(STAYS)
        return names == set(files) and self.contents() == files

    def downloaded(self) -> list[bytes]:
        """What has arrived whole."""
        whole = []
        for download in self.downloads:
            try:
                if not download.failure():
                    whole.append(Path(download.path()).read_bytes())
            except Error:
                pass  # its tab was closed
        return whole

    def until(self, happened: Callable[[], object]) -> None:
        until(self.page, happened)

    def words(self, words: str) -> Locator:
        """Where the page says so."""
        return self.page.get_by_text(re.compile(re.escape(words))).filter(visible=True).first

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).filter(visible=True).last.click()

    def reopen(self) -> None:
        """Closes the tab, and opens the page in another one."""
        with self.page.expect_event("close"):
            self.page.close(run_before_unload=True)
        self.faults.clear()
        self.app = App(self.context.new_page(), self.app.address)
        self._watch(self.page)
        self.app.open()

    def check_nothing_is_lost(self) -> None:
        """What nobody touches and what the second device wrote is there as it was, and no part lies about."""
        prefix = self.person.prefix
        for name, content in STAYS.items():
            assert self.bucket.read(prefix + name) == content
        everything = list(self.contents().values())
        for name, content in self.written.items():
            assert content in everything, f"what the second device wrote as {name} is gone"
        self.until(lambda: self.bucket.uploads(prefix) == [])

    def check_alive(self) -> None:
        """The page is no dead one: nobody is asked to reload it, a folder is read again, and another one opened."""
        expect(self.page.locator("#panic")).to_have_count(0)
        if not self.app.account_menu.is_visible():
            self.page.evaluate("() => { location.hash = '#/sign-in' }")
            self.app.sign_in.submit(self.person.email, self.person.password)
            self.app.files.wait_until_listed()
        files = self.app.files
        for _ in range(3):
            if files.dialog.count():
                self.page.keyboard.press("Escape")
                self.page.wait_for_timeout(100)
        expect(files.dialog).to_have_count(0)
        clear = self.page.get_by_role("button", name="Clear selection")
        if clear.count():
            clear.click()
        self.bucket.put(self.person.prefix + "alive.txt")
        files.action("Refresh").click()
        expect(files.row("alive.txt")).to_be_visible()
        expect(files.alert.filter(visible=True)).to_have_count(0)
        files.open("inner")
        expect(files.row("deep.txt")).to_be_visible()

    def _watch(self, page: Page) -> None:
        page.on("download", lambda download: self.downloads.append(download))
        page.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        self.questions.append(dialog.type)
        dialog.accept()
