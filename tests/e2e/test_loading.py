"""Presses at every moment of loading: each file of the page and each answer of the cloud is held back in turn. What is pressed
is what is selected, by its name, and nothing jumps when the rest arrives."""

import re

import pytest
from playwright.sync_api import Error, expect

from pages.app import App
from support.conditions import Held
from support.parts import Visit, file_name

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
ANSWERS = {
    "config.json": ("**/config.json", "GET"),
    "list": ("**/*list-type=2*", "GET"),
    "identity pool and user pool": (re.compile(r":\d+/$"), "POST"),
}
JUMP_PX = 2
SOON_MS = 1_500
"""How long a held page is given to draw rows without what is held."""
SELECTED = """
(grid) => [...grid.querySelectorAll("[role=row][aria-selected=true]")].map((row) => row.querySelector("[title]").title)
"""
TOPS = """
(grid) => Object.fromEntries([...grid.querySelectorAll("[role=row]")].filter((row) => row.querySelector("[title]"))
  .map((row) => [row.querySelector("[title]").title, row.getBoundingClientRect().top])
  .filter(([, top]) => 0 < top && top < innerHeight))
"""
"""Where the rows in view are, by their names."""
SCROLL_ROWS = 30
"""So far that a list which draws what is in view has let go of its first rows."""


@pytest.fixture(params=SIZES)
def size(request) -> dict:
    return SIZES[request.param]


@pytest.fixture(params=["guest", "user"])
def long(request, new_context, settings, person, bucket, shared, size):
    """Somebody's folder of more than two screens, listed once: the page, and the route to the folder."""
    context = new_context(viewport=size)
    app = App(context.new_page(), settings.page)
    prefix = shared if request.param == "guest" else person.prefix
    bucket.put_many([f"{prefix}photo {number:02}.jpg" for number in range(70)])
    if request.param == "guest":
        app.open(f"#/files/{shared}")
        app.files.wait_until_listed()
    else:
        app.enter(person)
    app.page.goto("about:blank")
    return app, f"#/files/{shared}" if request.param == "guest" else "#/"


def hold_and_press(app: App, route: str, url, method: str) -> str | None:
    """Opens the page while `url` is held, scrolls, and presses the checkbox in the middle of the screen, if any is there;
    lets go what was held; gives the name that was pressed."""
    page, grid = app.page, app.files.grid
    page.goto("about:blank")
    held = Held(page, url, method)
    page.goto(app.address + route, wait_until="commit")
    try:
        grid.get_by_title("photo 00.jpg").wait_for(timeout=SOON_MS)
    except Error:
        page.mouse.click(page.viewport_size["width"] / 2, 400)  # where rows will be: nothing may come of it
    pressed, tops = None, {}
    if grid.get_by_title(re.compile("photo")).count():
        scroll(app)
        pressed = press_in_the_middle(app)
        page.wait_for_timeout(50)
        tops = grid.evaluate(TOPS)
    held.release()
    app.files.wait_until_listed()
    page.wait_for_timeout(300)
    assert moved(tops, grid.evaluate(TOPS)) == {}, f"the page jumped when {url} came"
    page.unroute(url)
    return pressed


def scroll(app: App) -> None:
    row = app.files.grid.get_by_role("row").filter(has=app.page.get_by_title("photo 00.jpg")).bounding_box()
    app.page.mouse.move(app.page.viewport_size["width"] / 2, 500)
    app.page.mouse.wheel(0, SCROLL_ROWS * row["height"])
    app.page.wait_for_timeout(100)


def moved(before: dict[str, float], after: dict[str, float]) -> dict[str, tuple]:
    """The rows that stand elsewhere now, or have left the view."""
    return {name: (top, after.get(name)) for name, top in before.items() if abs(after.get(name, -9_999) - top) > JUMP_PX}


def press_in_the_middle(app: App) -> str:
    """Presses, by the pointer alone, the checkbox of the row that stands in the middle of the screen."""
    height = app.page.viewport_size["height"]
    tops = {name: top for name, top in app.files.grid.evaluate(TOPS).items() if height * 0.4 < top < height * 0.7}
    name = min(tops, key=tops.get)
    box = app.files.row(name).get_by_role("checkbox").bounding_box()
    app.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return name


def check_selection(app: App, pressed: str | None, what: str) -> None:
    selected = app.files.grid.evaluate(SELECTED)
    assert selected == ([pressed] if pressed else []), f"while {what} was held"


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_press_before_an_answer_of_the_cloud(long, answer):
    app, route = long
    pressed = hold_and_press(app, route, *ANSWERS[answer])
    check_selection(app, pressed, answer)


def test_a_press_before_each_file_of_the_page_selects_that_row_and_nothing_jumps(long):
    app, route = long
    visit = Visit(app)
    app.open(route)
    app.files.wait_until_listed()
    visit.rest()
    files = [file_name(request) for request in visit.requests if request.resource_type != "document"]
    alive = set()
    for name in files:
        if name != "config.json":
            pressed = hold_and_press(app, route, f"**/{name}", "GET")
            check_selection(app, pressed, name)
            alive |= {name} if pressed else set()
    print(f"\nrows stood without: {sorted(alive) or 'nothing'}")


def test_a_press_at_any_moment_of_a_slow_load(long):
    """Everything comes slowly, and presses come as soon as rows do: what stands then is what counts."""
    app, route = long
    page = app.page
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    rates = {"downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
    session.send("Network.clearBrowserCache")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, **rates})
    app.open(route)
    app.files.grid.get_by_title("photo 00.jpg").wait_for()
    scroll(app)
    pressed = press_in_the_middle(app)
    tops = app.files.grid.evaluate(TOPS)
    expect(app.files.row(pressed)).to_have_attribute("aria-selected", "true")
    app.files.wait_until_listed()
    page.wait_for_load_state("networkidle")
    check_selection(app, pressed, "everything was slow and something")
    assert moved(tops, app.files.grid.evaluate(TOPS)) == {}
