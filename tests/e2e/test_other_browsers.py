"""The main walk in Firefox and in WebKit: a guest looks around, signs up, signs in, uploads in both ways, downloads, deletes,
looks at the account and signs out. Everything else is tested in Chromium."""

import glob
import os
import shutil

import pytest

from browsers.firefox import Firefox
from browsers.webkit import WebKit
from support.people import PASSWORD, random_email
from support.samples import write

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT_DRIVER = os.environ.get("WEBKIT_DRIVER") or shutil.which("WebKitWebDriver")
WEBKIT_BROWSER = os.environ.get("WEBKIT_BROWSER") or next(iter(glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")), None)
HELP = "is not installed (Debian: apt-get install firefox-esr webkit2gtk-driver xvfb)"


def firefox(folder):
    if not FIREFOX:
        pytest.skip(f"Firefox {HELP}")
    return Firefox(FIREFOX, folder)


def webkit(folder):
    if not WEBKIT_DRIVER or not WEBKIT_BROWSER or not shutil.which("Xvfb"):
        pytest.skip(f"WebKitGTK's MiniBrowser, its driver or Xvfb {HELP}")
    return WebKit(WEBKIT_DRIVER, WEBKIT_BROWSER, folder)


@pytest.fixture(params=[firefox, webkit], ids=["firefox", "webkit"])
def browser(request, tmp_path):
    """A fresh profile of the browser; no script of the page may have failed in it."""
    (tmp_path / "browser").mkdir()
    browser = request.param(tmp_path / "browser")
    yield browser
    try:
        assert browser.problems() == []
    finally:
        browser.close()


def enter(browser, address: str, email: str, password: str) -> None:
    browser.open(f"{address}#/sign-in")
    browser.fill("Email", email)
    browser.fill("Password", password + "\n")
    browser.wait_for("button", "Upload")


def test_a_guest_looks_around(browser, settings, bucket, shared):
    bucket.put_many([f"{shared}row {number:02}.txt" for number in range(70)])
    browser.open(f"{settings.page}#/files/{shared}")
    browser.wait_for("row", "row 00.txt")
    browser.press("checkbox", "Select row 03.txt")
    browser.see("1 selected")
    assert browser.find("button", "Upload") is None


def test_somebody_signs_up_with_the_code(browser, settings, control, people):
    email = random_email()
    browser.open(f"{settings.page}#/sign-in")
    browser.press("link", "Create account")
    browser.wait_for("button", "Create account")
    browser.fill("Email", email)
    browser.fill("Password", PASSWORD)
    browser.press("button", "Create account")
    browser.fill("Confirmation code", control.code(email) + "\n")
    browser.wait_for("button", "Upload")
    assert people.status(email) == "CONFIRMED"


def test_a_file_is_uploaded_by_field_downloaded_and_deleted(browser, settings, person, bucket, tmp_path):
    bucket.put(f"{person.prefix}kept.txt", b"kept")
    enter(browser, settings.page, person.email, person.password)
    browser.set_files("input[type=file]:not([webkitdirectory])", [write(tmp_path, "by field.txt", "field")])
    browser.wait_for("row", "by field.txt")
    browser.wait("it arrived", lambda: bucket.names(person.prefix) == {"by field.txt", "kept.txt"})
    assert bucket.read(person.prefix + "by field.txt") == b"field"
    browser.press("checkbox", "Select by field.txt")
    browser.press("button", "Download")
    assert browser.downloaded("by field.txt") == b"field"
    browser.press("button", "Delete")
    browser.see("Cancel")  # it asks first
    browser.press("button", "Delete")
    browser.wait_until_gone("row", "by field.txt")
    browser.wait("it is deleted", lambda: bucket.names(person.prefix) == {"kept.txt"})


def test_a_download_that_is_refused_is_said_and_the_page_stays(browser, settings, person, bucket):
    bucket.put(f"{person.prefix}gone.txt", b"here")
    enter(browser, settings.page, person.email, person.password)
    browser.press("checkbox", "Select gone.txt")
    bucket.delete(f"{person.prefix}gone.txt")
    browser.press("button", "Download")
    browser.see("This file is no longer there.")
    browser.press("button", "Remove from the list")
    browser.wait_for("button", "Upload")


def test_files_are_uploaded_by_drop(browser, settings, person, bucket):
    enter(browser, settings.page, person.email, person.password)
    browser.drop({"one.txt": "one", "two.txt": "two"})
    browser.wait_for("row", "two.txt")
    browser.wait("both arrived", lambda: bucket.names(person.prefix) == {"one.txt", "two.txt"})
    assert bucket.read(person.prefix + "one.txt") == b"one"


def test_the_account_is_shown_and_left(browser, settings, person, bucket):
    bucket.put(f"{person.prefix}mine.txt", b"mine")
    enter(browser, settings.page, person.email, person.password)
    browser.press("button", "Account")
    browser.press("menuitem", "Account")
    browser.see(person.identity_id)
    browser.wait_for("button", "Change password")
    browser.press("button", "Account")
    browser.press("menuitem", "Sign out")
    browser.wait_for("button", "Sign in")
    assert "mine.txt" not in browser.text()
