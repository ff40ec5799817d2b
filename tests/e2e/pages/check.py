"""The examination of the set-up: one line for each thing that was tried."""

from playwright.sync_api import Locator, expect

from pages.app import App


class Check:
    """Lines by their headings, and what is said of the whole."""

    def __init__(self, app: App):
        self.app, self.page, self.say = app, app.page, app.say
        self.main = app.page.get_by_role("main")
        self.summary = self.main.get_by_role("status")
        self.link = app.page.get_by_role("link", name=app.say("For the admin: examine the set-up"))

    def open(self) -> "Check":
        """From a fresh load of the page, to its end."""
        self.page.goto("about:blank")
        self.app.open("#/check")
        return self.wait_until_done()

    def wait_until_done(self) -> "Check":
        expect(self.main.get_by_role("button", name=self.say("Copy report"))).to_be_visible()
        return self

    def line(self, name: str) -> Locator:
        heading = self.page.get_by_role("heading", name=name, exact=True, level=3)
        return self.main.get_by_role("listitem").filter(has=heading)

    def levels(self) -> dict[str, str]:
        """What each line says of itself, in order."""
        lines = self.main.get_by_role("listitem").filter(has=self.page.get_by_role("heading", level=3)).all()
        return {line.get_by_role("heading", level=3).inner_text(): line.locator("> .badge").inner_text() for line in lines}
