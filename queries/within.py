"""Asks one question within another: with the same frame, and with what it is not given left at its default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.store import Row
from queries.catalogue import part, question
from queries.fetched.thin import thin_rows
from queries.question import STANDARD, Asked, Question


def rows_of(asked: Asked, name: str, columns: Sequence[str] = (), **values: Any) -> list[Row]:
    """The rows of another question in the frame of this one, with these columns or all; `values` may change parameters
    and the frame itself."""
    return _rows(asked, question(name), values, columns)


def rows_of_part(asked: Asked, name: str, **values: Any) -> list[Row]:
    """The same of a statement in `parts/`: what this question too was asked with it takes over, parameters and all."""
    return _rows(asked, part(name), {**_shared(asked, part(name)), **values})


def _shared(asked: Asked, other: Question) -> dict[str, Any]:
    return {each.name: asked.values[each.name] for each in other.parameters if each.name in asked.values}


def shared_with(asked: Asked, other: Question) -> dict[str, Any]:
    """What a statement is given when it is asked within this question: the frame, the parameters that both have, the others
    at their defaults."""
    frame = {key: value for key, value in asked.values.items() if key in STANDARD}
    return {**frame, **{parameter.name: parameter.default for parameter in other.parameters}, **_shared(asked, other)}


def _rows(asked: Asked, other: Question, values: Mapping[str, Any], columns: Sequence[str] = ()) -> list[Row]:
    frame = {key: value for key, value in asked.values.items() if key in STANDARD}
    given = {**frame, **{parameter.name: parameter.default for parameter in other.parameters}, **values}
    if other.answer is not None:
        return other.answer(Asked(asked.store, given))
    if columns:
        return thin_rows(asked.store, other, given, columns)
    cypher = str(other.cypher)
    return asked.store.rows(cypher, {key: value for key, value in given.items() if f"${key}" in cypher})
