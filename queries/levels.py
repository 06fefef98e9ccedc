"""Follows steps level by level: what a variable-length pattern cannot do without walking every path there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.store import Row
from queries.catalogue import part
from queries.question import FRAME, Asked


def by_levels(asked: Asked, name: str, far: str, start: Sequence[str]) -> Iterator[Row]:
    """The rows of the part `name` for `start`, then for whom `far` names there, and so on for `depth` levels.

    Each row gets its `step`; nobody is followed twice, and no row leads back to `start`.
    """
    wanted = part(name)
    values = {key: asked.values[key] for key in FRAME}
    values |= {p.name: asked.values[p.name] for p in wanted.parameters if p.name != "frontier"}
    frontier, seen = list(start), set(start)
    for step in range(1, asked.values["depth"] + 1):
        if not frontier:
            return
        rows = asked.store.rows(str(wanted.cypher), {**values, "frontier": frontier})
        rows = [row for row in rows if row[far] not in start]
        yield from ({"step": step, **row} for row in rows)
        frontier = sorted({row[far] for row in rows} - seen)
        seen.update(frontier)
