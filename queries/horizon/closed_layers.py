"""What a day past a closed layer means for the rows: such a layer says what its documents said on their day, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.days.dates import last_day
from graph.store import Row, Store
from graph.texts.plain_words import short_date
from queries.question import Question


def closed_before(record: Mapping[str, Any], day: str) -> str | None:
    """The last day that the closed layers speak of, where all of them end before this day; None where there is none such."""
    layers = (record.get("layers") or {}).values()
    ends = [last_day(str(layer["complete_to"])) for layer in layers if layer.get("closed") and "complete_to" in layer]
    return max(ends) if ends and max(ends) < day else None


def last_said(store: Store, asked: Question, rows: list[Row], closed: str) -> Iterator[str]:
    """How many rows rest on nothing but documents of a closed layer, without a date of their own."""
    columns = {column.name for column in asked.columns}
    assumed = [row for row in rows if row["dating"] == "assumed"] if {"dating", "sources"} <= columns else []
    if not assumed:
        return
    documents = {row["id"] for row in store.rows("MATCH (s:Source) WHERE s.kind = 'document' RETURN s.id AS id ORDER BY id")}
    found = sum(set(row["sources"] or [None]) <= documents for row in assumed)
    if found:
        yield (
            f"Of what follows {found} {'row was' if found == 1 else 'rows were'} last said by {short_date(closed)}, in "
            f"documents and without a date, and may be over since. What the documents say: '--as-of {closed}'."
        )


def found_then(closed: str, rows_then: Callable[[str], int]) -> Iterator[str]:
    """Where nothing was found: how much there is as at the last day that the closed layers speak of."""
    found = rows_then(closed)
    if found:
        many = "is 1 row" if found == 1 else f"are {found} rows"
        said = f"As at {short_date(closed)}, up to which the documents speak, there {many}"
        yield f"Nothing for that day. {said}: '--as-of {closed}'."
