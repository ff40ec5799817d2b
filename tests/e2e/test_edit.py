"""A text is edited in place: saved with all that stands beside it, never over somebody else's change unseen, never lost unasked."""

import pytest
from playwright.sync_api import expect

from pages.edit import Editor
from support.accessibility import violations
from support.until import until

NAME = "メモ #1.txt"


@pytest.fixture
def editor(files, person, bucket) -> Editor:
    bucket.put(person.prefix + NAME, b"first\n")
    bucket.put(person.prefix + "z.txt", b"last")
    files.reload()
    return Editor(files)


def test_a_text_is_saved_with_its_bytes_and_all_that_stands_beside_them(editor, person, bucket):
    key, page = person.prefix + NAME, editor.page
    bucket.put(
        key,
        b"\xef\xbb\xbffirst\r\nsecond\r\n",
        "text/x-notes; charset=utf-8",
        CacheControl="max-age=60",
        Metadata={"mtime": "1700000000"},
        Tagging="who=me%20%26%20you",
        StorageClass="STANDARD_IA",
    )
    editor.open(NAME)
    assert violations(page) == ""
    editor.type("a\tb")
    editor.text.press("Tab")
    expect(editor.status).to_have_text("Not saved yet")
    editor.save()
    assert bucket.read(key) == b"\xef\xbb\xbffirst\r\nsecond\r\na\tb\t"
    head = bucket.s3.head_object(Bucket=bucket.name, Key=key)
    kept = {"CacheControl": "max-age=60", "Metadata": {"mtime": "1700000000"}, "StorageClass": "STANDARD_IA"}
    assert {name: head[name] for name in kept} == kept
    assert head["ContentType"] == "text/x-notes; charset=utf-8"
    tags = bucket.s3.get_object_tagging(Bucket=bucket.name, Key=key)["TagSet"]
    assert tags == [{"Key": "who", "Value": "me & you"}]
    editor.text.press("Escape")  # frees Tab, and closes nothing
    editor.text.press("Tab")
    expect(editor.text).not_to_be_focused()
    editor.button("Stop editing").click()
    expect(editor.preview.content).to_contain_text("a\tb")


def test_somebody_elses_change_is_kept_beside_or_compared_and_replaced(editor, person, bucket):
    key = person.prefix + NAME
    editor.open(NAME)
    editor.type("mine")
    bucket.put(key, b"first\ntheirs")
    editor.page.keyboard.press("ControlOrMeta+s")
    expect(editor.question).to_have_accessible_name("Someone else has changed this file")
    assert violations(editor.page) == ""
    editor.answer("Keep both")
    editor.is_saved()
    expect(editor.text).to_be_focused()
    assert (bucket.read(key), bucket.read(person.prefix + "メモ #1 (2).txt")) == (b"first\ntheirs", b"first\nmine")
    editor.button("Close").click()

    editor.open(NAME)
    editor.type(", mine")
    bucket.put(key, b"first\nnewer")
    editor.page.keyboard.press("ControlOrMeta+s")
    editor.answer("Compare")
    expect(editor.both).to_contain_text("Theirs: newer")
    expect(editor.both).to_contain_text("Yours: theirs, mine")
    assert violations(editor.page) == ""
    editor.button("Back").click()
    editor.answer("Replace theirs")
    editor.is_saved()
    assert bucket.read(key) == b"first\ntheirs, mine"


def test_without_a_network_nothing_is_lost_and_a_lost_answer_is_no_conflict(editor, person, bucket):
    key, page = person.prefix + NAME, editor.page
    editor.open(NAME)
    editor.type("one")
    page.context.set_offline(True)
    page.keyboard.press("ControlOrMeta+s")
    expect(editor.dialog.get_by_role("alert")).to_be_visible()
    editor.type(" two")
    page.context.set_offline(False)  # saves by itself
    editor.is_saved()
    assert bucket.read(key) == b"first\none two"

    lost = []

    def lose(route):
        if route.request.method == "PUT" and not lost:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.fallback()

    page.route("**/*.txt*", lose)
    editor.type(" three")
    editor.save()
    assert lost == [200] and bucket.read(key) == b"first\none two three"


def test_whoever_leaves_is_asked_first(editor, person, bucket):
    page = editor.page
    editor.open(NAME)
    editor.type("mine")
    for leave in (
        lambda: editor.button("Previous file").click(),
        lambda: editor.button("Close").click(),
        page.go_back,
        page.go_back,
        lambda: page.evaluate("location.hash = '#/account'"),
    ):
        leave()
        expect(editor.question).to_have_accessible_name("Your changes are not saved")
        page.keyboard.press("Escape")
        expect(editor.question).to_be_hidden()
        expect(editor.text).to_have_value("first\nmine")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    until(page, lambda: asked == ["beforeunload"])
    editor.button("Previous file").click()
    editor.answer("Save")
    editor.preview.shows("z.txt")
    assert bucket.read(person.prefix + NAME) == b"first\nmine"
    editor.button("Edit").click()
    editor.type("!")
    editor.button("Close").click()
    editor.answer("Discard changes")
    expect(editor.dialog).to_be_hidden()
    assert bucket.read(person.prefix + "z.txt") == b"last"


def test_a_new_text_is_made_and_what_cannot_be_written_back_is_not_edited(editor, person, bucket):
    bucket.put(person.prefix + "old.txt", "日本語のテキスト。これは古い形式です。".encode("shift_jis"))
    editor.preview.files.reload()
    editor.preview.files.action("New text file").click()
    name = editor.dialog.get_by_label("File name")
    name.fill(NAME)
    editor.button("Create").click()
    expect(editor.dialog).to_contain_text("This name is taken here")
    name.fill("日記.md")
    editor.button("Create").click()
    expect(editor.text).to_be_focused()
    editor.type("# Day")
    editor.save()
    key = person.prefix + "日記.md"
    assert (bucket.read(key), bucket.media_type(key)) == (b"# Day", "text/markdown")
    editor.button("Close").click()
    editor.preview.open("old.txt")
    editor.button("Edit").click()
    expect(editor.dialog).to_contain_text("This text is in Shift_JIS")


def test_type_cache_rules_and_tags_are_changed_and_the_rest_stays(editor, person, bucket):
    key, files = person.prefix + NAME, editor.preview.files
    bucket.put(key, b"first\n", CacheControl="no-store", Metadata={"mtime": "17"}, Tagging="who=me")
    files.reload()
    files.show_details(NAME)
    panel = files.page.get_by_role("complementary")
    panel.get_by_text("More", exact=True).click()
    expect(panel).to_contain_text("mtime = 17")
    expect(panel).to_contain_text("who = me")
    panel.get_by_role("button", name="Change…").click()
    panel.get_by_label("Media type").fill("text/markdown")
    panel.get_by_label("Cache-Control").fill("")
    panel.get_by_label("Value 1").fill("you & 私")
    assert violations(files.page) == ""
    panel.get_by_role("button", name="Save").click()
    until(files.page, lambda: bucket.media_type(key) == "text/markdown")
    head = bucket.s3.head_object(Bucket=bucket.name, Key=key)
    assert ("CacheControl" not in head, head["Metadata"], bucket.read(key)) == (True, {"mtime": "17"}, b"first\n")

    def tags():
        return bucket.s3.get_object_tagging(Bucket=bucket.name, Key=key)["TagSet"]

    until(files.page, lambda: tags() == [{"Key": "who", "Value": "you & 私"}])
