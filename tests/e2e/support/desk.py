"""Someone at a keyboard: tasks that are done one after the other, and how many presses each takes."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from pages.app import App
from pages.keys import Keys
from support.bucket import Bucket
from support.people import Person

SPARE = 2
"""So many presses more than clicks are allowed."""


@dataclass
class Desk:
    """Whoever does the tasks: the page, and what is in the bucket."""

    app: App
    person: Person
    bucket: Bucket

    def __post_init__(self):
        self.files, self.page = self.app.files, self.app.page
        self.row, self.dialog = self.files.row, self.files.dialog

    def at(self, name: str) -> None:
        """The keyboard is on this row, and nothing is selected."""
        expect(self.dialog).to_be_hidden()  # no row takes the focus behind a dialog that is about to close
        self.row(name).focus()
        self.page.keyboard.press("Escape")
        expect(self.row(name)).to_be_focused()

    def here(self, name: str) -> None:
        """This folder is open, and the keyboard in its list."""
        expect(self.files.breadcrumb.locator("[aria-current=page]")).to_have_text(name)
        self.files.wait_until_listed()

    def selected(self, *names: str) -> None:
        expect(self.files.grid.locator("[data-row][aria-selected=true]")).to_have_count(len(names))
        for name in names:
            expect(self.row(name)).to_have_attribute("aria-selected", "true")


Task = tuple[str, int, Callable[[Desk, Keys], object]]
"""A name, the clicks of a mouse, and the presses with their proof."""


def perform(desk: Desk, tasks: list[Task]) -> None:
    """Does one after the other; says at the end which took too many presses."""
    too_many = []
    for name, clicks, do in tasks:
        keys = Keys(desk.app)
        try:
            do(desk, keys)
        except Exception as problem:
            raise AssertionError(f"task “{name}”, after {keys.pressed}: {problem}") from problem
        if len(keys.pressed) > clicks + SPARE:
            too_many.append(f"“{name}”: {len(keys.pressed)} presses {keys.pressed}, a mouse {clicks} clicks")
    assert not too_many, "\n".join(too_many)
