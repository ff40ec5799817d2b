"""Two tabs upload the same name at the same moment: one of them is asked, and neither's file is lost."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.bucket import sha256
from support.conditions import put_config
from support.faults import Gate
from support.samples import write
from support.until import until

WRITE = r"^(POST|PUT) /[^/\n]"
MINE, YOURS = b"mine", b"your"
LARGE = bytes(range(256)) * (20 << 12)


@pytest.fixture
def tabs(faults, new_context, settings, person, request):
    """Two tabs of one person, on a site whose bucket keeps versions or says that it does not."""
    context = new_context(proxy=faults.proxy)
    config = settings.config
    config["bucket"]["versioned"] = request.param
    put_config(context, config)

    def enter() -> App:
        return App(context.new_page(), settings.page).enter(person)

    return enter(), enter()


def send_at_once(tabs, faults, tmp_path, *contents: bytes) -> None:
    """Both have looked, and found the name free, before either writes."""
    gate = Gate()
    rule = faults.add(WRITE, gate)
    for number, (tab, content) in enumerate(zip(tabs, contents)):
        tab.files.upload(write(tmp_path / str(number), "report.txt", content))
    until(tabs[0].page, lambda: rule.met >= 2)
    gate.open()


def asked(tabs) -> App:
    """The one that is asked."""
    until(tabs[0].page, lambda: any(tab.files.dialog.is_visible() for tab in tabs))
    return next(tab for tab in tabs if tab.files.dialog.is_visible())


@pytest.mark.parametrize(
    "tabs, contents, answer",
    [
        (False, (MINE, YOURS), "Keep both"),
        (False, (MINE, YOURS), "Skip"),
        (False, (MINE, YOURS), "Replace"),
        (False, (MINE + LARGE, YOURS + LARGE), "Keep both"),
        (True, (MINE + LARGE, YOURS + LARGE), "Replace"),
    ],
    indirect=["tabs"],
    ids=["small, keep both", "small, skip", "small, replace", "in parts, keep both", "in parts of versions, replace"],
)
def test_the_second_is_asked(tabs, faults, person, bucket, tmp_path, contents, answer):
    send_at_once(tabs, faults, tmp_path, *contents)
    second = asked(tabs)
    first = tabs[1 - tabs.index(second)]
    theirs, ours = contents[tabs.index(first)], contents[tabs.index(second)]
    first.files.wait_until_uploaded(1)
    key = person.prefix + "report.txt"
    assert bucket.sha256(key) == sha256(theirs), "nothing is overwritten before the answer"
    second.files.answer(answer)
    expect(second.files.dialog).to_be_hidden()
    if answer != "Skip":
        second.files.wait_until_uploaded(1)
    there = bucket.names(person.prefix)
    beside = there - {"report.txt"}
    assert bucket.sha256(key) == sha256(ours if answer == "Replace" else theirs)
    assert [bucket.sha256(person.prefix + name) for name in beside] == ([sha256(ours)] if answer == "Keep both" else [])
    until(second.page, lambda: bucket.uploads(person.prefix) == [])


@pytest.mark.parametrize("tabs", [True], indirect=True, ids=["small, with versions"])
def test_where_there_are_versions_the_first_becomes_an_earlier_one(tabs, faults, person, bucket, tmp_path):
    send_at_once(tabs, faults, tmp_path, MINE, YOURS)
    for tab in tabs:
        tab.files.wait_until_uploaded(1)
    key = person.prefix + "report.txt"
    assert bucket.versions(key) == 2
    assert bucket.read(key) in (MINE, YOURS)
