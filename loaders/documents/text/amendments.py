"""The marks of amendments that a copy of a law as amended bears: '[F1', its ']', 'F2' before the dots of what was repealed."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A mark in brackets; one before dots; one touching a number or a capital at the head of a line.
_MARK = re.compile(
    r"\[[FCEIMPX](?P<within>\d{1,6})(?=\S|[ \u00a0])"
    r"|(?<![\w\[])F(?P<dots>\d{1,6})(?=[ \u00a0]{0,3}(?:(?:\.[ \u00a0]{0,2}){3}|…))"
    r"|^[ \t>*-]{0,12}F(?P<head>\d{1,6})(?=\(\w{1,5}\)|[A-Z]{1,4}[ \u00a0]|[ \u00a0]\(\w{1,5}\))",
    re.MULTILINE,
)
# A section's number with its title or its first subsection behind it.
_SECTION = re.compile(r"\d{1,3}[A-Z]{0,4}(?=[ \u00a0]{1,3}[A-Z“]|[ \u00a0]{0,3}(?:\(1\)|$))", re.MULTILINE)
_SUFFIX = re.compile(r"(?:[A-Z]{2,4}|[B-HJ-Z])(?=[ \u00a0]{1,3}[A-Z“]|[ \u00a0]{0,3}(?:\(1\)|$))", re.MULTILINE)
_NOTE = re.compile(
    r"[FCEIMPX]\d{1,4}[ \t\u00a0]{0,3}(?:Ss?\.|Sch|Word|Art|Para|Pts?\b|Reg|Cross|Entr|Def|Heading|Title|Figure|Subs|Ch\.|By\b"
    r"|In s|Act\b|Inserted|Substituted|Repealed|Omitted|Amended|Added)"
)
_BRACKETS = re.compile(r"[\[\]]")


def find_marks(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the marks; a closing bracket right after the mark it closes."""
    last, closings = 0, _closings(text)
    for found in _MARK.finditer(text):
        name = found.lastgroup or ""
        begins = found.start(name) - (2 if name == "within" else 1)
        if _NOTE.match(text, begins):
            continue
        count = _own_digits(text, found.start(name), found[name], last)
        last = int(found[name][:count])
        yield begins, found.start(name) + count
        if name == "within" and begins in closings:
            yield closings[begins], closings[begins] + 1


def without_marks(text: str) -> str:
    """The text with its marks of amendments left out."""
    out, at = [], 0
    for start, end in sorted(find_marks(text)):
        out.append(text[at:start])
        at = end
    return "".join([*out, text[at:]])


def blanked(text: str) -> str:
    """The text with spaces in the place of its marks: every other word keeps its place."""
    out, at = [], 0
    for start, end in sorted(find_marks(text)):
        out += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*out, text[at:]])


def is_note(words: str) -> bool:
    """Whether a line tells of an amendment: 'F1 S. 6ZA inserted by', 'F3Words in s. 2 repealed'."""
    return _NOTE.match(words) is not None


def _own_digits(text: str, place: int, digits: str, last: int) -> int:
    """How many of the digits are the mark's, where those behind may be a section's number, as in '[F16ZA': what goes on the
    count of the marks, else as many as leave whole words behind."""
    able = [count for count in range(len(digits), 0, -1) if count == len(digits) or _SECTION.match(text, place + count)]
    if next_one := next((count for count in able if int(digits[:count]) in (last + 1, last or 1)), 0):
        return next_one
    return able[1] if len(able) > 1 and _SUFFIX.match(text, place + len(digits)) else able[0]


def _closings(text: str) -> dict[int, int]:
    """The closing bracket of each opening one."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            closings[opened.pop()] = found.start()
    return closings
