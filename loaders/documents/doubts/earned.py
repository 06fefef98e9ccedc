"""How often each pattern has been right, and so how sure a proposal of it may be at most.

`wordbook/earned.yaml` has, for each pattern, how many of its proposals were right, of how many; one that is right after an edit
counts three quarters. They are those of the documents that it was tuned on, by the hand-made claims and by eye where these lack
what is true, and those judged by eye in bench/reading. Few are shrunk toward all patterns of the same family of kinds; one that
has been tried fewer than `_TRIED` times is never counted as sure.

Ordinary prose is of no genre that a document tuned on has. There a pattern has also to have been right as it stands where
nobody tuned it (`wordbook/judged.yaml`; few are shrunk toward those of its kind of link, these toward all). One that was right
less often than `_BAR` finds but leads there, below what is proposed by default, save in a short plain sentence; one that has
been tried fewer than `_TRIED` times is never sure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.kinds import load_kinds
from graph.texts.strict_yaml import read_yaml
from loaders.documents.claims.record import Finding
from loaders.documents.model import Document

_FILE = Path(__file__).with_name("wordbook") / "earned.yaml"
_JUDGED = Path(__file__).with_name("wordbook") / "judged.yaml"
_SHRINK, _TRIED = 4, 4
# How often a pattern has to have been right in prose for what it finds there to be more than a lead, and the most of a lead.
_BAR, _LEAD = 0.7, 0.55
# The most characters of a plain sentence, and what one right after an edit counts there.
_PLAIN, _EDIT = 120, 0.6
_COUNTS = ("right", "edit", "of", "mended")
# What the reader counts as sure, and the most of a pattern that has not shown it.
SURE, LIKELY, _UNTRIED = 0.75, 0.6, 0.74


GROUPS = ("sure", "likely", "doubtful")


def group_of(confidence: float) -> str:
    """The group of the queue that a proposal stands in."""
    return GROUPS[0] if confidence >= SURE else GROUPS[1] if confidence >= LIKELY else GROUPS[2]


def as_earned(finding: Finding, document: Document) -> Finding:
    """The finding, no surer than its pattern has earned in documents of that genre."""
    most = _most(finding.pattern, load_kinds().links[finding.kind].family)
    if document.genre == "prose":
        most = min(most, _most_in_prose(finding.pattern, finding.kind, _is_plain(finding, document)))
    return finding if finding.confidence <= most else replace(finding, confidence=most)


def _is_plain(finding: Finding, document: Document) -> bool:
    """Whether a short sentence says it: little stands about it there that could turn, limit or date what is said."""
    at = bisect_right(document.sentences, (finding.start, len(document.text))) - 1
    return at >= 0 and document.sentences[at][1] - document.sentences[at][0] <= _PLAIN


@cache
def _most(pattern: str, family: str) -> float:
    _, right, of = _table().get(pattern, (family, 0.0, 0))
    whole, every = _families().get(family, (3.0, 4))
    return _earned(right, of, whole / every)


@cache
def _most_in_prose(pattern: str, kind: str, plain: bool) -> float:
    rows = _judged()
    own, all_ = rows.get(pattern, _Judged(kind, 0, 0, 0)), _together(rows.values())
    alike = _together(one for one in rows.values() if one.kind == kind)
    expected = _shrunk(alike.right, alike.of, all_.right / all_.of)
    shown = _shrunk(own.right, own.of, expected)
    if shown >= _BAR:
        return _earned(own.right, own.of, expected)
    if not plain:
        return min(shown, _LEAD)
    return _earned(own.usable, own.of, all_.usable / all_.of) if own.of >= _TRIED else _UNTRIED


def _shrunk(right: float, of: int, usual: float) -> float:
    """The share that was right, drawn toward what is usual where few were tried."""
    return (right + _SHRINK * usual) / (of + _SHRINK)


def _earned(right: float, of: int, usual: float) -> float:
    earned = _shrunk(right, of, usual)
    return min(earned, 0.97) if of >= _TRIED and earned >= SURE + 0.1 else min(earned, _UNTRIED)


@cache
def _table() -> dict[str, tuple[str, float, int]]:
    rows = read_yaml(_FILE, _FILE.name).items()
    return {str(name): (str(row["family"]), float(row["right"]), int(row["of"])) for name, row in rows}


class _Judged(NamedTuple):
    """What counts of a pattern in prose: how many were right, were right with edits counted in part, and were tried."""

    kind: str
    right: int
    usable: float
    of: int


def _together(rows: Iterable[_Judged]) -> _Judged:
    every = tuple(rows)
    return _Judged("", sum(one.right for one in every), sum(one.usable for one in every), sum(one.of for one in every))


@cache
def _judged() -> dict[str, _Judged]:
    rows = read_yaml(_JUDGED, _JUDGED.name).items()
    return {str(name): _still(str(row["kind"]), *(int(row.get(one, 0)) for one in _COUNTS)) for name, row in rows}


def _still(kind: str, right: int, edit: int, of: int, mended: int) -> _Judged:
    """What counts of a pattern: of what is mended since, the wrong ones are left out first, then the edits."""
    edits = edit - max(mended - (of - right - edit), 0)
    return _Judged(kind, right, right + _EDIT * edits, of - mended)


@cache
def _families() -> dict[str, tuple[float, int]]:
    made: dict[str, tuple[float, int]] = {}
    for family, right, of in _table().values():
        before, tried = made.get(family, (0.0, 0))
        made[family] = (before + right, tried + of)
    return made
