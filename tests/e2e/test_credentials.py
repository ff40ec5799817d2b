"""Credentials to take along: hidden until asked for, right for each shell, and good for what the page may do."""

import configparser
import os
import re
import subprocess

import boto3
import pytest
from botocore.config import Config
from playwright.sync_api import expect

from support.watch import answers

PATH_STYLE = Config(s3={"addressing_style": "path"})


@pytest.fixture
def shown(app, person, settings):
    """The account page with the credentials shown, and the keys that they are: (account, credentials)."""
    with answers(app.page, "GetCredentialsForIdentity") as vended:
        app.enter(person)
    app.open("#/account")
    keys = vended[-1]["Credentials"]
    expect(app.account.section("Copy credentials")).to_be_visible()
    assert keys["SecretKey"] not in app.page.content()
    app.account.press("Show credentials")
    expect(app.account.credentials).to_contain_text(keys["SecretKey"])
    expect(app.account.section("Copy credentials")).to_contain_text("Valid until")
    return app.account, keys


def names(s3, bucket, prefix: str) -> set[str]:
    found = s3.list_objects_v2(Bucket=bucket.name, Prefix=prefix)
    return {item["Key"].removeprefix(prefix) for item in found.get("Contents", [])}


def test_what_a_shell_takes_opens_the_own_folder_and_no_other(shown, bucket, person, people, settings):
    account, _keys = shown
    bucket.put(person.prefix + "mine.txt")
    script = account.credentials.inner_text() + "\nenv -0"
    clean = {"PATH": os.environ["PATH"]}
    said = subprocess.run(["sh", "-ec", script], env=clean, capture_output=True, text=True, check=True).stdout
    told = dict(line.split("=", 1) for line in said.split("\0") if "=" in line)
    s3 = boto3.client(
        "s3",
        aws_access_key_id=told["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=told["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=told["AWS_SESSION_TOKEN"],
        region_name=told["AWS_REGION"],
        endpoint_url=told["AWS_ENDPOINT_URL_S3"],
        config=PATH_STYLE,
    )
    assert names(s3, bucket, person.prefix) == {"mine.txt"}
    with pytest.raises(s3.exceptions.ClientError, match="AccessDenied"):
        names(s3, bucket, people.new().prefix)


def test_a_profile_is_read_as_the_cli_reads_it(shown, bucket, person, tmp_path, monkeypatch):
    account, keys = shown
    bucket.put(person.prefix + "mine.txt")
    account.main.get_by_role("radio", name="AWS CLI profile").check(force=True)
    expect(account.credentials).to_contain_text("[alcove]")
    file = tmp_path / "credentials"
    file.write_text(account.credentials.inner_text())
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.read(file)
    assert parsed["alcove"]["aws_secret_access_key"] == keys["SecretKey"]
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    session = boto3.Session(profile_name="alcove")
    s3 = session.client("s3", endpoint_url=parsed["alcove"]["endpoint_url"], config=PATH_STYLE)
    assert names(s3, bucket, person.prefix) == {"mine.txt"}


def test_powershell_gets_its_own_form(shown):
    account, keys = shown
    account.main.get_by_role("radio", name="PowerShell").check(force=True)
    expect(account.credentials).to_contain_text(f"$Env:AWS_SECRET_ACCESS_KEY = '{keys['SecretKey']}'")
    assert re.search(r"^\$Env:AWS_CREDENTIAL_EXPIRATION = '\d{4}-\d\d-\d\dT", account.credentials.inner_text(), re.M)


def test_hidden_credentials_are_gone_from_the_page(shown):
    account, keys = shown
    account.press("Hide credentials")
    expect(account.credentials).to_be_hidden()
    for secret in (keys["SecretKey"], keys["SessionToken"], keys["AccessKeyId"]):
        assert secret not in account.page.content()
