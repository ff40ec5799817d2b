"""Uploads through a network and a service that fail in every way: nothing is lost, nothing is left behind, and what
cannot go on says why. The faults are made by `support/faults.py`, between the browser and the local cloud."""

import re

import pytest
from playwright.sync_api import expect

from support.faults import (
    Gate,
    drop,
    drop_in_body,
    lose_answer,
    refuse,
    slow,
    stall_before_answer,
    stall_in_body,
    truncate_answer,
)
from support.samples import write, write_large
from support.until import until

WRITE = r"^(POST|PUT) /[^/\n]"
"""What writes to the bucket, parts and their ends too."""
PART = r"^PUT .*partNumber="
COMPLETE = r"^POST .*uploadId="
SMALL = r"(?m)^POST /[^/?\n]+/?$"
"""A small file that goes by form."""
CALM = 180_000
"""Milliseconds until all has arrived, faults and all."""


@pytest.fixture
def context(faults, new_context):
    context = new_context(proxy=faults.proxy)
    context.watch.allow("CORS policy")  # what a preflight that breaks looks like to the browser
    return context


@pytest.fixture
def send(files, tmp_path, person, bucket):
    """Uploads a large file and many small ones; `send.check()` holds what arrived against what was sent."""

    class Send:
        def __init__(self):
            self.small: dict[str, bytes] = {}
            self.digest = ""

        def __call__(self, mebibytes: int, count: int) -> None:
            path, self.digest = write_large(tmp_path, "film.bin", mebibytes)
            self.small = {f"photo {number:03}.jpg": f"photo {number}".encode() * 20 for number in range(count)}
            files.upload(path, *(write(tmp_path, name, content) for name, content in self.small.items()))

        def is_there_but_for_one(self, parts: int) -> bool:
            """One file is missing, of which there are so many parts."""
            missing = {"film.bin", *self.small} - bucket.names(person.prefix)
            return len(missing) == 1 and bucket.parts(person.prefix) == parts

        def check(self, timeout: float = CALM) -> None:
            files.wait_until_uploaded(1 + len(self.small), timeout=timeout)
            assert bucket.names(person.prefix) == {"film.bin", *self.small}
            assert bucket.sha256(person.prefix + "film.bin") == self.digest
            assert {name: bucket.read(person.prefix + name) for name in self.small} == self.small
            assert bucket.parts(person.prefix) == 0

    return Send()


def row(files, name: str):
    return files.transfers.get_by_role("listitem").filter(has_text=name)


def test_a_service_that_refuses_three_requests_in_ten_loses_nothing(send, faults, person, bucket):
    busy = faults.add(rf"^(?!OPTIONS)\w+ /{bucket.name}", refuse(503, "SlowDown"), share=0.3)
    send(40, 200)
    send.check()
    assert busy.met > 60
    assert bucket.uploads(person.prefix) == []


@pytest.mark.parametrize("fault", [drop, drop_in_body, lose_answer, truncate_answer], ids=lambda it: it.__name__)
def test_broken_connections_lose_nothing(send, faults, fault):
    rule = faults.add(WRITE, fault, share=0.3)
    send(40, 30)
    send.check()
    assert rule.met > 5


def test_credentials_that_are_refused_midway_are_renewed_and_nothing_fails(send, faults, control, person, files):
    gate = Gate()
    held = faults.add(WRITE, gate, after=15)
    send(40, 60)
    until(files.page, lambda: held.met)
    control.expire_credentials(person.identity_id)
    gate.open()
    send.check()
    assert len(files.page.context.watch.calls("GetCredentialsForIdentity")) == 2


def test_a_refusal_fails_that_file_at_once_with_its_reason_and_the_others_go_on(send, faults, files, bucket, person):
    no = faults.add(PART, refuse(403, "AccessDenied"), after=1)
    send(40, 3)
    expect(files.transfers.get_by_role("heading").first).to_have_text("3 files uploaded, 1 failed")
    expect(row(files, "film.bin")).to_contain_text("You may not do this here.")
    files.transfers.get_by_text("Why it failed").click()
    expect(files.transfers).to_contain_text("AccessDenied")
    expect(files.transfers.get_by_role("group").filter(has_text="AccessDenied").first).to_contain_text("film.bin")
    assert bucket.names(person.prefix) == set(send.small)
    numbers = [re.search(r"partNumber=\d+", line)[0] for line in faults.log if re.search(PART, line)]
    assert no.met and len(numbers) == len(set(numbers)), "none was sent twice"
    assert bucket.uploads(person.prefix) == []
    faults.clear()
    row(files, "film.bin").get_by_role("button", name="Retry").click()
    send.check()


@pytest.mark.parametrize(
    "pattern, fault, seconds",
    [(PART, stall_in_body, 31), (PART, stall_before_answer, 61), (SMALL, stall_before_answer, 61)],
    ids=["in a part", "after a part", "after a small file"],
)
def test_a_request_that_stands_still_is_noticed_and_sent_again(send, faults, files, pattern, fault, seconds):
    files.page.clock.install()
    rule = faults.add(pattern, fault, times=1)
    send(24, 3)
    until(files.page, lambda: rule.met and send.is_there_but_for_one(parts=2 if pattern == PART else 0))
    files.page.wait_for_timeout(1000)  # and the page knows
    files.page.clock.fast_forward(seconds * 1000)
    send.check(timeout=29_000)  # less than it would take without


@pytest.fixture
def midway(faults):
    """Uploads take a while, and large ones do not come to their end before `midway.open()`."""
    gate = Gate()
    faults.add(COMPLETE, gate)
    faults.add(WRITE, slow(0.2))
    return gate


def test_what_is_cut_off_midway_goes_on_by_itself_when_the_network_is_back(send, faults, files, context, midway):
    send(80, 60)
    until(files.page, lambda: faults.count(PART) > 4 and faults.count(SMALL) > 4)
    context.set_offline(True)
    expect(files.transfers).to_contain_text("No connection. Uploads go on by themselves")
    context.set_offline(False)
    faults.clear()
    midway.open()
    send.check()


def test_a_laptop_that_slept_through_its_session_goes_on_by_itself(
    send, faults, files, context, control, person, midway
):
    context.watch.allow("Failed to fetch")  # what renews a session is a part of the page, asked for before the network is back
    files.page.clock.install()
    send(80, 30)
    until(files.page, lambda: faults.count(PART) > 4)
    context.set_offline(True)
    control.expire_credentials(person.identity_id)
    files.page.clock.fast_forward(9 * 3600 * 1000)
    context.set_offline(False)
    faults.clear()
    midway.open()
    send.check()
