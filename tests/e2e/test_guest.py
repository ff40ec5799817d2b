"""A visitor without an account: sees what is shared, changes nothing."""

import pytest
from botocore.exceptions import ClientError
from playwright.sync_api import expect

from support.bucket import sha256
from support.conditions import serve_config
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


def test_without_guests_the_page_starts_at_sign_in(app, settings):
    config = settings.config
    config["identityPool"]["guests"] = False
    serve_config(app.page, config)
    app.open()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.page.get_by_role("link", name="Continue as guest")).to_be_hidden()
