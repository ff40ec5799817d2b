"""The network and the services fail: the page says which, and goes on when they come back."""

import re

import pytest
from playwright.sync_api import expect

from support.bucket import sha256
from support.conditions import Held, answer_with
from support.samples import write, write_large

SLOW_DOWN = "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
UNAVAILABLE = "<Error><Code>ServiceUnavailable</Code><Message>Please try again.</Message></Error>"
LISTING = "**/*list-type=2*"


def test_a_listing_without_network_says_so_and_recovers(files, person, bucket, context, watch):
    watch.allow("ERR_INTERNET_DISCONNECTED")
    bucket.put(person.prefix + "folder/back again.txt")
    files.reload()
    expect(files.toolbar).to_be_visible()  # all of the screen has come
    context.set_offline(True)
    files.row("folder").get_by_role("link").click()
    expect(files.alert).to_be_visible()
    expect(files.alert).to_contain_text("You are offline.")
    context.set_offline(False)
    files.try_again()
    expect(files.row("back again.txt")).to_be_visible()


def test_an_upload_cut_off_midway_goes_on_by_itself(files, person, bucket, context, tmp_path):
    path, digest = write_large(tmp_path, "cut.bin", 24)
    parts = Held(files.page, "**/cut.bin?*partNumber=*")
    files.upload(path)
    parts.wait_for_one()
    context.set_offline(True)
    parts.release()
    expect(files.transfers).to_contain_text("No connection. Uploads go on by themselves")
    context.set_offline(False)
    files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "cut.bin") == digest


@pytest.mark.parametrize("body", [SLOW_DOWN, UNAVAILABLE])
def test_a_listing_answered_503_once_is_tried_again_unseen(files, person, bucket, body):
    bucket.put(person.prefix + "there.txt")
    files.page.route(LISTING, answer_with(503, body), times=1)
    files.page.reload()
    expect(files.row("there.txt")).to_be_visible()
    expect(files.alert).to_be_hidden()


def test_a_service_that_stays_unavailable_is_named_and_tried_again_on_demand(files, person, bucket):
    bucket.put(person.prefix + "there.txt")
    files.page.route(LISTING, answer_with(503, SLOW_DOWN))
    files.page.reload()
    expect(files.alert).to_contain_text("The service is very busy.")
    expect(files.alert).to_contain_text("SlowDown")
    files.page.unroute(LISTING)
    files.try_again()
    expect(files.row("there.txt")).to_be_visible()


def test_a_cloud_that_cannot_be_reached_is_said_at_sign_in(app, person, watch):
    app.open("#/sign-in")
    expect(app.sign_in.email).to_be_visible()
    cloud = re.compile(r":\d+/$")
    app.page.route(cloud, lambda route: route.abort("connectionrefused"))
    app.sign_in.submit(person.email, person.password)
    expect(app.sign_in.alert).to_contain_text("There was no answer.")
    expect(app.sign_in.email).to_have_value(person.email)
    app.page.unroute(cloud)
    app.sign_in.press("Sign in", "Sign in")
    app.files.wait_until_listed()


def test_an_upload_answered_503_once_still_arrives(files, person, bucket, tmp_path):
    content = b"patience"
    files.page.route("**/*", answer_once(503, SLOW_DOWN))
    files.upload(write(tmp_path, "slow.txt", content))
    expect(files.row("slow.txt")).to_be_visible()
    assert sha256(bucket.read(person.prefix + "slow.txt")) == sha256(content)


def answer_once(status: int, body: str):
    """The first change of the bucket (POST or PUT with a body of its own) is answered so; all else goes through."""
    answered = []

    def handle(route):
        request = route.request
        is_upload = request.method in ("POST", "PUT") and "x-amz-target" not in request.headers
        if is_upload and not answered:
            answered.append(request)
            answer_with(status, body)(route)
        else:
            route.continue_()

    return handle
