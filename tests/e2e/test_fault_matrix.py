"""The fault matrix: everything that people do, through everything that goes wrong. In each cell nothing is lost, nothing is
overwritten unasked, no part is left behind, the page is alive afterwards, and the person reads the sentence that the table names."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.conditions import movable_clock
from support.device import PICKER
from support.dialogs import use_downloads
from support.matrix.actions import ACTIONS
from support.matrix.faults import FAULTS, LASTING, Cell
from support.matrix.scene import Scene

GOES = Cell()
"""It goes through, and nothing needs saying."""
AGAIN = Cell(anew=True)
"""What was not done before the tab was closed is done anew. (Files are where they were: on the device, in the bucket.)"""
LATER = AGAIN
"""Nobody is signed in here any more, and the pool hears of it with the next page."""

NO_CONNECTION = "No connection. Uploads go on by themselves once there is one."
OFFLINE, NO_ANSWER, BUSY = "You are offline.", "There was no answer.", "The service is very busy."
TAKEN = Cell("This name is taken", press=("Keep both",))

CELLS: dict[str, dict[str, Cell]] = {
    "small upload": {
        "answer lost": GOES,
        "connection cut": Cell(NO_CONNECTION),
        "offline": Cell(NO_CONNECTION),
        "503": Cell(BUSY, press=("Retry",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": Cell(anew=True, leaving=True),
        "second device": TAKEN,
    },
    "multipart upload": {
        "answer lost": GOES,
        "connection cut": Cell(NO_CONNECTION),
        "offline": Cell(NO_CONNECTION),
        "503": Cell(BUSY, press=("Retry",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": Cell("Unfinished uploads", anew=True, leaving=True),
        "second device": TAKEN,
    },
    "file download": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Try again",)),
        "offline": Cell("No connection. The download starts by itself once there is one."),
        "503": Cell(BUSY, press=("Try again",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": AGAIN,
        "second device": GOES,
    },
    "ZIP download": {
        "answer lost": GOES,
        "connection cut": GOES,
        "offline": Cell("No connection. The download goes on by itself once there is one."),
        "503": Cell("1 file is not in the archive", anew=True),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": Cell(anew=True, leaving=True),
        "second device": GOES,
    },
    "delete": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Try again",)),
        "offline": Cell(OFFLINE, press=("Try again",)),
        "503": Cell(BUSY, press=("Try again",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": AGAIN,
        "second device": Cell("The file changed while this was under way."),
    },
    "sync": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Compare again", "Start")),
        "offline": Cell(NO_CONNECTION),
        "503": Cell(BUSY, press=("Compare again", "Start")),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": Cell(anew=True, leaving=True),
        "second device": Cell("Changed since it was compared. Nothing was done; compare again."),
    },
    "new folder": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Create",)),
        "offline": Cell(OFFLINE, press=("Create",)),
        "503": Cell(BUSY, press=("Create",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": AGAIN,
        "second device": GOES,
    },
    "sign-in": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Sign in",)),
        "offline": Cell(OFFLINE, press=("Sign in",)),
        "503": Cell(BUSY, press=("Sign in",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": AGAIN,
        "second device": GOES,
    },
    "refresh": {
        "answer lost": GOES,
        "connection cut": Cell(NO_ANSWER, press=("Refresh",)),
        "offline": Cell(OFFLINE, press=("Refresh",)),
        "503": Cell(BUSY, press=("Refresh",)),
        "expired": GOES,
        "clock off": GOES,
        "tab closed": AGAIN,
        "second device": GOES,
    },
    "sign-out": {
        "answer lost": GOES,
        "connection cut": LATER,
        "offline": Cell(OFFLINE, press=("Try again",)),
        "503": LATER,
        "expired": GOES,
        "clock off": GOES,
        "tab closed": GOES,
        "second device": GOES,
    },
}
"""What the person reads in each cell, and what they do then. None is left out: to signing in and out, "expired" is the end of the
step or of the tokens, and what the second device writes meanwhile must be there afterwards, for its owner alone."""


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", ACTIONS)
def test_cell(faults, new_context, settings, people, bucket, control, tmp_path, action, fault):
    context = new_context(proxy=faults.proxy)
    for provoked in ("CORS policy", "Failed to fetch", "net::ERR"):
        context.watch.allow(provoked)
    use_downloads(context)
    context.add_init_script(PICKER)
    movable_clock(context)
    app = App(context.new_page(), settings.page)
    if fault in LASTING:
        app.page.clock.install()
    scene = Scene(app, context, faults, people.new(), people, bucket, control, tmp_path)
    doing = ACTIONS[action]()
    doing.prepare(scene)
    doing.enter(scene)
    FAULTS[fault](scene, doing, CELLS[action][fault])
    doing.check(scene)
    if CELLS[action][fault] == GOES:
        expect(scene.page.get_by_role("alert").filter(visible=True)).to_have_count(0)
    scene.check_nothing_is_lost()
    scene.check_alive()
