"""A visitor without an account: sees what is shared, changes nothing."""

import time
from email.utils import formatdate

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import Route, expect

from pages.app import App
from support.bucket import sha256
from support.conditions import POOL, Held, serve_config
from support.until import until
from support.vended import s3_as


def test_a_guest_lists_shared_files_and_downloads_one(app, bucket, shared):
    content = b"for everyone"
    bucket.put(shared + "notice.txt", content)
    app.open()
    app.files.open(shared.split("/")[1])
    expect(app.files.row("notice.txt")).to_be_visible()
    assert app.files.download("notice.txt") == sha256(content)


def test_a_guest_is_offered_no_change(app, bucket, shared):
    bucket.put(shared + "notice.txt", b"for everyone")
    app.open()
    app.files.open(shared.split("/")[1])
    app.files.select("notice.txt")
    expect(app.files.action("Download")).to_be_visible()
    for change in ("Upload", "New folder", "Delete", "Rename", "Move"):
        expect(app.files.action(change)).to_be_hidden()
    expect(app.sign_in_button).to_be_visible()


def test_the_cloud_refuses_a_guests_upload_whatever_the_page_offers(people, settings, bucket, shared):
    s3 = s3_as(settings, people.guest_credentials())
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.put_object(Bucket=bucket.name, Key=shared + "mine.txt", Body=b"no")
    assert bucket.names(shared) == set()


def test_a_guest_keeps_their_identity_on_this_device(app, context, settings):
    app.open()
    app.files.wait_until_listed()
    asked_before = len(context.watch.calls("GetId"))
    assert asked_before == 1
    app.page.reload()
    app.files.wait_until_listed()
    assert len(context.watch.calls("GetId")) == asked_before


def test_a_guests_credentials_come_while_the_app_does(app, context, settings):
    program = Held(app.page, "**/*.wasm")
    app.open()
    program.wait_for_one()
    until(app.page, lambda: context.watch.calls("GetCredentialsForIdentity"))
    app.page.wait_for_timeout(200)
    program.release()
    app.files.wait_until_listed()
    assert [len(context.watch.calls(name)) for name in ("GetId", "GetCredentialsForIdentity")] == [1, 1]
    again = App(context.new_page(), settings.page).open()
    again.files.wait_until_listed()
    assert [len(context.watch.calls(name)) for name in ("GetId", "GetCredentialsForIdentity")] == [1, 2], "known by now"


def test_where_there_are_guests_alone_no_visit_makes_another(context, settings):
    config = settings.config
    del config["userPool"]
    for _ in range(2):
        app = App(context.new_page(), settings.page)
        serve_config(app.page, config)
        app.open()
        app.files.wait_until_listed()
        app.page.reload()
        app.files.wait_until_listed()
    assert [len(context.watch.calls(name)) for name in ("GetId", "GetCredentialsForIdentity")] == [1, 2]


def test_an_early_answer_does_not_tell_the_time(app):
    """It may be minutes old when the app reads it."""

    def old(route: Route) -> None:
        answer = route.fetch()
        exposed = {"access-control-expose-headers": "date", "date": formatdate(time.time() - 3600, usegmt=True)}
        route.fulfill(response=answer, headers={**answer.headers, **exposed})

    app.page.route(POOL, lambda route: old(route) if route.request.method == "POST" else route.fallback())
    app.open()
    app.files.wait_until_listed()
    assert [key for key in app.page.evaluate("Object.keys(sessionStorage)") if key.endswith(".clock")] == []


@pytest.mark.parametrize("call", ["GetId", "GetCredentialsForIdentity"])
def test_what_was_asked_early_and_not_answered_is_asked_again(app, context, call):
    seen = []

    def lose(route: Route) -> None:
        if route.request.headers.get("x-amz-target", "").endswith(call) and route.request.method == "POST":
            seen.append(route.request)
            if len(seen) == 1:
                return route.abort()
        return route.fallback()

    app.page.route(POOL, lose)
    app.open()
    app.files.wait_until_listed()
    assert len(seen) == 2


@pytest.mark.parametrize("where", ["#/sign-in", "?code=x&state=y#/", "#/account"])
def test_nobody_who_does_not_look_at_a_list_is_made_a_guest_early(app, context, where):
    program = Held(app.page, "**/*.wasm")
    app.page.goto(app.address + where)
    program.wait_for_one()
    app.page.wait_for_timeout(500)
    assert context.watch.calls("GetId") == []


def test_without_guests_the_page_starts_at_sign_in(app, settings):
    config = settings.config
    config["identityPool"]["guests"] = False
    serve_config(app.page, config)
    app.open()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_role("link", name="Continue as guest")).to_be_hidden()
