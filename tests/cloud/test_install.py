"""`cargo xtask package`, and its archive as somebody without Rust uses it: unpacked, and its script run with the real AWS CLI."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT
from deployer import XTASK, Deployer, write_page


@pytest.fixture(scope="module")
def packed(home):
    """Packs a page of its own number; the folder where it was unpacked."""

    def pack(number: int):
        program = [XTASK] if XTASK else ["cargo", "run", "--quiet", "--package", "xtask", "--"]
        dist = write_page(home / f"packed-{number}", number)
        (dist / "config.json").write_text("{}")
        subprocess.run([*program, "package", "--dist", str(dist)], cwd=ROOT, check=True, capture_output=True, timeout=300)
        archive = ROOT / "target/package/dist.zip"
        [sum, name] = archive.with_name("SHA256SUMS").read_text().split()
        assert (sum, name) == (hashlib.sha256(archive.read_bytes()).hexdigest(), "dist.zip")
        folder = home / f"unpacked-{number}"
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
        return folder / "alcove"

    return pack


@pytest.fixture(scope="module")
def installed(cloud, home, packed):
    """Somebody whose first installation went well, and what it said."""
    somebody = Deployer(cloud, home, "unpacked")
    ended = somebody.install(packed(1) / "deploy/install.sh", "SelfSignUp=no", "Title=Our files")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return somebody, ended.stdout


def test_the_same_files_make_the_same_archive(home, packed, tmp_path):
    pages = [packed(1), tmp_path / "later.zip"]
    os.utime(pages[0] / "dist/index.html", (2_000_000_000, 2_000_000_000))
    subprocess.run([sys.executable, str(ROOT / "dev/pack.py"), str(pages[0]), str(pages[1])], check=True)
    assert pages[1].read_bytes() == (ROOT / "target/package/dist.zip").read_bytes()


def test_who_may_sign_up_is_asked_before_anything_is_made(cloud, home, packed):
    ended = Deployer(cloud, home, "unasked").install(packed(1) / "deploy/install.sh")
    assert ended.returncode != 0 and "SelfSignUp=no or SelfSignUp=yes" in ended.stderr
    names = [stack["StackName"] for stack in cloud.root("cloudformation").list_stacks()["StackSummaries"]]
    assert "unasked" not in names


def test_the_page_goes_up_with_the_headers_of_a_deployment(installed):
    admin, said = installed
    assert admin.outputs()["PageAddress"] in said
    wasm = admin.object(f"alcove-{1:016x}.wasm")
    assert (wasm["ContentType"], wasm["ContentEncoding"]) == ("application/wasm", "br")
    assert wasm["Body"].endswith(b"in brotli") and wasm["CacheControl"] == "public, max-age=31536000, immutable"
    assert admin.object("icon-00000000000000ff.png")["Body"] == b"\x89PNG"
    for name in ("index.html", "config.json", "config.schema.json"):
        it = admin.object(name)
        assert it["CacheControl"] == "no-cache" and "ContentEncoding" not in it
    assert not [name for name in admin.names() if name.endswith(".br")]
    config = admin.config()
    assert config["userPool"]["id"] == admin.outputs()["UserPoolId"] and config["title"] == "Our files"


def test_an_update_keeps_parameters_open_pages_and_what_an_admin_wrote(installed, packed, home):
    admin, _ = installed
    mine = json.dumps(admin.config() | {"accent": "#123456"}).encode()
    admin.cloud.root("s3").put_object(Bucket=admin.outputs()["SiteBucket"], Key="config.json", Body=mine)
    ended = admin.install(packed(2) / "deploy/install.sh")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"alcove-{2:016x}.js".encode() in admin.object("index.html")["Body"]
    assert {f"alcove-{n:016x}.js" for n in (1, 2)} <= admin.names()
    assert admin.object("config.json")["Body"] == mine and "stays as it is" in ended.stdout
    kept = json.loads((home / "config.stack.json").read_text())
    assert kept["title"] == "Our files" and "accent" not in kept


def test_what_failed_is_said(cloud, home, packed):
    cloud.root("s3").create_bucket(Bucket="a-bucket-of-somebody-else")
    words = ["SelfSignUp=no", "FilesBucketName=a-bucket-of-somebody-else"]
    ended = Deployer(cloud, home, "taken").install(packed(1) / "deploy/install.sh", *words)
    assert ended.returncode != 0 and "already exists" in ended.stdout and "was not made" in ended.stderr
