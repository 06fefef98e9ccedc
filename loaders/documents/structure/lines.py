"""The lines of a text, and what a line is by those around it: the head or foot of a page, a number without its stop."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.text import marks

_PAGE = re.compile(r"[-–—|\[ ]{0,4}(?:(?:Page|p\.?) ?)\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—|\] ]{0,4}", re.IGNORECASE)
_LONGEST_HEAD, _SHORTEST_CUT = 110, 40
_FEWEST = 3
_SHORT = _LONG = 60
_OTHER_MARKS = (marks.LONE_GRADE, marks.HEADING, marks.BULLET, marks.BRACKETED, marks.NUMBERED, marks.QUOTE)
_CODE = re.compile(r"\(?[A-Z]{2,5}\d{3,5}\)?|\d{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line without the white space around it; `after_blank` where a blank line comes before."""

    start: int
    end: int
    indent: int
    text: str
    after_blank: bool


def read_lines(text: str) -> list[Line]:
    """Every non-blank line."""
    lines: list[Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip().strip("\u200b\ufeff")
        if stripped:
            left = at + raw.index(stripped)
            lines.append(Line(left, left + len(stripped), _indent(raw), stripped, blank))
        blank = not stripped
        at += len(raw) + 1
    return lines


def _indent(raw: str) -> int:
    return sum(4 if char == "\t" else 1 for char in raw[: len(raw) - len(raw.lstrip())])


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The heads and feet of pages: 'Page 3 of 9', and what stands again and again, its page number aside, in the middle
    of sentences."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if (
            len(line.text) <= _LONGEST_HEAD
            and not any(mark.match(line.text) for mark in _OTHER_MARKS)
            and not marks.TERMINAL.search(line.text)
        ):
            alike[re.sub(r"\d+", "0", line.text)].append(index)
    found: set[int] = set()
    for words, places in alike.items():
        cut = sum(_is_cut(lines, index) for index in places)
        often = len(places) >= _FEWEST and cut * 2 >= len(places)
        if _PAGE.fullmatch(words) or often or (cut == len(places) and (cut == 2 or _CODE.fullmatch(words))):
            found.update(places)
    return frozenset(found)


def _is_cut(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence breaks off before a line and goes on after it."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text, lines[index + 1].text
    # Of a page; 'Government response' may follow words without a stop.
    counts = any(char.isdigit() for char in lines[index].text)
    goes_on = after[0].islower() or (counts and before.rsplit(None, 1)[-1].strip(",").islower())
    return len(before) > _SHORTEST_CUT and not marks.TERMINAL.search(before) and goes_on


def bare_numbers(lines: Sequence[Line]) -> dict[int, tuple[int, str]]:
    """Lines that begin with 1, 2, 3 and so on without a stop, where at least four count up from 1 at the beginnings of
    paragraphs, not of chapters: the length of the number with the space behind it, and the number."""
    found: dict[int, tuple[int, str]] = {}
    for index, line in enumerate(lines):
        match = marks.PLAIN_NUMBER.match(line.text)
        above = lines[index - 1].text if index and not line.after_blank else ""
        begins = len(above) < _SHORT or marks.TERMINAL.search(above)
        if match and begins and int(match["number"]) == len(found) + 1:
            found[index] = match.end(), match["number"]
    said = sum(len(lines[at].text) > _LONG or bool(marks.TERMINAL.search(lines[at].text)) for at in found)
    return found if len(found) > _FEWEST and said * 2 > len(found) else {}
