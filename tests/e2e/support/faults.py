"""A proxy that does to a page what networks and services do: the browser sends everything through it (see `faults` in
`conftest.py`), so addresses, origins, policies and signatures stay as they are. It changes no byte of what it lets through.

A test says which requests meet a fault by `Rule`s; what meets none goes through. Preflights never do, unless named.
"""

import asyncio
import random
import re
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PEEK = 1 << 10
"""Bytes of a body that rules see: those of a form up to its file."""
BLOCK = 1 << 16
LIMIT = 1 << 16
"""Bytes that wait in a buffer of ours, at most: a stalled body must not disappear into one."""
GONE = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


@dataclass
class Request:
    """One request of the browser's, its body still to be read."""

    method: str
    target: str
    """Path and query, as sent."""
    host: str
    head: bytes
    """Request line and headers as the service gets them."""
    origin: str
    size: int
    body: bytes = b""
    """The first bytes of it."""

    @property
    def text(self) -> str:
        """What a rule's pattern is searched in: `METHOD /path?query`, decoded, and the first bytes of the body below."""
        return f"{self.method} {unquote(self.target)}\n{self.body.decode('utf-8', 'replace')}"


@dataclass
class Exchange:
    """A request on its way, and both ends of it."""

    request: Request
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def pass_on(self, answer: int | None = None) -> bool:
        """Lets it through, and the answer back: all of it, or so many bytes of its body. Whether the connection lives."""
        reader, writer = await asyncio.open_connection(*_address(self.request.host), limit=LIMIT)
        try:
            writer.write(self.request.head + self.request.body)
            async for block in self.rest():
                writer.write(block)
                await writer.drain()
            left = answer
            async for block, is_body in _answer(reader, self.request.method):
                if left is not None and is_body:
                    block, left = block[:left], max(0, left - len(block))
                self.writer.write(block)
                await self.writer.drain()
            return answer is None
        finally:
            writer.close()

    async def rest(self, least: int = 0):
        """The rest of the body, block by block, until so many bytes of it are left."""
        left = self.request.size - len(self.request.body)
        while left > least:
            block = await self.reader.read(min(BLOCK, left))
            if not block:
                raise ConnectionResetError
            left -= len(block)
            yield block


Fault = Callable[[Exchange], Awaitable[bool]]
"""Handles an exchange instead of `Exchange.pass_on`; whether the connection lives on."""


