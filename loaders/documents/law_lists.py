"""Which list a '(1)', '(a)', '(i)' or '(A)' of a law belongs to, when nothing but the sign itself says it."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})[a-z]?$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def bare_number(number: str | None) -> str | None:
    """'(2A)' -> '2A', without brackets and stops."""
    return number.strip("().") if number else None


class Lists:
    """The lists open within one section, outermost first: 'digit', 'letter', 'roman' or 'capital' with the last number."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str]] = []

    def clear(self) -> None:
        """A new section begins."""
        self.open = []

    def place(self, number: str, schedule: bool) -> tuple[int, str]:
        """(depth from 1, type) of the item with this number, which is then the last of its list."""
        sign = self._sign(number)
        kinds = [kind for kind, _ in self.open]
        depth = kinds.index(sign) if sign in kinds else len(kinds)
        self.open = [*self.open[:depth], (sign, number)]
        return depth + 1, _type(sign, schedule)

    def _sign(self, number: str) -> str:
        if number[0].isdigit():
            return "digit"
        if number[0].isupper():
            return "capital"
        if not _ROMAN.match(number) or not number:
            return "letter"
        last = dict(self.open)
        if "roman" in last and self.open[-1][0] in ("roman", "capital"):
            return "letter" if _follows(last.get("letter"), number) and not _next_roman(last["roman"], number) else "roman"
        if number == "i":
            return "letter" if last.get("letter") == "h" and self.open[-1][0] == "letter" else "roman"
        return "letter"


def _type(sign: str, schedule: bool) -> str:
    if sign == "digit":
        return "subparagraph" if schedule else "subsection"
    if sign == "letter":
        return "subparagraph" if schedule else "paragraph"
    return "subparagraph"


def _follows(last: str | None, number: str) -> bool:
    return last is not None and len(last) == 1 == len(number) and ord(number) == ord(last) + 1


def _next_roman(last: str, number: str) -> bool:
    return 0 <= _value(number) - _value(last) <= 1


def _value(number: str) -> int:
    total = 0
    for sign, after in zip(number, [*number[1:], ""], strict=False):
        value = _VALUES.get(sign, 0)
        total += -value if value < _VALUES.get(after, 0) else value
    return total
