"""Folders: made, entered, uploaded whole, deleted whole."""

from playwright.sync_api import expect

from support.samples import write


def test_a_new_folder_is_listed_and_can_be_entered(files, person, bucket):
    files.make_folder("Letters 2024")
    files.open("Letters 2024")
    expect(files.breadcrumb).to_contain_text("Letters 2024")
    assert bucket.names(person.prefix) == {"Letters 2024/"}


def test_files_go_into_the_folder_that_is_open(files, person, bucket, tmp_path):
    files.make_folder("inner")
    files.open("inner")
    files.upload(write(tmp_path, "note.txt", "here"))
    expect(files.row("note.txt")).to_be_visible()
    assert bucket.read(person.prefix + "inner/note.txt") == b"here"


def test_a_folder_picked_for_upload_arrives_with_its_tree(files, person, bucket, tmp_path):
    for name in ("tree/a.txt", "tree/deep/b.txt", "tree/deep/deeper/c.txt"):
        write(tmp_path, name, name)
    files.upload_folder(tmp_path / "tree")
    expect(files.row("tree")).to_be_visible()
    files.wait_until_uploaded(3)
    assert bucket.names(person.prefix) >= {"tree/a.txt", "tree/deep/b.txt", "tree/deep/deeper/c.txt"}


def test_deleting_a_folder_deletes_all_below_it_and_nothing_beside_it(files, person, bucket):
    below = [f"{person.prefix}old/{part}/{number}.txt" for part in ("x", "y/z") for number in range(4)]
    bucket.put_many([*below, person.prefix + "old/", person.prefix + "older/stays.txt", person.prefix + "old.txt"])
    files.reload()
    files.delete("old")
    assert bucket.names(person.prefix) == {"older/stays.txt", "old.txt"}


def test_the_breadcrumb_and_the_back_button_lead_back(files, person, bucket):
    bucket.put(person.prefix + "a/b/c.txt")
    files.reload()
    files.open("a")
    files.open("b")
    expect(files.row("c.txt")).to_be_visible()
    files.page.go_back()
    expect(files.row("b")).to_be_visible()
    files.breadcrumb.get_by_role("link", name="My files").click()
    expect(files.row("a")).to_be_visible()


def test_an_address_leads_straight_to_its_folder(app, files, person, bucket):
    bucket.put(person.prefix + "a/b & c/deep.txt")
    files.reload()
    files.open("a")
    files.open("b & c")
    address = app.page.url
    assert person.identity_id not in address
    app.page.goto("about:blank")
    app.page.goto(address)
    expect(files.row("deep.txt")).to_be_visible()
