"""What a visit fetches until it rests: few files, few bytes, nothing that nobody asked for; and each row is drawn once."""

import pytest
from playwright.sync_api import expect

from support.parts import MOST_BYTES, MOST_FILES, Visit, table
from support.samples import write
from support.until import until

# Marks every row that is there when the first one is.
MARK_ROWS = """
new MutationObserver((_, observer) => {
  const rows = [...document.querySelectorAll("[role=row]")].filter((row) => row.querySelector("[title]"));
  if (rows.length === 0) return;
  for (const row of rows) row.drawnFirst = true;
  globalThis.firstRows = rows.map((row) => [row, row.querySelector("[title]").title]);
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
STILL_THERE = "firstRows.map(([row, name]) => [name, row.isConnected, row.querySelector('[title]')?.title])"


@pytest.fixture(params=["guest", "signed in"])
def visit(request, app, person, bucket, shared):
    """A visit that rests: of a guest, or of somebody signed in after a reload. Before it, nothing was in the cache."""
    folder = shared if request.param == "guest" else person.prefix
    bucket.put_many([f"{folder}row {number:02}.txt" for number in range(70)])
    if request.param == "signed in":
        app.enter(person)
    app.page.goto("about:blank")
    app.page.context.new_cdp_session(app.page).send("Network.clearBrowserCache")
    app.page.add_init_script(MARK_ROWS)
    visit = Visit(app)
    app.open(f"#/files/{shared}" if request.param == "guest" else "")
    app.files.wait_until_listed()
    visit.rest()
    visit.who = request.param
    return visit


def test_a_visit_fetches_few_files_and_few_bytes_and_no_part_that_nobody_asked_for(visit):
    files = visit.fetched()
    print(f"\n{visit.who}, until at rest:\n{table(files)}")
    assert visit.parts() == set()
    assert len(files) <= MOST_FILES
    assert sum(file.size for file in files) <= MOST_BYTES[visit.who]


def test_rows_are_drawn_once(visit):
    rows = visit.app.page.evaluate(STILL_THERE)
    assert len(rows) > 1
    assert [(name, connected, now) for name, connected, now in rows if not connected or now != name] == []


def test_every_file_of_the_page_is_fetched_once_and_is_there(app, person, tmp_path):
    visit = Visit(app)
    app.enter(person)
    app.files.upload(write(tmp_path, "once.txt", "once"))
    expect(app.files.row("once.txt")).to_be_visible()
    names = visit.names()
    assert sorted(names) == sorted(set(names))
    assert "config.json" in names
    assert {request.response().status for request in visit.requests} == {200}


@pytest.mark.parametrize("intent", ["pointer", "focus", "drag"])
def test_intent_fetches_the_work(files, app, intent, tmp_path):
    files.page.goto("about:blank")
    visit = Visit(app)
    app.open()
    files.wait_until_listed()
    visit.rest()
    assert "work" not in visit.parts()
    if intent == "pointer":
        files.action("Upload").hover()
    elif intent == "focus":
        files.action("New folder").focus()
    else:
        # A drag that hovers, and falls nowhere.
        session = files.page.context.new_cdp_session(files.page)
        data = {"items": [], "files": [str(write(tmp_path, "hover.txt", "x"))], "dragOperationsMask": 1}
        for step in ("dragEnter", "dragOver"):
            session.send("Input.dispatchDragEvent", {"type": step, "x": 600, "y": 400, "data": data})
    until(files.page, lambda: "work" in visit.parts())
