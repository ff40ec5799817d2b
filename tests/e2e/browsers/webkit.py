"""WebKitGTK's MiniBrowser by WebDriver, under an X server of its own."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from browsers.base import WAIT_S, Browser
from support.ports import free_port

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"\n": "\ue007"}


class WebKit(Browser):
    """A MiniBrowser whose home is in `folder`."""

    def __init__(self, driver: str, program: str, folder: Path):
        home, self.downloads = folder / "home", folder / "downloads"
        (home / ".config").mkdir(parents=True)
        self.downloads.mkdir()
        (home / ".config/user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n')
        display = f":{os.getpid() % 30_000 + 100}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
            "HOME": str(home),
            "DISPLAY": display,
            "LANG": "C.UTF-8",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # everything local runs as root in containers
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        log = (folder / "webkit.log").open("w")
        server = [shutil.which("Xvfb") or "Xvfb", display, "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
        self.processes = [subprocess.Popen(server, stdout=log, stderr=log)]
        port = free_port()
        command = [driver, f"--port={port}", "--host=127.0.0.1"]
        self.processes.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        self.base = f"http://127.0.0.1:{port}"
        options = {"binary": program, "args": ["--automation"]}
        capabilities = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        self.text = lambda: (folder / "webkit.log").read_text()
        self.wait("WebKitWebDriver answers", self._is_ready)
        session = self._post("/session", capabilities={"alwaysMatch": capabilities})["sessionId"]
        del self.text
        self.base += f"/session/{session}"
        self._post("/timeouts", script=WAIT_S * 1000, pageLoad=WAIT_S * 1000)
        self._post("/window/rect", width=1280, height=900)

    def goto(self, address: str) -> None:
        self._post("/url", url=address)

    def script(self, function: str, *arguments):
        body = f"return JSON.stringify(({function})(...JSON.parse(arguments[0])) ?? null)"
        return json.loads(self._post("/execute/sync", script=body, args=[json.dumps(arguments)]))

    def press_at(self, x: int, y: int) -> None:
        steps = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps})

    def type(self, text: str) -> None:
        focused = self._get("/element/active")[ELEMENT]
        self._post(f"/element/{focused}/value", text="".join(KEYS.get(letter, letter) for letter in text))

    def set_files(self, selector: str, paths: list[Path]) -> None:
        field = self._post("/element", using="css selector", value=selector)[ELEMENT]
        self._post(f"/element/{field}/value", text="\n".join(str(path) for path in paths))

    def close(self) -> None:
        try:
            self._call("DELETE", "")
        finally:
            for process in reversed(self.processes):
                process.terminate()
                process.wait()

    def _act(self, source: dict) -> None:
        self._post("/actions", actions=[source])

    def _is_ready(self) -> bool:
        try:
            return self._get("/status")["ready"]
        except URLError:
            return False

    def _get(self, path: str):
        return self._call("GET", path)

    def _post(self, path: str, **body):
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: dict | None = None):
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.base + path, data, {"content-type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=2 * WAIT_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.read().decode()[:500]}") from error
