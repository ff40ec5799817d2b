"""What people type, paste, and have filled in for them: read when the form is sent, with nothing that a paste brings along."""

import pytest
from playwright.sync_api import expect

from support.conditions import answer_call, answer_json, refuse_call, serve_config
from support.people import PASSWORD, random_email

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
NEW = "Another-Horse-7-Battery"

FILL = """([form, values]) => {
  for (const [name, value] of Object.entries(values)) document.querySelector(`${form} [name="${name}"]`).value = value;
}"""
"""As some password managers do: no event tells of it."""


def test_a_form_filled_in_without_an_event_is_read_when_it_is_sent(app, person):
    app.open("#/sign-in")
    expect(app.page.locator("#boot-form[data-bound]")).to_be_attached()
    app.page.evaluate(FILL, [".step", {"email": person.email, "password": person.password}])
    app.sign_in.press("Sign in", "Sign in")
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_a_dialog_filled_in_without_an_event_is_read_too(app, person):
    app.enter(person)
    app.open("#/account")
    app.account.press("Change password")
    expect(app.account.dialog).to_be_visible()
    app.page.evaluate(FILL, [".task", {"current-password": PASSWORD, "new-password": NEW}])
    app.account.answer("Change password")
    app.account.wait_until_done("Your password is changed.")


def test_a_code_in_full_width_with_dashes_and_invisible_characters_is_taken(app, control, people):
    email = random_email()
    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    app.sign_in.wait_for_confirmation()
    code = control.code(email).translate(FULL_WIDTH)
    app.sign_in.confirm(f"\u200b{code[:3]}-{code[3:]}\u200b ")
    app.files.wait_until_listed()
    assert people.status(email) == "CONFIRMED"


@pytest.mark.parametrize("end", [" ", "\t"])
def test_a_password_pasted_with_a_space_at_its_end_signs_in(app, person, end):
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password + end)
    app.files.wait_until_listed()


def test_a_new_password_with_a_space_at_its_end_is_not_sent_and_says_why(app, watch):
    app.open("#/sign-in")
    app.sign_in.sign_up(random_email(), PASSWORD + " ")
    field = app.page.locator("#field-new-password")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(app.sign_in.form("Create account")).to_contain_text("A password cannot begin or end with a space.")
    assert not watch.calls("SignUp")


def test_a_mailed_code_for_a_new_password_is_taken_after_a_reload(app, person, control):
    app.open("#/sign-in")
    app.sign_in.forgot(person.email)
    expect(app.sign_in.form("Set a new password")).to_be_visible()
    code = control.code(person.email)
    app.page.reload()
    app.sign_in.follow("Forgot password?")
    app.sign_in.follow("I have a code already")
    expect(app.sign_in.email).to_be_focused()  # whose code is not known
    app.sign_in.email.fill(person.email)
    app.sign_in.follow("I have a code already")
    app.sign_in.reset(code, NEW)
    app.files.wait_until_listed()
    assert control.code(person.email) == code, "no other code was sent"


def test_the_code_of_a_pending_address_is_taken_after_a_reload(app, person, people, control):
    new = random_email()
    app.enter(person)
    app.open("#/account")
    app.account.press("Change email")
    app.account.fill("New email", new)
    app.account.answer("Send code")
    expect(app.account.dialog.get_by_label("Confirmation code")).to_be_visible()
    code = control.code(new)
    app.page.reload()
    app.account.press("Change email")
    app.account.answer("I have a code already")
    app.account.fill("Confirmation code", code)
    app.account.answer("Verify")
    app.account.wait_until_done("Your email address is changed.")
    expect(app.account.section("Security")).to_contain_text(new)


SCHEMA = "Attributes did not conform to the schema:\n"


