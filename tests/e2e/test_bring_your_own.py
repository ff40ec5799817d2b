"""Alcove in front of what people have already: the resources of five common ways to learn Cognito, made as each of them makes
them by the real AWS CLI, and walked through in the page. docs/bring-your-own.md has the policies and the config.json of each."""

import json
import re

import pytest
from playwright.sync_api import expect

from pages.organize import Organize
from pages.sync import UP, Sync
from support import totp
from support.bucket import sha256
from support.device import PICKER, Device
from support.own_site import OwnSite
from support.people import PASSWORD
from support.samples import write
from support.terminal import Terminal
from support.until import until

SRP = "ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH"
REFUSED = "You may not do this here."


@pytest.fixture(scope="module")
def terminal(tmp_path_factory, settings):
    made = Terminal(tmp_path_factory.mktemp("home"), settings)
    yield made
    made.close()


@pytest.fixture
def site(terminal, context, settings) -> OwnSite:
    return OwnSite(terminal, context, settings)


@pytest.fixture
def email(site) -> str:
    return f"{site.mark}@example.com"


def role_in_use(app):
    """What STS calls the caller, on the account page."""
    app.open("#/account")
    shown = app.account.fact("Assumed role").locator("code")
    expect(shown).to_contain_text("assumed-role/")
    return shown


def test_000_a_folder_below_ones_own_id(site, app, email, tmp_path):
    site.make_user_pool("--mfa-configuration OFF", f"ALLOW_USER_PASSWORD_AUTH {SRP}")
    site.make_identity_pool(guests=False)
    site.make_bucket()
    site.give_roles(authenticated=site.make_role("users", site.block("000/users.json")))
    somebody = "us-east-1:somebody/theirs.txt"
    site.put(write(tmp_path, "theirs.txt"), "us-east-1:somebody/")
    site.serve("000/config.json")

    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    app.sign_in.wait_for_confirmation()
    expect(app.page.get_by_role("status").filter(has_text="whoever runs it has to confirm")).to_be_visible()
    site.aws(f"cognito-idp admin-confirm-sign-up --user-pool-id {site.names['USER_POOL']} --username {email}")
    app.sign_in.follow("Back to sign in")
    app.sign_in.submit(email, PASSWORD)
    app.files.wait_until_listed()
    app.files.upload(write(tmp_path, "mine.txt", "mine"))
    app.files.wait_until_uploaded(1)
    expect(app.files.row("mine.txt")).to_be_visible()
    [mine] = site.files() - {somebody}
    assert re.fullmatch(r"us-east-1:[0-9a-f-]{36}/mine\.txt", mine)

    app.go_to("Everything")
    expect(app.files.row("us-east-1:somebody")).to_be_visible()
    app.files.upload(write(tmp_path, "outside.txt", "no"))
    expect(app.files.transfers).to_contain_text(REFUSED)

    site.add_policy("users", "delete", site.block("000/delete.json"))
    app.go_to("My files")
    app.files.delete("mine.txt")
    until(app.page, lambda: site.files() == {somebody})
    site.clean_up()
    assert site.mark not in site.aws("s3 ls")


def test_001_the_consoles_defaults(site, app, email, control, tmp_path):
    site.make_user_pool("--auto-verified-attributes email", f"ALLOW_USER_AUTH {SRP}")
    site.make_identity_pool(guests=False)
    site.make_bucket()
    bare = {"Effect": "Allow", "Action": "cognito-identity:GetCredentialsForIdentity", "Resource": "*"}
    bare = json.dumps({"Version": "2012-10-17", "Statement": [bare]})
    site.give_roles(authenticated=site.make_role("users", bare))
    site.serve("001/config.json")

    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    app.sign_in.wait_for_confirmation()
    app.sign_in.confirm(control.code(email))
    expect(app.files.alert).to_contain_text(REFUSED)
    expect(role_in_use(app)).to_contain_text(f"assumed-role/{site.mark}-users/")
    identity = app.account.fact("Identity id").locator("code").inner_text()
    pool = site.names["IDENTITY_POOL"]
    known = site.aws(f"cognito-identity list-identities --identity-pool-id {pool} --max-results 10")["Identities"]
    assert [it["IdentityId"] for it in known] == [identity]

    site.add_policy("users", "own-folder", site.block("own-folder.json", FOLDER="users"))
    app.open("#/")
    app.files.wait_until_listed()
    app.files.upload(write(tmp_path, "mine.txt", "mine"))
    app.files.wait_until_uploaded(1)
    assert site.files() == {f"users/{identity}/mine.txt"}


