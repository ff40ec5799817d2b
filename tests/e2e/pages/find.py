"""Searching all folders below the open one: the search box, the filters and the list of what is found."""

import re

from playwright.sync_api import Locator, Page, expect

from pages.words import Words


class Find:
    """Hits are found by the name that people read, and the folder beside it."""

    def __init__(self, page: Page, say: Words):
        self.page, self.say = page, say
        self.box = page.get_by_role("searchbox", name=say("Search"))
        self.grid = page.get_by_role("grid", name=say("Search results"))
        self.everywhere = page.get_by_role("search").get_by_role("button", name=say("Search subfolders"))
        self.progress = page.locator(".find-progress")
        self.actions = page.get_by_role("group", name=say("What to do with the result"))
        self.menu = page.get_by_role("menu")

    def search(self, words: str) -> None:
        """Types words, and searches everywhere by Enter."""
        self.box.fill(words)
        self.box.press("Enter")
        self.wait()

    def wait(self) -> None:
        """Every name was looked through."""
        expect(self.progress).to_have_text(re.compile(r"looked through$|件見つかりました$"))
        expect(self.progress).not_to_have_text(re.compile("so far|検索中"))

    def names(self) -> list[str]:
        """The names in view, from the top."""
        titles = self.grid.locator("[data-row] .file-name")
        return titles.evaluate_all("(all) => all.map((each) => each.title)")

    def count(self) -> int:
        return int(self.grid.get_attribute("aria-rowcount")) - 1

    def row(self, name: str, folder: str | None = None) -> Locator:
        rows = self.grid.get_by_role("row").filter(has=self.page.get_by_title(name, exact=True))
        return rows.filter(has=self.page.locator(".find-path", has_text=folder)) if folder else rows

    def marked(self, name: str) -> list[str]:
        return self.row(name).locator("mark").all_text_contents()

    def filter(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=self.say("Filters")).get_by_label(self.say(name), exact=True)
