"""The account page."""

from playwright.sync_api import Locator, Page, expect

from pages.words import Words


class Account:
    """Facts stand as terms with their definitions; what can be changed has a button that opens a dialog."""

    def __init__(self, page: Page, say: Words):
        self.page, self.say = page, say
        self.main = page.get_by_role("main")
        self.dialog = page.get_by_role("dialog")
        self.alert = self.dialog.get_by_role("alert")
        self.key = self.dialog.locator("code")
        self.credentials = self.main.locator("pre")

    def fact(self, term: str) -> Locator:
        """What is said about `term`, such as "Identity id"."""
        return self.page.locator("dl > *").filter(has=self.page.get_by_role("term").filter(has_text=self.say(term))).get_by_role(
            "definition"
        )

    def section(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=self.say(name), exact=True)

    def press(self, button: str) -> None:
        self.main.get_by_role("button", name=self.say(button), exact=True).click()

    def fill(self, label: str, value: str) -> None:
        self.dialog.get_by_label(self.say(label), exact=True).fill(value)

    def answer(self, button: str) -> None:
        """Presses a button of the dialog that is open."""
        self.dialog.get_by_role("button", name=self.say(button), exact=True).click()

    def wait_until_done(self, words: str) -> None:
        """The dialog is gone, and the page says what was done."""
        expect(self.dialog).to_be_hidden()
        expect(self.main).to_contain_text(self.say(words))

    def new_key(self) -> str:
        """The key of an app, as the dialog shows it."""
        expect(self.dialog.get_by_role("img")).to_be_visible()
        return self.key.inner_text().replace(" ", "")
