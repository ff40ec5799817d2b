"""Whether a file of the device is the same as the one in the bucket, by the checksum that S3 keeps."""

import pytest
from playwright.sync_api import expect

from pages.sync import Verify
from support.samples import write


@pytest.fixture
def verify(files) -> Verify:
    return Verify(files)


@pytest.mark.parametrize("mebibytes", [0, 20], ids=["small", "in parts"])
def test_an_upload_is_the_same_as_its_file_and_other_than_a_changed_one(verify, tmp_path, mebibytes):
    content = b"content" + bytes(mebibytes << 20)
    verify.files.upload(write(tmp_path, "a.bin", content))
    verify.files.wait_until_uploaded(1)
    verify.open("a.bin")
    verify.choose(tmp_path / "a.bin")
    expect(verify.dialog).to_contain_text("is the same, byte for byte")
    verify.choose(write(tmp_path, "other.bin", content[:-1] + b"x"))
    expect(verify.dialog).to_contain_text("has the same size and other contents")
    verify.choose(write(tmp_path, "longer.bin", content + b"x"))
    expect(verify.dialog).to_contain_text("Different: your file has")


def test_without_a_checksum_it_says_so(verify, person, bucket, tmp_path):
    bucket.put(person.prefix + "bare.txt", b"12345")
    verify.files.reload()
    verify.open("bare.txt")
    verify.choose(write(tmp_path, "bare.txt", "12345"))
    expect(verify.dialog).to_contain_text("It cannot be told")


def test_what_is_dropped_on_the_dialog_is_compared_and_not_uploaded(verify, person, bucket, tmp_path):
    verify.files.upload(write(tmp_path, "a.txt", "12345"))
    verify.files.wait_until_uploaded(1)
    verify.open("a.txt")
    verify.dialog.locator(".verify").evaluate(
        """(target) => {
            const data = new DataTransfer();
            data.items.add(new File(["12345"], "mine.txt"));
            for (const kind of ["dragenter", "dragover", "drop"]) {
              target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
        }"""
    )
    expect(verify.dialog).to_contain_text("“⁨mine.txt⁩” is the same, byte for byte")
    assert bucket.names(person.prefix) == {"a.txt"}
