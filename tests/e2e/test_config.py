"""A config.json that is missing or wrong: the page stops and tells the admin what to write."""

import re

import pytest
from playwright.sync_api import expect

from support.conditions import serve_config


def test_a_wrong_value_is_named_with_the_form_expected(app, settings):
    config = settings.config
    config["userPool"]["id"] = "my-pool"
    serve_config(app.page, config)
    app.open()
    said = app.page.get_by_role("main")
    expect(said).to_contain_text("userPool.id")
    expect(said).to_contain_text("my-pool")
    expect(said).to_contain_text("us-east-1_")
    expect(app.page.get_by_role("form")).to_have_count(0)


def test_every_mistake_is_named_at_once(app, settings):
    config = settings.config
    del config["bucket"]["name"]
    config["identityPool"]["id"] = 7
    config["session"] = "forever"
    config["acent"] = "#123456"
    serve_config(app.page, config)
    app.open()
    said = app.page.get_by_role("main")
    for key in ("bucket.name", "identityPool.id", "session", "acent"):
        expect(said).to_contain_text(key)


@pytest.mark.parametrize("content", [None, "", "<!doctype html>", '{"region": '], ids=["404", "empty", "html", "cut"])
def test_a_file_that_is_missing_or_not_json_is_said_so(app, content):
    serve_config(app.page, content)
    app.open()
    expect(app.page.get_by_role("main")).to_contain_text("config.json")


def test_title_and_accent_are_the_admins(app, settings):
    app.open()
    before = app.sign_in_button.evaluate("(button) => getComputedStyle(button).backgroundColor")
    config = settings.config
    config["title"], config["accent"] = "Archive of Tests", "#8a2b5c"
    serve_config(app.page, config)
    app.page.reload()
    expect(app.banner).to_contain_text("Archive of Tests")
    expect(app.page).to_have_title(re.compile("Archive of Tests"))
    expect(app.sign_in_button).not_to_have_css("background-color", before)
