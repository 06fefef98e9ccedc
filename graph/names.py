"""How names are compared: case, accents, punctuation and a leading 'the' do not count; and which name is nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_NOT_WORD = re.compile(r"[^a-z0-9£&]+")


def fold_name(name: str) -> str:
    """The key under which a name is looked up: 'The Met' -> 'met', "Mayor's Office" -> 'mayors office'."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = re.sub("['\u2019\u2018]", "", plain)
    words = _NOT_WORD.sub(" ", plain.replace("&", " and ")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    # A name in a script without Latin letters must still be a name.
    return " ".join(words) or " ".join(plain.split())


def nearest(word: str, words: Collection[str]) -> str:
    """' (did you mean 'x'?)' for the nearest of `words`, or nothing."""
    import difflib

    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f" (did you mean '{close[0]}'?)" if close else ""
