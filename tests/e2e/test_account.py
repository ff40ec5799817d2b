"""What people change about their own account, and how they leave: each done on the page, and proved behind its back."""

import re

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from pages.app import App
from support import totp
from support.conditions import Held
from support.people import PASSWORD, random_email
from support.sign_ins import grow_old

NEW_PASSWORD = "Brand-New-Word-1"


def sign_in(app: App, email: str, password: str, *, keep: bool = False) -> App:
    app.open("#/sign-in")
    app.sign_in.stay_signed_in.set_checked(keep)
    app.sign_in.submit(email, password)
    return app


@pytest.fixture
def account(app: App, person):
    """The account page of `person`."""
    sign_in(app, person.email, person.password).files.wait_until_listed()
    app.open("#/account")
    expect(app.account.section("Security").get_by_text("Verified")).to_be_visible()
    return app.account


def test_two_step_verification_is_turned_on_asked_for_and_turned_off(app, account, person):
    account.press("Set up")
    secret = account.new_key()
    account.fill("Code from the app", totp.wrong(secret))
    account.answer("Turn on")
    expect(account.alert).to_contain_text("That code is not right")
    code = totp.code(secret)
    account.fill("Code from the app", f"{code[:3]} {code[3:]}")
    account.answer("Turn on")
    account.wait_until_done("Two-step verification is on.")
    assert secret not in app.page.content()

    app.sign_out()
    sign_in(app, person.email, person.password)
    expect(app.sign_in.form("Enter your code")).to_be_visible()
    app.page.locator("#field-code").fill(totp.code(secret, 1))
    app.page.keyboard.press("Enter")
    app.files.wait_until_listed()

    app.open("#/account")
    account.press("Turn off")
    account.answer("Turn off")
    account.wait_until_done("Two-step verification is off.")
    app.sign_out()
    sign_in(app, person.email, person.password).files.wait_until_listed()


def test_another_app_takes_the_place_of_the_first(app, account, people, person):
    account.press("Set up")
    account.fill("Code from the app", totp.code(account.new_key()))
    account.answer("Turn on")
    account.wait_until_done("Two-step verification is on.")
    account.press("Use another app")
    second = account.new_key()
    account.fill("Code from the app", totp.code(second))
    account.answer("Turn on")
    expect(account.dialog).to_be_hidden()

    app.sign_out()
    sign_in(app, person.email, person.password)
    app.page.locator("#field-code").fill(totp.code(second, 1))
    app.page.keyboard.press("Enter")
    app.files.wait_until_listed()


def test_a_changed_password_signs_in_and_the_old_one_no_more(app, account, person):
    account.press("Change password")
    for current, new, refusal in [
        ("Not-My-Password-1", NEW_PASSWORD, "The current password is not right"),
        (PASSWORD, "short", "does not meet this site"),
    ]:
        account.fill("Current password", current)
        account.fill("New password", new)
        account.answer("Change password")
        expect(account.alert).to_contain_text(refusal)
    account.fill("New password", PASSWORD)
    account.answer("Change password")
    expect(account.dialog).to_contain_text("That is the password that you have now.")
    account.fill("New password", NEW_PASSWORD)
    account.answer("Change password")
    account.wait_until_done("Your password is changed.")

    app.sign_out()
    sign_in(app, person.email, PASSWORD)
    expect(app.sign_in.alert).to_be_visible()
    app.sign_in.submit(person.email, NEW_PASSWORD)
    app.files.wait_until_listed()


def test_a_changed_address_counts_once_its_code_is_given(app, account, people, person, control, settings):
    new = random_email()
    account.press("Change email")
    account.fill("New email", people.new().email)
    account.answer("Send code")
    expect(account.alert).to_contain_text("belongs to another account")
    account.fill("New email", new)
    account.answer("Send code")
    expect(account.dialog).to_contain_text(f"you sign in with {person.email}")
    first = control.code(new)
    calls = Held(app.page, f"{settings.cloud}/**")
    account.answer("Send another code")
    calls.wait_for_one()
    account.fill("Confirmation code", "000000")
    calls.release()
    expect(app.page.get_by_role("status").filter(has_text="Another code is on its way.")).to_have_count(1)
    code = control.code(new, after=first)  # each mail has a code of its own
    expect(account.dialog.get_by_label("Confirmation code")).to_have_value("000000")  # the answer takes away nothing typed
    account.answer("Verify")
    expect(account.alert).to_contain_text("not right")
    account.fill("Confirmation code", code)
    account.answer("Verify")
    account.wait_until_done("Your email address is changed.")
    expect(account.main.get_by_text(new).first).to_be_visible()

    app.page.reload()
    expect(account.main.get_by_text(new).first).to_be_visible()
    app.sign_out()
    sign_in(app, new, person.password).files.wait_until_listed()


