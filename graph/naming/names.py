"""How names are compared: case, accents, strokes, punctuation and a leading 'the' do not count; and which is nearest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache

_NOT_WORD = re.compile(r"(?:[^\w£&]|_)+")
_APOSTROPHE = re.compile("['\u2019\u2018]")
_LONGEST = 100
# Letters of Latin that Unicode does not take apart, though people who lack the key write them with others: its own
# name says which (L WITH STROKE, DOTLESS I, AE); these few it names otherwise.
_NAMED_OTHERWISE = {"ETH": "d", "THORN": "th", "ENG": "n", "KRA": "k", "SCHWA": "e", "SHARP S": "ss"}
_LETTER = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .+| DIGRAPH)?")


@lru_cache(maxsize=1 << 10)  # a name is looked up several times in a row
def fold_name(name: str) -> str:
    """The key under which a name is looked up: 'The Met' -> 'met', "Mayor's Office" -> 'mayors office',
    'Łukasz Øster' -> 'lukasz oster'."""
    plain = fold_letters(name)
    plain = _APOSTROPHE.sub("", plain)
    words = _NOT_WORD.sub(" ", plain.replace("&", " and ")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    # A name without a letter or digit must still be a name.
    return " ".join(words) or " ".join(plain.split())


def fold_letters(text: str) -> str:
    """A text in small letters without accents and strokes; signs that nobody sees are left out."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char if char.isascii() else _plain(char) for char in decomposed)


@cache
def _plain(char: str) -> str:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""
    name = unicodedata.name(char, "")
    match = _LETTER.fullmatch(name)
    if match:
        return match[1].casefold()
    return _NAMED_OTHERWISE.get(name.removeprefix("LATIN SMALL LETTER "), char)


def nearest(word: str, words: Collection[str]) -> str:
    """' (did you mean 'x'?)' for the nearest of `words`, or nothing."""
    close = most_like(word, words, 1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def most_like(word: str, words: Collection[str], most: int, least: int = 60) -> list[str]:
    """Those of `words` that are typed most like it, best first. Nothing for what is too long to be a slip of the fingers."""
    if len(word) > _LONGEST:
        return []
    from rapidfuzz import fuzz, process  # some 20 ms, which only an answer of this kind needs to wait for

    found = process.extract(word, list(words), scorer=fuzz.ratio, processor=str.casefold, limit=most, score_cutoff=least)
    return [str(name) for name, _, _ in found]
