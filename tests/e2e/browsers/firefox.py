"""Firefox by WebDriver BiDi, the protocol that it speaks itself: Debian has no geckodriver."""

import json
import re
import subprocess
from contextlib import ExitStack
from pathlib import Path

from websockets.sync.client import connect

from browsers.base import WAIT_S, Browser

PREFERENCES = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "intl.accept_languages": "en-US",
}
KEYS = {"\n": "\ue007"}


class Firefox(Browser):
    """A headless Firefox whose profile is in `folder`."""

    def __init__(self, program: str, folder: Path):
        profile, self.downloads = folder / "profile", folder / "downloads"
        profile.mkdir()
        self.downloads.mkdir()
        preferences = PREFERENCES | {"browser.download.dir": str(self.downloads)}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items())
        (profile / "user.js").write_text("\n".join(lines))
        arguments = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        log = (folder / "firefox.log").open("w")
        self.process = subprocess.Popen([program, *arguments], stdout=log, stderr=log)
        said = lambda: re.search(r"WebDriver BiDi listening on (ws://\S+)", (folder / "firefox.log").read_text())  # noqa: E731
        self.open_ends = ExitStack()
        self.socket = self.open_ends.enter_context(connect(self._wait_for_address(said) + "/session", max_size=None))
        self.asked = 0
        self._call("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": {"default": "accept"}}})
        self.context = self._call("browsingContext.getTree")["contexts"][0]["context"]
        self._call("browsingContext.setViewport", context=self.context, viewport={"width": 1280, "height": 800})

    def _wait_for_address(self, said) -> str:
        self.text = lambda: "nothing yet"
        address = self.wait("Firefox listens", said)[1]
        del self.text
        return address

    def goto(self, address: str) -> None:
        self._call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def script(self, function: str, *arguments):
        # As JSON both ways: BiDi's own form of values is a tree of types.
        answer = self._call(
            "script.callFunction",
            functionDeclaration=f"(given) => JSON.stringify(({function})(...JSON.parse(given)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self.context},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def press_at(self, x: int, y: int) -> None:
        steps = [{"type": "pointerMove", "x": x, "y": y}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": steps})

    def type(self, text: str) -> None:
        keys = [KEYS.get(letter, letter) for letter in text]
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": steps})

    def set_files(self, selector: str, paths: list[Path]) -> None:
        found = self._call("browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": selector})
        element = {"sharedId": found["nodes"][0]["sharedId"]}
        self._call("input.setFiles", context=self.context, element=element, files=[str(path) for path in paths])

    def close(self) -> None:
        self.open_ends.close()
        self.process.terminate()
        self.process.wait()

    def _act(self, source: dict) -> None:
        self._call("input.performActions", context=self.context, actions=[source])

    def _call(self, method: str, **parameters) -> dict:
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv(timeout=2 * WAIT_S))
            if answer.get("id") == self.asked:  # the others are events
                assert answer["type"] == "success", answer
                return answer["result"]
