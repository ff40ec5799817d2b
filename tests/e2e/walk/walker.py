"""Performs steps in a browser and looks after each whether the page still stands."""

import json
import random
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError

from botocore.exceptions import ClientError
from playwright.sync_api import BrowserContext, Dialog, Error, FileChooser, Page

from pages.app import App
from support.control import Control
from support.dialogs import use_field
from support.drop import drop
from support.people import People, Person, random_email
from support.samples import NAMES, write
from walk.steps import Step, draw
from walk.targets import Target, collect, rest

PATIENCE_MS = 1_500
"""How long an element that a step needs is waited for. A walk may be anywhere: what is not there is passed over."""
LIVENESS_MS = 30_000
"""How long the page may take to open a menu that is known to be there."""
PASTE = """
(names) => {
  const clipboardData = new DataTransfer();
  for (const name of names) clipboardData.items.add(new File([name], name, { type: "text/plain" }));
  (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}
"""
NETWORK = "Failed to fetch", "ERR_INTERNET_DISCONNECTED", "NetworkError", "ERR_FAILED", "TimeoutError", "timed out"
"""What a console may say of a network that is gone; a script error may not."""


HASTE = "in haste"
"""At the end of a recorded step: the next one came before its answer."""


class Broken(AssertionError):
    """The page does not stand any more."""


