"""Names in small letters that the graph does not have: teams, units, boards and panels, with what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.documents.names.words import Token

_SMALL_HEADS = {
    **dict.fromkeys("team teams unit units taskforce".split(), "unit"),
    **dict.fromkeys("board boards group groups".split(), "board"),
    **dict.fromkeys("panel panels committee".split(), "committee"),
}
_GROUP_BEFORE = frozenset("advisory working steering oversight scrutiny strategic reference delivery".split())
_NOT_NAMING = frozenset(
    "the a an this that these those our its their his her each every all any some such no one two three four five many most"
    " other of for and or to in on at by with from as is are was were be been being has have had will would should could can"
    " may must specialist local national new central dedicated small large whole relevant different several various own police"
    " force forces management which who it they we us them there here not also both more than same within into between staff"
    " officers including sub through already using whether well work working collaborative if then so but how what right"
    " particular appropriate suitable involving available certain good best across another".split()
)
_WITH_CAPITAL = dict.fromkeys("programme scheme initiative campaign project".split(), "programme") | dict.fromkeys(
    "strategy plan framework".split(), "instrument"
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A name proposed: the span of its words, its kind, why and how sure."""

    start: int
    end: int
    kind: str
    reason: str
    confidence: float


def small_name(text: str, tokens: Sequence[Token], at: int, known: Callable[[int, int], bool]) -> Proposed | None:
    """'stop and search team', 'strategic advisory group': a head in small letters with what it is for before it."""
    capital_needed = tokens[at].stem in _WITH_CAPITAL
    kind = _SMALL_HEADS.get(tokens[at].stem) or _WITH_CAPITAL.get(tokens[at].stem)
    if kind is None or tokens[at].capital:
        return None
    low = _first_word(text, tokens, at, known)
    if low == at or (tokens[at].stem.startswith("group") and tokens[at - 1].fold not in _GROUP_BEFORE):
        return None
    first = tokens[low]
    named = first.raw[0].isupper() and (first.raw.isupper() or text[max(0, first.start - 2)] not in ".?!:\n")
    if capital_needed and (not named or _they_plan(text, tokens, low, at)):
        return None
    sure = 0.6 if named else 0.45
    return Proposed(first.start, tokens[at].stem_end, kind, f"new: a {tokens[at].stem} in small letters", sure)


def _they_plan(text: str, tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether the head is a verb: 'Canals and Ferries plan to widen'."""
    joined = any(token.fold == "and" for token in tokens[low:at])
    bare = low == 0 or tokens[low - 1].fold not in ("the", "a", "an", "its", "their", "our", "this")
    return tokens[at].stem == "plan" and (joined or bare) and re.match(r" to [a-z]", text[tokens[at].end :][:6]) is not None


def _first_word(text: str, tokens: Sequence[Token], at: int, known: Callable[[int, int], bool]) -> int:
    """The first of at most five words that say what a team or board is for; a known name before them is not one."""
    low = at
    while low > 0 and low > at - 5:
        before = tokens[low - 1]
        joined = before.fold == "and" and low < at and low > 1 and tokens[low - 2].fold not in _NOT_NAMING
        if (before.fold in _NOT_NAMING and not joined) or before.fold.endswith("ly") or before.stem_end != before.end:
            break
        if text[before.end : tokens[low].start] not in (" ", "-", "\u00a0", "\u2011"):
            break
        if any(known(start, low) for start in range(max(0, low - 5), low - 1)):
            break
        low -= 1
    while (low < at and tokens[low].fold in ("and", "ad", "hoc", "sd")) or (low < at and tokens[low].raw[0].isdigit()):
        low += 1
    return low
