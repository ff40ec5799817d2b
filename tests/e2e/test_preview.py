"""Files are shown in place: each kind as what it is, one after the other, and what is refused is said in the page's words."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from pages.preview import Preview
from support.accessibility import violations
from support.conditions import answer_with
from support.media import drawn, film, pdf, turned, wav, zipped
from support.until import until

DENIED = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='teal'/></svg>"


@pytest.fixture
def preview(files) -> Preview:
    return Preview(files)


@pytest.fixture
def put(bucket, person, files):
    """Puts files into the person's folder, and lists it."""

    def put(stored: dict[str, bytes], content_type: str = "binary/octet-stream") -> None:
        for name, body in stored.items():
            bucket.put(person.prefix + name, body, content_type)
        files.reload()

    return put


def links(preview: Preview, name: str) -> list[dict]:
    """What the browser asked for by itself to show a file: the queries of those addresses."""
    requests = preview.page.context.watch.requests
    queries = [parse_qs(urlsplit(it.url).query) for it in requests if urlsplit(it.url).path.endswith(f"/{name}")]
    return [query for query in queries if "response-content-type" in query]


SIZE = "(image) => [image.naturalWidth, image.naturalHeight]"


def is_drawn(preview: Preview, width: int, height: int) -> None:
    expect(preview.image).to_be_visible()
    until(preview.page, lambda: preview.image.evaluate("(image) => image.complete && image.naturalWidth > 0"))
    assert preview.image.evaluate(SIZE) == [width, height]


def test_going_back_closes_the_viewer_and_leaves_the_folder_open(preview, put):
    page, files = preview.page, preview.files
    put({"top.txt": b"t", "docs/b.txt": b"b", "docs/c.txt": b"c"})
    files.open("docs")
    preview.open("b.txt").press("ArrowRight")
    preview.shows("c.txt")
    page.go_back()
    expect(preview.dialog).to_be_hidden()
    expect(files.row("c.txt")).to_be_focused()
    page.go_forward()
    expect(files.row("c.txt")).to_be_visible()
    for name in ("b.txt", "c.txt"):
        preview.open(name).close()
    page.go_back()
    expect(files.row("top.txt")).to_be_visible()
    page.go_forward()
    expect(files.row("b.txt")).to_be_visible()
    preview.open("b.txt")
    page.go_back()
    expect(preview.dialog).to_be_hidden()
    expect(files.row("b.txt")).to_be_visible()
    page.reload()
    page.go_back()
    expect(files.row("top.txt")).to_be_visible()


def test_pictures_are_shown_one_after_the_other_in_the_order_of_the_list(preview, put):
    page = preview.page
    photo = drawn(page, "image/jpeg", 640, 360)
    pictures = {
        "a.png": drawn(page, "image/png"),
        "b.jpg": photo,
        "c turned.jpg": turned(photo),
        "d.webp": drawn(page, "image/webp"),
        "e.svg": SVG,
        "folder/inside.png": b"",
    }
    put(pictures, "text/html")
    preview.open("a.png")
    is_drawn(preview, 640, 360)
    expect(preview.position).to_contain_text("1 of 5")
    expect(preview.button("Previous file")).to_be_disabled()
    for name, size in {"b.jpg": (640, 360), "c turned.jpg": (360, 640), "d.webp": (640, 360)}.items():
        preview.press("ArrowRight")
        preview.shows(name)
        is_drawn(preview, *size)
    preview.button("Next file").click()
    preview.shows("e.svg")
    expect(preview.image).to_be_visible()
    expect(preview.button("Next file")).to_be_disabled()
    assert links(preview, "e.svg")[-1]["response-content-type"] == ["image/svg+xml"]
    assert violations(page) == ""
    preview.press("ArrowLeft")
    preview.shows("d.webp")
    expect(preview.position).to_contain_text("4 of 5")
    preview.close()
    expect(preview.files.row("d.webp")).to_be_focused()
    assert not page.url.endswith("webp")


