"""The columns of each table, from the type of its rows: which type a store gives them, and their values for it."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Any

from graph.schema import ANSWERS_TO, JOINED, NODE_TABLES, LinkRow, StepRow
from graph.stores.joined import joined

RowType = type[Any]


def row_type(table: str) -> RowType:
    """The class of a table's rows; every table that is none of nodes' is a kind of link."""
    return NODE_TABLES.get(table) or (StepRow if table == ANSWERS_TO else LinkRow)


def ends_of(row: RowType) -> tuple[str, str] | None:
    """The fields that are the two ends of a relationship; None for the rows of nodes."""
    return {StepRow: ("giver", "forum"), LinkRow: ("subject", "object")}.get(row)


def _joined_in(row: RowType) -> tuple[str, ...]:
    return JOINED if ends_of(row) else ()


def _field_types(row: RowType) -> dict[str, tuple[Any, bool]]:
    """Field -> (type in a store, may be absent)."""
    hints = typing.get_type_hints(row)
    found = {}
    for name in row._fields:
        hint = str if name in _joined_in(row) else hints[name]
        if isinstance(hint, types.UnionType):
            found[name] = (next(arg for arg in typing.get_args(hint) if arg is not type(None)), True)
        else:
            found[name] = (hint, False)
    return found


FIELDS: dict[RowType, dict[str, tuple[Any, bool]]] = {
    row: _field_types(row) for row in (*NODE_TABLES.values(), LinkRow, StepRow)
}


def stored_values(row: RowType) -> Callable[[Any], list[Any]]:
    """What gives the values of such a row as a store holds them, in the order of FIELDS."""
    places = [index for index, name in enumerate(FIELDS[row]) if name in _joined_in(row)]

    def stored(item: Any) -> list[Any]:
        record = [*item]
        for index in places:
            record[index] = joined(record[index])
        return record

    return stored
