"""The viewer of a file: a dialog over the page, with the file before and after it."""

import re

from playwright.sync_api import Locator, expect

from pages.files import Files


class Preview:
    """Found by the dialog's name; what is in it by its kind."""

    def __init__(self, files: Files):
        self.files, self.page, self.say = files, files.page, files.say
        self.dialog = self.page.get_by_role("dialog")
        self.content = self.dialog.get_by_role("region")
        self.image = self.dialog.get_by_role("img")
        self.frame = self.dialog.locator("iframe")
        self.note = self.dialog.get_by_role("status")
        self.alert = self.dialog.get_by_role("alert")
        self.position = self.dialog.locator("[aria-live]")

    def open(self, name: str) -> "Preview":
        """By a double click; returns once the viewer says something of the file."""
        self.files.row(drawn(name)).dblclick()
        self.shows(name)
        return self

    def shows(self, name: str) -> None:
        """This file is the one shown, and is there or refused."""
        expect(self.dialog).to_have_accessible_name(f"Preview of \u2068{drawn(name)}\u2069")
        expect(self.dialog.get_by_text("Loading…")).to_be_hidden()

    def button(self, name: str) -> Locator:
        return self.dialog.get_by_role("button", name=self.say(name), exact=True)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def close(self) -> None:
        self.press("Escape")
        expect(self.dialog).to_be_hidden()


def drawn(name: str) -> str:
    """A name as the page draws it: what steers direction is a mark."""
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", name)
