"""The page examines its own set-up: green where all is well, and the line of what is wrong names it."""

import secrets

import pytest
from playwright.sync_api import expect

from pages.app import App
from pages.check import Check
from support.clients import IDENTITY, document
from support.conditions import put_config

GOOD, UNTOLD = "Works", "Not examined"


def test_a_healthy_set_up_is_green_for_a_guest_and_for_someone_signed_in(app, person, bucket, shared):
    bucket.put(shared.removesuffix("/") + ".txt", b"for everyone")
    check = Check(app).open()
    expect(check.summary).to_have_text("Nothing is wrong, as far as a browser can see.")
    levels = check.levels()
    bucket.delete(shared.removesuffix("/") + ".txt")
    tried = {"User pool", "App client and its flows", "Guest access", "Bucket and region", "List the folder", "Read a file"}
    assert {levels[line] for line in tried} == {GOOD} and levels["Upload a file"] == UNTOLD, levels

    app.enter(person)
    check.open()
    expect(check.summary).to_have_text("Nothing is wrong, as far as a browser can see.")
    levels = check.levels()
    assert [line for line, level in levels.items() if level != GOOD] == ["Attributes that the app client may change"]
    left = bucket.s3.list_object_versions(Bucket=bucket.name, Prefix=person.prefix + "alcove-check-")
    assert not left.get("Versions") and not left.get("DeleteMarkers"), left


@pytest.fixture
def wrong(new_context, settings):
    """Examines the set-up with another config.json, in a fresh profile."""

    def examine(change) -> Check:
        context = new_context()
        context.watch.allow("blocked by CORS policy")  # Chromium's own words
        config = settings.config
        change(config)
        put_config(context, config)
        return Check(App(context.new_page(), settings.page)).open()

    return examine


def test_what_is_wrong_with_the_pools_is_named(wrong, clients, people):
    secret, srp = clients.new(GenerateSecret=True), clients.new(ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"])
    closed = clients.identity_pool(srp, clients.role("e2e-users", "users/{identity_id}/"))
    for section, key, value, line, said in (
        ("userPool", "id", "us-east-1_Nowhere99", "User pool", "There is no user pool of this id."),
        ("userPool", "clientId", "1nowhere23456789abcdefghij", "App client and its flows", "does not exist"),
        ("userPool", "clientId", secret, "App client and its flows", "secret"),
        ("userPool", "clientId", srp, "App client and its flows", "does not allow USER_AUTH"),
        ("identityPool", "id", "us-east-1:00000000-0000-4000-8000-000000000000", "Identity pool", "does not exist"),
        ("identityPool", "id", closed, "Guest access", "Guests are not let in here."),
    ):

        def change(config, section=section, key=key, value=value):
            config["userPool"]["signIn"] = "choice"
            config[section][key] = value

        check = wrong(change)
        expect(check.line(line)).to_contain_text(said)
        expect(check.line(line)).to_contain_text("Does not work")


def test_what_is_wrong_with_the_bucket_is_named(wrong, clients, settings, root):
    """For guests with a folder of their own."""
    s3, iam = root("s3"), root("iam")
    own = {"name": "Mine", "prefix": "users/{identity_id}/", "guests": ["list", "read", "write", "delete"]}
    bare = f"e2e-bare-{secrets.token_hex(6)}"
    s3.create_bucket(Bucket=bare)
    role = clients.role("e2e-guests", "users/{identity_id}/")
    name = role.rsplit("/", 1)[1]
    pool = clients.identity_pool(settings.config["userPool"]["clientId"], role, guests=role)

    def in_bucket(**more):
        def change(config):
            config["identityPool"]["id"], config["locations"] = pool, [own]
            config["bucket"] |= more

        return change

    check = wrong(in_bucket(region="eu-west-1"))
    expect(check.line("Bucket and region")).to_contain_text("The bucket is in us-east-1.")
    check = wrong(in_bucket(name=bare))
    expect(check.line("Bucket and region")).to_contain_text("the page may not read the answer")
    expect(check.line("Bucket and region")).to_contain_text("Guess")

    below = f"arn:aws:s3:::{settings.config['bucket']['name']}/users/${{{IDENTITY}:sub}}/*"
    put = {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], "Resource": below}
    iam.put_role_policy(RoleName=name, PolicyName="files", PolicyDocument=document(put))
    check = wrong(in_bucket())
    expect(check.line("List the folder")).to_contain_text("s3:ListBucket")
    expect(check.line("List the folder")).to_contain_text(f"--role-name {name}")
    for works in ("Upload a file", "Read a file", "Delete a file"):
        expect(check.line(works)).to_contain_text(GOOD)
    # The page of the folder leads here.
    check.app.open("#/")
    check.link.click()
    check.wait_until_done()
