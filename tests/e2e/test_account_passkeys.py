"""Passkeys on the account page: made, used, deleted. The authenticator is Chromium's virtual one."""

import pytest
from playwright.sync_api import expect


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
