"""Passkeys on the account page: made, used, deleted. The authenticator is Chromium's virtual one."""

import pytest
from playwright.sync_api import expect

from support.people import PASSWORD
from support.sign_ins import grow_old

# What lets the page read an answer that is written here.
ALLOWED = {"Access-Control-Allow-Origin": "*"}


@pytest.fixture
def account(choice, person, authenticator):
    """The account page of `person`, who has no passkey yet."""
    choice.enter(person)
    choice.open("#/account")
    panel = choice.page.get_by_role("region", name="Passkeys")
    expect(panel.get_by_text("There is no passkey for this account yet.")).to_be_visible()
    return panel


def create(account) -> None:
    account.get_by_role("button", name="Create a passkey").click()
    expect(account.get_by_text("The passkey was created.")).to_be_visible()
    expect(account.get_by_role("listitem")).to_have_count(1)


def leave_and_ask(choice, person) -> None:
    """Signs out, and presses the button for passkeys with the address typed."""
    choice.sign_out()
    choice.open("#/sign-in")
    choice.sign_in.email.fill(person.email)
    choice.page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_passkey_is_made_signs_in_and_is_deleted(choice, account, authenticator, person):
    create(account)
    assert len(authenticator.passkeys()) == 1
    leave_and_ask(choice, person)
    choice.files.wait_until_listed()
    expect(choice.account_menu).to_be_visible()

    choice.open("#/account")
    account.get_by_role("button", name="Delete the passkey “Passkey”").click()
    question = choice.page.get_by_role("dialog", name="Delete this passkey?")
    question.get_by_role("button", name="Delete").click()
    expect(account.get_by_text("The passkey was deleted.")).to_be_visible()
    expect(account.get_by_text("There is no passkey for this account yet.")).to_be_visible()
    leave_and_ask(choice, person)
    expect(choice.page.get_by_text("This account has no passkey yet.")).to_be_visible()


def test_a_device_makes_one_passkey_for_an_account(account, authenticator):
    create(account)
    account.get_by_role("button", name="Create a passkey").click()
    expect(account.get_by_role("alert")).to_contain_text("There is a passkey for this account here already.")
    assert len(authenticator.passkeys()) == 1


def test_an_old_sign_in_is_proved_again_with_the_passkey(choice, account, authenticator, watch):
    create(account)
    page = choice.account
    grow_old(choice)
    page.press("Change email")
    expect(page.dialog).to_contain_text("Is this you?")
    authenticator.refuse()
    page.answer("Use a passkey")
    expect(page.alert).to_be_visible()
    authenticator.allow()
    page.answer("Use a passkey")
    expect(page.dialog).to_contain_text("New email")
    assert watch.calls("RespondToAuthChallenge")


def test_an_account_without_a_passkey_is_told_to_type_the_password(choice, account, authenticator):
    page = choice.account
    grow_old(choice)
    page.press("Change email")
    page.answer("Use a passkey")
    expect(page.dialog).to_contain_text("This account has no passkey that can be used here. Type the password.")
    page.fill("Current password", PASSWORD)
    page.answer("Continue")
    expect(page.dialog).to_contain_text("New email")


def test_a_pool_that_mails_a_code_instead_has_proved_nothing(choice, account, settings):
    """Written by hand: the pool of the tests prefers what it is asked to prefer."""
    page = choice.account
    grow_old(choice)
    mailed = {"ChallengeName": "EMAIL_OTP", "Session": "s" * 20, "ChallengeParameters": {}}

    def answer(route):
        is_sign_in = (route.request.headers.get("x-amz-target") or "").endswith(".InitiateAuth")
        route.fulfill(json=mailed, headers=ALLOWED) if is_sign_in else route.fallback()

    choice.page.route(f"{settings.cloud}/**", answer)
    page.press("Change email")
    page.fill("Current password", "Whatever-One-Types-1")
    page.answer("Continue")
    expect(page.dialog).to_contain_text("This account does not sign in with a password.")
    expect(page.dialog).to_contain_text("Is this you?")
