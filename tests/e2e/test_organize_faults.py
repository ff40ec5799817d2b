"""Moves through a network and a service that fail: every object is in one place at the end, and nothing is lost on the way."""

import pytest
from playwright.sync_api import expect

from pages.organize import Organize
from support.faults import drop, lose_answer, refuse

COPY = r"^PUT /.*pictures/"
DELETION = r"^DELETE /.*photos/"


@pytest.fixture
def context(faults, new_context):
    context = new_context(proxy=faults.proxy)
    context.watch.allow("CORS policy")  # what a preflight that breaks looks like to the browser
    return context


def test_lost_answers_and_a_busy_service_lose_nothing(files, person, bucket, faults):
    contents = {f"{n:02}.jpg": f"photo {n}".encode() for n in range(60)}
    for name, content in contents.items():
        bucket.put(f"{person.prefix}photos/{name}", content)
    files.reload()
    made = [
        faults.add(COPY, lose_answer, share=0.3, times=15),
        faults.add(DELETION, lose_answer, share=0.3, times=15),
        faults.add(COPY, refuse(503, "SlowDown"), share=0.2, times=8),
        faults.add(DELETION, drop, share=0.2, times=8),
    ]
    Organize(files).rename("photos", "pictures")
    expect(files.row("photos")).to_be_hidden(timeout=180_000)
    expect(files.row("pictures")).to_be_visible()
    assert all(rule.met for rule in made), "the faults were met"
    assert bucket.names(person.prefix) == {f"pictures/{name}" for name in contents}
    assert all(bucket.read(f"{person.prefix}pictures/{name}") == content for name, content in contents.items())


def test_what_is_refused_stays_and_says_what_is_where(files, person, bucket, faults):
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        bucket.put(f"{person.prefix}photos/{name}", name.encode())
    files.reload()
    faults.add(r"^PUT /.*pictures/b.jpg", refuse(403, "AccessDenied"))
    faults.add(r"^DELETE /.*photos/c.jpg", refuse(403, "AccessDenied"))
    Organize(files).rename("photos", "pictures")
    expect(files.transfers).to_contain_text("2 files need your attention")
    expect(files.transfers).to_contain_text("It could not be copied. It is where it was.")
    expect(files.transfers).to_contain_text("It is in both places")
    files.transfers.get_by_text("Why").click()
    expect(files.transfers).to_contain_text("AccessDenied")
    expect(files.row("photos")).to_be_visible()
    assert bucket.names(person.prefix) == {"pictures/a.jpg", "photos/b.jpg", "pictures/c.jpg", "photos/c.jpg"}
