"""Whose task something is said to be: 'The purpose of A is to', 'It is the role of A to', 'A's powers and duties include'."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.claims.match import BEFORE_NAME
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import FINITE

TASKS = frozenset(
    "role job duty function responsibility remit purpose task mission roles duties functions responsibilities powers"
    " tasks".split()
)
_HOLDING = FINITE | frozenset("include includes involve involves cover covers".split())


def whose_task(tokens: Sequence[Token], start: int) -> int | None:
    """Whose role it is said to be: 'The purpose of A is to', 'It is the role of A to', 'The powers of A include'."""
    at = start + 2 if tokens[start].low == "it" and start + 2 < len(tokens) and tokens[start + 1].low in FINITE else start
    of = _over_tasks(tokens, at)
    if of is None or of + 2 >= len(tokens) or tokens[of].low != "of" or not tokens[of + 1].is_actor:
        return None
    return of + 1 if tokens[of + 2].low in (*_HOLDING, "to") else None


def behind_tasks(tokens: Sequence[Token], start: int) -> int | None:
    """The verb behind what is somebody's to do: 'key powers and duties include'."""
    at = _over_tasks(tokens, start)
    return at if at is not None and at < len(tokens) and tokens[at].low in _HOLDING else None


def _over_tasks(tokens: Sequence[Token], start: int) -> int | None:
    """The first token behind 'main role', 'powers and duties'."""
    at = start
    while at < min(start + 5, len(tokens) - 1) and not tokens[at].is_actor and modifies(tokens[at].low):
        at += 1
    if at >= len(tokens) or tokens[at].low not in TASKS:
        return None
    while at + 2 < len(tokens) and tokens[at + 1].low in ("and", ",") and tokens[at + 2].low in TASKS:
        at += 2
    return at + 1


def modifies(low: str) -> bool:
    """Whether a word may stand before a noun or name and belong to it: 'main', 'national', '43'."""
    return low in BEFORE_NAME or low in _BESIDE or low.isdigit() or low.endswith(_ADJECTIVES)


_BESIDE = frozenset("at least then both uk british english welsh directly elected many most some main core".split())
_ADJECTIVES = ("al", "ive", "ic", "ary", "ous", "-led", "-wide")
