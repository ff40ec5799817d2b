"""One walk through every screen, in an order that needs no screen twice: for axe-core and for pictures.

It stands for no test of what the screens do. Each step leaves its screen standing still while the walk is paused on it.
"""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect

from pages.app import App
from pages.check import Check
from pages.find import Find
from pages.history import History
from pages.preview import Preview
from support.bucket import Bucket
from support.conditions import serve_config
from support.device import PICKER, Device
from support.dialogs import use_downloads, use_field
from support.people import PASSWORD, People, Person, random_email
from support.samples import NAMES, write
from support.settings import Settings


def walk(app: App, settings: Settings, people: People, bucket: Bucket, disk: Path) -> Iterator[str]:
    """Yields the name of each screen when it is there. `disk` is a folder for files to upload."""
    yield from _signed_out(app, people)
    person = people.new()
    fill(bucket, person)
    app.page.add_init_script(PICKER)
    use_downloads(app.page)
    yield from _signed_in(app, person, bucket, disk)
    yield from _refused(app, settings, people)
    yield from _stopped(app, settings)


def fill(bucket: Bucket, person: Person) -> None:
    """A folder as people have them, no longer than a phone's screen: folders, names of all kinds, all sizes."""
    for number, kind in enumerate(("no extension", "percent", "long", "emoji", "japanese")):
        bucket.put(person.prefix + NAMES[kind], bytes(number * 15 ** (number + 1)))
    bucket.put(person.prefix + "Photos/2024/sea.jpg", bytes(120_000))
    bucket.put(person.prefix + "書類/契約書.pdf", bytes(90_000))
    bucket.put(person.prefix + "Empty folder/")


def _signed_out(app: App, people: People) -> Iterator[str]:
    app.open()
    app.files.wait_until_listed()
    yield "guest"
    app.open("#/sign-in")
    expect(app.sign_in.form("Sign in")).to_be_visible()
    yield "sign-in"
    app.sign_in.submit(random_email(), PASSWORD)
    expect(app.sign_in.alert).to_be_visible()
    yield "sign-in-refused"
    app.sign_in.sign_up(random_email(), "short")
    yield "create-account-refused"
    app.open("#/sign-in")
    app.page.reload()
    app.sign_in.submit(people.unconfirmed(), PASSWORD)
    app.sign_in.wait_for_confirmation()
    yield "confirm"


def _signed_in(app: App, person: Person, bucket: Bucket, disk: Path) -> Iterator[str]:
    files = app.files
    app.open("#/sign-in")
    app.page.reload()
    app.sign_in.submit(person.email, person.password)
    expect(files.row(NAMES["japanese"])).to_be_visible()
    yield "files"
    app.account_menu.click()
    yield "account-menu"
    app.page.keyboard.press("Escape")
    files.select("Photos", NAMES["emoji"])
    files.action("Download").click()
    done = files.transfers.get_by_role("button", name=app.say("Remove from the list"))
    expect(done).to_be_visible()
    yield "archive"
    done.click()
    files.action("Clear selection").click()
    files.select(NAMES["japanese"], NAMES["emoji"])
    yield "selected"
    files.action("Delete").click()
    expect(files.dialog).to_be_visible()
    yield "delete"
    app.page.keyboard.press("Escape")
    files.action("Clear selection").click()
    files.action("New folder").click()
    yield "new-folder"
    app.page.keyboard.press("Escape")
    files.upload(write(disk, NAMES["percent"], "new"), write(disk, "fresh.txt", "new"))
    expect(files.dialog).to_be_visible()
    yield "conflict"
    files.answer("Skip")
    expect(files.transfers).to_be_visible()
    yield "transfers"
    yield from _compared(app, person, bucket, disk)
    yield from _found(app)
    yield from _brought_back(app, person, bucket)
    files.open("Empty folder")
    yield "empty-folder"
    app.open("#/account")
    expect(app.account.fact("Assumed role")).to_contain_text("assumed-role/")
    expect(app.account.fact("Identity id")).to_contain_text(person.identity_id)
    expect(app.account.section("Security").get_by_text(app.say("Verified"), exact=True)).to_be_visible()
    yield "account"
    yield from _account(app)


def _found(app: App) -> Iterator[str]:
    """What is found in all folders, a file in place, a link to it, a folder to copy it to, and the list of all commands."""
    files, find, keys = app.files, Find(app.page, app.say), app.page.keyboard
    find.search("e")
    yield "found"
    app.page.go_back()
    find.box.fill("")
    files.wait_until_listed()
    preview = Preview(files)
    preview.open("fresh.txt") if app.say.language == "en" else files.row("fresh.txt").dblclick()
    expect(preview.content).to_be_visible()
    yield "preview"
    keys.press("Escape")
    expect(files.dialog).to_be_hidden()
    files.row("fresh.txt").focus()
    keys.press("Control+k")
    expect(files.dialog.get_by_role("option", selected=True)).to_be_visible()
    yield "palette"
    keys.type(app.say("Share"))
    keys.press("Enter")
    expect(files.dialog.get_by_role("textbox")).to_be_visible()
    yield "share"
    keys.press("Escape")
    expect(files.dialog).to_be_hidden()
    files.action("Copy to…").click()
    expect(files.dialog.get_by_role("list").get_by_role("button").first).to_be_visible()
    yield "copy-to"
    keys.press("Escape")
    expect(files.dialog).to_be_hidden()
    files.action("Clear selection").click()


