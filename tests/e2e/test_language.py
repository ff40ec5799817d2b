"""The page in Japanese, by the browser's language and by the admin's choice."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.conditions import Held, serve_config
from support.samples import write


def test_a_japanese_browser_gets_a_japanese_page(new_context, settings, person, bucket, tmp_path):
    app = App(new_context(locale="ja-JP").new_page(), settings.page, "ja")
    app.open("#/sign-in")
    expect(app.page.locator("html")).to_have_attribute("lang", "ja")
    app.sign_in.submit(person.email, "Wrong-Horse-9-Battery")
    expect(app.sign_in.alert).to_contain_text("パスワード")
    app.sign_in.submit(person.email, person.password)
    app.files.wait_until_listed()
    app.files.upload(write(tmp_path, "資料.txt", "内容"))
    expect(app.files.row("資料.txt")).to_be_visible()
    app.files.delete("資料.txt")
    assert bucket.names(person.prefix) == set()


def test_the_admin_can_fix_the_language(app, settings):
    config = settings.config
    config["language"] = "ja"
    serve_config(app.page, config)
    app.open("#/sign-in")
    expect(App(app.page, app.address, "ja").sign_in.form("Sign in")).to_be_visible()


@pytest.mark.parametrize(("fixed", "shown"), [(None, "en"), ("ja", "ja")])
def test_a_second_visit_keeps_the_language_and_asks_for_config_once(app, settings, fixed, shown):
    """What is remembered of the configuration is there before the file: it says nothing where the admin fixed nothing."""
    serve_config(app.page, settings.config | ({"language": fixed} if fixed else {}))
    app.open("#/sign-in")
    form = App(app.page, app.address, shown).sign_in.form("Sign in")
    expect(form).to_be_visible()
    expect(app.page.locator("#boot")).to_have_count(0)  # the app is there, and has remembered
    asked = []
    app.page.on("request", lambda request: asked.append(request.url.endswith("/config.json")))
    config = Held(app.page, "**/config.json")
    app.page.reload(wait_until="commit")
    config.wait_for_one()
    expect(app.page.locator("html")).to_have_attribute("lang", shown)
    config.release()
    expect(form).to_be_visible()
    assert sum(asked) == 1


def test_every_word_has_a_japanese_one():
    from pages.words import dictionary

    same = {word for word, there in dictionary("ja").items() if word == there and word.isascii() and len(word) > 3}
    assert not {word for word in same if " " in word}, "sentences left in English"
