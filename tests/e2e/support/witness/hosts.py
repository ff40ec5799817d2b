"""AWS's own host names, for one browser context: a proxy that answers TLS for `*.amazonaws.com` and asks an emulator.

So the page runs with the `config.json` of a real site, whose endpoints are not named, and signs for the names that S3 and
Cognito really have. Every request is written down as it came, with its answer.
"""

import asyncio
import ssl
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from playwright.sync_api import BrowserContext

from support.conditions import put_config
from support.faults import headers_of

PREFLIGHT = b"\r\n".join(
    [
        b"HTTP/1.1 200 OK",
        b"Access-Control-Allow-Origin: *",
        b"Access-Control-Allow-Headers: content-type,x-amz-target",
        b"Access-Control-Allow-Methods: POST",
        b"Access-Control-Expose-Headers: x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
        b"Access-Control-Max-Age: 172800",
        b"Content-Length: 0\r\n\r\n",
    ]
)
"""What Cognito answers to a preflight."""
GONE = (OSError, asyncio.IncompleteReadError, ssl.SSLError)
LIMIT = 1 << 20


@dataclass(frozen=True)
class Call:
    """One request as it went over the line, and what came back."""

    method: str
    host: str
    target: str
    """Path and query, as sent."""
    headers: dict[str, str]
    """By their names in lower case."""
    body: bytes
    status: int
    answer: bytes

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.target}"

    @property
    def what(self) -> str:
        """For a message: no query, which may hold a signature."""
        operation = self.headers.get("x-amz-target", "").rpartition(".")[2]
        return f"{self.method} {self.host}{self.target.partition('?')[0]} {operation}".rstrip()


class AwsHosts:
    """The proxy, on a port and a thread of its own."""

    def __init__(self, cloud: str, *, is_moto: bool = False) -> None:
        """moto is helped: it knows no preflight of Cognito's nor of an object that exists, and calls Cognito's JSON a web page."""
        self.calls: list[Call] = []
        self._is_moto = is_moto
        self._cloud = urlsplit(cloud)
        self._tls = _certificate()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        start = asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LIMIT)
        self._server = asyncio.run_coroutine_threadsafe(start, self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]

    def context(self, new_context, config: dict) -> BrowserContext:
        """A context whose page is that of a real site: its config names no endpoint. The page itself needs no proxy."""
        proxy = {"server": f"http://127.0.0.1:{self.port}", "bypass": "localhost"}
        context = new_context(proxy=proxy, ignore_https_errors=True)
        config = {name: value for name, value in config.items() if name != "endpoints"}
        config["bucket"] = {name: it for name, it in config["bucket"].items() if name not in ("endpoint", "pathStyle")}
        region, name = config["region"], config["bucket"]["name"]
        s3 = [f"{name}.s3.{region}", f"{name}.s3.dualstack.{region}", f"s3.{region}", f"s3.dualstack.{region}"]
        services = [*s3, f"cognito-idp.{region}", f"cognito-identity.{region}", f"sts.{region}"]
        context.watch.hosts |= {f"{service}.amazonaws.com" for service in services}
        put_config(context, config)
        return context

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(*GONE, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            name = head.split(b" ", 2)[1].decode().partition(":")[0]
            if head.startswith(b"CONNECT ") and name.endswith(".amazonaws.com"):
                writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
                await writer.drain()
                await writer.start_tls(self._tls)
                while await self._exchange(reader, writer):
                    pass
        writer.transport.abort()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether the connection lives on."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return False
        line, _, rest = head.partition(b"\r\n")
        method, target, _ = line.decode("latin-1").split(" ")
        headers = headers_of(rest)
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        is_cognito = headers["host"].startswith("cognito-")
        if self._is_moto and method == "OPTIONS":
            if is_cognito:
                writer.write(PREFLIGHT)
                await writer.drain()
                return True
            # The rules are the bucket's, whichever object is asked about.
            bucket = target.split("/")[1].partition("?")[0] if headers["host"].startswith("s3.") else ""
            line = f"OPTIONS /{bucket} HTTP/1.1".encode()
        from_cloud, to_cloud = await asyncio.open_connection(self._cloud.hostname, self._cloud.port, limit=LIMIT)
        kept = [it for it in rest.split(b"\r\n") if it and not it.lower().startswith(b"connection:")]
        to_cloud.write(b"\r\n".join([line, *kept, b"Connection: close", b"", b""]) + body)
        answer = await from_cloud.read(-1)
        to_cloud.close()
        status, answered, content = _answer(answer, method)
        if self._is_moto and is_cognito and content.startswith(b"{"):
            answered = answered.replace(b"text/html; charset=utf-8", b"application/x-amz-json-1.1", 1)
        self.calls.append(Call(method, headers["host"], target, headers, body, status, content))
        writer.write(answered)
        await writer.drain()
        return True


def _answer(answer: bytes, method: str) -> tuple[int, bytes, bytes]:
    """Status, the answer with its length instead of the connection's end, and its body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    status = int(lines[0].split(b" ")[1])
    headers = headers_of(b"\r\n".join(lines[1:]))
    if headers.get("transfer-encoding") == "chunked":
        body = _unchunked(body)
    kept = [it for it in lines if not it.lower().startswith((b"connection:", b"transfer-encoding:", b"content-length:"))]
    if method == "HEAD" and "content-length" in headers:
        kept.append(b"content-length: " + headers["content-length"].encode())
    elif status not in (204, 304):
        kept.append(b"content-length: %d" % len(body))
    return status, b"\r\n".join(kept) + b"\r\n\r\n" + (b"" if method == "HEAD" else body), body


def _unchunked(body: bytes) -> bytes:
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        count = int(size.split(b";")[0] or b"0", 16)
        if count == 0:
            break
        whole, body = whole + body[:count], body[count + 2 :]
    return whole


def _certificate() -> ssl.SSLContext:
    """Signed by itself, for this run: the context that uses it is told to take any."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "amazonaws.com")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1))
    certificate = made.sign(key, hashes.SHA256())
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "both.pem")
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
        context.load_cert_chain(path)
    return context
