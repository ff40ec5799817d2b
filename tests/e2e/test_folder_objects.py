"""Objects that have a folder's own key and hold bytes, as other programs write them: nothing of them is hidden, and nothing deleted
unsaid."""

from playwright.sync_api import expect

from support.bucket import sha256

CONTENT = b"x" * 390


def test_the_bytes_of_a_folders_key_are_shown_downloaded_and_deleted_alone(files, person, bucket):
    bucket.put(person.prefix + "photos/", CONTENT)
    bucket.put(person.prefix + "photos/photos", b"a file of the folder's name")
    bucket.put(person.prefix + "photos/photos/deep.txt", b"a folder of its name")
    files.reload()
    files.open("photos")
    expect(files.row("photos/")).to_contain_text("390")
    assert files.download("photos/") == sha256(CONTENT)
    files.select("photos/")
    files.show_details("photos/")
    expect(files.page.get_by_role("complementary")).to_contain_text("390 B")
    files.page.reload()  # the address names it
    expect(files.page.get_by_role("complementary")).to_contain_text("390 B")
    files.page.get_by_role("button", name="Close details").click()
    files.delete("photos/")
    expect(files.row("photos").first).to_be_visible()
    assert bucket.names(person.prefix) == {"photos/photos", "photos/photos/deep.txt"}


def test_an_object_of_the_locations_own_key_is_shown(files, person, bucket):
    bucket.put(person.prefix, CONTENT)
    files.reload()
    name = person.identity_id + "/"
    expect(files.row(name)).to_contain_text("390")
    files.select(name)
    files.action("Delete").click()
    expect(files.dialog).to_contain_text("1 file goes, 390 B in all.")
    files.dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(files.row(name)).to_be_hidden()
    assert bucket.keys(person.prefix) == []


def test_a_deletion_says_all_that_goes_and_asks_once_for_400_folders(files, person, bucket):
    bucket.put_many([f"{person.prefix}photos/{number}/a.txt" for number in range(400)], b"1")
    bucket.put(person.prefix + "photos/", CONTENT)
    bucket.put(person.prefix + "photos/7/", CONTENT)
    bucket.put(person.prefix + "photos/empty/")
    files.reload()
    lists = []
    files.page.on("request", lambda request: "list-type=2" in request.url and lists.append(request))
    files.select("photos")
    files.action("Delete").click()
    expect(files.dialog).to_contain_text("402 files go, 1.2 KiB in all.")
    assert len(lists) == 1
    files.dialog.get_by_role("button", name="Cancel").click()
