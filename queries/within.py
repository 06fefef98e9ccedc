"""Asks one question within another: with the same frame, and with what it is not given left at its default."""

from __future__ import annotations

from typing import Any

from graph.store import Row
from queries.catalogue import question
from queries.question import STANDARD, Asked


def rows_of(asked: Asked, name: str, **values: Any) -> list[Row]:
    """The rows of another question in the frame of this one; `values` may change parameters and the frame itself."""
    other = question(name)
    frame = {key: value for key, value in asked.values.items() if key in STANDARD}
    given = {**frame, **{parameter.name: parameter.default for parameter in other.parameters}, **values}
    if other.answer is not None:
        return other.answer(Asked(asked.store, given))
    cypher = str(other.cypher)
    return asked.store.rows(cypher, {key: value for key, value in given.items() if f"${key}" in cypher})
