"""Answers a reading Cypher statement that a person wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.errors import AskedWrongly
from graph.store import Store
from queries.guard import check_reads_only
from queries.question import Answer, Column, Question


def ask_freely(store: Store, statement: str, parameters: Iterable[str], limit: int) -> Answer:
    """The rows of a statement, at most `limit`. `parameters` are texts NAME=VALUE; a value is JSON, or else text.

    RefusedStatement unless it is one reading statement, AskedWrongly when its parameters and those given differ.
    """
    needed = check_reads_only(statement)
    given = dict(_parameter(text) for text in parameters)
    for name in sorted(needed - set(given)):
        raise AskedWrongly(f"query: ${name} has no value; add -p {name}=VALUE")
    for name in sorted(set(given) - needed):
        raise AskedWrongly(f"query: -p {name} is not used by the statement; remove it or use ${name}")
    rows = store.rows(statement, given, limit + 1)
    columns = tuple(Column(name, "") for name in (rows[0] if rows else ()))
    plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
    question = Question("query", "free", "A statement of one's own.", "As the statement says.", (), columns, statement)
    notes = ["your own statement: no as-at date is applied"]
    if len(rows) > limit:
        notes.append(f"cut short at {limit}, there are more; raise --limit to see them")
    return Answer(question, plain[:limit], "", tuple(notes))


def _parameter(text: str) -> tuple[str, Any]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise AskedWrongly(f"-p: '{text}' is no parameter; expected NAME=VALUE")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _plain(value: Any) -> Any:
    """Nodes, links and whatever else an engine gives, as something that JSON can hold."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if not str(key).startswith("_")}
    properties = getattr(value, "_properties", None)
    return _plain(properties) if isinstance(properties, dict) else str(value)
