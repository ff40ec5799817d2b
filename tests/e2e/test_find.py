"""Searching all folders below the open one: what is found, how it is shown, and what becomes of the search."""

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.find import Find
from support.accessibility import violations
from support.conditions import Held
from support.samples import NAMES
from support.until import until

BELOW = "**/*list-type=2*"


def listings(page_watch) -> int:
    """How many listings of everything below a folder were asked for."""
    urls = [request.url for request in page_watch.requests if request.method == "GET"]
    return sum("list-type=2" in url and "delimiter" not in url and "max-keys=1&" not in url for url in urls)


@pytest.fixture
def find(files) -> Find:
    return Find(files.page, files.say)


def test_enter_searches_below_and_back_leads_out(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("invoice.txt", "2025/Invoice May.pdf", "2025/x.txt", "y.txt")])
    files.reload()
    find.box.fill("invoice")
    expect(files.row("y.txt")).to_be_hidden()
    expect(find.everywhere).to_be_visible()
    find.box.press("Enter")
    find.wait()
    assert find.names() == ["Invoice May.pdf", "invoice.txt"]
    assert find.marked("Invoice May.pdf") == ["Invoice"]
    assert "find=invoice" in files.page.url
    expect(find.everywhere).to_be_hidden()
    files.page.go_back()
    expect(files.row("invoice.txt")).to_be_visible()
    expect(find.grid).to_be_hidden()
    find.everywhere.click()
    find.wait()
    assert find.count() == 2
    files.page.get_by_role("button", name="This folder only").click()
    expect(files.row("invoice.txt")).to_be_visible()
    expect(find.box).to_be_focused()


def test_the_offer_stands_below_the_rows_and_where_nothing_is_found(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("a/report.txt", "b.txt")])
    files.reload()
    find.box.fill("report")
    offer = files.page.locator(".listing").get_by_role("button", name="Search subfolders")
    expect(files.page.get_by_text("Nothing found", exact=False).first).to_be_visible()
    offer.click()
    find.wait()
    assert find.names() == ["report.txt"]


FORMS = [
    ("旅行/ガイド.txt", unicodedata.normalize("NFD", "ガイド")),
    (unicodedata.normalize("NFD", "旅行/ガイド.txt"), "ガイド"),
    ("旅行/ガイド.txt", "ｶﾞｲﾄﾞ"),
    ("a/Café.txt", "cafe"),
    (unicodedata.normalize("NFD", "a/Café.txt"), "CAFÉ"),
    ("a/ＲＥＰＯＲＴ１.txt", "report1"),
    ("a/x+y%20z&.txt", "x+y%20z&"),
    ("🗂 x/🦊.txt", "🦊"),
]
"""Keys, and what is typed to find them."""


def test_forms_widths_marks_and_odd_names_are_found(files, find, person, bucket):
    bucket.put(person.prefix + "other/かく.txt")
    for key, typed in FORMS:
        bucket.put(person.prefix + key)
        find.search(typed)
        until(files.page, lambda: find.names() == [key.split("/")[1]])  # noqa: B023
        expect(find.row(key.split("/")[1]).locator(".find-path")).to_have_text(key.split("/")[0])
        bucket.delete(person.prefix + key)


def test_words_phrases_wildcards_and_filters(files, find, person, bucket):
    bucket.put(person.prefix + "2025/big scan.jpg", bytes(3000))
    bucket.put(person.prefix + "2025/small scan.jpg", bytes(10))
    bucket.put(person.prefix + "2024/scan big.txt", bytes(3000))
    for query, names in {
        "scan 2025": ["big scan.jpg", "small scan.jpg"],
        '"big scan"': ["big scan.jpg"],
        "*.txt": ["scan big.txt"],
        "small*.???": ["small scan.jpg"],
        "kind:image": ["big scan.jpg", "small scan.jpg"],
        "scan >1KB": ["scan big.txt", "big scan.jpg"],
        "before:2020-01-01": [],
        "after:2020-01-01 2024": ["scan big.txt"],
    }.items():
        find.search(query)
        until(find.page, lambda names=names: find.names() == names)


def test_filters_of_the_form_are_words_in_the_box(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("a/x.jpg", "a/x.txt", "a/x.mp3")])
    find.search("x")
    assert find.count() == 3
    find.filter("Kind").select_option("image")
    expect(find.box).to_have_value("x kind:image")
    expect(find.grid.locator("[data-row]")).to_have_count(1)
    find.filter("Changed before").fill("2020-01-31")
    expect(find.box).to_have_value("x kind:image before:2020-01-31")
    expect(files.page.get_by_role("heading", name="Nothing found")).to_be_visible()
    find.filter("Changed before").fill("")
    find.filter("Kind").select_option("")
    expect(find.box).to_have_value("x")
    expect(find.grid.locator("[data-row]")).to_have_count(3)
    find.box.fill("x kind:audio")
    expect(find.filter("Kind")).to_have_value("audio")


