"""Uploads whose session ends: asked about where a person ends it, and told of where something else does. None is dropped unsaid."""

import re

import pytest
from playwright.sync_api import Locator, expect

from pages.app import App
from support.conditions import Held
from support.dialogs import use_field
from support.samples import write, write_large
from support.until import until

LATER_PARTS = re.compile(r"film.*partNumber=(2|3)\b")


@pytest.fixture
def app(context, settings, person) -> App:
    """Signed in on this device."""
    app = App(context.new_page(), settings.page)
    app.page.on("dialog", lambda dialog: dialog.accept())
    return app.enter(person, keep=True)


@pytest.fixture
def under_way(app, person, bucket, tmp_path):
    """A film with its first part there, and two small files of which nothing is."""
    path, digest = write_large(tmp_path, "film.bin", 24)
    parts = Held(app.page, LATER_PARTS)
    app.files.upload(path)
    parts.wait_for_one()
    until(app.page, lambda: bucket.parts(person.prefix) == 1)
    small = Held(app.page, re.compile(re.escape(bucket.name)), "POST")
    app.files.upload(*(write(tmp_path, f"note {number}.txt", "x") for number in range(2)))
    small.wait_for_one()
    app.page.wait_for_timeout(1000)  # what is noted on this device is written beside the upload
    return path, digest, parts, small


def question(app: App) -> Locator:
    return app.page.get_by_role("dialog", name="Uploads are under way")


def unfinished(app: App) -> Locator:
    return app.page.get_by_role("list", name="Unfinished uploads")


def test_whoever_would_rather_wait_loses_nothing(app, under_way, person, bucket):
    _, digest, parts, small = under_way
    app.press_sign_out()
    expect(question(app)).to_contain_text("1 upload can be resumed on this device within seven days")
    expect(question(app)).to_contain_text("2 files")
    app.answer_sign_out("Keep uploading")
    expect(question(app)).to_be_hidden()
    parts.release()
    small.release()
    app.files.wait_until_uploaded(3)
    assert bucket.sha256(person.prefix + "film.bin") == digest
    app.sign_out()
    expect(app.ended_uploads).to_be_hidden()


def test_what_is_left_for_later_is_counted_then_named_and_resumed(app, under_way, person, bucket):
    path, digest, parts, small = under_way
    app.press_sign_out()
    app.answer_sign_out("Sign out, resume later")
    expect(app.account_menu).to_be_hidden()
    expect(app.ended_uploads).to_contain_text("1 upload can be resumed")
    expect(app.ended_uploads).to_contain_text("2 files were being sent and may have arrived.")
    expect(app.page.get_by_text("film.bin")).to_have_count(0)
    assert bucket.parts(person.prefix) == 1
    parts.release()
    small.release()
    app.enter(person, keep=True)  # a new page would have forgotten; the form of this one has not
    use_field(app.page)
    with app.page.expect_file_chooser() as chooser:
        unfinished(app).get_by_role("button", name="Resume").click()
    chooser.value.set_files(path)
    app.files.wait_until_uploaded(1)
    assert bucket.sha256(person.prefix + "film.bin") == digest


def test_the_names_are_shown_to_the_person_alone(app, under_way, person, people, settings):
    app.press_sign_out()
    app.answer_sign_out("Sign out, resume later")
    expect(app.ended_uploads).to_contain_text("Sign in again to see which.")
    sign_in(app, people.new())
    expect(app.ended_uploads).to_be_hidden()
    app.sign_out()
    sign_in(app, person)
    expect(app.ended_uploads.get_by_role("listitem").filter(has_text="film.bin")).to_contain_text("Can be resumed")
    app.ended_uploads.get_by_role("button", name="Close").click()
    expect(app.ended_uploads).to_be_hidden()


def test_what_is_cancelled_leaves_neither_parts_nor_files(app, under_way, person, bucket):
    app.press_sign_out()
    app.answer_sign_out("Sign out and cancel uploads")
    expect(app.account_menu).to_be_hidden()
    expect(app.ended_uploads).to_contain_text("3 uploads were cancelled.")
    assert (bucket.uploads(person.prefix), bucket.names(person.prefix)) == ([], set())


