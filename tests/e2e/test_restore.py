"""Archived files: restored by those who may, and in words for those who may not."""

import re

from playwright.sync_api import expect

from support.accessibility import violations
from support.conditions import answer_with, serve_config


def panel_of(files, name: str):
    files.select(name)
    return files.page.get_by_role("complementary", name=files.say("Details"))


def test_an_archived_file_is_restored_from_its_details(files, person, bucket):
    key, name = person.prefix + "古い +%.txt", "古い +%.txt"
    bucket.put(key, b"cold", StorageClass="GLACIER")
    files.page.context.watch.allow("403")
    files.reload()
    panel = panel_of(files, name)
    expect(panel).to_contain_text("It must be restored before it can be downloaded")
    restore = panel.get_by_role("button", name="Restore…")
    restore.focus()
    files.page.keyboard.press("Enter")
    expect(panel.get_by_role("radio")).to_have_count(3)
    expect(panel.get_by_role("radio", name="Bulk")).to_be_focused()
    expect(panel).to_contain_text("This costs money")
    assert violations(files.page) == ""

    # A refusal is said in words, and the form stays.
    address = re.compile(r".*\?restore=.*")
    body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
    files.page.route(address, answer_with(403, body))
    panel.get_by_role("button", name="Restore", exact=True).click()
    expect(panel.get_by_role("alert")).to_contain_text("You may not restore this file.")
    files.page.unroute(address)

    panel.get_by_role("radio", name="Expedited").check()
    panel.get_by_label("Keep the copy for").select_option("30 days")
    panel.get_by_role("button", name="Restore", exact=True).click()
    expect(panel).to_contain_text("A copy is being restored.")
    expect(panel.get_by_role("alert")).to_be_hidden()
    expect(panel.get_by_role("region", name="Archive")).to_be_focused()
    asked = next(it for it in files.page.context.watch.requests if address.match(it.url) and it.method == "POST")
    assert "<Tier>" in asked.post_data and "<Days>" in asked.post_data

    files.page.wait_for_timeout(2_500)  # the local cloud's hours
    panel.get_by_role("button", name="Check again").click()
    expect(panel).to_contain_text("A restored copy can be read until")
    before = bucket.s3.head_object(Bucket=bucket.name, Key=key)["Restore"]
    panel.get_by_role("button", name="Keep the copy longer…").click()
    panel.get_by_label("Keep the copy for").select_option("90 days")
    panel.get_by_role("button", name="Keep", exact=True).click()
    expect(panel.get_by_role("button", name="Keep the copy longer…")).to_be_visible()
    assert bucket.s3.head_object(Bucket=bucket.name, Key=key)["Restore"] != before
    files.row(name).dblclick()
    expect(files.dialog).to_contain_text("cold")


def test_who_may_not_restore_is_told_whom_to_ask(app, settings, person, bucket):
    bucket.put(person.prefix + "old.bin", b"cold", StorageClass="DEEP_ARCHIVE")
    config = settings.config
    config["locations"][0]["users"] = ["list", "read"]
    serve_config(app.page, config)
    panel = panel_of(app.enter(person).files, "old.bin")
    expect(panel).to_contain_text("Ask whoever runs this site to restore it.")
    expect(panel.get_by_role("button", name="Restore…")).to_be_hidden()
