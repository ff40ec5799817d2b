"""The account page."""

from playwright.sync_api import Locator, Page

from pages.words import Words


class Account:
    """Facts stand as terms with their definitions."""

    def __init__(self, page: Page, say: Words):
        self.page, self.say = page, say

    def fact(self, term: str) -> Locator:
        """What is said about `term`, such as "Identity id"."""
        return self.page.locator("dl > *").filter(has=self.page.get_by_role("term").filter(has_text=self.say(term))).get_by_role(
            "definition"
        )