def test_a_session_of_the_tab_alone_leaves_no_parts_that_nobody_could_resume(context, settings, person, bucket, tmp_path):
    app = App(context.new_page(), settings.page).enter(person, keep=False)
    path, _ = write_large(tmp_path, "film.bin", 24)
    parts = Held(app.page, LATER_PARTS)
    app.files.upload(path)
    parts.wait_for_one()
    app.press_sign_out()
    expect(question(app)).to_contain_text("1 file is not uploaded.")
    expect(question(app).get_by_role("button", name="resume later")).to_have_count(0)
    app.answer_sign_out("Sign out and cancel uploads")
    expect(app.account_menu).to_be_hidden()
    assert (bucket.uploads(person.prefix), bucket.names(person.prefix)) == ([], set())


def test_signing_out_everywhere_asks_too_before_any_session_ends(app, under_way, context):
    app.page.evaluate("() => { location.hash = '#/account' }")
    app.account.press("Sign out everywhere")
    app.account.answer("Sign out everywhere")
    expect(question(app)).to_be_visible()
    assert context.watch.calls("GlobalSignOut") == []
    app.answer_sign_out("Sign out, resume later")
    expect(app.ended_uploads).to_contain_text("1 upload can be resumed")
    expect(app.account_menu).to_be_hidden()


def test_signing_out_in_another_tab_says_what_became_of_each(app, under_way, context, settings):
    other = App(context.new_page(), settings.page).open()
    other.files.wait_until_listed()
    other.sign_out()
    expect(app.ended_uploads).to_contain_text("1 upload can be resumed")
    expect(app.ended_uploads).to_contain_text("2 files were being sent and may have arrived.")


def test_the_end_of_the_session_says_what_became_of_each(app, under_way, person, control):
    _, _, parts, _ = under_way
    app.page.wait_for_timeout(1100)  # what is issued within the same second would not be expired
    control.expire_tokens(person.email, "refresh")
    control.expire_tokens(person.email)
    control.expire_credentials(person.identity_id)
    parts.release()
    expect(app.account_menu).to_be_hidden()
    expect(app.ended_uploads).to_contain_text("1 upload can be resumed")


@pytest.mark.parametrize("files_first", [True, False])
def test_who_deletes_the_account_reads_what_becomes_of_uploads(app, under_way, person, bucket, files_first):
    app.page.evaluate("() => { location.hash = '#/account' }")
    app.account.press("Delete account")
    expect(app.account.dialog).to_contain_text("3 uploads are under way, and will end unfinished with your account.")
    app.account.dialog.get_by_role("checkbox", name="Delete my files first").set_checked(files_first)
    app.account.dialog.get_by_role("textbox").fill(person.email)
    app.account.answer("Delete account")
    expect(app.page.get_by_text("Your account is deleted.")).to_be_visible()
    ended = app.page.get_by_role("alert", name="Uploads that ended with your account")
    expect(ended).to_contain_text("1 upload has ended unfinished.")
    expect(ended).to_contain_text("2 files were being sent and may have arrived. Only whoever runs this site can see that now.")
    expect(ended).not_to_contain_text("ign in again")
    until(app.page, lambda: bucket.uploads(person.prefix) == [])


def test_uploads_are_in_view_from_every_screen(app, under_way):
    link = app.banner.get_by_role("link", name="Uploading 3 files")
    expect(link).to_be_hidden()
    for screen in ("#/account", "#/nonsense"):
        app.page.evaluate("(screen) => { location.hash = screen }", screen)
        expect(link).to_contain_text("%")
    link.click()
    expect(app.files.transfers).to_be_visible()
    expect(link).to_be_hidden()


def sign_in(app: App, person) -> None:
    """At the form of the same page, which `App.enter` would load anew."""
    app.page.evaluate("() => { location.hash = '#/sign-in' }")
    app.sign_in.submit(person.email, person.password)
    expect(app.account_menu).to_be_visible()
