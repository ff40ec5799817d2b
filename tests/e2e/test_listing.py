"""Long listings, and listings that are refused."""

from playwright.sync_api import expect

from support.conditions import serve_config
from support.until import until


def test_a_listing_of_2500_shows_all_of_them(files, person, bucket):
    names = [f"object {number:04}.txt" for number in range(2500)]
    bucket.put_many([person.prefix + name for name in names])
    files.page.set_viewport_size({"width": 1280, "height": 4000})  # a fifth of the steps
    files.reload()
    expect(files.grid).to_have_attribute("aria-rowcount", "2501")
    assert files.scroll_through() == set(names)


def test_sorting_by_size_orders_all_pages(files, person, bucket):
    for number, name in enumerate(["c", "a", "b"]):
        bucket.put(person.prefix + name, b"x" * 10 * (number + 1))
    files.reload()
    until(files.page, lambda: files.names() == ["a", "b", "c"])
    files.sort_by("Size")
    until(files.page, lambda: files.names() == ["c", "a", "b"])
    assert "sort=size" in files.page.url
    files.sort_by("Size")
    until(files.page, lambda: files.names() == ["b", "a", "c"])


def test_another_persons_folder_is_refused_and_the_page_says_so(app, person, people, bucket, settings):
    stranger = people.new()
    bucket.put(stranger.prefix + "secret.txt")
    config = settings.config
    config["locations"].append({"id": "theirs", "name": "Theirs", "prefix": stranger.prefix, "users": ["list", "read"]})
    serve_config(app.page, config)
    app.enter(person)
    app.locations.get_by_role("link", name="Theirs").click()
    expect(app.files.alert).to_contain_text("You may not do this here.")
    expect(app.files.alert).to_contain_text("AccessDenied")
    expect(app.page.get_by_text("secret.txt")).to_have_count(0)


def test_an_empty_folder_says_that_it_is_empty(files):
    expect(files.page.get_by_role("main")).to_contain_text("empty")