def test_002_guests_alone(site, app, terminal, tmp_path):
    site.make_identity_pool(guests=True)
    site.make_bucket()
    site.put(write(tmp_path, "notice.txt", "welcome"))
    site.give_roles(unauthenticated=site.make_role("guests", site.block("002/guests.json"), "unauthenticated"))
    site.serve("002/config.json")

    app.open("#/sign-in")
    expect(app.files.row("notice.txt")).to_be_visible()
    expect(app.sign_in_button).to_be_hidden()
    assert app.files.download("notice.txt") == sha256(b"welcome")
    role = role_in_use(app).inner_text()
    expect(app.account.fact("Credentials end")).to_contain_text(re.compile("in (60|59|58) min"))
    expect(app.page.get_by_role("button", name="Sign in")).to_have_count(0)

    identity = app.account.fact("Identity id").locator("code").inner_text()
    given = site.aws(f"cognito-identity get-credentials-for-identity --identity-id {identity}")["Credentials"]
    keys = {"AWS_ACCESS_KEY_ID": given["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": given["SecretKey"]}
    keys["AWS_SESSION_TOKEN"] = given["SessionToken"]
    assert terminal.aws("sts get-caller-identity --query Arn --output text", keys=keys) == role
    assert "AccessDenied" in terminal.refusal(f"s3 rm s3://{site.mark}/notice.txt", keys=keys)


def test_003_everybody_with_an_authenticator_app(site, app, email, control, terminal, tmp_path):
    site.make_user_pool("--auto-verified-attributes email", SRP)
    mfa = "--mfa-configuration ON --software-token-mfa-configuration Enabled=true"
    site.aws(f"cognito-idp set-user-pool-mfa-config --user-pool-id {site.names['USER_POOL']} {mfa}")
    site.make_identity_pool(guests=False)
    site.make_bucket()
    own = site.block("own-folder.json", FOLDER="users")
    site.give_roles(authenticated=site.make_role("users", own))
    site.serve("003/config.json")

    app.open("#/sign-in")
    app.sign_in.sign_up(email, PASSWORD)
    app.sign_in.wait_for_confirmation()
    app.sign_in.confirm(control.code(email))
    set_up = app.sign_in.form("Set up two-step verification")
    expect(set_up.get_by_role("img")).to_be_visible()
    secret = set_up.locator("code").inner_text().replace(" ", "")
    code = app.page.locator("#field-code")
    code.fill(totp.code(secret))
    code.press("Enter")
    app.files.wait_until_listed()
    app.sign_out()
    app.open("#/sign-in")
    app.sign_in.submit(email, PASSWORD)
    code.fill(totp.code(secret, 1))  # each code works once
    code.press("Enter")
    app.files.wait_until_listed()
    app.files.upload(write(tmp_path, "mine.txt", "mine"))
    app.files.wait_until_uploaded(1)

    role = role_in_use(app).inner_text()
    identity = app.account.fact("Identity id").locator("code").inner_text()
    app.account.press("Show credentials")
    expect(app.account.credentials).to_contain_text("AWS_SESSION_TOKEN")
    exported = app.account.credentials.inner_text()
    said = terminal.shell(
        f"{exported}\naws sts get-caller-identity --query Arn --output text\n"
        f"aws s3 cp s3://{site.mark}/users/{identity}/mine.txt -"
    )
    assert said == f"{role}\nmine"


def test_004_people_and_guests_side_by_side_and_roles_by_rules(site, app, context, tmp_path):
    site.make_user_pool("--auto-verified-attributes email", SRP)
    site.make_identity_pool(guests=True)
    site.make_bucket()
    site.put(write(tmp_path, "notes.txt", "for all"))
    users = site.make_role("users", site.block("004/users.json"))
    guests = site.make_role("guests", site.block("004/guests.json"), "unauthenticated")
    company = site.make_role("company", site.block("own-folder.json", FOLDER="cognito"))
    rules = site.block("004/rules.json", ROLE=company)
    site.give_roles(authenticated=users, unauthenticated=guests, rules=rules)
    ann, ben = f"ann@{site.mark}.example", f"{site.mark}@example.org"
    for address in (ann, ben):
        site.make_account(address, PASSWORD)
    site.serve("004/config.json")
    context.add_init_script(PICKER)

    app.open()
    app.files.select("notes.txt")
    expect(app.files.action("Download")).to_be_hidden()

    app.open("#/sign-in")
    app.sign_in.submit(ann, PASSWORD)
    app.files.wait_until_listed()
    app.go_to("Everything")
    assert app.files.download("notes.txt") == sha256(b"for all")
    app.files.upload(write(tmp_path, "from ann.txt", "hello"))
    app.files.wait_until_uploaded(1)
    app.sign_out()

    app.open("#/sign-in")
    app.sign_in.submit(ben, PASSWORD)
    app.files.wait_until_listed()
    device, sync, organize = Device(app.page), Sync(app.files), Organize(app.files)
    device.write("plans/one.txt", "one")
    device.write("todo.txt", "todo")
    sync.compare(UP)
    sync.start()
    sync.close()
    app.files.select("todo.txt")
    organize.choose("Move to…", "plans")
    expect(app.files.row("todo.txt")).to_be_hidden()
    app.locations.get_by_role("link", name="Everything").click()
    expect(app.files.alert).to_contain_text(REFUSED)
    expect(role_in_use(app)).to_contain_text(f"assumed-role/{site.mark}-company/")
    own = f"cognito/{app.account.fact('Identity id').locator('code').inner_text()}/plans/"
    assert site.files() == {"notes.txt", "from ann.txt", f"{own}one.txt", f"{own}todo.txt"}
