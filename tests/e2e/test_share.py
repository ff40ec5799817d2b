"""A link for others: it gives the file to whoever has it, for as long as it says, and says how long that is."""

import re
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from support.accessibility import violations

NAMES = ["a.txt", "名前 の+%.txt", "ガイド.txt", "🗂 x&y=?.txt"]


def share(files, name: str):
    files.select(name)
    files.action("Share").click()
    return files.dialog.get_by_label(files.say("Link"), exact=True)


def fetch(url: str) -> tuple[bytes, dict[str, str]]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def seconds(url: str) -> int:
    return int(parse_qs(urlsplit(url).query)["X-Amz-Expires"][0])


@pytest.mark.parametrize("name", NAMES)
def test_a_link_gives_the_file_to_whoever_has_it(files, person, bucket, name):
    bucket.put(person.prefix + name, b"content")
    files.reload()
    link = share(files, name)
    expect(link).to_have_value(re.compile("^http"))
    content, headers = fetch(link.input_value())
    assert content == b"content" and "content-disposition" not in headers
    files.dialog.get_by_label("Save the file instead of showing it").check()
    expect(link).to_have_value(re.compile("response-content-disposition"))
    content, headers = fetch(link.input_value())
    assert content == b"content" and headers["content-disposition"].startswith("attachment")


def test_it_ends_when_it_says_and_never_after_its_keys(files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    link = share(files, "a.txt")
    cut = files.dialog.get_by_text("cannot outlive the keys")
    expect(files.dialog.get_by_text("Works until")).to_be_visible()
    expect(cut).to_be_hidden()
    assert 3200 < seconds(link.input_value()) <= 3600
    files.dialog.get_by_label("15 minutes").check()
    expect(link).to_have_value(re.compile("X-Amz-Expires=(900|899)&"))
    files.dialog.get_by_label("As long as possible").check()
    expect(cut).to_be_visible()
    assert 3200 < seconds(link.input_value()) <= 3600


def test_deleting_the_file_ends_its_link_and_the_link_is_nowhere_else(files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    url = share(files, "a.txt").input_value()
    assert "X-Amz" not in files.page.url
    files.page.keyboard.press("Escape")
    expect(files.dialog).to_be_hidden()
    assert "X-Amz" not in files.page.content()
    bucket.delete(person.prefix + "a.txt")
    with pytest.raises(urllib.error.HTTPError):
        fetch(url)


def test_no_link_is_made_to_a_file_that_is_deleted_elsewhere(files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    bucket.delete(person.prefix + "a.txt")
    files.select("a.txt")
    files.action("Share").click()
    expect(files.dialog.get_by_role("alert")).to_contain_text("no longer there")
    expect(files.dialog.get_by_label("Link", exact=True)).to_be_hidden()


def test_it_is_offered_for_one_file_and_can_be_used_by_everyone(files, person, bucket):
    for name in ("a.txt", "b.txt", "folder/c.txt"):
        bucket.put(person.prefix + name, b"content")
    files.reload()
    expect(files.action("Share")).to_be_hidden()
    files.select("folder")
    expect(files.action("Delete")).to_be_visible()
    expect(files.action("Share")).to_be_hidden()
    files.row("folder").get_by_role("checkbox").uncheck()
    link = share(files, "a.txt")
    expect(link).to_be_visible()
    files.dialog.get_by_text("Show as a QR code").click()
    expect(files.dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    assert violations(files.page) == ""
    files.page.keyboard.press("Escape")
    files.select("b.txt")
    expect(files.action("Share")).to_be_hidden()
