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
        reached: dict[str, _Chain] = {}
        for forum in level:
            chain = found[forum]
            for row in below[forum]:
                giver = row["giver"]
                if giver in found or (chain.first and not follows(chain.first, row)):
                    continue
                longer = chain.before(row)
                if giver not in reached or longer.better_than(reached[giver]):
                    reached[giver] = longer
        found |= reached
        level = sorted(reached)
    return {giver: chain.steps() for giver, chain in found.items() if chain.first}


class _Chain(NamedTuple):
    """A chain with what it is compared by, which one more step only adds to: thousands that begin alike are compared, and
    few are as good as another, so that the names of their steps are looked up only then."""

    rank: tuple[int, int, int] = (0, 0, 0)  # the better the smaller: steps about the whole, conditions, the weakest power
    weakest: int | None = None
    first: Row | None = None
    rest: _Chain | None = None

    def before(self, row: Row) -> _Chain:
        """The chain that takes this step first."""
        weakest = self.weakest
        if not row["neutral"] and (weakest is None or row["power_rank"] < weakest):
            weakest = row["power_rank"]
        whole, conditions, _ = self.rank
        rank = (whole - of_the_whole(row), conditions + bool(row["condition"]), -(weakest or 0))
        return _Chain(rank, weakest, row, self)

    def better_than(self, other: _Chain) -> bool:
        """Whether it goes before another that is as long."""
        return self.rank < other.rank or (self.rank == other.rank and self.names() < other.names())

    def names(self) -> list[tuple[str, str, str]]:
        """What tells chains apart that are as good."""
        return [(row["forum"], row["through"] or "", row["link"]) for row in self.steps()]

    def steps(self) -> list[Row]:
        """Its steps, the first one first."""
        found, chain = list[Row](), self
        while chain.first is not None and chain.rest is not None:
            found.append(chain.first)
            chain = chain.rest
        return found
