"""The screens "Favourites" and "Recent"."""

from playwright.sync_api import Locator, expect

from pages.app import App


class Personal:
    """Rows are found by the name that people read."""

    def __init__(self, app: App):
        self.app, self.page, self.say = app, app.page, app.say
        self.main = self.page.get_by_role("main")

    def go_to(self, name: str) -> "Personal":
        """To "Favourites" or "Recent", by the navigation."""
        self.app.locations.get_by_role("link", name=self.say(name), exact=True).click()
        expect(self.main.get_by_role("heading", name=self.say(name), exact=True)).to_be_visible()
        return self

    def row(self, name: str) -> Locator:
        return self.main.get_by_role("listitem").filter(has=self.page.get_by_title(name, exact=True))

    def open(self, name: str) -> None:
        self.row(name).get_by_role("link").click()

    def star(self, *names: str) -> None:
        """Makes rows of the Files screen favourites, by the toolbar."""
        self.app.files.select(*names)
        self.app.files.action("Add to favourites").click()
        expect(self.app.files.action("Remove from favourites")).to_be_visible()