def test_2500_objects_in_nested_folders(files, find, person, bucket, watch):
    keys = [f"{number % 50}/{number % 7}/photo {number:04}.jpg" for number in range(2500)]
    bucket.put_many([person.prefix + key for key in keys])
    find.search("photo")
    expect(find.progress).to_have_text("2,500 matches · 2,500 names looked through")
    assert find.count() == 2500
    assert listings(watch) == 3
    assert find.grid.locator("[data-row]").count() < 100, "rows out of view are not in the page"
    find.grid.locator("[data-row='0']").focus()
    files.page.keyboard.press("End")
    expect(find.grid.locator("[data-row='2499']")).to_be_focused()
    find.search('"photo 1234"')
    expect(find.progress).to_have_text("1 match · 2,500 names looked through")


def test_stopping_ends_the_requests_and_it_goes_on_from_there(files, find, person, bucket, context, watch):
    bucket.put_many([f"{person.prefix}{number % 9}/{number:04}.txt" for number in range(1500)])
    held = Held(files.page, re.compile("start-after="))
    find.box.fill("txt")
    find.box.press("Enter")
    held.wait_for_one()
    expect(find.progress).to_have_text("1,000 matches so far · 1,000 names looked through")
    failed: list[str] = []
    files.page.on("requestfailed", lambda request: failed.append(request.url))
    files.page.get_by_role("button", name="Stop").click()
    expect(find.progress).to_have_text("1,000 matches · stopped after 1,000 names")
    assert any("start-after=" in url for url in failed)
    held.open = True
    files.page.get_by_role("button", name="Go on").click()
    find.wait()
    expect(find.progress).to_have_text("1,500 matches · 1,500 names looked through")
    assert find.count() == 1500


def test_without_a_connection_it_says_so_and_goes_on_by_itself(files, find, person, bucket, context):
    bucket.put_many([f"{person.prefix}{number % 9}/{number:04}.txt" for number in range(1500)])
    held = Held(files.page, re.compile("start-after="))
    find.box.fill("txt")
    find.box.press("Enter")
    held.wait_for_one()
    context.set_offline(True)
    held.routes[0].abort("internetdisconnected")
    held.open = True
    expect(find.progress).to_have_text(re.compile("There is no connection"))
    context.set_offline(False)
    find.wait()
    expect(find.progress).to_have_text("1,500 matches · 1,500 names looked through")


def test_an_address_leads_to_the_same_search(app, find, person, bucket, settings):
    bucket.put_many([person.prefix + key for key in ("a/b/c d.txt", "e.txt")])
    app.open(app.page.url.split("#")[1].join(["#", ""]).split("?")[0] + "?find=c%20kind%3Adocument")
    find.wait()
    assert find.names() == ["c d.txt"]
    expect(find.box).to_have_value("c kind:document")
    app.page.reload()
    find.wait()
    assert find.names() == ["c d.txt"]


def test_a_hit_is_opened_shown_in_its_folder_and_downloaded(files, find, person, bucket):
    bucket.put(person.prefix + "deep/er/file+1.txt", b"content")
    bucket.put(person.prefix + "deep/er/other.txt", b"other")
    find.search("file")
    find.row("file+1.txt").click()
    with files.page.expect_download() as download:
        find.actions.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "file+1.txt"
    find.row("file+1.txt").locator(".find-path").click()
    expect(files.breadcrumb.locator("[aria-current=page]")).to_have_text("er")
    expect(files.row("file+1.txt")).to_have_attribute("aria-selected", "true")
    expect(files.row("file+1.txt")).to_be_focused()
    expect(files.row("other.txt")).to_have_attribute("aria-selected", "false")
    files.page.go_back()
    find.wait()
    find.row("file+1.txt").dblclick()
    expect(files.page.get_by_role("dialog", name=re.compile(r"file\+1\.txt"))).to_be_visible()
    expect(files.page).to_have_url(re.compile(r"/deep/er/$"))


