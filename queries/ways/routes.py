"""Chains of steps that hold together: who answers for a matter passes on only that matter.

That a commissioner for data may fine the department that approves a body's guidance on complaints does not make the
body answer to that commissioner's own masters: the two steps are about different things. A step about an actor as a
whole (who appoints, elects or removes it; what it is part of; oversight of all that it does) follows and is followed
by any; of two others, one must be about something that the other is about too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.powers import TEETH
from graph.store import Row

_OF_THE_WHOLE = ("APPOINTS", "ELECTS", "REMOVES", "HEADS", "PART_OF")


def of_the_whole(step: Row) -> bool:
    """Whether a step is about all that the giver does, not one matter."""
    return step["kind"] in _OF_THE_WHOLE or "general" in step["topics"]


def follows(step: Row, before: Row) -> bool:
    """Whether `step` may stand after `before` in a chain."""
    return of_the_whole(step) or of_the_whole(before) or bool(set(step["topics"]) & set(before["topics"]))


def strongest_chain(choices: Sequence[Sequence[Row]]) -> list[Row] | None:
    """One step of each of `choices`, the strongest first, that hold together; None where no such chain is there."""
    if not choices:
        return []
    for row in choices[0]:
        rest = strongest_chain([[step for step in choices[1] if follows(step, row)], *choices[2:]] if choices[1:] else [])
        if rest is not None:
            return [row, *rest]
    return None


def routes(steps: Iterable[Row], ends: Iterable[str]) -> dict[str, list[Row]]:
    """For each actor that has one, a shortest chain to one of `ends`: one with teeth throughout whose steps are about
    the whole of an actor, where there is such a one; else one with teeth; else any.

    Of several as short, the one with most steps about the whole, the fewest conditions, the strongest, then by name.
    """
    found, stops = list(steps), sorted(ends)
    strong = [row for row in found if row["neutral"] or row["power_rank"] >= TEETH]
    return _shortest(found, stops) | _shortest(strong, stops) | _shortest(filter(of_the_whole, strong), stops)


def _shortest(steps: Iterable[Row], ends: Sequence[str]) -> dict[str, list[Row]]:
    below: dict[str, list[Row]] = defaultdict(list)
    for row in steps:
        below[row["forum"]].append(row)
    found: dict[str, _Chain] = {end: _Chain() for end in ends}
    level = list(ends)
    while level:
        reached: dict[str, list[_Chain]] = defaultdict(list)
        for forum in level:
            chain = found[forum]
            for row in below[forum]:
                if row["giver"] not in found and (not chain.steps or follows(chain.steps[0], row)):
                    reached[row["giver"]].append(chain.before(row))
        found |= {giver: min(chains, key=_preference) for giver, chains in reached.items()}
        level = sorted(reached)
    return {giver: list(chain.steps) for giver, chain in found.items() if chain.steps}


class _Chain(NamedTuple):
    """A chain with what it is compared by, which one more step only adds to: thousands that begin alike are compared."""

    steps: tuple[Row, ...] = ()
    whole: int = 0
    conditions: int = 0
    weakest: int | None = None
    names: tuple[tuple[str, str, str], ...] = ()

    def before(self, row: Row) -> _Chain:
        """The chain that takes this step first."""
        weakest = self.weakest
        if not row["neutral"] and (weakest is None or row["power_rank"] < weakest):
            weakest = row["power_rank"]
        return _Chain(
            (row, *self.steps), self.whole + of_the_whole(row), self.conditions + bool(row["condition"]), weakest,
            ((row["forum"], row["through"] or "", row["link"]), *self.names),
        )  # fmt: skip


def _preference(chain: _Chain) -> tuple[object, ...]:
    return -chain.whole, chain.conditions, -(chain.weakest or 0), chain.names
