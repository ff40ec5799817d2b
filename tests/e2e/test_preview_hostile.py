"""Files that somebody made to do harm: whatever is in them, no script of theirs runs, nothing is fetched from elsewhere, and the
page goes on answering. (`support.watch` fails each test that sees a request to a third party or a violation.)"""

import json
import struct

import pytest
from playwright.sync_api import expect

from pages.preview import Preview
from support.media import drawn, pdf, png, zipped

ELSEWHERE = "https://evil.example/"
SCRIPT = "globalThis.wasRun = true; parent.wasRun = true"
LONGEST_TASK_MS = 1000  # no second frozen; a busy machine makes a task of 300 ms one of 600

WATCH_TASKS = """
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest ?? 0, task.duration);
}).observe({ type: "longtask", buffered: true });
"""

SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="9"
 onload="{SCRIPT}"><script>{SCRIPT}</script><image href="{ELSEWHERE}a.png" width="9" height="9"/>
 <use xlink:href="{ELSEWHERE}b.svg#x"/><style>@import "{ELSEWHERE}c.css"; rect {{ fill: url({ELSEWHERE}d.svg#x) }}</style>
 <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="{ELSEWHERE}"/></foreignObject>
 <a href="javascript:{SCRIPT}"><rect width="99" height="9"/></a></svg>"""
HTML = f"<!doctype html><script>{SCRIPT}</script><img src=x onerror='{SCRIPT}'><iframe src='{ELSEWHERE}'></iframe>"
MARKDOWN = f"""# Notes <img src=x onerror="{SCRIPT}">

<script>{SCRIPT}</script>

<iframe src="{ELSEWHERE}"></iframe>

[a](javascript:{SCRIPT.replace(" ", "%20")}) [b](<JaVaScRiPt:alert(1)>) [c](data:text/html,x) [d]({ELSEWHERE})
![tracker]({ELSEWHERE}pixel.png) <{ELSEWHERE}>

[e]: vbscript:x
"""


def deep(levels: int, wide: int) -> str:
    value: object = "leaf"
    for _ in range(levels):
        value = {f"key {number}": number for number in range(wide)} | {"inside": value}
    return json.dumps(value)


def directory(size: int, offset: int, count: int) -> bytes:
    """An archive of nothing but an end that tells of this directory."""
    return b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, 0)


def entry(name: bytes, claimed: int) -> bytes:
    """An entry of a directory without the file."""
    return b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 0, 0, 9, claimed, len(name), 0, 0, 0, 0, 0, 0) + name


BOMB = entry(b"../../../etc/passwd", 0xFFFFFFFE) * 30_000

FILES: dict[str, bytes] = {
    "a script.svg": SVG.encode(),
    "b laughs.svg": b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8))
    + b"]><svg xmlns='http://www.w3.org/2000/svg'><text>&i;</text></svg>",
    "c page.html": HTML.encode(),
    "d page.png": HTML.encode(),
    "e page.pdf": HTML.encode(),
    "f page.mp4": HTML.encode(),
    "g notes.md": MARKDOWN.encode(),
    "h quotes.md": b"> " * 20_000 + b"end",
    "i stars.md": b"*a **b " * 20_000,
    "j links.md": b"[" * 50_000,
    "k deep.json": deep(10, 3_000).encode(),
    "l brackets.json": b"[" * 500_000,
    "m long text.json": b'{"<img src=x>": "' + b"<script>" * 100_000 + b'"}',
    "n columns.csv": b"<b>x</b>," * 100_000 + b"\n1,2,3\n",
    "o quote.csv": b'a,b\n"' + b"never closed, \n" * 50_000,
    "p rows.csv": b"1,2\n" * 60_000,
    "q formula.csv": b"=HYPERLINK(\"" + ELSEWHERE.encode() + b"\"),b\n",
    "r bomb.zip": b"",
    "s garbage.zip": directory(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF),
    "t loop.zip": directory(46, 0, 60_000),
    "u claims.png": png(100_000, 100_000),
    "v zero.png": png(0, 0),
    "w cut.jpg": b"",
    "x line.log": b"x" * 1_000_000,
    "y line.js": b"/*" + b"'\"`//" * 200_000,
    "z broken.txt": "日本".encode() + b"\xff\xfe\xc0\x80 \xed\xa0\x80 " + b"plain words and more of them" * 9,
    "zz nul.txt": b"\0" * 1000,
    "zzz tags.xml": b"<a b='" * 100_000,
    "zzzz \u202egpj.txt": "\u202etxet desrever\u202c \u2066x".encode(),
}
FILES["r bomb.zip"] = BOMB + directory(len(BOMB), 0, 30_000)

KINDS = {
    "a script.svg": "img",
    "c page.html": "text",
    "g notes.md": "text",
    "k deep.json": "text",
    "n columns.csv": "text",
    "r bomb.zip": "text",
    "x line.log": "text",
    "z broken.txt": "text",
}
"""What must be shown all the same."""


@pytest.fixture
def preview(app, person, bucket) -> Preview:
    for name, body in FILES.items():
        bucket.put(person.prefix + name, body, "text/html")
    bucket.put(person.prefix + "w cut.jpg", drawn(app.page, "image/jpeg", 800, 600)[:2000], "text/html")
    app.page.add_init_script(WATCH_TASKS)
    app.enter(person)
    return Preview(app.files)


def test_no_file_runs_a_script_asks_elsewhere_or_keeps_the_page_busy(preview):
    page = preview.page
    names = sorted(FILES)
    preview.open(names[0])
    slow, run = {}, []
    for number, name in enumerate(names):
        if number:
            preview.button("Next file").click()
        preview.shows(name)
        page.wait_for_timeout(400)  # what a file would do, it does by now
        longest = page.evaluate("() => { const it = globalThis.longest ?? 0; globalThis.longest = 0; return it; }")
        if longest > LONGEST_TASK_MS:
            slow[name] = round(longest)
        if page.evaluate("() => globalThis.wasRun === true"):
            run.append(name)
        assert preview.dialog.locator("script, object, embed, [onerror], [onload], [onclick]").count() == 0, name
        frames = preview.dialog.locator("iframe").count()
        assert frames == 0, name
        match KINDS.get(name):
            case "img":
                expect(preview.image).to_be_visible()
            case "text":
                expect(preview.content).to_be_visible()
    assert run == [] and slow == {}
    assert page.url.startswith(page.context.pages[0].url.split("#")[0])


def test_links_of_a_text_lead_elsewhere_only_by_a_press_and_scripts_are_no_links(preview):
    preview.open("g notes.md")
    hrefs = preview.content.get_by_role("link").evaluate_all("(all) => all.map((it) => it.getAttribute('href'))")
    assert hrefs == [ELSEWHERE, ELSEWHERE]
    expect(preview.content).to_contain_text("<iframe")
    expect(preview.content).to_contain_text("tracker")
    assert preview.content.locator("img").count() == 0


def test_a_picture_that_claims_more_pixels_than_there_is_memory_for_is_not_fetched(preview):
    preview.open("u claims.png")
    expect(preview.note).to_contain_text("100,000 × 100,000 pixels")
    requests = [it for it in preview.page.context.watch.requests if "u%20claims.png" in it.url]
    assert requests and all(it.resource_type == "fetch" for it in requests)


def test_a_name_cannot_turn_the_dialog_around(preview):
    preview.files.row("a script.svg").click()
    preview.press("End")
    preview.press("Enter")
    preview.shows("zzzz \u202egpj.txt")
    assert "\u202e" not in preview.dialog.locator("header").inner_text()


def test_a_pdf_with_a_script_runs_in_its_own_origin(preview, bucket, person):
    body = pdf("x").replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
    bucket.put(person.prefix + "0.pdf", body, "text/html")
    preview.files.reload()
    preview.open("0.pdf")
    expect(preview.frame).to_be_visible()
    assert not preview.page.evaluate("() => globalThis.wasRun === true")
    own, frames = preview.page.url.split("#")[0], preview.page.frames[1:]
    assert all(not frame.url.startswith(own) for frame in frames)
