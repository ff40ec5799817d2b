"""An upload that one device began is finished on another, where the bucket's owner lets people list unfinished uploads."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from pages.app import App
from support.conditions import Held, serve_config
from support.dialogs import use_field
from support.samples import write_large
from support.until import until

LAST_PART = re.compile(r"partNumber=3\b")


@pytest.fixture
def listing(root, settings) -> dict:
    """config.json of an owner who lets people list everyone's unfinished uploads; and the right to."""
    iam, name = root("iam"), settings.config["bucket"]["name"]
    role = next(role["RoleName"] for role in iam.list_roles()["Roles"] if "UserRole" in role["RoleName"])
    allow = {"Effect": "Allow", "Action": "s3:ListBucketMultipartUploads", "Resource": f"arn:aws:s3:::{name}"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    iam.put_role_policy(RoleName=role, PolicyName="unfinished", PolicyDocument=document)
    config = settings.config
    yield config | {"bucket": config["bucket"] | {"unfinished": "bucket"}}
    iam.delete_role_policy(RoleName=role, PolicyName="unfinished")


@pytest.fixture
def device(new_context, listing, settings, person):
    """Opens the page on another device (a profile of its own), signed in as the same person."""

    def make(context: BrowserContext | None = None) -> App:
        context = context or new_context()
        app = App(context.new_page(), settings.page)
        serve_config(app.page, listing)
        return app.enter(person)

    return make


def unfinished(page: Page):
    return page.get_by_role("list", name="Unfinished uploads")


def choose(page: Page, path) -> None:
    use_field(page)
    with page.expect_file_chooser() as chooser:
        unfinished(page).get_by_role("button", name="Resume").click()
    chooser.value.set_files(path)


@pytest.fixture
def switched_off(person, bucket):
    """Uploads all but the last of three parts, and the device is gone."""

    def upload(app: App, path) -> None:
        parts = Held(app.page, LAST_PART)
        app.files.upload(path)
        parts.wait_for_one()
        until(app.page, lambda: bucket.parts(person.prefix) == 2)
        app.page.context.close()

    return upload


def test_what_one_device_began_another_finishes_and_sends_the_rest_alone(
    device, switched_off, person, bucket, tmp_path
):
    path, digest = write_large(tmp_path, "film.bin", 24)
    (tmp_path / "other").mkdir()
    other, _ = write_large(tmp_path / "other", "film.bin", 24)
    switched_off(device(), path)
    app, sent = device(), []
    app.page.on("request", lambda it: "partNumber=" in it.url and it.method == "PUT" and sent.append(it.url))
    expect(unfinished(app.page)).to_contain_text("film.bin")
    expect(unfinished(app.page)).to_contain_text("Elsewhere")
    choose(app.page, other)
    expect(app.page.get_by_role("main").get_by_text("That is another file.")).to_be_visible()
    assert sent == []
    choose(app.page, path)
    app.files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    assert (len(sent), bucket.uploads(person.prefix)) == (1, [])
    expect(unfinished(app.page)).to_be_hidden()


def test_what_another_device_began_can_be_discarded(device, switched_off, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    switched_off(device(), path)
    app = device()
    unfinished(app.page).get_by_role("button", name="Discard").click()
    expect(unfinished(app.page)).to_be_hidden()
    assert (bucket.uploads(person.prefix), bucket.names(person.prefix)) == ([], set())


def test_an_upload_under_way_in_another_tab_is_not_offered(device, new_context, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "film.bin", 24)
    context = new_context()
    first = device(context)
    parts = Held(first.page, LAST_PART)
    first.files.upload(path)
    parts.wait_for_one()
    second = device(context)
    with second.page.expect_response(lambda answer: "uploads=" in answer.url and answer.request.method == "GET"):
        second.page.reload()
    second.files.wait_until_listed()
    expect(unfinished(second.page)).to_be_hidden()
    parts.release()
    first.files.wait_until_uploaded(1)
    assert bucket.names(person.prefix) == {"film.bin"}
