"""Getting back in: a forgotten password, one that an admin demands anew, an account never confirmed, too many tries."""

import pytest
from playwright.sync_api import expect

from support.people import PASSWORD

NEW = "Another-Horse-7-Battery"


def test_a_forgotten_password_is_set_anew_with_the_mailed_code_and_opens_the_folder(app, person, control, bucket):
    bucket.put(person.prefix + "still-here.txt")
    app.open("#/sign-in")
    app.sign_in.email.fill(person.email)
    app.sign_in.follow("Forgot password?")
    expect(app.sign_in.email).to_have_value(person.email)
    app.sign_in.press("Forgot password?", "Send the code")
    app.sign_in.reset(control.code(person.email), NEW)
    expect(app.files.row("still-here.txt")).to_be_visible()
    app.sign_out()
    app.open("#/sign-in")
    app.sign_in.submit(person.email, PASSWORD)
    expect(app.sign_in.alert).to_contain_text("The email address or the password is not right.")


def test_a_wrong_code_keeps_the_step_and_a_new_one_can_be_had(app, person, control):
    app.open("#/sign-in")
    app.sign_in.forgot(person.email)
    code = control.code(person.email)
    app.sign_in.reset("000000" if code != "000000" else "000001", NEW)
    expect(app.sign_in.alert).to_contain_text("That code is not right.")
    app.page.get_by_role("button", name="Send a new code").click()
    expect(app.page.get_by_role("status").filter(has_text="A new code is on its way.")).to_be_visible()
    app.sign_in.reset(control.code(person.email), NEW)
    app.files.wait_until_listed()


def test_a_reset_that_an_admin_demands_leads_to_the_new_password(app, person, people, control):
    people.demand_reset(person)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.page.get_by_role("status").filter(has_text="A new password is needed")).to_be_visible()
    app.sign_in.reset(control.code(person.email), NEW)
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_who_never_confirmed_and_forgot_is_led_to_the_confirmation(app, people, control):
    email = people.unconfirmed()
    app.open("#/sign-in")
    app.sign_in.forgot(email)
    app.sign_in.wait_for_confirmation()
    app.sign_in.confirm(control.code(email))
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.sign_in.email).to_have_value(email)


@pytest.mark.parametrize("method", ["srp"])
def test_too_many_tries_are_told_from_a_wrong_password(app, person, method):
    app.open("#/sign-in")
    for _ in range(12):  # the lock grows twice as long with each: in the end it outlasts a slow machine's try
        app.sign_in.submit(person.email, "Wrong-Horse-9-Battery")
        expect(app.sign_in.alert).to_be_visible()
        expect(app.sign_in.form("Sign in").get_by_role("button", name="Sign in")).not_to_have_attribute(
            "aria-busy", "true"
        )
        if "Too many attempts." in app.sign_in.alert.inner_text():
            break
    expect(app.sign_in.alert).to_contain_text("Too many attempts.")
    expect(app.sign_in.email).to_have_value(person.email)
