"""Signing in with a passkey. The authenticator is Chromium's virtual one; the passkey is made behind the page's back."""

import json

import pytest
from playwright.sync_api import expect


@pytest.fixture
def signed_up(choice, person, people, authenticator):
    """The sign-in form, for `person`, who has a passkey on this device."""
    token = people.access_token(person)
    choice.open("#/sign-in")
    options = people.idp.start_web_authn_registration(AccessToken=token)["CredentialCreationOptions"]
    made = choice.page.evaluate(
        """async (options) => {
          const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
          return JSON.stringify(await navigator.credentials.create({ publicKey }));
        }""",
        json.dumps(options),
    )
    people.idp.complete_web_authn_registration(AccessToken=token, Credential=json.loads(made))
    assert len(authenticator.passkeys()) == 1
    return choice


def ask(app, person) -> None:
    """Presses the button for passkeys with the address typed."""
    app.sign_in.email.fill(person.email)
    app.page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_passkey_signs_in(signed_up, person):
    ask(signed_up, person)
    signed_up.files.wait_until_listed()
    expect(signed_up.account_menu).to_be_visible()


def test_whoever_says_no_is_told_and_goes_back_with_the_address_kept(signed_up, authenticator, person):
    authenticator.refuse()
    ask(signed_up, person)
    step = signed_up.sign_in.form("Use your passkey")
    expect(step.get_by_role("alert")).to_contain_text("No passkey was used.")
    signed_up.sign_in.follow("Back to sign in")
    expect(signed_up.sign_in.email).to_have_value(person.email)


def test_a_device_without_the_passkey_says_so_and_the_password_still_works(signed_up, authenticator, person):
    authenticator.forget_all()
    ask(signed_up, person)
    step = signed_up.sign_in.form("Use your passkey")
    expect(step.get_by_role("alert")).to_contain_text("No passkey was used.")
    signed_up.sign_in.follow("Back to sign in")
    signed_up.sign_in.submit(person.email, person.password)
    signed_up.files.wait_until_listed()


def test_leaving_the_step_ends_what_was_asked_of_the_device(signed_up, authenticator, person):
    authenticator.wait_for_the_person()
    ask(signed_up, person)
    expect(signed_up.sign_in.form("Use your passkey")).to_be_visible()
    signed_up.sign_in.follow("Back to sign in")
    signed_up.sign_in.submit(person.email, person.password)
    signed_up.files.wait_until_listed()


def test_an_account_without_a_passkey_is_told_and_has_its_other_ways(choice, person):
    choice.open("#/sign-in")
    ask(choice, person)
    expect(choice.page.get_by_text("This account has no passkey yet.")).to_be_visible()
    expect(choice.sign_in.form("Choose a method").locator(".choice")).to_have_text(["Password"])


def test_the_ways_to_choose_from_are_those_that_the_account_has(signed_up, person):
    signed_up.sign_in.email.fill(person.email)
    signed_up.page.get_by_role("button", name="Sign in another way").click()
    step = signed_up.sign_in.form("Choose a method")
    expect(step.locator(".choice")).to_have_text(["Password", "Passkey"])
    step.get_by_role("button", name="Password").click()
    expect(signed_up.sign_in.form("Enter your password")).to_be_visible()
    signed_up.sign_in.password.fill(person.password)
    signed_up.sign_in.press("Enter your password", "Continue")
    signed_up.files.wait_until_listed()
