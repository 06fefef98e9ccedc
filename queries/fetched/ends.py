"""The links of some actors, asked at each of their ends by itself: a condition that names both ends of a link makes the engine
look at every link there is, which at 90,000 links takes twenty-five times as long as the two questions together."""

from __future__ import annotations

from typing import Any

from graph.store import Row
from queries.catalogue import part
from queries.question import Asked
from queries.within import shared_with

EITHER = "(s.id IN $actors OR o.id IN $actors)"
_EACH = ("s.id IN $actors", "(o.id IN $actors AND NOT s.id IN $actors)")


def rows_at_ends(asked: Asked, name: str, **values: Any) -> list[Row]:
    """The rows of a statement in `parts/` that asks for links with $actors at either end: those where they are the subject,
    in its order, then the others. ValueError where it asks for something else."""
    given = {**shared_with(asked, part(name)), **values}
    return [
        row
        for cypher in at_each_end(name)
        for row in asked.store.rows(cypher, {key: one for key, one in given.items() if f"${key}" in cypher})
    ]


def at_each_end(name: str) -> tuple[str, str]:
    """The statement where $actors are the subject of the link, and where they are its object alone."""
    cypher = str(part(name).cypher)
    if cypher.count(EITHER) != 1:
        raise ValueError(f"{name}: asks for no links at either end; expected {EITHER} once")
    subject, object_ = (cypher.replace(EITHER, end) for end in _EACH)
    return subject, object_
