"""Refusals that the local cloud does not write, as the services write them: each is shown in the right words, and none counts
as a success. The answers are written by hand (see tests/FIDELITY.md); what they mean is one table, `src/model/text/refusals`."""

import re

import pytest
from playwright.sync_api import Route, expect

from support.conditions import answer_call, answer_with, refuse_call
from support.people import PASSWORD, random_email
from support.samples import write

HOTEL = "<!doctype html><title>Welcome to our hotel</title><p>Please sign in to the network."
LISTING = "**/*list-type=2*"


@pytest.mark.parametrize("status", [200, 403])
def test_a_web_page_in_place_of_a_listing_was_put_there_on_the_way(files, person, bucket, status):
    bucket.put(person.prefix + "there.txt")
    files.page.route(LISTING, answer_with(status, HOTEL, "text/html; charset=utf-8"))
    files.page.reload()
    expect(files.alert).to_contain_text("Something on the way answered in the service’s place.")
    expect(files.alert).to_contain_text(f"Http{status}")
    files.page.unroute(LISTING)
    files.try_again()
    expect(files.row("there.txt")).to_be_visible()


@pytest.mark.parametrize("kilobytes", [1, 300])
def test_an_upload_that_a_web_page_answers_is_not_called_stored(files, person, bucket, tmp_path, kilobytes):
    def intercept(route: Route) -> None:
        if route.request.method in ("PUT", "POST"):
            answer_with(200, HOTEL, "text/html")(route)
        else:
            route.fallback()

    name = f"hotel-{kilobytes}.bin"
    path = write(tmp_path, name, b"x" * kilobytes * 1024)
    files.page.route(re.compile(r"^https?://[^/]*/.*"), intercept)
    files.upload(path)
    expect(files.transfers).to_contain_text("Something on the way answered in the service’s place.")
    expect(files.transfers).not_to_contain_text("Uploaded")
    assert bucket.names(person.prefix) == set()


def test_a_web_page_in_place_of_a_code_that_was_to_be_sent_is_no_success(app, person):
    asked = answer_call(app.page, "ForgotPassword", answer_with(200, HOTEL, "text/html"))
    app.open("#/sign-in")
    app.sign_in.forgot(person.email)
    expect(app.sign_in.alert).to_contain_text("Something on the way answered in the service’s place.")
    expect(app.sign_in.form("Forgot password?")).to_be_visible()
    assert asked


def test_a_bucket_in_another_region_is_named_with_its_region(files):
    message = "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'"
    body = f"<Error><Code>AuthorizationQueryParametersError</Code><Message>{message}</Message></Error>"
    files.page.route(LISTING, answer_with(400, body))
    files.page.reload()
    expect(files.alert).to_contain_text("The bucket is in another region.")
    expect(files.alert).to_contain_text("S3 says that the bucket is in eu-central-1.")


@pytest.mark.parametrize(
    "code", ["InvalidParameterException", "InvalidUserPoolConfigurationException", "OperationNotEnabledException"]
)
def test_a_pool_that_tracks_no_devices_has_no_panel_for_them(app, person, code):
    asked = refuse_call(app.page, "ListDevices", code, "Device tracking is not configured.")
    app.enter(person)
    app.open("#/account")
    expect(app.account.section("Security").get_by_text("Verified")).to_be_visible()
    expect(app.account.section("Remembered devices")).to_be_hidden()
    expect(app.page.get_by_role("alert")).to_have_count(0)
    assert asked


@pytest.mark.parametrize(
    ("code", "message", "words"),
    [
        (
            "NotAuthorizedException",
            "User password cannot be reset in the current state.",
            "This account still waits for its first sign-in.",
        ),
        (
            "LimitExceededException",
            "Exceeded daily email limit for the operation or the account. If a higher limit is required, please "
            "configure your user pool to use your own Amazon SES configuration for sending email.",
            "This site has used up its emails for today.",
        ),
    ],
)
def test_why_no_code_is_sent_is_said(app, person, code, message, words):
    refuse_call(app.page, "ForgotPassword", code, message)
    app.open("#/sign-in")
    app.sign_in.forgot(person.email)
    expect(app.sign_in.alert).to_contain_text(words)


def test_a_pool_with_addresses_as_aliases_is_the_admins_to_mend(app):
    message = "Username cannot be of email format, since user pool is configured for email alias."
    refuse_call(app.page, "SignUp", "InvalidParameterException", message)
    app.open("#/sign-in")
    app.sign_in.sign_up(random_email(), PASSWORD)
    expect(app.sign_in.alert).to_contain_text("Accounts cannot be created here with an email address as the name.")
    expect(app.sign_in.email).not_to_have_attribute("aria-invalid", "true")


def test_a_confirmed_account_without_a_verified_address_is_told_whom_to_ask(app, people):
    email = people.unverified()
    app.open("#/sign-in")
    app.sign_in.forgot(email)
    expect(app.sign_in.alert).to_contain_text("No code can be sent for this account.")
    expect(app.sign_in.form("Forgot password?")).to_be_visible()
