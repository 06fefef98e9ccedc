"""What sort of list a mark such as '(c)', 'ii.' or '(1A)' belongs to, by the lists that are open: letter or numeral.

One mechanism for the tree of a document, the sections of a law and the words that lead into a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_ROMAN = re.compile(
    r"(?=[ivxlcdm])(?P<numeral>m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))(?P<added>z?[a-z]?)$"
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
FIRST = ("a", "i", "1", "A")
_MOST_LEFT_OUT = 3


@dataclass(frozen=True, slots=True)
class List:
    """An open list: 'bullet', 'digit', 'letter', 'roman' or 'capital', and its last mark. `by`: whether its marks count by
    letters or by numerals, once two of them have shown it: 'v' may begin either."""

    sign: str
    last: str
    by: str = ""

    def on(self, mark: str) -> List:
        """The list once it holds this mark too; one begun anew has shown nothing yet."""
        by = _goes_on(self, mark) or ("" if mark in FIRST else self.by)
        return replace(self, last=mark, by=by)


def bare_number(number: str | None) -> str | None:
    """'(2A)' -> '2A', without brackets and stops."""
    return number.strip("().") if number else None


def leads_into(text: str, place: int) -> bool:
    """Whether the words before a place end as those before a list do."""
    return text[max(place - 12, 0) : place].rstrip().endswith(("—", "–", ":"))


def sign_of(mark: str, lists: Sequence[List], *, opens: bool = False) -> str:
    """The sort of list that a mark goes on or begins; `lists` are those open, outermost first. `opens`: the words before
    lead into a list, so that '(i)' behind '(h)' is its first numeral."""
    if not mark:
        return "bullet"
    if mark[0].isdigit() or (len(mark) > 1 and mark[-1].isdigit()):
        return "digit"
    if mark[0].isupper():
        return "capital"
    if opens and mark == "i":
        return "roman"
    for one in reversed(lists):
        if _goes_on(one, mark):
            return one.sign
    numeral = _ROMAN.match(mark)
    if numeral is None or not numeral["numeral"]:
        return "letter"
    if not numeral["added"] and (mark == "i" or (len(mark) > 1 and not _is_double(mark))):
        return "roman"
    # Within a list of numerals a few may be left out; a letter on its own goes on a list of letters.
    within = next((one for one in reversed(lists) if one.sign in ("roman", "letter")), None)
    before = _ROMAN.match(within.last) if within is not None and within.sign == "roman" else None
    step = _value(numeral["numeral"]) - _value(before["numeral"]) if before is not None else -1
    return "roman" if 0 <= step <= _MOST_LEFT_OUT else "letter"


class Lists:
    """The lists open at a place of a document, outermost first."""

    def __init__(self) -> None:
        self.open: list[List] = []

    def clear(self) -> None:
        """A new section or paragraph begins."""
        self.open = []

    def place(self, mark: str, *, opens: bool = False) -> tuple[int, str]:
        """(depth from 1, sign) of the item with this mark, which is then the last of its list."""
        sign = sign_of(mark, self.open, opens=opens)
        depth = next((at for at, one in enumerate(self.open) if one.sign == sign), len(self.open))
        here = self.open[depth].on(mark) if depth < len(self.open) else List(sign, mark)
        self.open = [*self.open[:depth], here]
        return depth + 1, sign


def _is_double(mark: str) -> bool:
    """'cc', 'dd' and the like: letters begun anew; 'ii', 'xx' are numerals."""
    return len(set(mark)) == 1 and mark[0] in "lcdm"


def _goes_on(one: List, mark: str) -> str:
    """By what a mark is the next of a list, 'letter' or 'roman'; '' where it is not."""
    if one.sign not in ("letter", "roman"):
        return ""
    steps = {"letter": _next_letter, "roman": _next_numeral}
    ways = (one.by,) if one.by else (one.sign, *(way for way in steps if way != one.sign))
    return next((way for way in ways if steps[way](one.last, mark)), "")


def _next_letter(last: str, mark: str) -> bool:
    """b after a; aa after z; aa or za before or behind a; bb behind aa or ba."""
    if len(last) == 1 == len(mark):
        return ord(mark) == ord(last) + 1
    if last == "z" and mark == "aa":
        return True
    if len(mark) == 2 == len(last) and (mark[0] == last[0] or mark[0] == mark[1]):
        return ord(mark[-1]) == ord(last[-1]) + 1
    return len(mark) == 2 and mark[0] == last and mark[1] == "a" and not _next_numeral(last, mark)


def _next_numeral(last: str, mark: str) -> bool:
    """iii after ii; iia after ii, iib after iia, iii after iib."""
    before, after = _ROMAN.match(last), _ROMAN.match(mark)
    if before is None or after is None or not before["numeral"] or not after["numeral"]:
        return False
    step = _value(after["numeral"]) - _value(before["numeral"])
    return step == 1 if not after["added"] else step == 0 and after["added"] > before["added"]


def _value(numeral: str) -> int:
    total = 0
    for sign, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES[sign]
        total += -value if value < _VALUES.get(after, 0) else value
    return total