def test_an_unverified_address_is_verified(app, account, people, person, control):
    people.idp.admin_update_user_attributes(
        UserPoolId=people.pool, Username=person.email, UserAttributes=[{"Name": "email_verified", "Value": "false"}]
    )
    app.page.reload()
    account.press("Verify")
    expect(account.dialog).to_contain_text("A code was sent to")
    account.fill("Confirmation code", control.code(person.email))
    account.answer("Verify")
    account.wait_until_done("Your email address is verified.")
    expect(account.main.get_by_text("Not verified")).to_be_hidden()


def test_signing_out_everywhere_ends_another_browsers_session(app, account, person, new_context):
    other = App(new_context().new_page(), app.address)
    sign_in(other, person.email, person.password).files.wait_until_listed()
    account.press("Sign out everywhere")
    account.answer("Sign out everywhere")
    expect(app.account_menu).to_be_hidden()
    other.open("#/account")
    expect(other.account_menu).to_be_hidden()


def test_each_button_says_what_it_copies(account):
    expect(account.fact("Assumed role")).to_contain_text("assumed-role/")
    copies = account.main.get_by_role("button", name=re.compile("^Copy"))
    expect(copies).to_have_count(3)
    assert len(set(copies.evaluate_all("(all) => all.map((it) => it.ariaLabel ?? it.innerText)"))) == 3


def test_an_account_is_deleted_with_its_files_and_all_their_versions(app, account, person, people, bucket):
    for name in ("a.txt", "folder/b.txt"):
        bucket.put(person.prefix + name, b"old")
        bucket.put(person.prefix + name, b"new")
    bucket.delete(person.prefix + "a.txt")
    account.press("Delete account")
    expect(account.dialog).to_contain_text("1 file")
    confirmation = account.dialog.get_by_role("textbox")
    confirmation.fill("someone@example.com")
    account.answer("Delete account")
    expect(account.dialog).to_contain_text("This is not the account’s address.")
    confirmation.fill(person.email)
    account.answer("Delete account")

    expect(app.page.get_by_text("Your account is deleted.")).to_be_visible()
    expect(app.account_menu).to_be_hidden()
    left = bucket.s3.list_object_versions(Bucket=bucket.name, Prefix=person.prefix)
    assert not left.get("Versions") and not left.get("DeleteMarkers")
    with pytest.raises(ClientError, match="UserNotFound"):
        people.status(person.email)
    kept = app.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert person.email not in kept and person.identity_id not in kept


def test_files_stay_where_the_person_leaves_them(app, account, person, people, bucket):
    bucket.put(person.prefix + "kept.txt")
    account.press("Delete account")
    account.dialog.get_by_role("checkbox", name="Delete my files first").uncheck()
    account.dialog.get_by_role("textbox").fill(person.email)
    account.answer("Delete account")
    expect(app.page.get_by_text("Your account is deleted.")).to_be_visible()
    assert bucket.names(person.prefix) == {"kept.txt"}


def test_deleting_the_account_ends_the_other_tabs_of_this_device(app, person, context):
    sign_in(app, person.email, person.password, keep=True).files.wait_until_listed()
    other = App(context.new_page(), app.address).open()
    other.files.wait_until_listed()
    app.open("#/account")
    app.account.press("Delete account")
    app.account.dialog.get_by_role("textbox").fill(person.email)
    app.account.answer("Delete account")
    expect(app.account_menu).to_be_hidden()
    expect(other.account_menu).to_be_hidden()


def test_a_token_that_ended_is_renewed_before_the_account_is_changed(app, account, person, control, watch):
    control.expire_tokens(person.email)
    app.page.reload()
    expect(account.section("Security").get_by_text("Verified")).to_be_visible()
    assert len(watch.calls("GetTokensFromRefreshToken")) == 1


@pytest.mark.parametrize("button", ["Change email", "Delete account"])
def test_an_old_sign_in_is_proved_again_before_what_could_take_the_account(app, account, person, button, people):
    grow_old(app)
    account.press(button)
    expect(account.dialog).to_contain_text("Is this you?")
    account.fill("Current password", "Not-This-One-1")
    account.answer("Continue")
    expect(account.alert).to_be_visible()
    account.fill("Current password", PASSWORD)
    account.answer("Continue")
    expect(account.dialog).to_contain_text("New email" if button == "Change email" else "Delete your account?")
    app.page.keyboard.press("Escape")
    expect(account.dialog).to_be_hidden()
    account.press(button)
    expect(account.dialog).not_to_contain_text("Is this you?")
    app.page.keyboard.press("Escape")
    app.page.reload()
    expect(account.section("Security").get_by_text("Verified")).to_be_visible()


def test_turning_off_two_step_verification_is_proved_by_the_password_first(app, account, person):
    account.press("Set up")
    account.fill("Code from the app", totp.code(account.new_key()))
    account.answer("Turn on")
    account.wait_until_done("Two-step verification is on.")
    grow_old(app)
    account.press("Turn off")
    expect(account.dialog).to_contain_text("Is this you?")
    account.fill("Current password", PASSWORD)
    account.answer("Continue")
    expect(account.dialog).to_contain_text("Turn off two-step verification?")
    account.answer("Turn off")
    account.wait_until_done("Two-step verification is off.")
