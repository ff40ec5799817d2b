"""How the list looks: the menu "View", and the tiles of the gallery."""

from playwright.sync_api import Locator, expect

from pages.files import Files


class View:
    """Choices are found by the words of the menu; tiles are the rows of the one grid."""

    def __init__(self, files: Files):
        self.files, self.page, self.say = files, files.page, files.say
        self.menu = self.page.get_by_role("menu", name=self.say("View"))
        self.pictures = files.grid.locator("canvas")

    def open_menu(self) -> None:
        self.files.action("View").click()
        expect(self.menu).to_be_visible()

    def item(self, name: str) -> Locator:
        return self.menu.get_by_role("menuitemradio", name=self.say(name), exact=True).or_(
            self.menu.get_by_role("menuitemcheckbox", name=self.say(name), exact=True)
        )

    def choose(self, name: str) -> None:
        """One of the three forms."""
        self.open_menu()
        self.item(name).click()
        expect(self.menu).to_be_hidden()

    def tick(self, *names: str) -> None:
        """Columns, and "Folders first": shown, or no longer."""
        self.open_menu()
        for name in names:
            before = self.item(name).get_attribute("aria-checked")
            self.item(name).click()
            expect(self.item(name)).to_have_attribute("aria-checked", "false" if before == "true" else "true")
        self.page.keyboard.press("Escape")
        expect(self.menu).to_be_hidden()

    def columns(self) -> list[str]:
        """The heads that are seen, from the left."""
        heads = self.files.grid.get_by_role("columnheader").filter(visible=True).all()
        return [text for text in (head.inner_text().strip() for head in heads) if text]

    def picture(self, name: str) -> Locator:
        return self.files.row(name).locator("canvas")

    def spot(self, name: str) -> tuple[int, int]:
        """Where a tile stands: its left and upper edge in pixels."""
        box = self.files.row(name).bounding_box()
        return round(box["x"]), round(box["y"])
