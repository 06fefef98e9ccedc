"""How often each pattern has been right, and so how sure a proposal of it may be at most.

`wordbook/earned.yaml` has, for each pattern, how many of its proposals were right, of how many; one that is right after an edit
counts three quarters. They are those of the documents that it was tuned on, by the hand-made claims and by eye where these lack
what is true, and those judged by eye in bench/reading. Few are shrunk toward all patterns of the same family of kinds; one that
has been tried fewer than `_TRIED` times is never counted as sure.

Ordinary prose is of no genre that a document tuned on has. There a pattern has also to have been right where nobody tuned it
(`wordbook/judged.yaml`): one that was tried and was not is no longer proposed, one that has not shown it is never sure.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.kinds import load_kinds
from graph.texts.strict_yaml import read_yaml
from loaders.documents.claims.record import Finding

_FILE = Path(__file__).with_name("wordbook") / "earned.yaml"
_JUDGED = Path(__file__).with_name("wordbook") / "judged.yaml"
_SHRINK, _TRIED = 4, 4
# What an edit counts there: what is asked for is what is right as it stands.
_EDIT = 0.6
# What the reader counts as sure, and the most of a pattern that has not shown it.
SURE, LIKELY, _UNTRIED = 0.75, 0.6, 0.74


GROUPS = ("sure", "likely", "doubtful")


def group_of(confidence: float) -> str:
    """The group of the queue that a proposal stands in."""
    return GROUPS[0] if confidence >= SURE else GROUPS[1] if confidence >= LIKELY else GROUPS[2]


def as_earned(finding: Finding, genre: str) -> Finding:
    """The finding, no surer than its pattern has earned in documents of that genre."""
    most = _most(finding.pattern, load_kinds().links[finding.kind].family)
    if genre == "prose":
        most = min(most, _most_in_prose(finding.pattern))
    return finding if finding.confidence <= most else replace(finding, confidence=most)


@cache
def _most(pattern: str, family: str) -> float:
    _, right, of = _table().get(pattern, (family, 0.0, 0))
    whole, every = _families().get(family, (3.0, 4))
    return _earned(right, of, whole / every)


@cache
def _most_in_prose(pattern: str) -> float:
    judged = _judged()
    right, of = judged.get(pattern, (0.0, 0))
    usual = sum(one for one, _ in judged.values()) / sum(every for _, every in judged.values())
    return _earned(right, of, usual) if of >= _TRIED else _UNTRIED


def _earned(right: float, of: int, usual: float) -> float:
    earned = (right + _SHRINK * usual) / (of + _SHRINK)
    return min(earned, 0.97) if of >= _TRIED and earned >= SURE + 0.1 else min(earned, _UNTRIED)


@cache
def _table() -> dict[str, tuple[str, float, int]]:
    rows = read_yaml(_FILE, _FILE.name).items()
    return {str(name): (str(row["family"]), float(row["right"]), int(row["of"])) for name, row in rows}


@cache
def _judged() -> dict[str, tuple[float, int]]:
    rows = read_yaml(_JUDGED, _JUDGED.name).items()
    return {str(name): _still(*(int(row.get(one, 0)) for one in ("right", "edit", "of", "mended"))) for name, row in rows}


def _still(right: int, edit: int, of: int, mended: int) -> tuple[float, int]:
    """What counts of a pattern, and how many: of what is mended since, the wrong ones are left out first, then the edits."""
    edits = edit - max(mended - (of - right - edit), 0)
    return right + _EDIT * edits, of - mended


@cache
def _families() -> dict[str, tuple[float, int]]:
    made: dict[str, tuple[float, int]] = {}
    for family, right, of in _table().values():
        before, tried = made.get(family, (0.0, 0))
        made[family] = (before + right, tried + of)
    return made
