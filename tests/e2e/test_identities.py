"""Who one is to AWS: a guest who becomes a user, roles to choose from, the basic flow."""

import re

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.conditions import Held, serve_config
from support.people import PASSWORD
from support.samples import write, write_large
from support.until import until

ALL = ["list", "read", "write", "delete"]


@pytest.fixture
def guests_with_folders(clients, settings, context) -> dict:
    """A config.json where guests have a folder of their own, with every right in it."""
    config = settings.config
    client = config["userPool"]["clientId"]
    users, guests = (clients.role(name, "users/{identity_id}/") for name in ("users", "guests"))
    config["identityPool"] = {"id": clients.identity_pool(client, users, guests), "guests": True}
    config["locations"] = [{"name": "My files", "prefix": "users/{identity_id}/", "users": ALL, "guests": ALL}]
    serve_config(context, config)
    return config


def identity(app) -> str:
    """The identity id that the account page shows."""
    app.open("#/account")
    shown = app.account.fact("Identity id").locator("code")
    expect(shown).to_contain_text(":")
    return shown.inner_text()


def upload_as_guest(app, tmp_path, *names: str) -> str:
    """Leaves files as a guest; the guest's identity id."""
    app.open()
    app.files.wait_until_listed()
    app.files.upload(*(write(tmp_path, name, f"{name} of a guest") for name in names))
    app.files.wait_until_uploaded(len(names))
    return identity(app)


@pytest.fixture
def guest_uploads(app, guests_with_folders, tmp_path) -> tuple[str, Held]:
    """The id of a guest at the sign-in form, who has the first part of a film in the bucket and the others held."""
    path, _ = write_large(tmp_path, "film.bin", 24)
    parts = Held(app.page, re.compile(r"film.*partNumber=(2|3)\b"))
    app.open()
    app.files.wait_until_listed()
    app.files.upload(path)
    parts.wait_for_one()
    guest = identity(app)
    app.open("#/sign-in")
    return guest, parts


def question(app):
    return app.page.get_by_role("dialog", name="Uploads are under way")


def claim_panel(app):
    return app.page.get_by_role("region", name="Files from before you signed in")


def test_a_newcomer_is_asked_whether_a_guests_files_are_theirs(app, people, guests_with_folders, bucket, tmp_path):
    guest = upload_as_guest(app, tmp_path, "mine.txt")
    email = people.newcomer()
    app.open("#/sign-in")
    app.sign_in.submit(email, PASSWORD)
    expect(claim_panel(app)).to_contain_text("a guest on this device put a file here")
    expect(app.files.row("mine.txt")).to_be_hidden()
    claim_panel(app).get_by_role("button", name="Take them over").click()
    expect(app.files.row("mine.txt")).to_be_visible()
    own = identity(app)
    assert own != guest
    assert (bucket.names(f"users/{own}/"), bucket.names(f"users/{guest}/")) == ({"mine.txt"}, set())


def test_files_that_are_left_stay_the_guests(app, people, guests_with_folders, bucket, tmp_path):
    guest = upload_as_guest(app, tmp_path, "theirs.txt")
    app.open("#/sign-in")
    app.sign_in.submit(people.newcomer(), PASSWORD)
    claim_panel(app).get_by_role("button", name="Leave them there").click()
    expect(claim_panel(app)).to_be_hidden()
    expect(app.files.row("theirs.txt")).to_be_hidden()
    assert bucket.names(f"users/{guest}/") == {"theirs.txt"}
    assert identity(app) != guest


def test_a_guest_is_forgotten_by_this_device(app, guests_with_folders, tmp_path):
    guest = upload_as_guest(app, tmp_path, "mine.txt")
    app.account.press("Forget me on this device")
    shown = app.account.fact("Identity id").locator("code")
    expect(shown).not_to_have_text(guest)
    expect(shown).to_contain_text(":")
    assert guest not in app.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    app.open("#/")
    app.files.wait_until_listed()
    expect(app.files.row("mine.txt")).to_be_hidden()


