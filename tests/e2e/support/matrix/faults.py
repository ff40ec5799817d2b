"""What goes wrong while something is done, one function for each: how it is made, what the person reads, and how it ends."""

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from support.faults import Exchange, Fault, Gate, drop, drop_in_body, lose_answer, refuse, truncate_answer
from support.matrix.actions import Action, Delete, FileDownload, FolderSync, NewFolder, SignIn, SmallUpload
from support.matrix.scene import Scene

CLOCK_MINUTES = 20
"""How far the clock is off: further than S3 and Cognito accept."""
STEP_MS = 4_000
"""How much of the page's waits is skipped at a time."""


@dataclass(frozen=True)
class Cell:
    """What the person reads, and what they do then. Nothing where nothing needs saying."""

    words: str = ""
    press: tuple[str, ...] = ()
    """The buttons that they press."""
    anew: bool = False
    """Whether they do the whole once more."""
    leaving: bool = False
    """Whether the browser asks before the tab is closed."""

    def play(self, scene: Scene, action: Action) -> None:
        """The sentence is read, the fault ends, and the person goes on."""
        if self.words:
            expect(scene.words(self.words)).to_be_visible()
        scene.faults.clear()
        scene.context.set_offline(False)
        for button in self.press:
            scene.press(button)
        if self.anew:
            action.begin_again(scene)


def answer_lost(scene: Scene, action: Action, cell: Cell) -> None:
    """It was done, and nobody heard of that."""
    rule = scene.faults.add(action.ending or action.request, lose_answer, times=1)
    action.begin(scene)
    scene.until(lambda: rule.met)
    cell.play(scene, action)


async def cut(exchange: Exchange) -> bool:
    """The connection breaks in the middle: of what is sent, of what comes, or else before anything has."""
    if exchange.request.size:
        return await drop_in_body(exchange)
    return await (truncate_answer if exchange.request.method == "GET" else drop)(exchange)


def connection_cut(scene: Scene, action: Action, cell: Cell) -> None:
    """Each connection breaks midway, for as long as it takes the page to say so. A file that the browser downloads has its link
    broken before the answer: what breaks later is in the browser's own list, and no page hears of it."""
    last(scene, action, cell, drop if isinstance(action, FileDownload) else cut)


def offline(scene: Scene, action: Action, cell: Cell) -> None:
    """The network goes while the request is on its way."""
    outage = Outage()
    rule = scene.faults.add(action.request, outage)
    if action.beside:
        scene.faults.add(action.beside, outage)
    action.begin(scene)
    scene.until(lambda: rule.met)
    scene.context.set_offline(True)
    outage.strike()
    cell.play(scene, action)


class Outage:
    """Holds what comes, and breaks its connections when the network goes: a browser that is told to be offline lets them be."""

    def __init__(self) -> None:
        self._struck = threading.Event()

    def strike(self) -> None:
        self._struck.set()

    async def __call__(self, exchange: Exchange) -> bool:
        while not self._struck.is_set() and not exchange.reader.at_eof():
            await asyncio.sleep(0.02)
        return False


def unavailable(scene: Scene, action: Action, cell: Cell) -> None:
    """The service answers 503, for as long as it takes the page to say so."""
    last(scene, action, cell, refuse(503, "ServiceUnavailable"))


LASTING = ("connection cut", "503")
"""Faults that last until they are told of. What the page waits for meanwhile is skipped: its clock must be Playwright's."""


def last(scene: Scene, action: Action, cell: Cell, fault: Fault) -> None:
    rule = scene.faults.add(action.request, fault)
    action.begin(scene)
    scene.until(lambda: rule.met)
    for _ in range(50 if cell.words else 5):
        if cell.words and scene.words(cell.words).count():
            break
        scene.page.clock.fast_forward(STEP_MS)
        scene.page.wait_for_timeout(200)
    cell.play(scene, action)


def expired(scene: Scene, action: Action, cell: Cell) -> None:
    """Credentials and tokens have ended, without the page's knowing; for a sign-in, the session of its step."""
    renewals = scene.faults.count("^POST /$")
    if isinstance(action, SignIn):
        rule = scene.faults.add(action.request, end_of_step(scene), times=1)
        action.begin(scene)
        scene.until(lambda: rule.met)
    else:
        scene.page.wait_for_timeout(1100)  # what is issued within the same second would not be expired
        scene.control.expire_tokens(scene.person.email)
        scene.control.expire_credentials(scene.person.identity_id)
        action.begin(scene)
        scene.until(lambda: scene.faults.count("^POST /$") > renewals)
    cell.play(scene, action)


def end_of_step(scene: Scene) -> Fault:
    async def fault(exchange: Exchange) -> bool:
        exchange.request.body += b"".join([block async for block in exchange.rest()])
        scene.control.expire_session(json.loads(exchange.request.body)["Session"])
        return await exchange.pass_on()

    return fault


def clock_off(scene: Scene, action: Action, cell: Cell) -> None:
    """The device's clock is set wrong while the page is open."""
    scene.page.evaluate("(minutes) => setClock(minutes)", CLOCK_MINUTES)
    action.begin(scene)
    cell.play(scene, action)


def tab_closed(scene: Scene, action: Action, cell: Cell) -> None:
    """The tab is closed on the request, and the page opened in another one."""
    _, rule = hold(scene, action.request)
    action.begin(scene)
    scene.until(lambda: rule.met)
    scene.reopen()
    assert scene.questions == ["beforeunload"] * cell.leaving
    cell.play(scene, action)


def second_device(scene: Scene, action: Action, cell: Cell) -> None:
    """Another device writes to the same place: between question and answer where there is one, else before the service hears
    of what is asked. (A small file's form is on its way within seconds of its look: that answer is lost as well.)"""
    if isinstance(action, (Delete, NewFolder)):
        action.ask(scene)
        action.write_elsewhere(scene)
        action.agree(scene)
    elif isinstance(action, FolderSync):
        action.compare(scene)
        action.write_elsewhere(scene)
        action.start(scene)
    elif isinstance(action, SmallUpload):
        rule = scene.faults.add(action.request, replaced(scene, action), times=2)
        action.begin(scene)
        scene.until(lambda: rule.met == 2)
    else:
        gate, rule = hold(scene, action.ending or action.request)
        action.begin(scene)
        scene.until(lambda: rule.met)
        action.write_elsewhere(scene)
        gate.open()
    cell.play(scene, action)


def replaced(scene: Scene, action: Action) -> Fault:
    """The answer is lost, the second device writes, and what the browser sends again by itself is lost on its way."""

    async def fault(exchange: Exchange) -> bool:
        if scene.written:
            return await drop(exchange)
        lives = await lose_answer(exchange)
        action.write_elsewhere(scene)
        return lives

    return fault


def hold(scene: Scene, pattern: str):
    gate = Gate()
    return gate, scene.faults.add(pattern, gate)


FAULTS: dict[str, Callable[[Scene, Action, Cell], None]] = {
    "answer lost": answer_lost,
    "connection cut": connection_cut,
    "offline": offline,
    "503": unavailable,
    "expired": expired,
    "clock off": clock_off,
    "tab closed": tab_closed,
    "second device": second_device,
}
