"""Names and files that break careless code."""

import os
from pathlib import Path

from support.bucket import sha256

NAMES = {
    "japanese": "報告書 2024年度（最終）.txt",
    "emoji": "👩‍🚀 rocket 🚀.txt",
    "percent": "100% of a+b & c#d?e=f.txt",
    "escaped already": "%41%2F%20+%25.txt",
    "quotes": "it's \"quoted\" `so`.txt",
    "spaces": "two  spaces  inside.txt",
    "brackets": "a[1] {2} <3> (4) ~!@$^*=;:,.txt",
    "backslash": "back\\slash.txt",
    "combining": "e\u0301te\u0301 u\u0308ber.txt",
    "composed": "\u00e9t\u00e9 \u00fcber.txt",
    "right to left": "תמונה.txt",
    "leading dot": ".hidden",
    "dots": "a..b...txt",
    "no extension": "README",
    "long": "long-" + "x" * 240 + ".txt",
}
"""What a person may call a file or a folder, by what is special about it."""


def write(folder: Path, name: str, content: bytes | str = b"") -> Path:
    """A file on the person's disk; folders in `name` are made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_large(folder: Path, name: str, mebibytes: int) -> tuple[Path, str]:
    """A file of random bytes, of which no two parts are alike, and its SHA-256."""
    content = os.urandom(mebibytes << 20)
    return write(folder, name, content), sha256(content)
