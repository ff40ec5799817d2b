"""What people do, one class for each thing. Each knows the request that it is about, and what holds when it went through."""

import json
import re

from botocore.exceptions import ClientError
from playwright.sync_api import expect

from pages.sync import BOTH, Sync
from support.archive import unpack
from support.device import Device
from support.dialogs import use_field
from support.matrix.scene import STAYS, Scene
from support.samples import write, write_large

PART, COMPLETE = r"^PUT .*partNumber=", r"^POST .*uploadId="


class Action:
    """Something that a person does in their own folder."""

    request: str
    """The request that meets the fault, as rules of the proxy know it."""
    ending: str | None = None
    """The one whose answer is lost, and before which the second device writes, where that is another."""
    beside: str | None = None
    """What the page asks for beside it: where the network goes, that gets no answer either."""
    elsewhere: dict[str, bytes] = {}
    """What the second device writes."""

    def prepare(self, scene: Scene) -> None:
        """Before the person comes."""

    def enter(self, scene: Scene) -> None:
        """The person comes."""
        scene.app.enter(scene.person, keep=True)

    def begin(self, scene: Scene) -> None:
        """They do it, up to the request."""
        raise NotImplementedError

    def begin_again(self, scene: Scene) -> None:
        """They do it once more, in another tab too."""
        scene.app.files.wait_until_listed()
        self.begin(scene)

    def check(self, scene: Scene) -> None:
        """It went through. Waits until it has."""
        raise NotImplementedError

    def write_elsewhere(self, scene: Scene) -> None:
        scene.write_elsewhere(self.elsewhere)


class SmallUpload(Action):
    request = r"(?s)^(POST /[^/?\n]+/?\n|PUT ).*note\.txt"
    elsewhere = {"note.txt": b"of the second device"}
    content = b"of this device"

    def begin(self, scene: Scene) -> None:
        scene.app.files.upload(write(scene.disk, "note.txt", self.content))

    def check(self, scene: Scene) -> None:
        expected = {"note.txt": self.content}
        if scene.written:
            expected = self.elsewhere | {"note (2).txt": self.content}
        scene.until(lambda: scene.has(expected))
        scene.app.files.wait_until_uploaded(1)


class MultipartUpload(Action):
    request, ending = PART, COMPLETE
    elsewhere = {"film.bin": b"of the second device"}

    def prepare(self, scene: Scene) -> None:
        self.path, _ = write_large(scene.disk, "film.bin", 18)

    def begin(self, scene: Scene) -> None:
        scene.app.files.upload(self.path)

    def begin_again(self, scene: Scene) -> None:
        use_field(scene.page)
        with scene.page.expect_file_chooser() as chooser:
            scene.page.get_by_role("list", name="Unfinished uploads").get_by_role("button", name="Resume").click()
        chooser.value.set_files(self.path)

    def check(self, scene: Scene) -> None:
        scene.app.files.wait_until_uploaded(1)
        content = self.path.read_bytes()
        expected = {"film.bin": content}
        if scene.written:
            expected = self.elsewhere | {"film (2).bin": content}
        assert scene.has(expected)


class FileDownload(Action):
    request = r"^GET .*/letter\.txt\?"
    elsewhere = {"letter.txt": b"a letter of the second device"}
    content = {"letter.txt": b"a letter with some words"}

    def prepare(self, scene: Scene) -> None:
        scene.put(self.content)

    def begin(self, scene: Scene) -> None:
        scene.app.files.select("letter.txt")
        scene.app.files.action("Download").click()

    def check(self, scene: Scene) -> None:
        expected = self.content | scene.written
        scene.until(lambda: scene.downloaded() == list(expected.values()))
        assert scene.has(expected)


class ZipDownload(Action):
    request = r"^GET .*/trip/film\.bin\?"
    elsewhere = {"trip/film.bin": b"B" * 9_000_000}
    content = {"trip/plan.txt": b"the plan", "trip/film.bin": b"A" * 9_000_000}

    def prepare(self, scene: Scene) -> None:
        scene.put(self.content)

    def begin(self, scene: Scene) -> None:
        scene.app.files.select("trip")
        scene.app.files.action("Download").click()

    def check(self, scene: Scene) -> None:
        expected = self.content | scene.written
        scene.until(lambda: [unpack(archive) for archive in scene.downloaded()[-1:]] == [expected])
        assert scene.has(expected)


class Delete(Action):
    request = r"^POST .*[?&]delete\b"
    elsewhere = {"old/new.txt": b"newer than the question", "gone.txt": b"newer than the question too"}

    def prepare(self, scene: Scene) -> None:
        scene.put({"gone.txt": b"gone", "old/a.txt": b"a", "old/b.txt": b"b"})

    def begin(self, scene: Scene) -> None:
        self.ask(scene)
        self.agree(scene)

    def ask(self, scene: Scene) -> None:
        files = scene.app.files
        names = [name for name in ("gone.txt", "old") if files.row(name).count()]
        files.select(*names)
        files.action("Delete").click()
        expect(files.dialog).to_contain_text(re.compile(r"\d files?"))

    def agree(self, scene: Scene) -> None:
        scene.app.files.dialog.get_by_role("button", name="Delete", exact=True).click()

    def check(self, scene: Scene) -> None:
        scene.until(lambda: scene.has(scene.written))
        for name in ("gone.txt", "old"):
            is_there = any(written.startswith(name) for written in scene.written)
            expect(scene.app.files.row(name)).to_be_visible(visible=is_there)


