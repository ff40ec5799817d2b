"""What stands in docs/bring-your-own.md: its blocks, by the names after their fences, with words in capitals filled in."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/bring-your-own.md"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def block(name: str, **words: str) -> str:
    """One block. A word in capitals is filled in where it stands by itself: `BUCKET`, not the end of `MYBUCKET`."""
    text = dict(BLOCK.findall(DOCUMENT.read_text(encoding="utf-8")))[name]
    for word, value in words.items():
        text = re.sub(rf"\b{word}\b", lambda _: value, text)
    return text


def names() -> list[str]:
    """The names of all blocks."""
    return [name for name, _ in BLOCK.findall(DOCUMENT.read_text(encoding="utf-8"))]
