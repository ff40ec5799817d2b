"""Files go up and come down as they are, one or many, and are deleted when the person says so twice."""

import pytest
from playwright.sync_api import expect

from support.bucket import sha256
from support.conditions import Held
from support.drop import drop
from support.samples import write, write_large


def test_an_uploaded_file_is_seen_downloaded_and_deleted(files, person, bucket, tmp_path):
    content = bytes(range(256)) * 100
    files.upload(write(tmp_path, "all bytes.bin", content))
    expect(files.row("all bytes.bin")).to_be_visible()
    assert bucket.read(person.prefix + "all bytes.bin") == content
    assert files.download("all bytes.bin") == sha256(content)
    files.delete("all bytes.bin")
    assert bucket.names(person.prefix) == set()


def test_files_dropped_anywhere_are_uploaded(files, person, bucket, tmp_path):
    paths = [write(tmp_path, name, name) for name in ("one.txt", "two.txt")]
    drop(files.page.get_by_role("main"), *paths)
    expect(files.row("one.txt")).to_be_visible()
    expect(files.row("two.txt")).to_be_visible()
    assert bucket.names(person.prefix) == {"one.txt", "two.txt"}


def test_a_picture_that_is_pasted_is_uploaded_also_while_a_file_is_selected(files, person, bucket):
    bucket.put(person.prefix + "chosen.txt", b"chosen")
    files.reload()
    files.select("chosen.txt")  # its checkbox has the focus from now on
    files.page.evaluate("""() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(["picture"], "image.png", { type: "image/png", lastModified: new Date(2026, 10, 29, 9, 5, 7) }));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }""")
    files.wait_until_uploaded(1)
    assert bucket.read(person.prefix + "Pasted image 2026-11-29 09.05.07.png") == b"picture"


def test_a_file_dropped_on_any_screen_is_not_opened_by_the_browser(app, files, tmp_path):
    path = write(tmp_path, "page.html", "<h1>opened</h1>")
    for screen in ("#/account", "#/nonsense"):
        app.page.evaluate("(screen) => { location.hash = screen }", screen)
        expect(files.grid).to_be_hidden()
        drop(app.page.get_by_role("main"), path)
        app.page.wait_for_timeout(500)  # a page that leaves, leaves a moment later
        assert app.page.url.endswith(screen) and len(app.page.context.pages) == 1
        expect(app.account_menu).to_be_visible()


def test_a_file_whose_type_the_browser_does_not_know_has_the_one_of_its_name(files, person, bucket, tmp_path):
    files.upload(write(tmp_path, "a.parquet", "x"), write(tmp_path, "b.unknown", "x"))
    files.wait_until_uploaded(2)
    types = [bucket.media_type(person.prefix + name) for name in ("a.parquet", "b.unknown")]
    assert types[0] == "application/vnd.apache.parquet" and "parquet" not in types[1]


def test_a_folder_that_is_dropped_arrives_with_its_tree(files, person, bucket, tmp_path):
    write(tmp_path, "trip/plan.txt", "plan")
    write(tmp_path, "trip/photos/day 1/sea.jpg", "sea")
    drop(files.page.get_by_role("main"), tmp_path / "trip")
    files.open("trip")
    expect(files.row("plan.txt")).to_be_visible()
    files.open("photos")
    files.open("day 1")
    expect(files.row("sea.jpg")).to_be_visible()
    assert bucket.names(person.prefix) >= {"trip/plan.txt", "trip/photos/day 1/sea.jpg"}


def test_many_files_at_once_all_arrive(files, person, bucket, tmp_path):
    contents = {f"file {number:03}.txt": f"content {number}".encode() for number in range(60)}
    files.upload(*(write(tmp_path, name, content) for name, content in contents.items()))
    expect(files.transfers).to_contain_text("60")
    expect(files.row("file 000.txt")).to_be_visible()
    files.wait_until_uploaded(60)
    assert {name: bucket.read(person.prefix + name) for name in bucket.names(person.prefix)} == contents


@pytest.mark.parametrize("reachable", [True, False], ids=["a worker", "no worker"])
def test_what_is_large_is_hashed_in_a_worker_and_without_one_all_the_same(files, person, bucket, tmp_path, reachable):
    if not reachable:
        files.page.route("**/hash-*.js", lambda route: route.abort())
    content = bytes(range(251)) * 20_000
    files.upload(write(tmp_path, "five.bin", content), write(tmp_path, "half.bin", content[: 1 << 19]))
    files.wait_until_uploaded(2)
    assert [worker for worker in files.page.workers if "/hash-" in worker.url] != [] or not reachable
    assert bucket.sha256(person.prefix + "five.bin") == sha256(content)
    assert bucket.sha256(person.prefix + "half.bin") == sha256(content[: 1 << 19])


def test_many_are_deleted_at_once_and_the_rest_stays(files, person, bucket, tmp_path):
    bucket.put_many([f"{person.prefix}{number}.txt" for number in range(12)])
    files.reload()
    files.delete(*(f"{number}.txt" for number in range(11)))
    expect(files.row("11.txt")).to_be_visible()
    assert bucket.names(person.prefix) == {"11.txt"}


def test_a_deletion_that_is_not_confirmed_deletes_nothing(files, person, bucket):
    bucket.put(person.prefix + "keep.txt")
    files.reload()
    files.select("keep.txt")
    files.action("Delete").click()
    expect(files.dialog).to_contain_text("keep.txt")
    files.dialog.get_by_role("button", name="Cancel").click()
    expect(files.dialog).to_be_hidden()
    expect(files.row("keep.txt")).to_be_visible()
    assert bucket.names(person.prefix) == {"keep.txt"}


def test_an_empty_file_arrives_empty(files, person, bucket, tmp_path):
    files.upload(write(tmp_path, "empty.txt"))
    expect(files.row("empty.txt")).to_be_visible()
    assert bucket.read(person.prefix + "empty.txt") == b""
    assert files.download("empty.txt") == sha256(b"")


def test_a_file_of_200_mib_arrives_intact_and_comes_back_intact(files, person, bucket, tmp_path):
    path, digest = write_large(tmp_path, "large.bin", 200)
    files.upload(path)
    files.wait_until_uploaded(1, timeout=300_000)
    expect(files.row("large.bin")).to_be_visible()
    assert bucket.sha256(person.prefix + "large.bin") == digest
    assert files.download("large.bin") == digest


def test_a_cancelled_upload_leaves_neither_object_nor_parts(files, person, bucket, tmp_path):
    path, _ = write_large(tmp_path, "cancelled.bin", 64)
    parts = Held(files.page, "**/cancelled.bin?*partNumber=*")
    files.upload(path)
    parts.wait_for_one()
    assert bucket.uploads(person.prefix) == [person.prefix + "cancelled.bin"]
    files.transfers.get_by_role("button", name="Cancel").first.click()
    expect(files.transfers).to_contain_text("Cancelled")
    expect(files.row("cancelled.bin")).to_be_hidden()
    assert bucket.uploads(person.prefix) == []
    assert bucket.names(person.prefix) == set()


@pytest.mark.parametrize("name", ["page.html", "drawing.svg"])
def test_a_file_that_could_run_scripts_is_saved_not_shown(files, person, bucket, name):
    bucket.put(person.prefix + name, b"<script>alert(1)</script>", content_type="text/html")
    files.reload()
    address = files.page.url
    files.download(name)
    assert files.page.url == address