def test_a_picture_is_as_large_as_the_window_or_as_its_pixels(preview, put):
    put({"large.png": drawn(preview.page, "image/png", 3000, 2000)})
    preview.open("large.png")
    is_drawn(preview, 3000, 2000)
    fits = preview.image.bounding_box()
    assert fits["width"] <= 1280 and fits["height"] <= 800
    expect(preview.dialog).to_contain_text("3,000 × 2,000 pixels")
    preview.button("Actual size").click()
    assert preview.image.bounding_box()["width"] == 3000
    preview.button("Fit to window").click()
    assert preview.image.bounding_box() == fits


def test_enter_opens_escape_closes_and_sorting_is_the_order(preview, put):
    put({"a.txt": b"first", "b.txt": b"second"})
    preview.files.sort_by("Name")
    preview.files.row("b.txt").focus()
    preview.press("Enter")
    preview.shows("b.txt")
    expect(preview.position).to_contain_text("1 of 2")
    preview.press("ArrowRight")
    preview.shows("a.txt")
    expect(preview.content).to_contain_text("first")
    preview.close()
    expect(preview.files.row("a.txt")).to_be_focused()


def test_text_comes_in_pieces_in_its_encoding_and_code_has_colours(preview, put):
    lines = "\n".join(f"line {number} 日本語" for number in range(40_000))
    put({
        "a.log": lines.encode(),
        "b.txt": "日本語のテキスト。これは古い形式です。".encode("shift_jis"),
        "c.txt": "UTF-16 日本".encode("utf-16"),
        "d.rs": b"fn main() {\n    // says hello\n    println!(\"hello\");\n}\n",
        "e.html": b"<p onclick=\"alert(1)\">Hi</p>",
        "no extension": b"plain words",
    })
    preview.open("a.log")
    expect(preview.content).to_contain_text("line 0 日本語")
    expect(preview.content).to_contain_text("The first 256 KiB of")
    before = preview.content.locator(".preview-line").count()
    preview.button("Show more").click()
    until(preview.page, lambda: preview.content.locator(".preview-line").count() > before)
    assert "\ufffd" not in preview.content.inner_text()
    for name, text, told in [
        ("b.txt", "日本語のテキスト。", "Shift_JIS"),
        ("c.txt", "UTF-16 日本", "UTF-16"),
        ("d.rs", "says hello", "UTF-8"),
        ("e.html", "<p onclick=\"alert(1)\">Hi</p>", "UTF-8"),
        ("no extension", "plain words", "UTF-8"),
    ]:
        preview.press("ArrowRight")
        preview.shows(name)
        expect(preview.content).to_contain_text(text)
        expect(preview.content).not_to_contain_text("line 0 日本語")
        expect(preview.dialog).to_contain_text(told)
        if name == "d.rs":
            counted = "() => [...CSS.highlights].map(([name, it]) => `${name} ${it.size}`).join()"
            until(preview.page, lambda: "code-comment 1" in preview.page.evaluate(counted))
            assert "code-string 1" in preview.page.evaluate(counted)
    assert violations(preview.page) == ""
    preview.close()
    assert preview.page.evaluate("() => CSS.highlights.size") == 0


def test_a_pdf_is_shown_by_the_browsers_own_viewer_in_a_frame_of_the_bucket(preview, put):
    put({"paper.pdf": pdf("Hello"), "a page.pdf": b"<script>alert(1)</script>"}, "text/html")
    preview.open("paper.pdf")
    expect(preview.frame).to_be_visible()
    until(preview.page, lambda: links(preview, "paper.pdf"))
    asked = links(preview, "paper.pdf")[-1]
    assert asked["response-content-type"] == ["application/pdf"]
    assert asked["response-content-disposition"] == ["inline"]
    assert preview.frame.get_attribute("sandbox") is None
    preview.close()
    expect(preview.page.locator("iframe")).to_have_count(0)
    preview.open("a page.pdf")
    expect(preview.note).to_contain_text("This file cannot be shown here.")


