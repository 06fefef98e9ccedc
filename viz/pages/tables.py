"""An answer as a table of a page. From the type of a column follows where its values lead and how they are sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.locators import listed as places_listed
from graph.locators import together
from graph.store import Row
from queries.question import Answer, Column
from queries.telling import name_column
from viz.looks import plain, right_aligned, shown, verb_between
from viz.pages.desk import Desk, short_title
from viz.pages.page import Cell, Head, Span, Table

# Columns that are read in the cell of another, as in every table for people.
_JOINED = {"locators": "sources", "provision": "basis"}
# Types of column whose values are pages, by the kind of page.
_PAGES = {"link": "link", "gap": "link", "topic": "topic", "source": "source", "actor_id": "actor"}
_MOST_IN_CELL = 6


def table_of(desk: Desk, answer: Answer, *, every: bool = False, caption: str = "", without: Sequence[str] = ()) -> Table:
    """The rows as a table: the columns that a terminal shows and the way to the proof, or with `every` all of them.
    `without` leaves columns out that say the same in every row."""
    columns = [column for column in _kept(answer.question.columns, every=every) if column.name not in without]
    heads = tuple(Head(_title(column), column.doc, right_aligned(column)) for column in columns)
    rows = tuple(tuple(_cell(desk, answer.question.columns, column, row) for column in columns) for row in answer.rows)
    return Table(caption, heads, rows)


def _kept(columns: Sequence[Column], *, every: bool) -> list[Column]:
    names = {column.name for column in columns}
    kept = [column for column in columns if column.item != "name" and (every or column.brief or column.type == "link")]
    return [column for column in kept if column.type == "any" or _JOINED.get(column.name) not in names]


def _title(column: Column) -> str:
    return "proof" if column.type == "link" else column.name.replace("_", " ") if column.type != "any" else column.name


def _cell(desk: Desk, columns: Sequence[Column], column: Column, row: Row) -> Cell:
    value = row[column.name]
    if column.type == "any":
        return Cell((Span(plain(value)),), _order(column, value))
    if column.name == "sources" and "locators" in row:
        return Cell(tuple(sources_cited(desk, row["sources"], row["locators"])))
    if column.name == "basis" and "provision" in row:
        return Cell(tuple(_joined([*_spans(desk, column, row), *([Span(row["provision"])] if row["provision"] else [])])))
    if column.type == "kind" and isinstance(row.get("link"), str):
        return Cell((Span(verb_between(columns, row, str(value))),))
    if column.type == "link":
        page = desk.addresses.page("link", str(value)) if value else None
        return Cell((Span("proof", page),) if page else (Span(plain(value)),))
    return Cell(tuple(_joined(_spans(desk, column, row))), _order(column, value))


def _order(column: Column, value: Any) -> str:
    """What a value is sorted by, where its words would sort otherwise."""
    if value is None or isinstance(value, list):
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(float(value))
    return str(value) if column.item in ("date", "period") else ""


def _spans(desk: Desk, column: Column, row: Row) -> list[Span]:
    """The values of a cell, each leading to its page where it has one; of a long list the first, and how many more."""
    value = row[column.name]
    values = value if isinstance(value, list) else [value] if value is not None else []
    names = row.get(name_column(column), value) if column.item == "actor" else value
    named = names if isinstance(value, list) else [names]
    made = [_span(desk, column, one, name) for one, name in zip(values, named or (), strict=False)]
    left = len(made) - _MOST_IN_CELL
    return [*made[:_MOST_IN_CELL], Span(f"and {left} more")] if left > 1 else made


def _span(desk: Desk, column: Column, value: Any, name: Any) -> Span:
    if column.item == "actor":
        return desk.actor(str(value), plain(name))
    text = shown(Column(column.name, column.item, ""), value)
    return Span(text, desk.addresses.page(_PAGES[column.item], str(value)) if column.item in _PAGES else None)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    for at, span in enumerate(spans):
        if at:
            yield Span(", ")
        yield span


def sources_cited(desk: Desk, sources: Sequence[str], locators: Sequence[str]) -> Iterator[Span]:
    """Each source once, leading to its page, with its places."""
    places: dict[str, list[str]] = {}
    for source, place in zip(sources, locators, strict=True):
        places.setdefault(source, []).append(place)
    for at, (source, found) in enumerate(places.items()):
        if at:
            yield Span("; ")
        once = together(list(dict.fromkeys(found)))
        more = f" and {len(once) - _MOST_IN_CELL} more" if len(once) > _MOST_IN_CELL else ""
        yield Span(short_title(desk.sources.get(source), source), desk.addresses.page("source", source))
        yield Span(f": {places_listed(once[:_MOST_IN_CELL])}{more}")
