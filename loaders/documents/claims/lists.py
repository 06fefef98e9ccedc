"""Carries the words that lead into a list ('The Commissioner must—') over to each of its items, lists within lists too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.documents.claims.patterns import load_patterns
from loaders.documents.claims.record import Finding
from loaders.documents.claims.tokens import Token
from loaders.documents.structure.list_signs import FIRST, List, sign_of
from loaders.documents.text import marks

_LEADS = ("—", "–", ":", "-")
_MARKS = frozenset(f"( ) > . , {' '.join(marks.BULLETS)}".split())
_LONGEST, _DEEPEST = 60, 6


@dataclass(frozen=True, slots=True)
class Level:
    """One open list: the words that lead into it, its marks (None before the first), and what was found in the words
    that lead into it and is said again of each item."""

    tokens: tuple[Token, ...]
    marks: List | None = None
    each: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """The lists open at a sentence, outermost first; `leads` where the sentence is an item's first."""

    levels: tuple[Level, ...] = ()
    leads: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words that lead into the item; none where the sentence is not the first of an item."""
        return self.levels[-1].tokens if self.leads and self.levels else ()

    @property
    def each(self) -> tuple[Finding, ...]:
        """What is said of the item as of every other."""
        return self.levels[-1].each if self.leads and self.levels else ()

    def at(self, text: str, start: int) -> Lead:
        """The lists that a sentence stands in: one whose mark is of another style ends the lists within."""
        match = _mark_over(text, start)
        if match is None or not self.levels:
            return Lead()
        if match.end() < start - 1:
            return replace(self, leads=False)
        mark = next((found for found in (match["in"], match["letter"], match["roman"]) if found), "")
        style = sign_of(mark, [level.marks for level in self.levels if level.marks], opens=self.levels[-1].marks is None)
        for depth in range(len(self.levels), 0, -1):
            level = self.levels[depth - 1]
            if level.marks is None and (depth == 1 or mark in (*FIRST, "")):
                return self._within(depth, List(style, mark))
            if level.marks is not None and level.marks.sign == style:
                return self._within(depth, level.marks.on(mark))
        return Lead()

    def _within(self, depth: int, marks: List) -> Lead:
        return Lead((*self.levels[: depth - 1], replace(self.levels[depth - 1], marks=marks)), leads=True)

    def after(self, text: str, start: int, end: int, tokens: Sequence[Token], found: Sequence[Finding]) -> Lead:
        """The lists open for what follows the sentence, whose tokens include its own lead."""
        leads = text[end - 12 : end].rstrip().endswith(_LEADS)
        if leads and len(tokens) <= _LONGEST and len(self.levels) < _DEEPEST:
            return Lead((*self.levels, Level(tuple(_without_end(tokens)), each=tuple(_each(found)))))
        return self


def _each(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose pattern says that what follows it may be a list: 'hold to account for—'."""
    listed = _listing()
    return (finding for finding in found if finding.pattern in listed)


@cache
def _listing() -> frozenset[str]:
    return frozenset(pattern.id for pattern in load_patterns().patterns if pattern.each)


def is_item(text: str, start: int) -> bool:
    match = _mark_over(text, start)
    return match is not None and match.end() >= start - 1


def _mark_over(text: str, start: int) -> re.Match[str] | None:
    """The mark at the beginning of the line that a place stands in."""
    return marks.ITEM.match(text, text.rfind("\n", 0, start) + 1)


def without_marker(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of an item without its '-', '(a)' or '•'."""
    index = 0
    while (
        index < len(tokens)
        and not tokens[index].is_actor
        and (
            tokens[index].low in _MARKS
            or tokens[index].low.isdigit()
            or (index + 1 < len(tokens) and tokens[index + 1].low == ")")
        )
    ):
        index += 1
    return list(tokens[index:])


def _without_end(tokens: Sequence[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and kept[-1].low in (*_LEADS, ",", "."):
        kept.pop()
    return kept


def of_item(findings: Iterable[Finding], lead: Lead, start: int, end: int) -> Iterator[Finding]:
    """The findings that reach into the item text[start:end], their spans begun there; and what is said of each item."""
    reason = "the list's opening words hold for the item"
    for finding in findings:
        if not lead.tokens:
            yield finding
        elif finding.end > start:
            within = finding.start >= start
            reasons = finding.reasons if within else (*finding.reasons, reason)
            sure = finding.confidence * (1 if within else 0.95)
            yield replace(finding, start=max(finding.start, start), reasons=reasons, confidence=sure)
    for finding in lead.each:
        yield replace(finding, start=start, end=end, reasons=(*finding.reasons, reason), confidence=finding.confidence * 0.95)