def test_film_and_sound_play_and_an_address_that_ends_is_renewed_at_the_same_second(preview, put):
    page = preview.page
    put({"film.webm": film(page), "sound.wav": wav(600)})
    preview.open("film.webm")
    video = preview.dialog.locator("video")
    until(page, lambda: video.evaluate("(it) => it.readyState >= 2"))
    assert video.evaluate("(it) => [it.videoWidth, it.videoHeight]") == [320, 180]
    preview.close()

    preview.open("sound.wav")
    sound = preview.dialog.locator("audio")
    until(page, lambda: sound.evaluate("(it) => it.readyState >= 1"))
    before = len(links(preview, "sound.wav"))
    first = sound.get_attribute("src")
    page.wait_for_timeout(1_100)  # an address holds the second that it was signed in
    page.route(lambda url: url == first, answer_with(403, DENIED))  # as S3 answers once the credentials have ended
    # Where the browser has all of it already it asks for nothing and hears of no end: then the error is told to it.
    sound.evaluate("(it) => { it.currentTime = 400; setTimeout(() => it.dispatchEvent(new Event('error')), 500); }")
    until(page, lambda: sound.get_attribute("src") != first)
    until(page, lambda: sound.evaluate("(it) => it.readyState >= 2 && Math.abs(it.currentTime - 400) < 2"))
    assert len(links(preview, "sound.wav")) > before
    expect(preview.alert).to_be_hidden()


def test_sound_that_breaks_off_in_the_second_it_was_opened_is_asked_for_again(preview, put):
    page = preview.page
    put({"sound.wav": wav(600)})
    page.evaluate("() => { const now = Date.now(); Date.now = () => now; }")
    preview.open("sound.wav")
    sound = preview.dialog.locator("audio")
    until(page, lambda: sound.evaluate("(it) => it.readyState >= 1"))
    sound.evaluate("""(it) => {
      it.addEventListener("loadstart", () => { window.asked = it.getAttribute("src"); });
      it.dispatchEvent(new Event("error"));
    }""")
    until(page, lambda: page.evaluate("() => window.asked") == sound.get_attribute("src"))
    expect(preview.alert).to_be_hidden()


def test_markdown_is_drawn_and_its_source_is_one_press_away(preview, put):
    text = "# Notes\n\nSee *this* [page](https://example.com/).\n\n- [x] done\n- [ ] not\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"
    put({"notes.md": text.encode()})
    preview.open("notes.md")
    expect(preview.content.get_by_role("heading", name="Notes")).to_be_visible()
    link = preview.content.get_by_role("link", name="page")
    assert link.get_attribute("rel") == "noopener noreferrer" and link.get_attribute("href") == "https://example.com/"
    expect(preview.content.get_by_role("cell", name="2")).to_be_visible()
    assert violations(preview.page) == ""
    preview.button("Source").click()
    expect(preview.content).to_contain_text("# Notes")
    preview.button("Formatted").click()
    expect(preview.content.get_by_role("heading", name="Notes")).to_be_visible()


def test_json_is_a_tree_and_csv_a_table(preview, put):
    people = ",".join('{"name": "P%d", "age": 1e400}' % number for number in range(250))
    put({
        "data.json": ('{"people": [%s], "none": null}' % people).encode(),
        "table.csv": "name;price\nなし;1,5\n\"two\nlines\";3\n".encode(),
    })
    preview.open("data.json")
    expect(preview.content).to_contain_text("none")
    preview.content.get_by_text("people").click()
    first = preview.content.locator("details details summary")
    expect(first).to_have_count(100 + 1)
    first.nth(1).click()
    expect(preview.content).to_contain_text("1e400")
    preview.content.get_by_role("button", name="Show more").click()
    expect(first).to_have_count(200 + 1)
    assert violations(preview.page) == ""
    preview.press("Escape")
    preview.open("table.csv")
    expect(preview.content.get_by_role("columnheader", name="price")).to_be_visible()
    expect(preview.content.get_by_role("cell", name="なし")).to_be_visible()
    expect(preview.content.get_by_role("cell", name="two lines")).to_be_visible()
    assert violations(preview.page) == ""