def refuse(status: int, code: str) -> Fault:
    """The service says no, in a form that the page may read: S3's, or Cognito's at the root of its host. Nothing is done."""

    async def fault(exchange: Exchange) -> bool:
        async for _ in exchange.rest():
            pass
        body = f"<Error><Code>{code}</Code><Message>Made by a test.</Message><RequestId>TEST</RequestId></Error>"
        is_cognito = exchange.request.target == "/"
        if is_cognito:
            body = f'{{"__type": "{code}", "message": "Made by a test."}}'
        headers = {
            "Access-Control-Allow-Origin": exchange.request.origin,
            "Access-Control-Expose-Headers": "x-amz-request-id, Date",
            "Content-Type": "application/x-amz-json-1.1" if is_cognito else "application/xml",
            "Content-Length": str(len(body)),
        }
        lines = [f"HTTP/1.1 {status} Refused", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        exchange.writer.write(("\r\n".join(lines) + ("" if exchange.request.method == "HEAD" else body)).encode())
        await exchange.writer.drain()
        return True

    return fault


def slow(seconds: float) -> Fault:
    """It takes a while, and goes through: what shall happen "in the middle" finds a middle."""

    async def fault(exchange: Exchange) -> bool:
        await asyncio.sleep(seconds)
        return await exchange.pass_on()

    return fault


class Gate:
    """Holds what comes until the test opens it: what shall happen "meanwhile" finds a while as long as it needs."""

    def __init__(self) -> None:
        self._open = threading.Event()

    def open(self) -> None:
        self._open.set()

    async def __call__(self, exchange: Exchange) -> bool:
        exchange.request.body += b"".join([block async for block in exchange.rest()])
        while not self._open.is_set():
            if exchange.reader.at_eof():
                return False  # the browser waits no more
            await asyncio.sleep(0.02)
        return await exchange.pass_on()


async def drop(exchange: Exchange) -> bool:
    """The connection breaks before anything of the request has arrived."""
    return False


async def drop_in_body(exchange: Exchange) -> bool:
    """The connection breaks when half of the body is on its way. Nothing is done."""
    async for _ in exchange.rest(least=exchange.request.size // 2):
        pass
    return False


async def lose_answer(exchange: Exchange) -> bool:
    """What was asked is done, and the connection breaks before the answer."""
    mute = Exchange(exchange.request, exchange.reader, _Nowhere())
    await mute.pass_on()
    return False


async def truncate_answer(exchange: Exchange) -> bool:
    """What was asked is done, and the connection breaks in the middle of the answer's body."""
    return await exchange.pass_on(answer=20)


async def stall_in_body(exchange: Exchange) -> bool:
    """Some of the body is taken; then nothing moves until the browser gives up."""
    async for _ in exchange.rest(least=exchange.request.size * 3 // 4):
        pass
    return await _nothing_more(exchange)


async def stall_before_answer(exchange: Exchange) -> bool:
    """All of the request is taken, nothing is done, and no answer comes until the browser gives up."""
    async for _ in exchange.rest():
        pass
    return await _nothing_more(exchange)


async def _nothing_more(exchange: Exchange) -> bool:
    """Waits for the other end to hang up; while it sends, without reading."""
    while not exchange.writer.is_closing():
        await asyncio.sleep(0.05)
        if exchange.reader.at_eof():
            break
    return False


@dataclass
class Rule:
    """Which requests meet a fault. Give `pattern` for what `Request.text` has."""

    pattern: str
    fault: Fault
    share: float = 1.0
    """Of those that match, from 0 to 1."""
    times: int | None = None
    """How many at most."""
    after: int = 0
    """So many that match go through first."""
    seen: int = 0
    met: int = 0
    """How many met the fault: look at it, or the test proves nothing."""

    def catches(self, text: str, dice: random.Random) -> bool:
        if not re.search(self.pattern, text) or self.met == self.times:
            return False
        self.seen += 1
        caught = self.seen > self.after and dice.random() < self.share
        self.met += caught
        return caught


class Faults:
    """The proxy, on a port and a thread of its own."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.log: list[str] = []
        """What was asked, as rules see it but without bodies."""
        self._dice = random.Random(1)  # the same in each run
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LIMIT)
        self.port = listener.getsockname()[1]
        listening = asyncio.start_server(self._serve, sock=listener, limit=LIMIT)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()

    @property
    def proxy(self) -> dict[str, str]:
        """For a browser context. Chromium leaves local addresses out unless told."""
        return {"server": f"http://127.0.0.1:{self.port}", "bypass": "<-loopback>"}

    def add(self, pattern: str, fault: Fault, **more) -> Rule:
        """From now on."""
        rule = Rule(pattern, fault, **more)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        self.rules = []

    def count(self, pattern: str) -> int:
        """How many requests matched so far, whatever became of them."""
        return sum(re.search(pattern, line) is not None for line in self.log)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        """Ends what is still open, stalled ones above all."""
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(*GONE, asyncio.CancelledError):
            while request := await _read(reader):
                exchange = Exchange(request, reader, writer)
                if not await self._fault(request)(exchange):
                    break
        writer.transport.abort()

    def _fault(self, request: Request) -> Fault:
        self.log.append(request.text.partition("\n")[0])
        caught = (rule for rule in self.rules if rule.catches(request.text, self._dice))
        return next((rule.fault for rule in caught), Exchange.pass_on)


class _Nowhere:
    """Takes an answer that nobody shall get."""

    def write(self, _block: bytes) -> None:
        pass

    async def drain(self) -> None:
        pass


def _address(host: str) -> tuple[str, int]:
    name, _, port = host.partition(":")
    return ("127.0.0.1" if name == "localhost" else name, int(port or 80))


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """The next request, in the form that a service gets: with a path where a proxy is told the whole address."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None  # the browser has closed a connection that it does not need
    line, _, rest = head.partition(b"\r\n")
    method, address, version = line.decode("latin-1").split(" ")
    url = urlsplit(address)
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    headers = headers_of(rest)
    size = int(headers.get("content-length", 0))
    head = f"{method} {target} {version}\r\n".encode("latin-1") + _closing(rest)
    body = await reader.readexactly(min(size, PEEK))
    return Request(method, target, url.netloc, head, headers.get("origin", "*"), size, body)


def _closing(headers: bytes) -> bytes:
    """One connection to the service for each request: simpler than keeping them in step with the browser's."""
    return re.sub(rb"(?im)^(proxy-)?connection:.*\r\n", b"", headers)[:-2] + b"Connection: close\r\n\r\n"


def headers_of(lines: bytes) -> dict[str, str]:
    """Header lines by their names in lower case."""
    pairs = (line.partition(": ") for line in lines.decode("latin-1").splitlines() if line)
    return {name.lower(): value for name, _, value in pairs}


async def _answer(reader: asyncio.StreamReader, method: str):
    """An answer block by block, each with whether it is of the body; the connection to the browser stays open."""
    head = await reader.readuntil(b"\r\n\r\n")
    headers = headers_of(head.partition(b"\r\n")[2])
    yield re.sub(rb"(?im)^connection:.*\r\n", b"", head), False
    if method == "HEAD" or head.split(b" ", 2)[1] in (b"204", b"304"):
        return
    left = int(headers["content-length"]) if "content-length" in headers else None
    while left != 0 and (block := await reader.read(BLOCK)):
        left = None if left is None else left - len(block)
        yield block, True  # chunked: its ending is among the blocks, and then the service closes
    if left:
        raise ConnectionResetError