def _brought_back(app: App, person: Person, bucket: Bucket) -> Iterator[str]:
    """A deletion that can be undone, deleted files, and the versions of a file."""
    files, history = app.files, History(app.files)
    bucket.put(person.prefix + NAMES["japanese"], b"newer")
    bucket.delete(person.prefix + "Photos/2024/sea.jpg")
    files.delete("fresh.txt")
    expect(history.bar).to_be_visible()
    yield "undo"
    history.open()
    expect(history.rows()).to_have_count(2)
    history.all.check()
    yield "deleted-files"
    history.press("Delete for good…")
    yield "delete-for-good"
    history.press("Cancel")
    app.page.keyboard.press("Escape")
    history.open_versions(NAMES["japanese"])
    yield "versions"
    app.page.keyboard.press("Escape")
    expect(files.dialog).to_be_hidden()
    app.page.get_by_role("complementary").get_by_role("button", name=app.say("Close details")).click()


def _compared(app: App, person: Person, bucket: Bucket, disk: Path) -> Iterator[str]:
    """A file with its object, and a folder with a folder of the device."""
    files, dialog, say = app.files, app.files.dialog, app.say
    files.show_details("fresh.txt")
    details = app.page.get_by_role("complementary")
    details.get_by_role("button", name=say("Verify…")).click()
    expect(dialog).to_be_visible()
    yield "verify"
    use_field(app.page)
    with app.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name=say("Choose a file…")).click()
    chooser.value.set_files(disk / "fresh.txt")
    expect(dialog.get_by_role("button", name=say("Choose another file…"))).to_be_visible()
    expect(dialog.get_by_role("progressbar")).to_be_hidden()
    yield "verify-same"
    app.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    details.get_by_role("button", name=say("Close details")).click()
    expect(details).to_be_hidden()

    device = Device(app.page)
    for path in (NAMES["no extension"], NAMES["japanese"], "Photos/2024/sea.jpg", "旅行/海.jpg", "new.txt"):
        device.write(path, f"{path} of this device")
    files.action("Sync…").click()
    expect(dialog.get_by_role("radio")).to_have_count(3)
    yield "sync"
    dialog.get_by_role("radio").last.check()
    files.answer("Choose a folder…")
    expect(dialog.get_by_role("combobox")).to_have_count(3)
    yield "sync-plan"
    for choice, question in enumerate(dialog.get_by_role("combobox").all(), 1):
        question.select_option(index=choice)
    bucket.put(person.prefix + "new.txt", b"someone else's")
    files.answer("Start")
    expect(dialog.get_by_role("button", name=say("Compare again"))).to_be_visible()
    yield "sync-result"
    app.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def _account(app: App) -> Iterator[str]:
    account = app.account
    account.press("Set up")
    account.new_key()
    yield "account-two-step"
    app.page.keyboard.press("Escape")
    account.press("Change password")
    account.fill("Current password", "Not-My-Password-1")
    account.fill("New password", "Brand-New-Word-1")
    account.answer("Change password")
    expect(account.alert).to_be_visible()
    yield "account-password-refused"
    app.page.keyboard.press("Escape")
    account.press("Change email")
    account.fill("New email", random_email())
    account.answer("Send code")
    expect(account.dialog.get_by_label(app.say("Confirmation code"))).to_be_visible()
    yield "account-email-code"
    app.page.keyboard.press("Escape")
    account.press("Show credentials")
    expect(account.credentials).to_be_visible()
    # From its top: a button that the banner half covers would be a target too small.
    account.section("Copy credentials").evaluate("(it) => it.scrollIntoView({ block: 'start' })")
    yield "account-credentials"
    account.press("Delete account")
    expect(account.dialog.get_by_role("textbox")).to_be_visible()
    yield "account-delete"
    app.page.keyboard.press("Escape")


def _refused(app: App, settings: Settings, people: People) -> Iterator[str]:
    stranger = people.new()
    config = settings.config
    config["locations"].append({"id": "theirs", "name": "Theirs", "prefix": stranger.prefix, "users": ["list"]})
    serve_config(app.page, config)
    app.page.goto("about:blank")  # the page that stands knows no such location, and would lead to another
    app.open("#/files/theirs/")
    expect(app.files.alert).to_be_visible()
    yield "refused"
    check = Check(app)
    check.link.click()
    check.wait_until_done()
    yield "check"


def _stopped(app: App, settings: Settings) -> Iterator[str]:
    config = settings.config
    config["userPool"]["id"], config["accent"] = "my-pool", "teal"
    serve_config(app.page, config)
    app.page.reload()
    expect(app.page.get_by_text("userPool.id")).to_be_visible()
    yield "config"
    app.page.get_by_role("button", name=app.say("Examine this site’s set-up")).click()
    expect(app.page.get_by_role("status")).to_have_text(app.say("The services are examined once config.json can be read."))
    yield "config-check"
