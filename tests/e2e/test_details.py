"""The panel of details: what a listing does not know is asked for when somebody wants it, and never before."""

from playwright.sync_api import expect

from support.accessibility import violations


def details(files):
    return files.page.get_by_role("complementary", name=files.say("Details"))


def test_a_folder_is_counted_when_asked_and_the_numbers_stay(files, person, bucket):
    bucket.put_many([f"{person.prefix}photos/{number:04}.jpg" for number in range(1200)], b"12345")
    bucket.put(person.prefix + "photos/")
    bucket.put(person.prefix + "other.txt", b"content")
    files.reload()
    before = len(files.page.context.watch.requests)
    files.select("photos")
    panel = details(files)
    expect(panel).to_be_visible()
    listings = [it for it in files.page.context.watch.requests[before:] if "list-type" in it.url]
    assert listings == [], "nobody asked for the size"
    panel.get_by_role("button", name="Calculate").click()
    expect(panel).to_contain_text("1,200 files, 5.9 KiB")
    assert violations(files.page) == ""
    files.row("photos").get_by_role("checkbox").uncheck()
    files.select("other.txt")
    expect(panel).to_contain_text("other.txt")
    files.row("other.txt").get_by_role("checkbox").uncheck()
    files.select("photos")
    expect(panel).to_contain_text("1,200 files, 5.9 KiB")


def test_more_of_a_file_is_asked_for_once_it_is_unfolded(files, person, bucket):
    bucket.put(person.prefix + "名前 +%.txt", b"content", content_type="text/markdown")
    files.reload()
    files.select("名前 +%.txt")
    panel = details(files)
    expect(panel).to_be_visible()
    heads = lambda: [it for it in files.page.context.watch.requests if it.method == "HEAD"]  # noqa: E731
    assert heads() == []
    panel.get_by_text("More", exact=True).click()
    expect(panel).to_contain_text("text/markdown")
    expect(panel).to_contain_text("STANDARD")
    assert len(heads()) == 1
    assert violations(files.page) == ""


def test_what_is_gone_meanwhile_is_said_in_the_panel(files, person, bucket):
    files.page.context.watch.allow("404")
    bucket.put(person.prefix + "a.txt", b"content")
    files.reload()
    files.select("a.txt")
    bucket.delete(person.prefix + "a.txt")
    panel = details(files)
    panel.get_by_text("More", exact=True).click()
    expect(panel.get_by_role("alert")).to_be_visible()


def test_more_that_is_unfolded_is_asked_for_again_when_the_file_changes(files, person, bucket):
    bucket.put(person.prefix + "a.txt", b"content", Tagging="who=me")
    bucket.put(person.prefix + "b.html", b"other", content_type="text/html")
    files.reload()
    files.show_details("a.txt")
    panel = details(files)
    change = panel.get_by_role("button", name="Change…")
    panel.get_by_text("More", exact=True).click()
    change.press("Enter")
    panel.get_by_role("button", name="Cancel").press("Enter")
    expect(change).to_be_focused()
    change.press("Enter")
    panel.get_by_label("Media type").fill("text/markdown")
    panel.get_by_label("Media type").press("Enter")
    expect(panel.locator("summary").first).to_be_focused()
    expect(panel).to_contain_text("text/markdown")
    change.press("Enter")
    panel.get_by_label("Value 1").fill("you")
    panel.get_by_label("Value 1").press("Enter")
    expect(panel).to_contain_text("who = you")
    expect(panel.locator("summary").first).to_be_focused()
    files.row("b.html").click()
    expect(panel).to_contain_text("text/html")


def test_tags_that_another_device_has_changed_are_not_written_over(files, person, bucket):
    key = person.prefix + "a.txt"
    bucket.put(key, b"content", Tagging="who=me")
    files.reload()
    files.show_details("a.txt")
    panel = details(files)
    panel.get_by_text("More", exact=True).click()
    panel.get_by_role("button", name="Change…").click()
    tags = [{"Key": "who", "Value": "me"}, {"Key": "paid", "Value": "yes"}]
    bucket.s3.put_object_tagging(Bucket=bucket.name, Key=key, Tagging={"TagSet": tags})
    panel.get_by_label("Value 1").fill("you")
    panel.get_by_label("Value 1").press("Enter")
    expect(panel.get_by_role("alert")).to_contain_text("changed")
    assert bucket.s3.get_object_tagging(Bucket=bucket.name, Key=key)["TagSet"] == tags
