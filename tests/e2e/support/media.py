"""Files of the kinds that browsers show, made here: small ones, and some that lie."""

import base64
import io
import struct
import wave
import zipfile
import zlib

from playwright.sync_api import Page

DRAW = """
async ([type, width, height]) => {
  const canvas = new OffscreenCanvas(width, height), ink = canvas.getContext("2d");
  ink.fillStyle = "#2f6f6a"; ink.fillRect(0, 0, width, height);
  ink.fillStyle = "#f2c14e"; ink.beginPath(); ink.arc(width * 0.3, height * 0.35, height * 0.2, 0, 7); ink.fill();
  ink.fillStyle = "#fff"; ink.font = `${height / 8}px sans-serif`; ink.fillText("Alcove", width * 0.45, height * 0.8);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
  return btoa(bytes.reduce((all, each) => all + String.fromCharCode(each), ""));
}
"""
FILM = """
async (seconds) => {
  const canvas = document.createElement("canvas"); canvas.width = 320; canvas.height = 180;
  const ink = canvas.getContext("2d"), film = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm" });
  const parts = []; film.ondataavailable = (event) => parts.push(event.data);
  const end = new Promise((done) => { film.onstop = done; });
  film.start();
  for (let at = 0; at < seconds * 30; at += 1) {
    ink.fillStyle = `hsl(${at * 4} 60% 45%)`; ink.fillRect(0, 0, 320, 180);
    await new Promise(requestAnimationFrame);
  }
  film.stop(); await end;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(bytes.reduce((all, each) => all + String.fromCharCode(each), ""));
}
"""


def drawn(page: Page, media_type: str, width: int = 640, height: int = 360) -> bytes:
    """A picture, as the browser encodes it."""
    return base64.b64decode(page.evaluate(DRAW, [media_type, width, height]))


def film(page: Page, seconds: float = 1) -> bytes:
    """A film without sound, as the browser records it."""
    return base64.b64decode(page.evaluate(FILM, seconds))


def turned(jpeg: bytes) -> bytes:
    """The same photo by a camera that was held upright: EXIF says that it is to be turned by a quarter."""
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHH", 1, 0x0112, 3, 1, 6, 0) + b"\0\0\0\0"
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def photo(jpeg: bytes, small: bytes, orientation: int = 1) -> bytes:
    """The same photo with a small picture of it in its EXIF, as cameras write it, and which way up both are."""
    first = struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 26)
    second = struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, 56) + struct.pack("<HHII", 0x0202, 4, 1, len(small))
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + first + second + struct.pack("<I", 0) + small
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def png(width: int, height: int, *, rows: int = 1) -> bytes:
    """A picture that says to have this size, whatever it holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (width + 1) * rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def wav(seconds: int) -> bytes:
    """A recording of silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(b"\0\0" * 16_000 * seconds)
    return file.getvalue()


def pdf(words: str) -> bytes:
    """One page with a line on it."""
    content = f"BT /F1 32 Tf 72 700 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return file.getvalue()
