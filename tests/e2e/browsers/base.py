"""What the main walk needs of a browser, made of five primitives: an address, a script, a pointer, keys, a file field."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

WAIT_S = 60

# An element as people name it: its role and its accessible name, in the dialog where one is open. In view, and its middle.
FIND = """
(role, name) => {
  const kinds = {
    button: "button", link: "a[href]", textbox: "input:not([type=checkbox], [type=file]), textarea",
    checkbox: "input[type=checkbox]", menuitem: "[role=menuitem]", row: "[role=row]", heading: "h1, h2, h3",
  };
  const named = (element) => {
    if (role === "row") return element.querySelector("[title]")?.title;
    const label = element.labels?.[0];
    return element.ariaLabel ?? element.getAttribute("aria-label") ?? (label ?? element).innerText;
  };
  const root = document.querySelector("dialog[open]") ?? document;
  const found = [...root.querySelectorAll(kinds[role])].find((element) =>
    element.getClientRects().length > 0 && (named(element) ?? "").replace(/\\s+/g, " ").trim() === name);
  if (!found || found.disabled) return null;
  found.scrollIntoView({ block: "nearest" });
  const box = found.getBoundingClientRect();
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2), checked: found.checked ?? null };
}
"""

# Script errors and panics of this document from now on.
LISTEN = """
() => {
  if (globalThis.problems) return;
  globalThis.problems = [];
  addEventListener("error", (event) => problems.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
  const real = console.error;
  console.error = (...said) => (problems.push(said.join(" ")), real.apply(console, said));
}
"""

# Files that fall onto the page. A script makes the event: outside Chromium no protocol drags files of the desktop.
DROP = """
(files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name, { type: "text/plain" }));
  const target = document.querySelector("main");
  for (const step of ["dragenter", "dragover", "drop"])
    target.dispatchEvent(new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true }));
}
"""


class Browser(ABC):
    """A browser with one window, in a profile of its own. `downloads` is where files go that it downloads."""

    downloads: Path

    @abstractmethod
    def goto(self, address: str) -> None: ...

    @abstractmethod
    def script(self, function: str, *arguments):
        """Calls a function in the page; what it gives must be JSON."""

    @abstractmethod
    def press_at(self, x: int, y: int) -> None: ...

    @abstractmethod
    def type(self, text: str) -> None:
        """Into what has the focus."""

    @abstractmethod
    def set_files(self, selector: str, paths: list[Path]) -> None:
        """Fills a file field, as the browser's dialog does."""

    @abstractmethod
    def close(self) -> None: ...

    def open(self, address: str) -> None:
        """Loads a page and listens to what goes wrong in it."""
        self.goto("about:blank")
        self.goto(address)
        self.script(LISTEN)

    def wait(self, what: str, happened: Callable[[], object], seconds: float = WAIT_S):
        """What `happened` gives once it is something."""
        deadline = time.monotonic() + seconds
        while not (value := happened()):
            assert time.monotonic() < deadline, f"{what}: it did not happen; the page says:\n{self.text()}"
            time.sleep(0.1)
        return value

    def text(self) -> str:
        return self.script("() => document.body.innerText")

    def see(self, text: str) -> None:
        self.wait(f"“{text}” is shown", lambda: text in self.text())

    def find(self, role: str, name: str) -> dict | None:
        return self.script(FIND, role, name)

    def wait_for(self, role: str, name: str) -> dict:
        return self.wait(f"the {role} “{name}” is there", lambda: self.find(role, name))

    def wait_until_gone(self, role: str, name: str) -> None:
        self.wait(f"the {role} “{name}” is gone", lambda: not self.find(role, name))

    def press(self, role: str, name: str) -> None:
        """With the pointer, once it stands still."""
        box = self.wait_for(role, name)
        while (now := self.wait_for(role, name)) != box:
            box = now
        self.press_at(box["x"], box["y"])

    def fill(self, label: str, text: str) -> None:
        self.press("textbox", label)
        self.script("() => document.activeElement.select?.()")
        self.type(text)

    def drop(self, files: dict[str, str]) -> None:
        self.script(DROP, [[name, content] for name, content in files.items()])

    def downloaded(self, name: str) -> bytes:
        """The file of that name once it is there as a whole."""
        path = self.downloads / name
        self.wait(f"{name} is downloaded", lambda: path.is_file() and path.stat().st_size > 0)
        return path.read_bytes()

    def problems(self) -> list[str]:
        return self.script("() => globalThis.problems ?? []")
