"""Answers a reading Cypher statement that a person wrote."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from graph.errors import AskedWrongly, StoreError
from graph.store import Row, Store
from queries.free.given_parameters import literal, parameters_of
from queries.free.guard import Reading, check_reads_only
from queries.free.plain_values import plain
from queries.free.refusals import in_words
from queries.question import Answer, Column, Question

# As much as a table, a file of JSON and the person who reads them can take.
LARGEST_ANSWER = 64 * 1024 * 1024


def ask_freely(store: Store, statement: str, parameters: Iterable[str], limit: int) -> Answer:
    """The rows of a statement, at most `limit`. `parameters` are texts NAME=VALUE; a value is JSON, or else text.

    RefusedStatement unless it is one reading statement, AskedWrongly when its parameters and those given differ or when
    the engine cannot make sense of it, StoreError where it took too long.
    """
    reading = check_reads_only(statement)
    given = parameters_of(parameters, reading.parameters)
    text = reading.text({name: literal(value) for name, value in given.items()})
    try:
        rows = store.rows(text, {}, limit + 1)
    except StoreError as error:
        raise in_words(error, statement) from None
    return answer_of(reading, statement, rows, limit)


def answer_of(reading: Reading, statement: str, rows: list[Row], limit: int) -> Answer:
    """Rows of an engine as an answer of plain values. AskedWrongly where they are more than can be held."""
    numbers = sum(1 for row in rows[:limit] for value in row.values() if _no_number(value))
    made: list[Row] = []
    size = 0
    for row in rows[:limit]:
        made.append({reading.titles.get(name, name): plain(value) for name, value in row.items()})
        size += len(json.dumps(made[-1]))
        if size > LARGEST_ANSWER:
            raise AskedWrongly(f"query: the answer is larger than {LARGEST_ANSWER >> 20} MB; return less, or lower --limit")
    names = reading.columns or tuple(sorted(made[0]) if made else ())
    columns = tuple(Column(name, "any", "") for name in names)
    notes = ["your own statement: no as-at date is applied"]
    if numbers:
        notes.append(f"{numbers} value{'s are' if numbers > 1 else ' is'} no number (NaN or infinite) and left empty")
    if len(rows) > limit:
        notes.append(f"cut short at {limit}, there are more; raise --limit to see them")
    question = Question("query", "A statement of one's own.", "As the statement says.", (), columns, statement)
    return Answer(question, [{name: row[name] for name in names} for row in made], "", tuple(notes))


def _no_number(value: Any) -> bool:
    if isinstance(value, list):
        return any(_no_number(item) for item in value)
    return isinstance(value, float) and not math.isfinite(value)
