"""Chromium with the stand-in behind every AWS name, and what is measured in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, Playwright

HERE = Path(__file__).parent
BUCKET_HOSTS = (
    "https://bench-bucket.s3.us-east-1.amazonaws.com/",
    "https://bench-bucket.s3.dualstack.us-east-1.amazonaws.com/",
    "https://s3.us-east-1.amazonaws.com/bench-bucket/",
    "https://s3.dualstack.us-east-1.amazonaws.com/bench-bucket/",
)
"""The names that one bucket has: a browser opens six connections to each."""
DONE = "/uploaded|failed/.test(document.querySelector('.transfers h2')?.textContent ?? '')"
RENAMED = "!!document.querySelector('.organize-note button')"
LISTED = "!!document.querySelector('[role=grid]:not([aria-busy=true])')"
FIELD = """() => {
  const field = Object.assign(document.createElement("input"), { type: "file", multiple: true });
  document.body.replaceChildren(field);
}"""
"""An empty page with a field for files; the page's policy takes no HTML from a string."""
MIB = 1 << 20


@dataclass(frozen=True)
class Pauses:
    """What the main thread went through."""

    longest_task: float
    """Milliseconds."""
    longest_gap: float
    """Milliseconds without a turn for anything else: tasks, and what they leave waiting."""
    read: int
    """Bytes of files read by scripts."""


@dataclass(frozen=True)
class Upload:
    """How an upload went."""

    chosen: float
    """When the files were chosen (seconds since 1970)."""
    took: float
    """Milliseconds from then on."""
    heap: int
    """The most that scripts held, buffers and wasm memory included; bytes."""


class Tab:
    """One tab in a browser of its own, so that nothing is cached and no connection is open."""

    def __init__(self, page: Page, devtools: CDPSession):
        self.page, self._devtools = page, devtools

    def open_alcove(self, address: str) -> None:
        """As far as the sign-in form, once the app itself has drawn it."""
        self.page.goto(address)
        self.page.wait_for_selector("[data-bound] form.step")

    def sign_in(self) -> float:
        """Milliseconds from the press until the folder is listed."""
        self.page.get_by_role("textbox", name="Email").fill("bench@example.com")
        self.page.get_by_role("textbox", name="Password").fill("correct horse")
        return self.page.evaluate(
            f"""async () => {{
              const begun = performance.now();
              document.querySelector("form.step button.button-primary").click();
              return (await benchUntil(() => {LISTED})) - begun;
            }}"""
        )

    def upload(self, paths: list[Path]) -> "Upload":
        """Chooses the files and waits until the page says that the last is settled."""
        chooser = "input[type=file]:not([webkitdirectory])"
        self.page.evaluate(
            f"""() => {{
              // At the document: the page draws its first picture's field anew when the live one is there.
              const chosen = new Promise((resolve) =>
                document.addEventListener("change", () => resolve(Date.now()), {{ capture: true, once: true }}));
              window.benchUpload = null;
              Promise.all([chosen, benchUntil(() => {DONE}).then(() => Date.now())])
                .then(([from, to]) => (window.benchUpload = {{ chosen: from / 1000, took: to - from }}));
            }}"""
        )
        self.page.locator(chooser).set_input_files(paths)
        heap = 0
        while (ended := self.page.evaluate("benchUpload")) is None:
            usage = self._devtools.send("Runtime.getHeapUsage")
            heap = max(heap, usage["usedSize"] + usage.get("backingStorageSize", 0))
            self.page.wait_for_timeout(50)
        return Upload(**ended, heap=heap)

    def rename(self, old: str, new: str) -> float:
        """Gives a folder another name; milliseconds from the press until the page says that all of it is there."""
        self.page.get_by_role("row").filter(has_text=old).focus()
        self.page.keyboard.press("F2")
        self.page.locator("dialog input").fill(new)
        return self.page.evaluate(
            f"""async () => {{
              const begun = performance.now();
              document.querySelector("dialog form").requestSubmit();
              return (await benchUntil(() => {RENAMED})) - begun;
            }}"""
        )

    def open_bare(self, address: str, paths: list[Path]) -> None:
        """On the page's own origin, with nothing of the page: a text that stands there, emptied; and the files chosen."""
        self.page.goto(f"{address}config.json")
        self.page.evaluate(FIELD)
        self.page.evaluate((HERE / "bare.js").read_text())
        self.page.locator("input").set_input_files(paths)

    def forget(self) -> None:
        """What was seen so far does not count."""
        self.page.evaluate("benchZero()")

    def pauses(self) -> Pauses:
        seen = self.page.evaluate("benchWatch")
        return Pauses(seen["longestTask"], seen["longestGap"], seen["read"])


@contextmanager
def tab(playwright: Playwright, chromium: str, sink_port: int, slowdown: float = 1) -> Iterator[Tab]:
    """A fresh browser; `slowdown` divides its processor's speed."""
    names = f"MAP *.amazonaws.com:443 127.0.0.1:{sink_port}"
    browser = playwright.chromium.launch(
        executable_path=chromium,
        args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-quic", f"--host-resolver-rules={names}"],
    )
    try:
        context = browser.new_context(ignore_https_errors=True, locale="en", viewport={"width": 1280, "height": 800})
        context.add_init_script(path=HERE / "watch.js")
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        if slowdown > 1:
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        yield Tab(page, devtools)
    finally:
        browser.close()
