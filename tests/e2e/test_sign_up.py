"""Making an account: the code by mail, the ways to get it wrong."""

from playwright.sync_api import expect

from support.people import PASSWORD, random_email


def test_sign_up_with_a_wrong_code_a_new_code_and_the_right_one(app, control, people):
    email = random_email()
    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    app.sign_in.wait_for_confirmation()

    first = control.code(email)
    app.sign_in.confirm("000000" if first != "000000" else "000001")
    expect(app.sign_in.alert).to_contain_text("That code is not right.")
    assert people.status(email) == "UNCONFIRMED"

    app.page.get_by_role("button", name="Send a new code").click()
    expect(app.page.get_by_role("status").filter(has_text="A new code is on its way.")).to_be_visible()
    app.sign_in.confirm(control.code(email))

    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()
    assert people.status(email) == "CONFIRMED"


def test_a_weak_password_is_refused_in_words_and_the_email_kept(app):
    email = random_email()
    app.open("#/sign-in")
    app.sign_in.sign_up(email, "short")
    expect(app.sign_in.form("Create account")).to_be_visible()
    expect(app.sign_in.form("Create account")).to_contain_text("12")
    expect(app.sign_in.email).to_have_value(email)


def test_an_email_that_has_an_account_is_not_signed_up_again(app, person):
    app.open("#/sign-in")
    app.sign_in.sign_up(person.email, PASSWORD)
    expect(app.sign_in.alert).to_contain_text("There is already an account for this email address.")
    expect(app.sign_in.form("Create account")).to_be_visible()


def test_signing_in_before_confirming_leads_to_the_confirmation(app, people, control):
    email = people.unconfirmed()
    app.open("#/sign-in")
    app.sign_in.submit(email, PASSWORD)
    app.sign_in.wait_for_confirmation()
    app.sign_in.confirm(control.code(email))
    app.files.wait_until_listed()
    assert people.status(email) == "CONFIRMED"
