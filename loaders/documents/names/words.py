"""Words of a text as names are compared: folded like graph.naming.names.fold_name, with their place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[’'‘][^\W_]+)*[’']?|&|£")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s)\]>]{1,2000}|\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:gov|co|org|police|parliament)\.uk\b[^\s)\]>]{0,500}"
)
GAP = re.compile(r"(?:[ \t\u00a0]{0,3}\n?[ \t\u00a0]{0,8}|[‐‑–-]|[,.] ?|/|\*{1,2} ?| \*{1,2})$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `fold` with its possessive, `stem` without it; `end` is that of the whole, `stem_end` that of the stem."""

    fold: str
    stem: str
    start: int
    end: int
    stem_end: int
    raw: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital or a digit."""
        return self.raw[0].isupper() or self.raw[0].isdigit()


def read_tokens(text: str) -> list[Token]:
    """The words of a text but for those of web addresses."""
    urls = [found.span() for found in _URL.finditer(text)]
    tokens: list[Token] = []
    at = 0
    for found in _TOKEN.finditer(text):
        while at < len(urls) and urls[at][1] <= found.start():
            at += 1
        if at < len(urls) and urls[at][0] <= found.start():
            continue
        tokens.append(_token(found[0], found.start()))
    return tokens


def _token(raw: str, start: int) -> Token:
    cut = len(raw)
    if raw.endswith(("’s", "'s", "‘s")) and len(raw) > 3:
        cut -= 2
    elif raw.endswith(("’", "'")):
        cut -= 1
    return Token(fold_word(raw), fold_word(raw[:cut]), start, start + len(raw), start + cut, raw)


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """One word folded: case, accents and apostrophes do not count."""
    if word == "&":
        return "and"
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char) and char not in "’'‘")


def fold_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, a leading 'the' left out."""
    words = tuple(fold_word(found[0]) for found in _TOKEN.finditer(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words
