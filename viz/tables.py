"""Answers as text: a table for a terminal, or JSON, CSV and Markdown to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from graph.store import Row
from queries.question import Answer, Column

FORMATS = ("table", "json", "csv", "markdown")
# A cell that begins with one of these is run as a formula by Excel and its like.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Columns that people read in the cell of another: the place with its source, the section with its Act.
_JOINED = {"locators": "sources", "provision": "basis"}
_PLACES_IN_A_TERMINAL = 2


def format_answer(answer: Answer, format_: str, *, wide: bool = False, width: int | None = None) -> str:
    """The answer as text that ends with a line end. `wide` puts every column into a table; `width` is the terminal's."""
    if format_ == "json":
        # A row a line: read by eye and by line tools, and written by the fast encoder, which knows no indent.
        rows = ",\n ".join(json.dumps(row, ensure_ascii=False) for row in answer.rows)
        return f"[{rows}]\n"
    if format_ == "csv":
        return csv_text([column.name for column in answer.question.columns], answer.rows)
    columns = [column for column in answer.question.columns if wide or column.brief]
    if format_ == "markdown":
        return "\n".join(_markdown(columns, answer.rows)) + "\n"
    return _table(columns, answer.rows, width)


def csv_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """CSV with CRLF line ends; lists are joined by '; ', and no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(column)) for column in columns])
    return out.getvalue()


def safe_cell(value: Any) -> Any:
    """A value for a spreadsheet cell: numbers stay numbers, text that could be a formula gets a quote before it."""
    text = cell(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell(value: Any) -> str:
    """A value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(cell(item) for item in value)
    return str(value)


def proof(sources: Sequence[str], locators: Sequence[str], most: int | None = None) -> str:
    """Sources and places as a person cites them: each source once, with its places, or the first `most` of them."""
    places: dict[str, list[str]] = {}
    for source, locator in zip(sources, locators, strict=True):
        places.setdefault(source, []).append(locator)
    parts = []
    for source, found in places.items():
        once = list(dict.fromkeys(found))
        more = f" +{len(once) - most} more" if most is not None and len(once) > most else ""
        parts.append(f"{source}: {', '.join(once[:most])}{more}")
    return "; ".join(parts)


def _shown(columns: Sequence[Column], row: Row, places: int | None = None) -> list[str]:
    """The cells of a row for a person: the Act with its section, sources with at most `places` of their places."""
    cells = []
    for column in columns:
        name = column.name
        if not column.doc:  # of a statement of one's own: nothing is known of it but its name
            cells.append(cell(row[name]))
            continue
        if name in _JOINED and _JOINED[name] in row:
            continue
        if name == "sources" and "locators" in row:
            cells.append(proof(row["sources"], row["locators"], places))
        elif name == "basis" and "provision" in row:
            cells.append(" ".join(cell(row[part]) for part in ("basis", "provision") if row[part]))
        elif name.startswith("amount") and isinstance(row[name], int | float):
            cells.append(f"£{row[name]:,.0f}")
        else:
            cells.append(cell(row[name]))
    return cells


def _heads(columns: Sequence[Column]) -> list[str]:
    names = [column.name for column in columns]
    return [column.name for column in columns if not column.doc or _JOINED.get(column.name) not in names]


def _markdown(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    yield _markdown_row(_heads(columns))
    yield _markdown_row(["---"] * len(_heads(columns)))
    for row in rows:
        yield _markdown_row(_shown(columns, row))


def _markdown_row(cells: Sequence[str]) -> str:
    escaped = [" ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split()) for text in cells]
    return f"| {' | '.join(escaped)} |"


def _table(columns: Sequence[Column], rows: Sequence[Row], width: int | None) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [_shown(columns, row, _PLACES_IN_A_TERMINAL) for row in rows]
    heads = _heads(columns)
    # A column in which no row says anything only takes room from the others.
    keep = [index for index in range(len(heads)) if any(row[index] for row in shown)] or list(range(len(heads)))
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for index in keep:
        table.add_column(heads[index], overflow="fold", no_wrap=False, min_width=min(12, len(heads[index])))
    for row in shown:
        table.add_row(*(Text(_printable(row[index])) for index in keep))
    out = io.StringIO()
    Console(file=out, width=width or 120, highlight=False, emoji=False, markup=False, no_color=True).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _printable(text: str) -> str:
    """No control character of the data may reach the terminal."""
    return "".join(char if char.isprintable() or char == " " else "\N{REPLACEMENT CHARACTER}" for char in text)
