"""Chains of steps that hold together: who answers for a matter passes on only that matter.

That a commissioner for data may fine the department that approves a body's guidance on complaints does not make the
body answer to that commissioner's own masters: the two steps are about different things. A step about an actor as a
whole (who appoints, elects or removes it; what it is part of; oversight of all that it does) follows and is followed
by any; of two others, one must be about something that the other is about too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
    found: dict[str, list[Row]] = {end: [] for end in ends}
    level = list(ends)
    while level:
        reached: dict[str, list[list[Row]]] = defaultdict(list)
        for forum in level:
            chain = found[forum]
            for row in below[forum]:
                if row["giver"] not in found and (not chain or follows(chain[0], row)):
                    reached[row["giver"]].append([row, *chain])
        found |= {giver: min(chains, key=_preference) for giver, chains in reached.items()}
        level = sorted(reached)
    return {giver: chain for giver, chain in found.items() if chain}


def _preference(chain: list[Row]) -> tuple[object, ...]:
    weakest = min((row["power_rank"] for row in chain if not row["neutral"]), default=0)
    names = [(row["forum"], row["through"] or "", row["link"]) for row in chain]
    return -sum(map(of_the_whole, chain)), sum(bool(row["condition"]) for row in chain), -weakest, names
