"""Renaming, moving and copying in the Files screen: their dialogs, the notes above the list, rows under "Transfers"."""

import re

from playwright.sync_api import Locator, expect

from pages.files import Files


class Organize:
    """What is done to rows; the rows themselves are `Files`'."""

    def __init__(self, files: Files):
        self.files, self.page, self.say = files, files.page, files.say
        self.dialog = files.dialog
        self.jobs = files.transfers.get_by_role("listitem")

    def note(self, text: str) -> Locator:
        """A line above the list, whatever marks of direction stand around the names in it."""
        pattern = "[\u2066-\u2069]*".join(re.escape(character) for character in text)
        return self.page.locator(".organize-note").filter(has_text=re.compile(pattern))

    def rename(self, old: str, new: str) -> None:
        """By F2 on the row."""
        self.files.row(old).focus()
        self.page.keyboard.press("F2")
        field = self.dialog.get_by_label(self.say("New name"))
        expect(field).to_be_focused()
        field.fill(new)
        self.page.keyboard.press("Enter")
        expect(self.dialog).to_be_hidden()

    def menu(self, name: str, command: str) -> None:
        """By the context menu of a row."""
        self.files.row(name).click(button="right")
        self.page.get_by_role("menuitem", name=self.say(command), exact=True).click()

    def choose(self, command: str, *path: str) -> None:
        """The toolbar's "Move to…" or "Copy to…" for what is selected, and the folder by the names on the way down from the one that
        is open. ".." is one up."""
        self.files.action(command).click()
        self.go(*path)
        self.here(command)

    def go(self, *path: str) -> None:
        """Walks through the folders of the dialog."""
        for name in path:
            if name == "..":
                self.dialog.get_by_role("navigation").get_by_role("button").nth(-2).click()
                continue
            self.dialog.get_by_role("list").get_by_role("button", name=name, exact=True).click()
            expect(self.dialog.get_by_role("navigation").locator("[aria-current]")).to_have_text(name)

    def here(self, command: str) -> None:
        """Presses "Move here" or "Copy here"."""
        verb = "Move here" if command.startswith("Move") else "Copy here"
        self.dialog.get_by_role("button", name=self.say(verb)).click()

    def undo(self) -> None:
        self.page.locator(".organize-note").get_by_role("button", name=self.say("Undo")).click()
