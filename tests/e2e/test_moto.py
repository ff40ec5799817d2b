"""The page against a cloud that nobody here wrote, at AWS's own host names (see `support/witness/moto` for what that cloud
does otherwise than AWS)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.bucket import sha256
from support.people import PASSWORD
from support.samples import NAMES, write
from support.witness.hosts import AwsHosts
from support.witness.moto import Moto

LARGE = 17 << 20
"""Bytes that go up in parts."""


@pytest.fixture(scope="module")
def moto(settings, bucket) -> Iterator[Moto]:
    rules = bucket.s3.get_bucket_cors(Bucket=bucket.name)["CORSRules"]
    moto = Moto(settings.config, rules)
    yield moto
    moto.close()


@pytest.fixture
def hosts(moto) -> Iterator[AwsHosts]:
    hosts = AwsHosts(moto.url, is_moto=True)
    yield hosts
    hosts.close()


@pytest.fixture
def app(new_context, settings, hosts, moto) -> App:
    return App(hosts.context(new_context, moto.config).new_page(), settings.page)


def test_a_guest_lists_and_downloads_from_another_emulator(app, moto):
    moto.bucket.put("shared/notice & 名.txt", b"for everyone")
    app.open()
    app.files.wait_until_listed()
    assert app.files.download("notice & 名.txt") == sha256(b"for everyone")


def test_someone_signs_in_by_password_and_keeps_files_in_another_emulator(app, moto, hosts, tmp_path):
    app.open("#/sign-in")
    app.sign_in.submit(moto.email, PASSWORD + "?")
    expect(app.sign_in.alert).to_be_visible()
    app.sign_in.submit(moto.email, PASSWORD)
    app.files.wait_until_listed()

    files = app.files
    odd = {NAMES[kind]: kind.encode() for kind in ("percent", "emoji", "japanese")} | {"empty.txt": b""}
    files.upload(*(write(tmp_path, name, content) for name, content in odd.items()))
    files.wait_until_uploaded(4)
    large = bytes(LARGE - 1) + b"!"
    files.upload(write(tmp_path, "large.bin", large))
    files.wait_until_uploaded(5)
    files.upload(write(tmp_path, NAMES["percent"], b"another"))
    files.answer("Replace")
    files.wait_until_uploaded(6)

    wanted = odd | {NAMES["percent"]: b"another", "large.bin": large}
    stored = {key.rpartition("/")[2]: moto.bucket.sha256(key) for key in moto.bucket.keys("users/")}
    assert stored == {name: sha256(content) for name, content in wanted.items()}
    files.reload()
    assert set(files.names()) == set(wanted)
    assert files.download("large.bin") == stored["large.bin"]

    files.action("Clear selection").click()
    files.delete("large.bin", NAMES["emoji"])
    assert moto.bucket.names(_home(moto)) == set(wanted) - {"large.bin", NAMES["emoji"]}
    parts = [call for call in hosts.calls if call.method == "PUT" and "partNumber=" in call.target]
    assert len(parts) >= 2 and all(call.status < 500 for call in hosts.calls)


def _home(moto: Moto) -> str:
    """The folder of the one person: this emulator has no say over whose it is."""
    (home,) = {key.rpartition("/")[0] + "/" for key in moto.bucket.keys("users/")}
    return home
