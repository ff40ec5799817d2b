"""What follows a person from device to device: favourites, what was used last, and how they sort lists."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.find import Find
from pages.personal import Personal
from pages.preview import Preview
from pages.view import View
from support.accessibility import violations
from support.until import until


@pytest.fixture
def new_device(new_context, settings, person):
    """Signs the person in on one more device."""
    return lambda: App(new_context().new_page(), settings.page).enter(person)


def favourites(bucket, person) -> set[str]:
    kept = bucket.state(person.prefix).get("favourites", {})
    return {key for key, entry in kept.items() if not entry.get("gone")}


def test_a_favourite_and_the_order_of_lists_are_on_the_other_device_too(new_device, bucket, person):
    bucket.put_many([person.prefix + name for name in ("名前 の+%.txt", "2024/b.txt")], b"content")
    here = new_device()
    Personal(here).star("名前 の+%.txt", "2024")
    here.files.sort_by("Modified")
    until(here.page, lambda: favourites(bucket, person) == {"my-files/名前 の+%.txt", "my-files/2024/"})
    until(here.page, lambda: "sort" in bucket.state(person.prefix).get("settings", {}))

    there = new_device()
    expect(there.files.grid.get_by_role("columnheader", name="Modified")).to_have_attribute("aria-sort", "ascending")
    assert set(there.files.names()) == {"名前 の+%.txt", "2024"}, "the page's own folder is none of the person's"
    personal = Personal(there).go_to("Favourites")
    expect(personal.row("2024")).to_be_visible()
    assert violations(there.page) == ""
    personal.open("名前 の+%.txt")
    Preview(there.files).shows("名前 の+%.txt")
    there.page.keyboard.press("Escape")
    find = Find(there.page, there.say)
    find.search("json")
    expect(there.page.get_by_text("state.json")).to_be_hidden()


def test_a_favourite_has_its_star_in_the_list(new_device, bucket, person):
    bucket.put_many([person.prefix + name for name in ("名 +%.txt", "b.txt", "c.txt")], b"content")
    app = new_device()
    files = app.files
    stars = files.grid.get_by_role("button", name="favourites")
    expect(stars).to_have_count(0)
    Personal(app).star("名 +%.txt")
    expect(files.row("名 +%.txt").get_by_role("button", name="Remove")).to_be_visible()
    expect(stars).to_have_count(1)
    files.row("b.txt").hover()
    files.row("b.txt").get_by_role("button", name="favourites").click()
    expect(files.row("b.txt")).to_have_attribute("aria-selected", "false")
    files.row("名 +%.txt").get_by_role("button", name="favourites").click()
    until(app.page, lambda: favourites(bucket, person) == {"my-files/b.txt"})
    files.row("名 +%.txt").get_by_role("checkbox").uncheck()
    View(files).choose("Gallery")
    expect(files.row("b.txt").get_by_role("button", name="favourites")).to_be_visible()
    assert violations(app.page) == ""


def test_two_devices_that_write_at_once_keep_what_each_has_and_name_the_folders_owner(
    new_device, bucket, person, root, settings
):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"content")
    one, two = new_device(), new_device()
    Personal(one).star("a.txt")
    Personal(two).star("b.txt")
    both = {"my-files/a.txt", "my-files/b.txt"}
    until(one.page, lambda: favourites(bucket, person) == both)
    [owner] = bucket.state(person.prefix)["owner"]
    account = root("cognito-idp").admin_get_user(UserPoolId=settings.config["userPool"]["id"], Username=owner)
    assert {"Name": "email", "Value": person.email} in account["UserAttributes"]
    personal = Personal(one).go_to("Favourites")
    for name in ("a.txt", "b.txt"):
        expect(personal.row(name)).to_be_visible()


def test_an_entry_that_is_gone_says_so_and_can_be_removed(new_device, bucket, person):
    bucket.put_many([person.prefix + name for name in ("a.txt", "b.txt")], b"content")
    app = new_device()
    Personal(app).star("a.txt", "b.txt")
    bucket.delete(person.prefix + "a.txt")
    personal = Personal(app).go_to("Favourites")
    personal.open("a.txt")
    expect(personal.row("a.txt").get_by_role("alert")).to_contain_text("no longer there")
    personal.row("a.txt").get_by_role("button", name="Remove from the list").click()
    expect(personal.row("a.txt")).to_be_hidden()
    expect(personal.row("b.txt").get_by_role("link")).to_be_focused()
    app.sign_out()
    assert favourites(bucket, person) == {"my-files/b.txt"}, "written before the session ends"


def test_with_the_last_favourite_the_list_goes_and_the_focus_to_the_heading(new_device, bucket, person):
    bucket.put(person.prefix + "a.txt", b"content")
    app = new_device()
    Personal(app).star("a.txt")
    personal = Personal(app).go_to("Favourites")
    personal.row("a.txt").get_by_role("button", name="Remove").click()
    expect(personal.main.get_by_role("heading", name="Favourites", exact=True)).to_be_focused()
    expect(personal.main.get_by_text("No favourites yet")).to_be_visible()


def test_what_was_opened_is_listed_until_the_list_is_cleared(new_device, bucket, person):
    bucket.put(person.prefix + "a.txt", b"content")
    app = new_device()
    preview = Preview(app.files).open("a.txt")
    app.page.wait_for_timeout(1200)
    preview.close()
    personal = Personal(app).go_to("Recent")
    expect(personal.row("a.txt")).to_contain_text("Opened")
    app.page.reload()
    expect(personal.row("a.txt")).to_be_visible()
    personal.main.get_by_role("button", name="Clear list").click()
    expect(personal.main.get_by_text("Nothing here yet")).to_be_visible()
    assert violations(app.page) == ""


def test_a_guests_favourites_stay_on_the_device(app, bucket, shared, watch):
    bucket.put(shared + "notice.txt", b"for everyone")
    app.open(f"#/files/{shared}")
    app.files.wait_until_listed()
    Personal(app).star("notice.txt")
    app.page.wait_for_timeout(700)
    app.page.reload()
    personal = Personal(app).go_to("Favourites")
    expect(personal.row("notice.txt")).to_be_visible()
    expect(personal.main.get_by_text("Kept on this device only")).to_be_visible()
    assert not [request for request in watch.requests if request.method == "PUT"]
