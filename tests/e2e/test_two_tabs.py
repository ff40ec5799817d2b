"""Two tabs of one browser with two identities: neither sees, changes or ends what is the other's."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.samples import write


@pytest.fixture
def both(context, settings, people, bucket):
    """Two people, each signed in for a tab of their own."""
    entered = []
    for name in ("first", "second"):
        person = people.new()
        bucket.put(f"{person.prefix}{name}.txt", name.encode())
        app = App(context.new_page(), settings.page)
        app.enter(person, keep=False)
        expect(app.files.row(f"{name}.txt")).to_be_visible()
        entered.append((app, person))
    return entered


def test_each_keeps_their_own_folder(both, bucket, tmp_path):
    for number, (app, person) in enumerate(both):
        app.page.bring_to_front()
        app.files.upload(write(tmp_path, f"of {number}.txt", f"{number}"))
        app.files.wait_until_uploaded(1)
    names = [bucket.names(person.prefix) for _, person in both]
    assert names == [{"first.txt", "of 0.txt"}, {"second.txt", "of 1.txt"}]
    for number, (app, _) in enumerate(both):
        app.files.reload()
        expect(app.files.row(f"of {number}.txt")).to_be_visible()
        expect(app.files.row(f"of {1 - number}.txt")).to_be_hidden()


def test_signing_out_in_one_leaves_the_other(both):
    (first, _), (second, person) = both
    first.sign_out()
    first.files.wait_until_listed()
    expect(first.files.row("first.txt")).to_be_hidden()
    second.page.bring_to_front()
    second.files.reload()
    expect(second.files.row("second.txt")).to_be_visible()
    second.account_menu.click()
    expect(second.page.get_by_role("menuitem", name="Sign out")).to_be_visible()


def test_a_guests_tab_beside_a_users(context, settings, person, bucket, shared):
    bucket.put(f"{person.prefix}mine.txt", b"mine")
    bucket.put(f"{shared}ours.txt", b"ours")
    user = App(context.new_page(), settings.page)
    user.enter(person, keep=False)
    guest = App(context.new_page(), settings.page).open(f"#/files/{shared}")
    expect(guest.files.row("ours.txt")).to_be_visible()
    expect(guest.sign_in_button).to_be_visible()
    user.page.bring_to_front()
    user.files.reload()
    expect(user.files.row("mine.txt")).to_be_visible()
    guest.page.bring_to_front()
    guest.files.reload()
    expect(guest.files.row("ours.txt")).to_be_visible()
    expect(guest.sign_in_button).to_be_visible()


def test_another_person_takes_the_place_of_the_first_in_both(context, settings, people, bucket):
    """A session of the device: the tab that did not sign in is told of each change, and shows whose it is now."""
    one, two = people.new(), people.new()
    bucket.put(f"{one.prefix}one.txt", b"1")
    bucket.put(f"{two.prefix}two.txt", b"2")
    first, second = (App(context.new_page(), settings.page) for _ in range(2))
    first.enter(one, keep=True)
    second.open()
    expect(second.files.row("one.txt")).to_be_visible()
    first.sign_out()
    expect(second.sign_in_button).to_be_visible()
    first.enter(two, keep=True)
    expect(first.files.row("two.txt")).to_be_visible()
    second.files.reload()
    expect(second.files.row("two.txt")).to_be_visible()
    expect(second.files.row("one.txt")).to_be_hidden()
