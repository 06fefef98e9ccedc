"""Abbreviations and short names that a text defines: 'National Policing Board (NPB)', '(“the Panel”)' (Schwartz and
Hearst 2003, 'A simple algorithm for identifying abbreviation definitions in biomedical text', with names known first)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARENTHESIS = re.compile(
    r"\((?:in this (?:Act|Part|Chapter|Schedule|section|Order) )?"
    r"(?:hereafter |hereinafter |or |known as |also known as |referred to as |together )?"
    r"(?P<the>the |The )?(?:[“\"‘'] ?\*?)?(?:the )?"
    r"(?P<short>[A-Za-z][\w&’'/+-]{0,24}(?: [A-Za-z][\w&’'-]{0,24}){0,3})(?:\*? ?[”\"’'])?\)"
)
# 'the Authority' in a law: “the Authority” means the Upshire Roads Authority.
_MEANS = re.compile(
    r"[“\"]\s?(?:[Tt]he )?(?P<short>[A-Z][\w&’'-]{1,24}(?: [A-Z][\w&’'-]{1,24}){0,3})\s?[”\"],? (?:means|refers to) (?:the )?"
    r"(?P<long>(?:chief constable of (?:the )?)?[A-Z][\w’'-]{1,24}(?: (?:(?:of|for|and)(?: the)? )?[A-Z][\w’'-]{1,24}){1,9})"
)
_WORD = re.compile(r"[^\s(]+")


@dataclass(frozen=True, slots=True)
class Definition:
    """`short` stands for the words from `start` to `end`; `place` is where the short form itself stands."""

    short: str
    start: int
    end: int
    place: tuple[int, int]
    letters: bool


def find_definitions(text: str) -> Iterator[Definition]:
    """Every short form in brackets with the words before it. `letters`: its letters are found in those words, which then
    begin where the first of them does; else `start` is at most eight words before."""
    for found in _PARENTHESIS.finditer(text):
        short = found["short"].rstrip("’'")
        named = found["the"] is not None or text[found.start() + 1] in "“\"‘'" or "“" in found[0]
        if not (named and short[0].isupper()) and not _is_abbreviation(short):
            continue
        low = max(0, found.start() - 200)
        before = text[low : found.start()]
        cut = max(before.rfind("\n\n"), before.rfind(". "), before.rfind("; "))
        offset = low + cut + 1 if cut >= 0 else low
        end = offset + len(text[offset : found.start()].rstrip().removesuffix("’s").removesuffix("'s"))
        start = _long_form(text[offset:end], short)
        place = found.span("short")
        if start is not None:
            yield Definition(short, offset + start, end, place, True)
        elif named:
            words = list(_WORD.finditer(text, offset, end))
            if words:
                yield Definition(short, words[max(0, len(words) - 8)].start(), end, place, False)
    for found in _MEANS.finditer(text):
        yield Definition(found["short"], *found.span("long"), found.span("short"), True)


def _is_abbreviation(short: str) -> bool:
    first, _, rest = short.partition(" ")
    if rest:  # 'HMI Prisons'
        return len(first) >= 3 and first.isupper() and rest[0].isupper() and " " not in rest
    return 2 <= len(short) <= 12 and sum(char.isupper() for char in short) >= 2


def _long_form(before: str, short: str) -> int | None:
    """Where the long form begins: the letters of the short form found backwards, the first at the beginning of a word."""
    letters = [char.lower() for char in short if char.isalnum()]
    if len(letters) > 1 and short.endswith("s") and short[:-1].isupper():
        letters.pop()
    most = min(len(letters) + 5, len(letters) * 2)
    words = list(_WORD.finditer(before))[-most:]
    if not words:
        return None
    at = len(before) - 1
    for index in range(len(letters) - 1, -1, -1):
        while at >= words[0].start() and (
            before[at].lower() != letters[index] or (index == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < words[0].start():
            return None
        at -= 1
    return at + 1
