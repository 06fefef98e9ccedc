"""Wholes that are parts of themselves by a round-about way: a fault of the file, said once for each round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.intake.gathered.ledger import Ledger
from loaders.intake.gathered.records import shown_ref


def cycle_faults(kept: Ledger) -> Iterator[tuple[str, str, str, str]]:
    """Place and message of each round of PART_OF, with the ends of the link that closes it."""
    wholes: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, str], str] = {}
    for subject, object_, place in kept.ends_of("PART_OF"):
        if object_ not in wholes[subject]:
            wholes[subject].append(object_)
            places.setdefault((subject, object_), place)
    state: dict[str, int] = {}
    for start in list(wholes):
        path: list[str] = []
        stack = [(start, iter(wholes.get(start, ())))] if start not in state else []
        if stack:
            state[start] = 1
            path.append(start)
        while stack:
            one, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                path.pop()
                state[one] = 2
            elif state.get(following) == 1:
                way = [*path[path.index(following) :], following]
                shown = " is part of ".join(map(shown_ref, way[:8]))
                yield places[one, following], f"{shown}: a round; expected a whole that is no part of its parts", one, following
            elif following not in state:
                state[following] = 1
                path.append(following)
                stack.append((following, iter(wholes.get(following, ()))))