class FolderSync(Action):
    request = r"(?s)^(POST /[^/?\n]+/?\n|PUT ).*mine\.txt"
    elsewhere = {"mine.txt": b"of the second device"}

    def prepare(self, scene: Scene) -> None:
        scene.put({"theirs.txt": b"theirs"})

    def enter(self, scene: Scene) -> None:
        super().enter(scene)
        Device(scene.page).write("mine.txt", "mine")

    def begin(self, scene: Scene) -> None:
        self.compare(scene)
        self.start(scene)

    def compare(self, scene: Scene) -> None:
        Sync(scene.app.files).compare(BOTH)

    def start(self, scene: Scene) -> None:
        Sync(scene.app.files).press("Start")

    def check(self, scene: Scene) -> None:
        Sync(scene.app.files).wait_for_result()
        synced = {"mine.txt": b"mine", "theirs.txt": b"theirs"}
        assert scene.has(synced | scene.written)
        device = Device(scene.page)
        assert {path: device.read(path) for path in device.paths()} == synced | STAYS


class NewFolder(Action):
    request = r"^PUT .*/Letters/"
    elsewhere = {"Letters/": b"bytes in a folder's own key", "Letters/theirs.txt": b"theirs"}

    def begin(self, scene: Scene) -> None:
        self.ask(scene)
        self.agree(scene)

    def ask(self, scene: Scene) -> None:
        scene.app.files.action("New folder").click()
        scene.app.files.dialog.get_by_label("Folder name").fill("Letters")

    def agree(self, scene: Scene) -> None:
        scene.app.files.dialog.get_by_role("button", name="Create").click()

    def check(self, scene: Scene) -> None:
        scene.until(lambda: scene.has({"Letters/": b""} | scene.written))
        expect(scene.app.files.dialog).to_be_hidden()
        expect(scene.app.files.row("Letters")).to_be_visible()


class SignIn(Action):
    request = r"(?s)^POST /\n.*PASSWORD_VERIFIER"
    elsewhere = {"new.txt": b"new"}

    def enter(self, scene: Scene) -> None:
        scene.app.open("#/sign-in")
        expect(scene.page.locator("#boot-form[data-bound]")).to_be_attached()

    def begin(self, scene: Scene) -> None:
        scene.app.sign_in.stay_signed_in.set_checked(True)
        scene.app.sign_in.submit(scene.person.email, scene.person.password)

    def begin_again(self, scene: Scene) -> None:
        scene.app.open("#/sign-in")
        self.begin(scene)

    def check(self, scene: Scene) -> None:
        expect(scene.app.account_menu).to_be_visible()
        scene.app.files.wait_until_listed()
        for name in ("stays.txt", *scene.written):
            expect(scene.app.files.row(name)).to_be_visible()


class Refresh(Action):
    request = r"^GET .*list-type=2"
    elsewhere = {"newer.txt": b"newer"}

    def begin(self, scene: Scene) -> None:
        refresh = scene.app.files.action("Refresh")
        with scene.page.expect_response(re.compile("split_work")):
            refresh.hover()
        scene.put({"new.txt": b"new"})
        refresh.click()

    def begin_again(self, scene: Scene) -> None:
        scene.app.files.wait_until_listed()

    def check(self, scene: Scene) -> None:
        for name in ("stays.txt", "new.txt", *scene.written):
            expect(scene.app.files.row(name)).to_be_visible()


class SignOut(Action):
    request = r'(?s)^POST /\n\{.*"Token":'
    beside = "^GET .*list-type=2"
    elsewhere = {"new.txt": b"new"}

    def enter(self, scene: Scene) -> None:
        super().enter(scene)
        kept = scene.page.evaluate("() => Object.entries(localStorage).find(([key]) => key.endsWith('.session'))[1]")
        self.token = json.loads(kept)["refresh"]

    def begin(self, scene: Scene) -> None:
        scene.app.sign_out()

    def begin_again(self, scene: Scene) -> None:
        """They come back later. They had signed out; the pool hears of it now, if it could not before."""
        scene.page.reload()

    def check(self, scene: Scene) -> None:
        expect(scene.app.account_menu).to_be_hidden()
        expect(scene.app.sign_in_button.or_(scene.app.sign_in.form("Sign in")).first).to_be_visible()
        expect(scene.page.get_by_text("stays.txt")).to_have_count(0)
        scene.until(lambda: self.is_revoked(scene))

    def is_revoked(self, scene: Scene) -> bool:
        try:
            scene.people.refresh(self.token)
        except ClientError:
            return True
        return False


ACTIONS: dict[str, type[Action]] = {
    "small upload": SmallUpload,
    "multipart upload": MultipartUpload,
    "file download": FileDownload,
    "ZIP download": ZipDownload,
    "delete": Delete,
    "sync": FolderSync,
    "new folder": NewFolder,
    "sign-in": SignIn,
    "refresh": Refresh,
    "sign-out": SignOut,
}