def test_another_identity_pool_is_another_folder_for_who_comes_back(
    app, person, people, clients, settings, context, bucket
):
    """The admin replaces the identity pool: nobody stays in the folder of the old one."""
    app.enter(person, keep=True)
    config = settings.config
    users = clients.role("users", "users/{identity_id}/")
    pool = clients.identity_pool(config["userPool"]["clientId"], users)
    config["identityPool"] = {"id": pool, "guests": False}
    serve_config(context, config)
    app.page.reload()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    app.sign_in.submit(person.email, person.password)
    app.files.wait_until_listed()
    assert identity(app) == people.identity_in(pool, person.email) != person.identity_id


def test_a_guest_who_has_an_identity_already_can_take_the_files_over(
    app, people, guests_with_folders, clients, bucket, tmp_path
):
    person = people.new()
    own = people.identity_in(guests_with_folders["identityPool"]["id"], person.email)
    bucket.put(f"users/{own}/taken.txt", b"of the user")
    guest = upload_as_guest(app, tmp_path, "mine.txt", "taken.txt")
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    panel = app.page.get_by_role("region", name="Files from before you signed in")
    expect(panel).to_contain_text("2 files")
    panel.get_by_role("button", name="Take them over").click()
    expect(panel).to_contain_text("The files are in your folder now. One got another name")
    expect(app.files.row("mine.txt")).to_be_visible()
    assert bucket.names(f"users/{own}/") == {"mine.txt", "taken.txt", "taken (2).txt"}
    assert bucket.read(f"users/{own}/taken.txt") == b"of the user"
    assert bucket.read(f"users/{own}/taken (2).txt") == b"taken.txt of a guest"
    assert bucket.names(f"users/{guest}/") == set()


def test_a_guests_files_can_be_left_where_they_are(app, people, guests_with_folders, bucket, tmp_path):
    person = people.new()
    people.identity_in(guests_with_folders["identityPool"]["id"], person.email)
    guest = upload_as_guest(app, tmp_path, "mine.txt")
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    app.open("#/account")
    panel = app.page.get_by_role("region", name="Files from before you signed in")
    panel.get_by_role("button", name="Leave them there").click()
    expect(panel).to_be_hidden()
    app.page.reload()
    expect(app.account.section("Security")).to_be_visible()
    expect(panel).to_be_hidden()
    assert bucket.names(f"users/{guest}/") == {"mine.txt"}


def test_the_basic_flow_opens_the_same_folder(app, person, people, clients, settings, bucket, watch):
    config = settings.config
    users = clients.role("users", "users/{identity_id}/")
    pool = clients.identity_pool(config["userPool"]["clientId"], clients.role("unused"))
    config["identityPool"] = {"id": pool, "flow": "basic", "roles": {"users": users}, "sessionSeconds": 43200}
    serve_config(app.page, config)
    bucket.put(f"users/{people.identity_in(pool, person.email)}/basic.txt")
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.files.row("basic.txt")).to_be_visible()
    assert len(watch.calls("GetOpenIdToken")) == 1 and not watch.calls("GetCredentialsForIdentity")
    app.files.select("basic.txt")
    app.files.action("Share").click()
    app.files.dialog.get_by_label("As long as possible").check()
    # Twelve hours, and not the hour that the enhanced flow gives.
    expect(app.files.dialog.get_by_label("Link", exact=True)).to_have_value(re.compile("X-Amz-Expires=4[0-9]{4}&"))
    app.page.keyboard.press("Escape")
    app.open("#/account")
    expect(app.account.fact("Assumed role")).to_contain_text(users.rsplit("/", 1)[1])


@pytest.fixture
def two_roles(clients, settings, people, context):
    """A person whose groups allow two roles, readers by default, and a config.json whose pool maps by token."""
    config, person = settings.config, people.new()
    editors, readers = (clients.role(name, "users/{identity_id}/") for name in ("editors", "readers"))
    mapping = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}
    pool = clients.identity_pool(config["userPool"]["clientId"], clients.role("unused"), mapping=mapping)
    config["identityPool"] = {"id": pool}
    serve_config(context, config)
    return person, editors, readers


def test_the_role_in_use_is_shown_and_another_can_be_taken(app, clients, two_roles):
    person, editors, readers = two_roles
    clients.group(person.email, readers, 1)
    clients.group(person.email, editors, 5)
    app.enter(person)
    app.open("#/account")
    assumed = app.account.fact("Assumed role")
    names = {arn: arn.rsplit("/", 1)[1] for arn in (editors, readers)}
    expect(assumed).to_contain_text(names[readers])
    app.page.get_by_role("button", name=f"Use the role {names[editors]}").click()
    expect(assumed).to_contain_text(names[editors])
    app.page.reload()
    expect(assumed).to_contain_text(names[editors])
    app.page.get_by_role("button", name=f"Use the role {names[readers]}").click()
    expect(assumed).to_contain_text(names[readers])