class Walker:
    """One person at a browser with up to three tabs of the site."""

    def __init__(self, context: BrowserContext, address: str, seed: int, folder: Path):
        self.context, self.address, self.seed, self.folder = context, address, seed, folder
        self.people: list[Person] = []
        self.root: People | None = None
        self.control: Control | None = None
        self.taken: list[Step] = []
        self.tabs: list[Page] = []
        self.at = 0
        self.opening = False
        self.offline_for = 0
        self.choices = random.Random(f"files:{seed}")
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", self._on_page)
        self._open_tab()

    @property
    def page(self) -> Page:
        return self.tabs[self.at]

    def walk(self, steps: int, every: int, haste: float) -> None:
        """So many steps, that share of them in haste; after `every` of them a press must still be answered."""
        for number in range(steps):
            # A die of its own for each step: one that differs by its moment does not change all that follow.
            dice = random.Random(f"{self.seed}:{number}")
            step = draw(dice, self._targets(), len(self.tabs))
            self.take(step, in_haste=dice.random() < haste)
            if number % every == every - 1:
                self.check_liveness()
        self.check_liveness()

    def take(self, step: Step, *, in_haste: bool = False) -> None:
        """One step, and what must hold after it. In haste, the next one comes before its answer."""
        self.taken.append([*step, HASTE] if in_haste else step)
        try:
            getattr(self, "_" + step[0].replace(" ", "_"))(*step[1:])
        except Error as error:
            if "crashed" in str(error).lower():
                raise Broken(f"the tab crashed: {error}") from error
        self._count_down()
        self._stay_on_the_site()
        if not in_haste:
            self._rest()
        self.check()

    def check(self) -> None:
        """No script error and no panic, in any tab."""
        for problem in self.context.watch.problems:
            is_network = problem.startswith("console: ") and any(text in problem for text in NETWORK)
            if not is_network:
                raise Broken("\n".join(problem.strip().splitlines()[:4]))

    def check_liveness(self) -> None:
        """A press on "Language" opens its menu and the next closes it, in every tab."""
        self._connect()
        for page in self.tabs:
            page.bring_to_front()
            for last in (False, False, True):
                try:
                    self._close_dialogs(page)
                    self._press_language(page)
                    break
                except Error as error:
                    self.check()
                    # A question may have come between, about the name of a file on its way for instance; or the page has answered
                    # an earlier press just then. A dead page answers no try.
                    if last:
                        raise Broken(f"the page is dead: {error}") from error
        self.page.bring_to_front()
        self.check()

    @staticmethod
    def _press_language(page: Page) -> None:
        banner = page.get_by_role("banner")
        button = banner.get_by_role("button", name="Language").or_(banner.get_by_role("button", name="言語"))
        menu = page.get_by_role("menuitem", name="日本語")
        page.keyboard.press("Escape")  # another menu may stand open
        if menu.is_visible():
            button.click(timeout=LIVENESS_MS)
            menu.wait_for(state="hidden", timeout=LIVENESS_MS)
        button.click(timeout=LIVENESS_MS)
        menu.wait_for(timeout=LIVENESS_MS)
        button.click(timeout=LIVENESS_MS)
        menu.wait_for(state="hidden", timeout=LIVENESS_MS)

    def recorded(self) -> str:
        """The steps so far, one a line, in the form that `replay` reads."""
        return "".join(json.dumps(step, ensure_ascii=False) + "\n" for step in self.taken)

    def replay(self, recorded: str) -> None:
        """Performs steps that a walk has left."""
        for line in recorded.splitlines():
            step = json.loads(line)
            in_haste = step[-1] == HASTE
            self.take(step[:-1] if in_haste else step, in_haste=in_haste)
        self.check_liveness()

    # Reading the page

    def _targets(self) -> list[Target]:
        try:
            return collect(self.page, self._plain)
        except Error as error:
            if "Timeout" in str(error):
                raise Broken(f"the page hangs: {error}") from error
            self.page.wait_for_load_state("load")  # it was being loaded
            return collect(self.page, self._plain)

    def _plain(self, name: str) -> str:
        for number, person in enumerate(self.people):
            name = name.replace(person.email, f"person {number}").replace(person.identity_id, f"identity {number}")
        return name

    def _rest(self) -> None:
        try:
            rest(self.page)
        except Error as error:
            if "Timeout" in str(error):
                raise Broken(f"the page hangs: {error}") from error

    def _stay_on_the_site(self) -> None:
        """Comes back from the empty page that a tab begins with, and from the browser's own page about a lost network."""
        if not self.page.url.startswith(self.address):
            self._connect()
            self.page.goto(self.address, wait_until="commit", timeout=LIVENESS_MS)

    def _close_dialogs(self, page: Page) -> None:
        dialog = page.get_by_role("dialog")
        for _ in range(6):
            if not dialog.count():
                return
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)
        closes = dialog.get_by_role("button", name="Cancel").or_(dialog.get_by_role("button", name="Close"))
        if dialog.count() and closes.count():
            closes.last.click(timeout=LIVENESS_MS)
        dialog.first.wait_for(state="hidden", timeout=LIVENESS_MS)

    def _app(self) -> App:
        is_japanese = self.page.locator("html").get_attribute("lang") == "ja"
        return App(self.page, self.address, "ja" if is_japanese else "en")

    # Steps at an element

    def _find(self, key: list) -> Target | None:
        return next((each for each in self._targets() if each.key == key), None)

    def _press(self, key: list, **how) -> None:
        if target := self._find(key):
            self.page.mouse.click(target.x, target.y, **how)

    def _double(self, key: list) -> None:
        self._press(key, click_count=2)

    def _menu(self, key: list) -> None:
        self._press(key, button="right")

    def _chord(self, key: list, modifier: str) -> None:
        self.page.keyboard.down(modifier)
        self._press(key)
        self.page.keyboard.up(modifier)

    def _type(self, key: list, text: str, enter: bool) -> None:
        self._press(key)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text.replace("{email}", self.people[0].email))
        if enter:
            self.page.keyboard.press("Enter")

    # Steps anywhere

    def _key(self, key: str) -> None:
        if key == "F5":
            self._reload()
        else:
            self.page.keyboard.press(key)

    def _scroll(self, by: int) -> None:
        size = self.page.viewport_size or {"width": 390, "height": 800}
        self.page.mouse.move(size["width"] / 2, size["height"] / 2)
        self.page.mouse.wheel(0, by)

    def _upload(self, numbers: list[int]) -> None:
        use_field(self.page)
        self.choices.seed(str(numbers))
        self._app().files.action("Upload").click(timeout=PATIENCE_MS)

    def _drop(self, numbers: list[int]) -> None:
        drop(self.page.get_by_role("main"), *self._paths(numbers))

    def _paste(self, numbers: list[int]) -> None:
        self.page.evaluate(PASTE, [path.name for path in self._paths(numbers)])

    def _paths(self, numbers: list[int]) -> list[Path]:
        names = [*NAMES.values(), *(f"photo {number}.txt" for number in range(20))]
        return [write(self.folder, names[number], f"{number}" * 1000) for number in numbers]

    def _hash(self, hash: str) -> None:
        self.page.evaluate("(hash) => { location.hash = hash; }", hash)

    def _back(self) -> None:
        self.page.go_back(wait_until="commit")

    def _forward(self) -> None:
        self.page.go_forward(wait_until="commit")

    def _reload(self) -> None:
        if not self.offline_for:  # the browser's own page about being offline is not ours
            self.page.reload(wait_until="commit")

    def _resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 844 if width == 390 else 800})

    # Steps with files

    def _look(self, number: int, keys: list[str]) -> None:
        """Opens the file of some row, and presses keys in its viewer."""
        rows = [each for each in self._targets() if each.kind == "row"]
        if rows:
            self._double(rows[number % len(rows)].key)
            with suppress(Error):
                self.page.get_by_role("dialog").wait_for()
            for key in keys:
                self.page.keyboard.press(key)

    def _command(self, letters: str, below: int) -> None:
        self.page.keyboard.press("Control+k")
        with suppress(Error):  # a dialog may be open, or its part still on its way
            self.page.get_by_role("combobox").wait_for()
        self.page.keyboard.insert_text(letters)
        for key in [*["ArrowDown"] * below, "Enter"]:
            self.page.keyboard.press(key)

    def _view(self, form: str) -> None:
        app = self._app()
        app.files.action("View").click()
        self.page.get_by_role("menuitemradio", name=app.say(form), exact=True).click()

    def _sweep(self, *way: float) -> None:
        """Draws a rectangle from one place of the window to another."""
        self._pull(way)

    def _drag(self, *way: float) -> None:
        """The same from the first row in view, which is then dragged."""
        rows = [each for each in self._targets() if each.kind == "row"]
        if rows:
            self._pull(way, (rows[0].x, rows[0].y))

    def _pull(self, way: tuple[float, ...], start: tuple[float, float] | None = None) -> None:
        size = self.page.viewport_size or {"width": 390, "height": 800}
        place = lambda x, y: (x * size["width"], y * size["height"])  # noqa: E731 (used here alone)
        mouse = self.page.mouse
        mouse.move(*(start or place(*way[:2])))
        mouse.down()
        mouse.move(*place(*way[2:]), steps=6)
        mouse.up()

    # Steps of a session

    def _sign_in(self, number: int, keep: bool) -> None:
        person = self.people[number]
        self._hash("#/sign-in")
        form = self._app().sign_in
        form.stay_signed_in.set_checked(keep)
        form.submit(person.email, person.password)

    def _sign_out(self) -> None:
        app = self._app()
        app.account_menu.click()
        app.page.get_by_role("menuitem", name=app.say("Sign out")).click()

    def _sign_up(self) -> None:
        self._hash("#/sign-in")
        self._app().sign_in.sign_up(random_email(), "short" if len(self.taken) % 2 else self.people[0].password)

    def _language(self, language: str) -> None:
        app = self._app()
        app.banner.get_by_role("button", name=app.say("Language")).click()
        self.page.get_by_role("menuitem", name=language).click()

    def _expire(self, number: int) -> None:
        with suppress(HTTPError):  # who never signed in has none
            self.control.expire_credentials(self.people[number].identity_id)

    def _revoke(self, number: int) -> None:
        with suppress(ClientError):  # the account may be deleted by now
            self.root.sign_out_everywhere(self.people[number])

    # Steps around the page

    def _tab(self, what: str) -> None:
        if what == "close" and len(self.tabs) > 1:
            self.tabs.pop().close()
            self.at = 0
        elif what == "open" and len(self.tabs) < 3:
            self._open_tab()
        else:
            self.at = (self.at + 1) % len(self.tabs)
        self.page.bring_to_front()

    def _open_tab(self) -> None:
        self._connect()
        self.opening = True
        page = self.context.new_page()
        self.opening = False
        page.on("dialog", _accept)
        page.on("filechooser", self._choose)
        self.tabs.append(page)
        self.at = len(self.tabs) - 1
        page.goto(self.address, wait_until="commit", timeout=LIVENESS_MS)

    def _on_page(self, page: Page) -> None:
        """Closes what a press opened beside the walk, such as a link with Control."""
        if not self.opening:
            page.close()

    def _choose(self, chooser: FileChooser) -> None:
        """Files for a field, or nothing, as when a person changes their mind."""
        numbers = self.choices.sample(range(20), self.choices.choice([0, 1, 3]) if chooser.is_multiple() else 1)
        try:
            chooser.set_files(self._paths(numbers))
        except Error:
            pass  # a field for folders takes no files

    def _network(self, steps: int) -> None:
        self.offline_for = steps + 1
        self.context.set_offline(True)

    def _connect(self) -> None:
        self.offline_for = 0
        self.context.set_offline(False)

    def _count_down(self) -> None:
        if self.offline_for:
            self.offline_for -= 1
            if not self.offline_for:
                self._connect()

    def _slow(self, latency_ms: int) -> None:
        """Every answer to this tab takes so long from now on."""
        session = self.context.new_cdp_session(self.page)
        rates = {"downloadThroughput": -1, "uploadThroughput": -1}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency_ms, **rates})


def _accept(dialog: Dialog) -> None:
    """Leaves a page that asks whether it may be left."""
    try:
        dialog.accept()
    except Error:
        pass  # its tab is closed