def test_json_that_is_wrong_and_a_table_of_one_endless_line_show_what_they_have(preview, put):
    put({"wrong.json": b'{"a":1,}', "short.json": b'{"a":[1', "line.csv": b"first,second," * 160_000})
    for name in ("wrong.json", "short.json"):
        preview.open(name)
        expect(preview.content).to_contain_text("a:1" if name == "wrong.json" else "a:[ 1 ]")
        expect(preview.content).to_contain_text("From here on the file is not valid JSON.")
        preview.close()
    preview.open("line.csv")
    expect(preview.content.get_by_role("columnheader", name="second").first).to_be_visible()
    expect(preview.content).to_contain_text("and 319,901 more columns")
    expect(preview.button("Show more")).to_be_hidden()


def test_an_archive_says_what_is_in_it_by_two_reads(preview, put, bucket, person):
    put({"many.zip": zipped({f"写真/{number:04}.jpg": b"x" * number for number in range(1200)})})
    asked = len(preview.page.context.watch.requests)
    preview.open("many.zip")
    expect(preview.content).to_contain_text("写真/0001.jpg")
    expect(preview.dialog).to_contain_text("1,200 files")
    reads = [it for it in preview.page.context.watch.requests[asked:] if "many.zip" in it.url and it.method == "GET"]
    assert len(reads) == 2
    preview.button("Show more").click()
    expect(preview.content.get_by_text("写真/0700.jpg")).to_be_attached()
    assert violations(preview.page) == ""


def test_what_no_browser_shows_is_said_and_can_be_downloaded(preview, put):
    put({"setup.exe": b"MZ\0\0", "empty.txt": b"", "noise": bytes(range(256)) * 20})
    for name, said in {
        "setup.exe": "There is no preview for this kind of file.",
        "empty.txt": "This file is empty.",
        "noise": "There is no preview for this kind of file.",
    }.items():
        preview.open(name)
        expect(preview.note).to_contain_text(said)
        preview.close()
    preview.open("setup.exe")
    with preview.page.expect_download() as download:
        preview.note.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "setup.exe"


def test_a_refusal_is_said_in_the_words_that_a_download_has(preview, put, bucket, person):
    put({"gone.txt": b"x", "secret.png": b"x", "kept.txt": b"here"})
    bucket.delete(person.prefix + "gone.txt")
    preview.open("gone.txt")
    expect(preview.alert).to_contain_text("This file is no longer there.")
    preview.press("ArrowRight")
    preview.shows("kept.txt")
    expect(preview.content).to_contain_text("here")
    preview.page.route("**/secret.png?*", answer_with(403, DENIED))
    preview.press("ArrowRight")
    preview.shows("secret.png")
    expect(preview.alert).to_be_visible()
    preview.alert.get_by_text("Details", exact=True).click()
    expect(preview.alert).to_contain_text("AccessDenied")
    assert violations(preview.page) == ""


def test_offline_it_waits_and_shows_the_file_by_itself(preview, put, context):
    context.watch.allow("ERR_INTERNET_DISCONNECTED")
    context.watch.allow("Failed to fetch")
    put({"a.txt": b"first", "b.txt": b"second"})
    preview.open("a.txt")
    expect(preview.content).to_contain_text("first")
    context.set_offline(True)
    preview.press("ArrowRight")
    preview.shows("b.txt")
    expect(preview.alert).to_be_visible()
    context.set_offline(False)
    expect(preview.content).to_contain_text("second")


def test_details_are_one_press_from_the_preview(preview, put):
    put({"a.txt": b"first"})
    preview.open("a.txt")
    preview.button("Details").click()
    expect(preview.dialog).to_be_hidden()
    details = preview.page.get_by_role("complementary", name="Details")
    expect(details.get_by_role("heading")).to_be_focused()


def test_a_slow_double_click_opens_though_the_details_move_the_cells_between(preview, put, files):
    put({"a.txt": b"text"})
    files.select("a.txt")
    expect(files.page.get_by_role("complementary")).to_be_visible()  # its part is there from now on
    files.row("a.txt").get_by_role("checkbox").uncheck()
    expect(files.page.get_by_role("complementary")).to_be_hidden()
    files.row("a.txt").hover()
    mouse = files.page.mouse
    for _ in range(2):
        mouse.down()
        mouse.up()
        files.page.wait_for_timeout(150)
    preview.shows("a.txt")
