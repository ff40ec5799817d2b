"""The sign-in screen, one form at a time."""

from playwright.sync_api import Page, expect

from pages.words import Words


class SignIn:
    """Its fields keep their names from step to step; each step is a form of its own name."""

    def __init__(self, page: Page, say: Words):
        self.page, self.say = page, say
        self.email = page.get_by_role("textbox", name=say("Email"), exact=True)
        self.password = page.get_by_role("textbox", name=say("Password"), exact=True)
        self.code = page.get_by_role("textbox", name=say("Confirmation code"), exact=True)
        self.stay_signed_in = page.get_by_role("checkbox", name=say("Stay signed in on this device"), exact=True)
        self.alert = page.get_by_role("alert")

    def form(self, name: str):
        return self.page.get_by_role("form", name=self.say(name), exact=True)

    def press(self, form: str, button: str) -> None:
        self.form(form).get_by_role("button", name=self.say(button), exact=True).click()

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=self.say(link), exact=True).click()

    def submit(self, email: str, password: str) -> None:
        self.email.fill(email)
        self.password.fill(password)
        self.press("Sign in", "Sign in")

    def sign_up(self, email: str, password: str) -> None:
        self.follow("Create account")
        expect(self.form("Create account")).to_be_visible()
        self.email.fill(email)
        self.password.fill(password)
        self.press("Create account", "Create account")

    def wait_for_confirmation(self) -> None:
        """The form is there, so the mail with the code has been sent."""
        expect(self.form("Confirm your account")).to_be_visible()

    def confirm(self, code: str) -> None:
        self.code.fill(code)
        self.press("Confirm your account", "Confirm")

    def forgot(self, email: str) -> None:
        """Asks for a code to set a new password with."""
        self.follow("Forgot password?")
        self.email.fill(email)
        self.press("Forgot password?", "Send the code")

    def reset(self, code: str, password: str) -> None:
        expect(self.form("Set a new password")).to_be_visible()
        self.code.fill(code)
        self.page.get_by_role("textbox", name=self.say("New password"), exact=True).fill(password)
        self.press("Set a new password", "Set password and sign in")
