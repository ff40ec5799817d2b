"""The page at AWS's own host names: all that it asks for in a walk through its features is held against AWS's models, and signed
again by AWS's signers (see `support/witness`)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.history import History
from pages.organize import Organize
from pages.preview import Preview
from support.samples import NAMES, write
from support.witness.hosts import AwsHosts
from support.witness.models import problems
from support.witness.signatures import Vended

LARGE = 17 << 20
"""Bytes that go up in parts."""


@pytest.fixture
def hosts(settings) -> Iterator[AwsHosts]:
    hosts = AwsHosts(settings.cloud)
    yield hosts
    hosts.close()


@pytest.fixture
def app(new_context, settings, hosts) -> App:
    """The page of a site whose config names no endpoint."""
    return App(hosts.context(new_context, settings.config).new_page(), settings.page)


def test_aws_models_and_signers_find_nothing_wrong_with_what_the_page_asks(app, hosts, person, bucket, tmp_path):
    _walk(app, person, bucket, tmp_path)
    wrong = [problem for call in hosts.calls for problem in problems(call)]
    vended = Vended(hosts.calls)
    wrong += [problem for call in hosts.calls for problem in vended.problems(call)]
    assert not wrong, "\n".join(dict.fromkeys(wrong))
    services = Counter(call.host.split(".")[0] for call in hosts.calls if call.method != "OPTIONS")
    assert services[bucket.name] > 40 and len(services) >= 4, "the walk has asked for little"


def _walk(app: App, person, bucket, disk: Path) -> None:
    files, organize, history, preview = app.files, Organize(app.files), History(app.files), Preview(app.files)
    app.open()
    files.wait_until_listed()
    bucket.put(person.prefix + "versions.txt", b"older")
    bucket.put(person.prefix + "versions.txt", b"newer")
    bucket.put(person.prefix + "folder/inside.txt", b"inside")
    app.enter(person)

    odd = [write(disk, NAMES[kind], kind) for kind in ("percent", "emoji", "japanese", "no extension")]
    files.upload(*odd)
    files.wait_until_uploaded(4)
    files.upload(write(disk, "large.bin", bytes(LARGE)))
    files.wait_until_uploaded(5)
    files.upload(write(disk, NAMES["japanese"], "another"))
    files.answer("Replace")
    files.wait_until_uploaded(6)
    files.download(NAMES["percent"])
    files.action("Clear selection").click()
    files.make_folder("made + here")

    preview.open("versions.txt")
    expect(preview.content).to_contain_text("newer")
    preview.close()
    organize.rename("versions.txt", "renamed & 名.txt")
    expect(files.row("renamed & 名.txt")).to_be_focused()
    organize.rename("folder", "folder 100%")
    expect(files.row("folder 100%")).to_be_focused()
    files.reload()
    files.delete("large.bin")
    history.undo()
    history.wait_until_back(1)
    history.open_versions("renamed & 名.txt")
    app.page.keyboard.press("Escape")
    files.reload()
    files.delete(NAMES["emoji"], "folder 100%")

    app.open("#/account")
    account = app.account
    expect(account.fact("Assumed role")).to_contain_text("assumed-role/")
    app.sign_out()
