"""What the page's English words are in another language, read from the page's own tables (src/model/text).

A page object is written once, in English, and works in every language.
"""

import re
from functools import cache

from support.settings import PROJECT

TABLES = PROJECT / "src/model/text"
ENTRY = re.compile(r'(?:^|[{,])\s*(\w+):\s*"((?:[^"\\]|\\.)*)"', re.MULTILINE)
"""A field with its word; what stands inside a word ("Alcove: ") is none."""


@cache
def _table(language: str) -> dict[tuple[str, str], str]:
    """(file, field) → word."""
    files = sorted((TABLES / language).glob("*.rs"))
    return {(file.name, field): word for file in files for field, word in ENTRY.findall(file.read_text())}


@cache
def dictionary(language: str) -> dict[str, str]:
    """English → `language`, for every word that stands by itself in the tables."""
    there = _table(language)
    return {word: there[place] for place, word in _table("en").items() if place in there}


class Words:
    """Says things in one language."""

    def __init__(self, language: str):
        self.language = language

    def __call__(self, english: str) -> str:
        return english if self.language == "en" else dictionary(self.language)[english]
