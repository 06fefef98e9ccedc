"""How far each actor is from where accountability ends, and whether with teeth all the way."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.store import Row, Store
from queries.catalogue import question
from queries.fetched.steps import thin_steps

TEETH = 2


def distances(
    store: Store, standard: Mapping[str, Any], keep: Callable[[Row], bool] = lambda row: True
) -> dict[str, tuple[int, str]]:
    """Actor -> (steps of its shortest chain, where that ends), following only the steps that `keep` lets through.

    `standard` holds the FRAME. Ends of one distance are told apart by id, so that the answer is one.
    """
    steps = thin_steps(store, standard, ("giver", "forum", "power_rank", "neutral"))
    ends = sorted(row["actor"] for row in store.rows(str(question("roots").cypher), {"as_of": standard["as_of"]}))
    return nearest_ends((row for row in steps if keep(row)), ends)


def nearest_ends(steps: Iterable[Row], ends: Iterable[str]) -> dict[str, tuple[int, str]]:
    """See distances: breadth first from the ends against the direction of the steps."""
    givers: dict[str, set[str]] = defaultdict(set)
    for row in steps:
        givers[row["forum"]].add(row["giver"])
    found = {end: (0, end) for end in sorted(ends)}
    queue = deque(found)
    while queue:
        forum = queue.popleft()
        length, end = found[forum]
        for giver in sorted(givers[forum]):
            if giver not in found:
                found[giver] = (length + 1, end)
                queue.append(giver)
    return found


def with_teeth(row: Row) -> bool:
    """Whether a step can enforce, or is neutral."""
    return bool(row["neutral"]) or int(row["power_rank"]) >= TEETH
