"""Carries the words that lead into a list ('The Commissioner must—') over to each of its items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.documents.propose_record import Finding
from loaders.documents.propose_tokens import Token

_ITEM = re.compile(r"[\s>*_]*(?:[-•–*▪◦]\s*)?(?:\((?:[a-z]{1,3}|\d{1,2})\)|[a-z]\)|[ivx]{1,4}[.)]|[-•*▪◦–])\s*")
_LEADS = ("—", "–", ":", "-")
_MARKS = frozenset("( ) - • – * ▪ ◦ > . ,".split())
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Lead:
    """The tokens that lead into the list being read; none outside a list."""

    tokens: tuple[Token, ...] = ()

    def before(self, text: str, start: int) -> Lead:
        """What of it stands before the sentence at `start`: all for an item, nothing for anything else."""
        return self if self.tokens and is_item(text, start) else Lead()

    def after(self, text: str, start: int, end: int, tokens: Sequence[Token]) -> Lead:
        """The lead for what follows the sentence, whose tokens include this lead."""
        if text[start:end].rstrip().endswith(_LEADS) and len(tokens) <= _LONGEST:
            return Lead(tuple(_without_end(tokens)))
        return self


def is_item(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    match = _ITEM.match(text, line)
    return bool(match) and match.end() >= start - 1 if match else False


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


def clipped(findings: Iterable[Finding], start: int) -> Iterator[Finding]:
    """The findings that reach into the item at `start`; their spans begin there."""
    for finding in findings:
        if finding.end > start:
            reasons = (
                (*finding.reasons, "the list's opening words hold for the item") if finding.start < start else finding.reasons
            )
            yield replace(
                finding,
                start=max(finding.start, start),
                reasons=reasons,
                confidence=finding.confidence * (0.95 if finding.start < start else 1),
            )
