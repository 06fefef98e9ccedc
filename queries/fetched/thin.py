"""A question asked for some of its columns only, for answers that look at every row to show a few.

What costs time is each value that leaves the engine, and to put them in order there: all steps with all their proof
take five times as long as the six columns that a network is made of. So the statement of the question is asked for the
columns wanted, and gathered by the first of them, an actor, a kind or a list of topics, with the others as lists: these
leave the engine in half the time of as many rows. Where another column is itself a list that is slower, and it is rows
that are asked for. What is shown in the end gets its proof by `proofs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any

from graph.store import Row, Store
from queries.question import Question

_ITEM = re.compile(r"\s*,?\s*(.+?)\s+AS\s+(\w+)(?=\s*(?:,|$))", re.DOTALL)
# Columns of these types are never null where they are gathered; should one be, the rows are asked for one by one.
_NEVER_NULL = ("number", "flag")
# What an absent text travels as: it comes after every text, as null does in both engines' order.
_ABSENT = "\uffff"


def thin_rows(store: Store, asked: Question, given: Mapping[str, Any], columns: Sequence[str]) -> list[Row]:
    """The rows of a question with these columns, in its order; where that does not tell two apart, by the columns
    themselves. The first column is what the engine gathers by: one with few values is best."""
    chosen = tuple(columns)
    if any(column.listed and column.name in chosen[1:] for column in asked.columns) or len(chosen) < 2:
        return _asked(store, _chosen(asked, chosen), given)
    statement, gathered, texts, order = _gathered(asked, chosen)
    groups = _asked(store, statement, given)
    if any(len({len(group[name]) for name in gathered}) > 1 for group in groups):
        return _asked(store, _chosen(asked, chosen), given)
    found = [row for group in groups for row in _rows_of(group, chosen, gathered)]
    lists = [at for at, name in enumerate(chosen) if name not in order]
    if lists:  # what differs in a list only has its place too, or two engines would give it two
        found.sort(key=lambda row: [row[at] or [] for at in lists])
    found.sort(key=itemgetter(*map(chosen.index, order)))
    rows = [dict(zip(chosen, row)) for row in found]  # noqa: B905 - of one length, and strict costs a third
    for name in (name for name in texts if any(_ABSENT in group[name] for group in groups)):
        for row in rows:
            if row[name] == _ABSENT:
                row[name] = None
    return rows


def _asked(store: Store, statement: str, given: Mapping[str, Any]) -> list[Row]:
    return store.rows(statement, {name: value for name, value in given.items() if f"${name}" in statement})


def _rows_of(group: Row, columns: Sequence[str], gathered: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(group[name] if name in gathered else repeat(group[name]) for name in columns))  # noqa: B905 - some repeat


@cache
def _chosen(asked: Question, columns: tuple[str, ...]) -> str:
    """The statement for these columns of each row."""
    head, said, order = _taken_apart(asked)
    order = ", ".join(name if name in columns else said.get(name, name) for name in map(str.strip, order.split(",")))
    return f"{head}RETURN {', '.join(f'{said[name]} AS {name}' for name in columns)} ORDER BY {order}"


@cache
def _gathered(asked: Question, columns: tuple[str, ...]) -> tuple[str, frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The statement for lists, the columns that are gathered into one, those whose text may be absent, and those that
    the rows are put in order by."""
    head, said, order = _taken_apart(asked)
    types = {column.name: column for column in asked.columns}
    gathered = tuple(name for name in columns[1:] if not types[name].listed)
    texts = tuple(name for name in gathered if types[name].item not in _NEVER_NULL)
    held = {name: f"coalesce({said[name]}, '{_ABSENT}')" if name in texts else said[name] for name in columns}
    wanted = ", ".join(
        f"collect({held[name]}) AS {name}" if name in gathered else f"{held[name]} AS {name}" for name in columns
    )
    plain = [name for name in columns if not types[name].listed]
    named = [part.strip() for part in order.split(",")]
    return (
        f"{head}RETURN {wanted}",
        frozenset(gathered),
        texts,
        tuple(dict.fromkeys([*(n for n in named if n in plain), *plain])),
    )


def _taken_apart(asked: Question) -> tuple[str, dict[str, str], str]:
    """What stands before RETURN, the expression of each column, and the order."""
    head, _, returned = str(asked.cypher).rpartition("RETURN ")
    clause, _, order = returned.partition("ORDER BY")
    if clause.startswith("DISTINCT") or "DESC" in order:
        raise ValueError(f"{asked.name}: a statement with DISTINCT or DESC cannot be asked thin")
    return head, {name: expression for expression, name in _ITEM.findall(clause)}, order
