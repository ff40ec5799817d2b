"""Proving a password: the ways it succeeds, and what the page says when it does not."""

import pytest
from playwright.sync_api import expect

from support.conditions import Held, serve_config
from support.people import PASSWORD, random_email


def refusal(app, email: str, password: str) -> str:
    """What the page says to a sign-in that fails."""
    app.open("#/sign-in")
    app.sign_in.submit(email, password)
    expect(app.sign_in.alert).to_be_visible()
    return app.sign_in.alert.inner_text()


def test_a_person_signs_in_and_sees_their_folder(app, person, bucket):
    bucket.put(person.prefix + "mine.txt")
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.files.row("mine.txt")).to_be_visible()
    expect(app.account_menu).to_be_visible()


def test_an_email_is_the_same_in_capitals(app, person):
    app.open("#/sign-in")
    app.sign_in.submit(person.email.upper(), person.password)
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_a_wrong_password_is_said_plainly_and_the_email_kept(app, person):
    said = refusal(app, person.email, "Wrong-Horse-9-Battery")
    assert "The email address or the password is not right." in said
    expect(app.sign_in.email).to_have_value(person.email)
    app.sign_in.submit(person.email, person.password)
    app.files.wait_until_listed()


def test_an_unknown_email_is_told_the_same_as_a_wrong_password(app, new_context, person, settings):
    wrong = refusal(app, person.email, "Wrong-Horse-9-Battery")
    other = type(app)(new_context().new_page(), settings.page)
    unknown = refusal(other, random_email(), PASSWORD)
    assert unknown == wrong


@pytest.mark.parametrize("method, flow", [("srp", "USER_SRP_AUTH"), ("password", "USER_PASSWORD_AUTH")])
def test_the_password_is_proved_as_configured(app, person, settings, watch, method, flow):
    config = settings.config
    config["userPool"]["signIn"] = method
    serve_config(app.page, config)
    app.enter(person)
    bodies = [call.post_data_json for call in watch.calls("InitiateAuth")]
    assert [body["AuthFlow"] for body in bodies] == [flow]
    if method == "srp":
        assert not any(person.password in (request.post_data or "") for request in watch.requests)


def test_what_is_typed_before_the_page_is_ready_is_kept(app, person, settings):
    config = settings.config
    config["identityPool"]["guests"] = False
    serve_config(app.page, config)
    wasm = Held(app.page, "**/*.wasm")
    app.page.goto(app.address + "#/sign-in", wait_until="commit")
    app.sign_in.email.fill(person.email)
    app.sign_in.password.fill(person.password)
    wasm.release()
    expect(app.page.get_by_role("link", name="Create account")).to_be_visible()
    expect(app.sign_in.email).to_have_value(person.email)
    expect(app.sign_in.password).to_have_value(person.password)
    app.sign_in.press("Sign in", "Sign in")
    app.files.wait_until_listed()


def test_pressing_sign_in_before_the_page_is_ready_signs_in_when_it_is(app, person):
    wasm = Held(app.page, "**/*.wasm")
    app.page.goto(app.address + "#/sign-in", wait_until="commit")
    app.sign_in.submit(person.email, person.password)
    assert person.password not in app.page.url
    wasm.release()
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_who_may_list_no_location_comes_to_their_account(app, person, settings):
    config = settings.config
    config["locations"] = [{"name": "Drop box", "prefix": "users/{identity_id}/", "users": ["write"]}]
    serve_config(app.page, config)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.page).to_have_url(app.address + "#/account")
    expect(app.page.get_by_role("main")).to_contain_text(person.identity_id)