def test_what_a_pool_requires_at_sign_up_is_asked_for_and_marked(app):
    email = random_email()
    missing = f"{SCHEMA}given_name: The attribute is required.\nphone_number: The attribute is required.\n"
    refuse_call(app.page, "SignUp", "InvalidParameterException", missing, times=1)
    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    form = app.sign_in.form("Create account")
    expect(app.sign_in.alert).to_contain_text("This site asks for more.")
    name, phone = form.get_by_label("Given name"), form.get_by_label("Phone number")
    expect(name).to_have_attribute("autocomplete", "given-name")
    expect(phone).to_have_attribute("autocomplete", "tel")
    expect(phone).to_have_attribute("inputmode", "tel")
    for field in (name, phone):
        expect(field).to_have_attribute("aria-invalid", "true")
    name.fill("Taro")
    phone.fill("090 1234")
    app.page.unroute_all()
    refuse_call(app.page, "SignUp", "InvalidParameterException", "Invalid phone number format.", times=1)
    app.sign_in.press("Create account", "Create account")
    expect(app.sign_in.alert).to_contain_text("One of the details is not in the form that this site expects.")
    expect(phone).to_be_focused()
    expect(name).not_to_have_attribute("aria-invalid", "true")
    expect(app.page.locator("#field-new-password")).not_to_have_attribute("aria-invalid", "true")
    phone.fill("+819012345678")
    app.page.unroute_all()
    with app.page.expect_request(lambda request: request.headers.get("x-amz-target", "").endswith("SignUp")) as sent:
        app.sign_in.press("Create account", "Create account")
    attributes = {it["Name"]: it["Value"] for it in sent.value.post_data_json["UserAttributes"]}
    assert attributes == {"email": email, "given_name": "Taro", "phone_number": "+819012345678"}
    app.sign_in.wait_for_confirmation()


def challenge(name: str, parameters: dict) -> dict:
    return {"ChallengeName": name, "Session": "s" * 40, "ChallengeParameters": parameters}


def test_a_custom_challenge_shows_its_question_and_takes_words(app, person):
    question = "Which town was your first school in?"
    asked = challenge("CUSTOM_CHALLENGE", {"USERNAME": "id", "securityQuestion": question})
    answer_call(app.page, "InitiateAuth", answer_json(asked))
    given = refuse_call(app.page, "RespondToAuthChallenge", "CodeMismatchException", "no")
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    form = app.sign_in.form("Enter your code")
    expect(form).to_contain_text(question)
    form.get_by_label("Answer").fill(" New York ")
    app.page.keyboard.press("Enter")
    expect(app.sign_in.alert).to_be_visible()
    assert given[0]["ChallengeResponses"]["ANSWER"] == "New York"


@pytest.mark.parametrize(
    ("kind", "words"), [("EMAIL_OTP", "no verified email address"), ("SMS_MFA", "no verified phone number")]
)
def test_a_second_step_that_only_an_admin_can_set_up_is_said(app, person, kind, words):
    asked = challenge("MFA_SETUP", {"USERNAME": "id", "MFAS_CAN_SETUP": f'["{kind}"]'})
    answer_call(app.page, "InitiateAuth", answer_json(asked))
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.page.get_by_role("status").filter(has_text=words)).to_be_visible()


FULL = """{
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (this === localStorage && value.length > 2000) throw new DOMException("full", "QuotaExceededError");
    return real.call(this, key, value);
  };
}"""


def test_a_browser_that_cannot_keep_the_session_says_so_before_it_signs_in(app, person, context, watch):
    context.add_init_script(FULL)
    app.open("#/sign-in")
    app.sign_in.stay_signed_in.check()
    app.sign_in.submit(person.email, person.password)
    expect(app.page.get_by_role("status").filter(has_text="its storage is full or switched off")).to_be_visible()
    expect(app.sign_in.stay_signed_in).not_to_be_checked()
    assert not watch.calls("InitiateAuth")
    app.sign_in.press("Sign in", "Sign in")
    app.files.wait_until_listed()


@pytest.mark.parametrize("minutes", [None, 3])
def test_only_where_config_says_how_long_a_step_lives_the_time_is_counted(app, person, settings, minutes):
    config = settings.config
    config["userPool"].pop("challengeMinutes", None)
    if minutes:
        config["userPool"]["challengeMinutes"] = minutes
    serve_config(app.page, config)
    asked = challenge("SOFTWARE_TOKEN_MFA", {"USERNAME": "id"})
    answer_call(app.page, "InitiateAuth", answer_json(asked))
    app.page.clock.install()
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.sign_in.form("Enter your code")).to_be_visible()
    app.page.clock.fast_forward(125_000)
    left = app.page.get_by_role("status").filter(has_text="Less than a minute left for this step.")
    if minutes:
        expect(left).to_be_visible()
    else:
        app.page.wait_for_timeout(3000)  # three looks at the clock
        assert left.count() == 0
