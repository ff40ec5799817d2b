"""Small real files made in code: text, tables, pictures and a PDF. {name: (content type, bytes)}."""

import struct
import zlib
from collections.abc import Callable


def text(content: str) -> tuple[str, bytes]:
    return "text/plain; charset=utf-8", content.encode()


def png(width: int, height: int, colour: Callable[[float, float], tuple[int, int, int]]) -> tuple[str, bytes]:
    """A picture, painted by a function of the place (0 to 1 each way)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"".join(bytes(colour(x / width, y / height)) for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return "image/png", (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )


def pdf(lines: list[str]) -> tuple[str, bytes]:
    """One page of ASCII lines; parentheses and backslashes are not escaped, so do not use them."""
    shown = "BT /F1 18 Tf 72 740 Td 26 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()
    return "application/pdf", out


def evening(x: float, y: float) -> tuple[int, int, int]:
    """A sky above a dark shore."""
    if y > 0.72 + 0.05 * abs(x - 0.5):
        return 28, 44, 58
    return int(240 - 110 * (1 - y)), int(150 + 40 * y), int(170 - 60 * y)


def leaves(x: float, y: float) -> tuple[int, int, int]:
    ring = ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 9 % 1
    return int(60 + 60 * ring), int(110 + 90 * ring), int(90 + 30 * ring)


OWN = {
    "Welcome.txt": text(
        "This folder is yours. Nobody else can list it or open what is in it, whether they sign in or not.\n"
        "\nDrop files anywhere on the page to upload them.\n"
    ),
    "Budget 2026.csv": (
        "text/csv; charset=utf-8",
        "month,rent,food\n2026-01,900,310\n2026-02,900,287\n2026-03,900,334\n".encode(),
    ),
    "Letter.pdf": pdf(["Dear reader,", "", "this page was made by a few lines of Python", "and means nothing at all."]),
    "Photos/Evening.png": png(320, 200, evening),
    "Photos/2025/Leaves.png": png(240, 240, leaves),
    "Photos/2025/notes + ideas.txt": text("Names may hold spaces and signs: + % & # ? are all fine.\n"),
    "書類/はじめに.txt": text("このフォルダーはあなただけのものです。\n"),
    "🌸 spring.txt": text("Petals on the path,\nthe gate left open all night:\nnobody came in.\n"),
}

SHARED = {
    "Read me first.txt": text("Everyone may read what is here, guests too. Only an admin puts files here.\n"),
    "Handbook.pdf": pdf(["Handbook", "", "1. Sign in.", "2. Upload.", "3. Find it again."]),
    "Pictures/Evening.png": png(480, 300, evening),
    "Pictures/Leaves.png": png(240, 240, leaves),
    "お知らせ/2026年4月.txt": text("新しい共有フォルダーができました。\n"),
}
