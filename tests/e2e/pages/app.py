"""The page as a whole: opening it, its banner, and the screens below."""

from playwright.sync_api import Page, expect

from pages.account import Account
from pages.files import Files
from pages.sign_in import SignIn
from pages.words import Words
from support.people import Person


class App:
    """One tab, in one language."""

    def __init__(self, page: Page, address: str, language: str = "en"):
        self.page, self.address, self.say = page, address, Words(language)
        say = self.say
        self.sign_in, self.files, self.account = SignIn(page, say), Files(page, say), Account(page, say)
        self.banner = page.get_by_role("banner")
        self.locations = page.get_by_role("navigation", name=say("Locations"))
        self.sign_in_button = self.banner.get_by_role("button", name=say("Sign in"))
        self.account_menu = self.banner.get_by_role("button", name=say("Account"))
        self.ended_uploads = page.get_by_role("alert", name=say("Uploads that ended with your session"))

    def open(self, route: str = "") -> "App":
        self.page.goto(self.address + route)
        return self

    def enter(self, person: Person, *, keep: bool | None = None) -> "App":
        """Signs in at the form, and waits for the person's own folder. `keep` is "Stay signed in on this device"."""
        self.open("#/sign-in")
        if keep is not None:
            self.sign_in.stay_signed_in.set_checked(keep)
        self.sign_in.submit(person.email, person.password)
        self.files.wait_until_listed()
        return self

    def go_to(self, location: str) -> None:
        """To a location by its name in config.json, which is nobody's language."""
        self.locations.get_by_role("link", name=location).click()
        expect(self.files.breadcrumb.locator("[aria-current=page]")).to_have_text(location)
        self.files.wait_until_listed()

    def sign_out(self) -> None:
        self.press_sign_out()
        expect(self.account_menu).to_be_hidden()

    def press_sign_out(self) -> None:
        """Presses "Sign out", which asks first while uploads are under way."""
        self.account_menu.click()
        self.page.get_by_role("menuitem", name=self.say("Sign out")).click()

    def answer_sign_out(self, choice: str) -> None:
        """Answers that question."""
        self.page.get_by_role("dialog").get_by_role("button", name=self.say(choice), exact=True).click()
