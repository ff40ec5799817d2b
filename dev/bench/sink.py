"""A stand-in for S3 and Cognito that forgets what it is sent: so cheap that the browser is what is measured.

It listens for every *.amazonaws.com name, over TLS as AWS does, with a thread for each connection. It checks neither
password nor signature (dev/cloud does); what a real service does to a client can be switched on as `Faults`.
"""

import random
import socket
import ssl
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from . import answers
from .answers import Answer, Request

HEAD_BYTES = 1 << 14  # of a body: enough for a form's fields
EXPOSED = "ETag, x-amz-request-id, x-amz-version-id, Date, x-amz-checksum-sha256"


@dataclass(frozen=True)
class Faults:
    """What S3 does to a client. Cognito answers well, and only `latency` slows it."""

    latency: float = 0.0
    """Seconds before every answer, preflights included."""
    unavailable: float = 0.0
    """How many of the requests are answered with 503 SlowDown, from 0 to 1."""
    expire_after: int = 0
    """After so many requests the first credentials are refused as expired."""


@dataclass
class Counts:
    """What was asked of it since the last reset."""

    operations: Counter = field(default_factory=Counter)
    requests: int = 0
    """Those to S3."""
    preflights: int = 0
    faults: int = 0
    first: float = 0.0
    """When the first request to S3 began (`time.time`), be it a preflight."""


class Sink:
    """Listens from its making until the program ends."""

    def __init__(self, certificate: Path):
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._lock = threading.Lock()
        self._issued = 0
        self.port = self._listener.getsockname()[1]
        self.objects: dict[str, int] = {}
        self.reset()
        threading.Thread(target=self._accept, daemon=True).start()

    def reset(self, faults: Faults = Faults(), keeping: bool = False) -> None:
        """Forgets counts, and objects unless told otherwise; `faults` hold from now on."""
        self.faults, self.counts, self.objects = faults, Counts(), self.objects if keeping else {}
        self._expiring = self._access_key()
        self._random = random.Random(1)  # the same refusals in each run

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), self._tls.wrap_socket(connection, server_side=True) as secure:
            stream = secure.makefile("rb", buffering=1 << 18)
            while request := _read(stream):
                answer = self._answer(request)
                secure.sendall(_written(answer, request))

    def _answer(self, request: Request) -> Answer:
        if self.faults.latency:
            time.sleep(self.faults.latency)
        with self._lock:
            counts = self.counts
            if request.is_s3 and not counts.first:
                counts.first = request.begun
            if request.method == "OPTIONS":
                counts.preflights += 1
                return answers.preflight(request)
            operation = answers.operation(request)
            counts.operations[operation] += 1
            if not request.is_s3:
                self._issued += operation == "GetCredentialsForIdentity"
                return answers.cognito(operation, self._access_key())
            counts.requests += 1
            if refusal := self._refusal(request):
                counts.faults += 1
                return refusal
            return answers.s3(operation, request, self.objects)

    def _access_key(self) -> str:
        """The one given out last."""
        return f"ASIABENCH{self._issued:011}"

    def _refusal(self, request: Request) -> Answer | None:
        if 0 < self.faults.expire_after < self.counts.requests and self._expiring in request.signed:
            return answers.error(403, "ExpiredToken")
        return answers.error(503, "SlowDown") if self._random.random() < self.faults.unavailable else None


def _read(stream: BinaryIO) -> Request | None:
    """One request, its body counted and dropped but for its beginning; nothing when the browser has hung up."""
    line = stream.readline().decode()
    if not line:
        return None
    begun = time.time()
    method, target, _ = line.split()
    headers = {}
    while (line := stream.readline().decode("latin-1").rstrip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    size = int(headers.get("content-length", 0))
    head = stream.read(min(size, HEAD_BYTES))
    left, scratch = size - len(head), memoryview(bytearray(1 << 18))
    while left:
        got = stream.readinto1(scratch[: min(left, len(scratch))])
        if not got:
            return None
        left -= got
    return Request(method, target, headers, head, size, begun)


def _written(answer: Answer, request: Request) -> bytes:
    headers = {
        "Access-Control-Allow-Origin": request.headers.get("origin", "*"),
        "Access-Control-Expose-Headers": EXPOSED,
        "Content-Length": str(len(answer.body)),
        **answer.headers,
    }
    lines = [f"HTTP/1.1 {answer.status} .", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + (b"" if request.method == "HEAD" else answer.body)
