"""Answers as text: a table for a terminal, or JSON, CSV and Markdown to take away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TextIO

from graph.locators import listed, together
from graph.store import Row
from graph.texts.harmless import harmless, one_line
from graph.texts.json_text import to_json
from queries.question import Answer, Column
from queries.telling import name_column
from viz.looks import plain, right_aligned, shown, verb_between

# A cell that begins with one of these is run as a formula by Excel and its like; the wide forms are, too, in some
# countries. Where a file is read with another separator than the comma, a cell begins after that one also, and within
# the quotes of another: the sign is found through what may stand before it.
_FORMULA = re.compile(r"""((?:^|[;|\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])""")
# What is neither that nor harmful, as nearly every cell is.
_PLAIN = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9 .,:()/~_-]*)?").fullmatch

# Columns that people read in the cell of another: the place with its source, the section with its Act.
_JOINED = {"locators": "sources", "provision": "basis"}
_PLACES_IN_A_TERMINAL = 2
_SOURCES_IN_A_TERMINAL = 4
_NO_TERMINAL = 120
_WORTH_FOLDING = 4


def format_answer(answer: Answer, format_: str, *, wide: bool = False, width: int | None = None, fold: bool = False) -> str:
    """The answer as text that ends with a line end. `wide` puts every column into a table; `width` is the terminal's;
    with `fold` rows that differ in nothing but whom they are of stand in a table as one."""
    if format_ == "json":
        # A row a line: read by eye and by line tools, and written by the fast encoder, which knows no indent.
        rows = ",\n ".join(to_json(row) for row in answer.rows)
        return f"[{rows}]\n"
    if format_ == "csv":
        return csv_text([column.name for column in answer.question.columns], answer.rows)
    columns = [column for column in answer.question.columns if (wide or column.brief) and column.item != "name"]
    if format_ == "markdown":
        return "\n".join(_markdown(columns, answer.rows)) + "\n"
    return _table(columns, answer.rows, width, fold)


def csv_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """CSV with CRLF line ends; lists are joined by '; ', and no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    write_csv(out, columns, rows)
    return out.getvalue()


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """The same row by row."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(column) for column in columns])
    for row in rows:
        writer.writerow([safe_cell(row.get(column)) for column in columns])


def safe_cell(value: Any) -> str:
    """A value for a spreadsheet cell: numbers stay numbers; text that could be a formula, whichever separator the file
    is read with, gets an apostrophe before the sign that would make it one."""
    text = plain(value)
    if _PLAIN(text):
        return text
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text
    # A spreadsheet passes over a tab or a line end before a sign, and other readers keep them: guarded on both sides.
    start = "'" if text.startswith(("\t", "\r")) else ""
    return start + _FORMULA.sub(r"\1'", harmless(text.replace("\r\n", "\n")))


def proof(sources: Sequence[str], locators: Sequence[str], most: int | None = None) -> str:
    """Sources and places as a person cites them: each source once, with its places; several of one section are said
    together. With `most` the first few sources only, and so many places of each: the others are counted."""
    places: dict[str, list[str]] = {}
    for source, locator in zip(sources, locators, strict=True):
        places.setdefault(source, []).append(locator)
    parts = []
    cited = list(places.items())[: None if most is None else _SOURCES_IN_A_TERMINAL]
    for source, found in cited:
        once = list(dict.fromkeys(found))
        more = f" +{len(once) - most} more" if most is not None and len(once) > most else ""
        parts.append(f"{source}: {listed(together(once[:most]))}{more}")
    if len(cited) < len(places):
        parts.append(f"and {len(places) - len(cited)} more source{'' if len(places) == len(cited) + 1 else 's'}")
    return "; ".join(parts)


def _shown(columns: Sequence[Column], row: Row, places: int | None = None) -> list[str]:
    """The cells of a row for a person: the Act with its section, sources with at most `places` of their places."""
    cells = []
    for column in columns:
        name = column.name
        if name in _JOINED and _JOINED[name] in row and column.type != "any":
            continue
        if name == "sources" and "locators" in row and column.type != "any":
            cells.append(proof(row["sources"], row["locators"], places))
        elif name == "basis" and "provision" in row and column.type != "any":
            cells.append(", ".join(plain(part) for part in (_name(column, row), row["provision"]) if part))
        elif column.type == "kind" and isinstance(row.get("link"), str):
            cells.append(verb_between(columns, row, str(row[name])))
        else:
            cells.append(shown(column, _name(column, row)))
    return [one_line(text) for text in cells]


def _name(column: Column, row: Row) -> Any:
    """The value for people: of an actor its name, where the answer has it."""
    return row.get(name_column(column), row[column.name]) if column.item == "actor" else row[column.name]


def _folded(rows: Sequence[list[str]], actor: int) -> Iterator[list[str]]:
    """The rows; of many in a row that are alike but for their actor, one that says how many they are."""
    for _, alike in groupby(rows, key=lambda row: [cell for at, cell in enumerate(row) if at != actor]):
        same = list(alike)
        if len(same) < _WORTH_FOLDING:
            yield from same
            continue
        row = [*same[0]]
        row[actor] = f"{same[0][actor]} and {len(same) - 1} more (--links lists them)"
        yield row


def _heads(columns: Sequence[Column]) -> list[str]:
    return [
        one_line(column.name.replace("_", " ")) if column.type != "any" else one_line(column.name) for column in _kept(columns)
    ]


def _kept(columns: Sequence[Column]) -> list[Column]:
    """The columns that stand in a table of their own: the others are read in the cell of another."""
    names = [column.name for column in columns]
    return [column for column in columns if column.type == "any" or _JOINED.get(column.name) not in names]


def _markdown(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    yield _markdown_row(_heads(columns))
    yield _markdown_row(["---"] * len(_heads(columns)))
    for row in rows:
        yield _markdown_row(_shown(columns, row))


def _markdown_row(cells: Sequence[str]) -> str:
    escaped = [text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for text in cells]
    return f"| {' | '.join(escaped)} |"


def _table(columns: Sequence[Column], rows: Sequence[Row], width: int | None, fold: bool) -> str:
    from viz.text_table import text_table

    shown_rows = [_shown(columns, row, _PLACES_IN_A_TERMINAL) for row in rows]
    actor = next((at for at, column in enumerate(_kept(columns)) if column.type == "actor"), None)
    if fold and actor is not None:
        shown_rows = [*_folded(shown_rows, actor)]
    right = [right_aligned(column) for column in _kept(columns)]
    return "".join(f"{line}\n" for line in text_table(_heads(columns), shown_rows, width or _NO_TERMINAL, right))
