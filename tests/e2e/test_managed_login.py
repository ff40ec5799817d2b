"""Signing in at the pool's own pages: there, back to where one was, and out of them again."""

import pytest
from playwright.sync_api import expect

from support.conditions import serve_config
from support.sign_ins import grow_old


@pytest.fixture
def managed(app, clients, settings, context) -> dict:
    """A config.json whose app client knows the pool's pages; the local cloud has them at its own address."""
    page = settings.page
    client = clients.new(
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email", "aws.cognito.signin.user.admin"],
        SupportedIdentityProviders=["COGNITO"],
        CallbackURLs=[page],
        LogoutURLs=[page],
    )
    config = settings.config
    config["userPool"] |= {"clientId": client, "domain": settings.cloud, "providers": ["COGNITO"]}
    users = clients.role("users", "users/{identity_id}/", "shared/")
    config["identityPool"] = {"id": clients.identity_pool(client, users)}
    serve_config(context, config)
    return config


def sign_in_there(page, person) -> None:
    """The local cloud's own form, as the person fills it in."""
    page.wait_for_url("**/oauth2/authorize?*")
    page.get_by_role("textbox").first.fill(person.email)
    page.locator("input[type=password]").fill(person.password)
    page.locator("button[type=submit]").click()


def test_a_sign_in_there_leads_back_to_where_one_was_and_leaves_no_code(app, person, managed, watch):
    app.open("#/files/shared/")
    app.page.get_by_role("button", name="Continue on the sign-in page").click()
    app.page.wait_for_url("**/oauth2/authorize?*")
    asked = app.page.url
    assert "code_challenge_method=S256" in asked and "code_verifier" not in asked
    sign_in_there(app.page, person)
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()
    assert app.page.url == f"{app.address}#/files/shared/"
    session = app.page.context.new_cdp_session(app.page)
    entries = session.send("Page.getNavigationHistory")["entries"]
    own = [entry["url"] for entry in entries if entry["url"].startswith(app.address)]
    assert not any("code=" in url or "state=" in url for url in own), own
    kept = app.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "verifier" not in kept
    redeemed = [request for request in watch.requests if request.url.endswith("/oauth2/token")]
    assert len(redeemed) == 1 and "code_verifier=" in redeemed[0].post_data
    app.page.reload()
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_signing_out_goes_through_the_pages_and_revokes_first(app, person, managed, watch):
    app.open("#/sign-in")
    app.page.get_by_role("button", name="Continue on the sign-in page").click()
    sign_in_there(app.page, person)
    app.files.wait_until_listed()
    with app.page.expect_event("load"):  # the form is there at once, the way out and back once all is revoked
        app.sign_out()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    order = [request.url.split("?")[0] for request in watch.requests if "/logout" in request.url]
    assert order == [f"{managed['userPool']['domain']}/logout"]
    assert len(watch.calls("RevokeToken")) == 1
    app.page.reload()
    expect(app.sign_in.form("Sign in")).to_be_visible()


def test_a_return_that_was_not_asked_for_lets_nobody_in(app, managed, watch):
    app.open("?code=stolen&state=forged")
    expect(app.sign_in.alert).to_contain_text("This sign-in could not be finished.")
    assert "code=" not in app.page.url and app.page.url.endswith("#/sign-in")
    assert not any(request.url.endswith("/oauth2/token") for request in watch.requests)


def test_what_the_provider_declined_is_said_and_the_form_is_there(app, managed):
    app.open("#/sign-in")
    app.page.get_by_role("button", name="Continue on the sign-in page").click()
    app.page.wait_for_url("**/oauth2/authorize?*")
    state = app.page.url.split("state=")[1].split("&")[0]
    app.open(f"?error=access_denied&error_description=User+cancelled&state={state}")
    expect(app.sign_in.alert).to_contain_text("The sign-in was not completed.")
    expect(app.sign_in.form("Sign in")).to_be_visible()


def test_a_page_without_such_pages_has_no_button_for_them(app):
    app.open("#/sign-in")
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_role("button", name="Other ways to sign in")).to_be_hidden()


def test_an_old_sign_in_is_proved_again_there_and_leads_back_to_the_account(app, person, managed):
    app.open("#/sign-in")
    app.page.get_by_role("button", name="Continue on the sign-in page").click()
    assert "prompt=" not in app.page.url
    sign_in_there(app.page, person)
    app.files.wait_until_listed()
    app.open("#/account")
    grow_old(app)
    app.account.press("Change email")
    expect(app.account.dialog).to_contain_text("Is this you?")
    expect(app.account.dialog.locator("input")).to_have_count(0)
    app.account.answer("Sign in again")
    app.page.wait_for_url("**/oauth2/authorize?*")
    assert "prompt=login" in app.page.url, "the pages would let in whoever their cookie knows"
    sign_in_there(app.page, person)
    expect(app.account.section("Security").get_by_text("Verified")).to_be_visible()
    assert app.page.url == f"{app.address}#/account"
    app.account.press("Change email")
    expect(app.account.dialog).to_contain_text("New email")