def test_a_hit_that_is_gone_is_said_to_be_and_back_leads_to_the_hits(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("deep/gone.txt", "deep/here.txt")])
    find.search("gone")
    bucket.delete(person.prefix + "deep/gone.txt")
    find.row("gone.txt").focus()
    files.page.keyboard.press("Enter")
    expect(files.page.locator(".files-notice")).to_contain_text("It is no longer there")
    expect(files.row("here.txt")).to_be_focused()
    find.search("here")
    find.row("here.txt").locator(".find-path").click()
    expect(files.row("here.txt")).to_be_focused()
    find.search("here.txt")
    expect(find.box).to_be_focused()
    find.row("here.txt").focus()
    files.page.keyboard.press("Enter")
    expect(files.dialog).to_be_visible()
    files.page.keyboard.press("Escape")
    expect(files.row("here.txt")).to_be_focused()
    files.page.go_back()
    expect(find.row("here.txt")).to_be_focused()


def test_a_folder_that_is_gone_is_said_to_be_and_an_empty_one_is_not(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("a/found/x.txt", "b/found/")])
    find.search("found")
    bucket.delete(person.prefix + "a/found/x.txt")
    find.row("found", "a").dblclick()
    expect(files.page.get_by_role("main").get_by_text("It is no longer there")).to_be_visible()
    files.page.go_back()
    find.wait()
    find.row("found", "b").dblclick()
    expect(files.page.get_by_role("heading", name="This folder is empty")).to_be_visible()
    files.page.wait_for_timeout(500)
    expect(files.page.get_by_role("main").get_by_text("It is no longer there")).to_be_hidden()


def test_back_leads_to_the_hit_that_was_gone_to(files, find, person, bucket):
    bucket.put_many([f"{person.prefix}{number:04}/hit.txt" for number in range(1200)], b"x")
    find.search("hit")
    files.page.keyboard.press("ArrowDown")
    expect(find.row("hit.txt", "0000")).to_be_focused()
    files.page.keyboard.press("End")
    expect(find.row("hit.txt", "1199")).to_be_focused()
    files.page.keyboard.press("Enter")
    expect(files.page.get_by_role("dialog", name=re.compile("hit"))).to_be_visible()
    files.page.keyboard.press("Escape")
    expect(files.page).to_have_url(re.compile(r"/1199/$"))
    files.page.go_back()
    expect(find.row("hit.txt", "1199")).to_be_focused()
    expect(find.row("hit.txt", "1199")).to_have_attribute("aria-selected", "true")


def test_all_of_it_by_keyboard(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("a/note 1.txt", "b/note 2.txt")])
    files.reload()
    keyboard = files.page.keyboard
    find.box.focus()
    keyboard.type("note")
    keyboard.press("Enter")
    find.wait()
    keyboard.press("ArrowDown")
    expect(find.row("note 1.txt")).to_be_focused()
    keyboard.press("ArrowDown")
    expect(find.row("note 2.txt")).to_be_focused()
    keyboard.press("Enter")
    expect(files.page.get_by_role("dialog", name=re.compile(r"note 2\.txt"))).to_be_visible()
    keyboard.press("Escape")
    expect(files.page).to_have_url(re.compile(r"/b/$"))
    files.page.go_back()
    find.wait()
    assert find.names() == ["note 1.txt", "note 2.txt"]


def test_a_guest_searches_what_is_shared(app, bucket, shared):
    bucket.put(shared + "below/for everyone.txt", b"x")
    app.open()
    app.files.open(shared.split("/")[1])
    find = Find(app.page, app.say)
    find.search("everyone")
    assert find.names() == ["for everyone.txt"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_on_a_phone_nothing_is_cut_off(new_context, settings, person, bucket, language):
    bucket.put_many([person.prefix + "旅行 2025/" + NAMES[kind] for kind in ("japanese", "long", "emoji")])
    context = new_context(viewport={"width": 390, "height": 844}, locale=language)
    app = App(context.new_page(), settings.page, language)
    app.enter(person)
    find = Find(app.page, app.say)
    find.search("旅行")
    expect(find.grid.locator("[data-row]")).to_have_count(4)  # the folder itself, and what is in it
    width = app.page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 390


def test_how_many_were_found_is_read_out(files, find, person, bucket):
    bucket.put_many([person.prefix + key for key in ("a/x.txt", "b/x.txt")])
    find.search("x.txt")
    expect(files.page.get_by_role("status").or_(files.page.locator("[aria-live=polite]")).first).to_have_text(
        "2 matches · 2 names looked through"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_it_has_a_violation(new_context, settings, person, bucket, scheme):
    bucket.put_many([person.prefix + key for key in ("a/x.txt", "b/Caf\u00e9 x.jpg")])
    app = App(new_context(color_scheme=scheme, reduced_motion="reduce").new_page(), settings.page)
    app.enter(person)
    find = Find(app.page, app.say)
    find.search("x")
    find.row("x.txt").click()
    assert not violations(app.page)
    find.search("nowhere")
    expect(app.page.get_by_role("heading", name="Nothing found")).to_be_visible()
    assert not violations(app.page)
