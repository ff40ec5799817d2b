"""A session's life: kept, renewed unseen, ended everywhere."""

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from pages.app import App
from support.conditions import serve_config
from support.samples import write
from support.watch import answers


def test_a_reload_keeps_the_session(app, person, watch):
    app.enter(person)
    app.page.reload()
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()
    assert len(watch.calls("InitiateAuth")) == 1


def test_a_session_of_this_device_is_there_in_a_new_tab(app, person, context):
    app.enter(person, keep=True)
    other = App(context.new_page(), app.address).open()
    other.files.wait_until_listed()
    expect(other.account_menu).to_be_visible()


def test_a_session_of_this_tab_is_not_there_in_a_new_tab(app, person, context):
    app.enter(person, keep=False)
    other = App(context.new_page(), app.address).open()
    other.files.wait_until_listed()
    expect(other.sign_in_button).to_be_visible()


def test_expired_credentials_are_renewed_unseen(app, person, control, bucket, watch):
    bucket.put(person.prefix + "folder/inside.txt")
    app.enter(person)
    renewed = len(watch.calls("GetCredentialsForIdentity"))
    control.expire_credentials(person.identity_id)
    app.files.open("folder")
    expect(app.files.row("inside.txt")).to_be_visible()
    expect(app.files.alert).to_be_hidden()
    assert len(watch.calls("GetCredentialsForIdentity")) == renewed + 1


def test_credentials_that_expire_during_uploads_are_renewed_unseen(app, person, control, bucket, tmp_path):
    app.enter(person)
    paths = [write(tmp_path, f"{number:02}.txt", f"{number}") for number in range(20)]
    control.expire_credentials(person.identity_id)
    app.files.upload(*paths)
    app.files.wait_until_uploaded(20)
    assert bucket.names(person.prefix) == {path.name for path in paths}


def test_expired_tokens_are_refreshed_when_the_page_comes_back(app, person, control, watch):
    app.enter(person)
    control.expire_tokens(person.email)
    control.expire_credentials(person.identity_id)
    app.page.reload()
    app.files.wait_until_listed()
    expect(app.account_menu).to_be_visible()


def test_signing_out_clears_what_was_kept_and_revokes_the_refresh_token(app, person, people, context):
    with answers(app.page, "RespondToAuthChallenge") as found:
        app.enter(person, keep=True)
    refresh_token = found[-1]["AuthenticationResult"]["RefreshToken"]
    with app.page.expect_response(lambda answer: answer.request.headers.get("x-amz-target", "").endswith("RevokeToken")):
        app.sign_out()
    kept = app.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert refresh_token not in kept and person.email not in kept
    with pytest.raises(ClientError, match="NotAuthorized"):
        people.refresh(refresh_token)


def test_signing_out_in_one_tab_ends_the_other(app, person, context):
    app.enter(person, keep=True)
    other = App(context.new_page(), app.address).open()
    expect(other.account_menu).to_be_visible()
    app.sign_out()
    expect(other.account_menu).to_be_hidden()
    expect(other.sign_in_button).to_be_visible()


def test_a_session_that_was_revoked_elsewhere_leads_to_sign_in(app, person, control, people):
    app.enter(person)
    people.sign_out_everywhere(person)
    control.expire_credentials(person.identity_id)
    control.expire_tokens(person.email)
    app.page.reload()
    expect(app.sign_in.form("Sign in").or_(app.sign_in_button).first).to_be_visible()
    expect(app.account_menu).to_be_hidden()


@pytest.mark.parametrize("guests", ["list nothing", "have folders too"])
def test_who_was_signed_out_unasked_hears_of_it_and_goes_on_where_they_were(
    app, person, control, people, bucket, settings, guests
):
    if guests == "have folders too":
        config = settings.config
        config["locations"][0]["guests"] = ["list", "read", "write"]
        serve_config(app.page, config)
    bucket.put(person.prefix + "folder/inner/deep.txt")
    app.enter(person)
    app.files.open("folder")
    people.sign_out_everywhere(person)
    control.expire_credentials(person.identity_id)
    control.expire_tokens(person.email)
    app.files.row("inner").get_by_role("link").click()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_text("session has ended")).to_be_visible()
    assert app.page.url.endswith("/folder/inner/")
    app.sign_in.submit(person.email, person.password)
    expect(app.files.row("deep.txt")).to_be_visible()
    assert app.page.url.endswith("/folder/inner/")


def test_who_was_signed_out_unasked_may_go_on_as_a_guest(app, person, control, people):
    app.enter(person)
    people.sign_out_everywhere(person)
    control.expire_credentials(person.identity_id)
    control.expire_tokens(person.email)
    app.page.reload()
    expect(app.page.get_by_text("session has ended")).to_be_visible()
    app.sign_in.follow("Continue as guest")
    app.files.wait_until_listed()
    expect(app.sign_in_button).to_be_visible()


def test_the_account_page_says_who_one_is(app, person):
    app.enter(person)
    app.account_menu.click()
    app.page.get_by_role("menuitem", name="Account").click()
    expect(app.account.fact("Identity id")).to_contain_text(person.identity_id)
    expect(app.account.fact("Assumed role")).to_contain_text("assumed-role/")
    expect(app.account.fact("Credentials end")).to_contain_text("min")
    expect(app.page.get_by_role("main")).to_contain_text(person.email)