def test_an_ambiguous_role_is_explained_to_the_admin(app, clients, two_roles):
    person, editors, readers = two_roles
    clients.group(person.email, readers, 1)
    clients.group(person.email, editors, 1)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.sign_in.alert).to_contain_text("Several roles fit, and none is chosen.")
    expect(app.sign_in.alert).to_contain_text("AmbiguousRoleResolution")


def mistaken(app: App, config: dict, person) -> str:
    """What the page says to a right password on a site that is set up wrongly."""
    serve_config(app.page, config)
    app.open("#/sign-in")
    app.sign_in.submit(person.email, person.password)
    expect(app.sign_in.alert).to_be_visible()
    return app.sign_in.alert.inner_text()


def test_an_app_client_with_a_secret_is_named(app, person, clients, settings):
    config = settings.config
    config["userPool"]["clientId"] = clients.new(GenerateSecret=True)
    assert "has a secret" in mistaken(app, config, person)


def test_a_flow_that_is_switched_off_is_named(app, person, clients, settings):
    config = settings.config
    config["userPool"] |= {"clientId": clients.new(ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"]), "signIn": "password"}
    said = mistaken(app, config, person)
    assert "switched off" in said and "ALLOW_USER_PASSWORD_AUTH" in said


def test_an_unknown_app_client_is_named(app, person, settings):
    config = settings.config
    config["userPool"]["clientId"] = "1example23456789abcdefghij"
    said = mistaken(app, config, person)
    assert "userPool.clientId" in said and "another region" in said


def test_an_identity_pool_that_does_not_know_the_app_client_is_named(app, person, clients, settings):
    config = settings.config
    pool = clients.identity_pool(clients.new(), clients.role("unused"))
    config["identityPool"] = {"id": pool}
    assert "identity providers" in mistaken(app, config, person)


def test_a_guest_with_uploads_under_way_is_asked_before_they_sign_in(app, people, guest_uploads, bucket, watch):
    (guest, parts), person = guest_uploads, people.new()
    app.sign_in.submit(person.email, PASSWORD)
    expect(question(app)).to_contain_text("You began them as a guest. They end when you sign in:")
    expect(question(app)).to_contain_text("1 file is not uploaded.")
    assert not watch.calls("GetCredentialsForIdentity")[1:], "the guest is still the guest"
    question(app).get_by_role("button", name="Keep uploading").click()
    expect(question(app)).to_be_hidden()
    expect(app.sign_in.form("Sign in")).to_be_visible()
    expect(app.account_menu).to_be_hidden()
    assert watch.calls("RevokeToken"), "what the pool gave is given back"
    parts.release()
    until(app.page, lambda: bucket.names(f"users/{guest}/") == {"film.bin"})
    app.open("#/sign-in")
    app.sign_in.submit(person.email, PASSWORD)
    expect(app.account_menu).to_be_visible()
    expect(question(app)).to_be_hidden()


def test_a_guest_can_cancel_uploads_and_sign_in(app, people, guest_uploads, bucket):
    guest, _ = guest_uploads
    app.sign_in.submit(people.new().email, PASSWORD)
    question(app).get_by_role("button", name="Sign in and cancel uploads").click()
    expect(app.account_menu).to_be_visible()
    expect(app.ended_uploads).to_contain_text("1 upload was cancelled.")
    prefix = f"users/{guest}/"
    assert (bucket.uploads(prefix), bucket.keys(prefix)) == ([], [])


def test_a_guest_can_sign_in_all_the_same_and_is_told_what_became_of_uploads(app, people, guest_uploads):
    app.sign_in.submit(people.new().email, PASSWORD)
    question(app).get_by_role("button", name="Sign in now").click()
    expect(app.account_menu).to_be_visible()
    expect(app.ended_uploads).to_contain_text("1 file is not uploaded.")
    expect(app.ended_uploads).to_contain_text("film.bin")
