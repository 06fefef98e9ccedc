"""Workbooks of Excel: typed cells, no formula whatever the data says, and a sheet that says what one is looking at."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph.errors import OutputError
from graph.files.whole_files import whole_file
from graph.store import Row
from graph.texts.harmless import harmless
from queries.question import Answer
from viz.about import about_dataset
from viz.looks import EXACT, Look, full_date, look_of, plain

# What a sheet of Excel holds.
MOST_ROWS, MOST_COLUMNS, MOST_LETTERS, MOST_LINKS = 1_048_576, 16_384, 32_767, 65_530
# What may be followed out of a workbook: a page of the web, of a length that Excel takes.
_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")
# The same answer gives the same bytes: a workbook does not say when it was made, its second sheet says of which data.
_MADE = datetime(2000, 1, 1)
# Excel counts days from 1900 and believes in a 29 February of that year.
_FIRST_DAY = date(1900, 3, 1)
_WIDEST = 60
_ABOUT_WIDTHS = (24, 100)
_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `columns` name the values of its `rows`. `links`: the columns whose cells one can follow, to the address
    that they are, or to the row of another sheet that has their value in a column of it; `money`: those of sums."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]
    links: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)
    money: frozenset[str] = frozenset({"amount", "amount_to"})


def write_workbook(path: Path, sheets: Sequence[Sheet], about: Iterable[tuple[str, str]]) -> None:
    """Write the sheets, and one called About with pairs of texts. OutputError where Excel cannot hold them, or the file
    cannot be written."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    for sheet in sheets:
        _check(path, sheet)
    with whole_file(path) as temporary, tempfile.TemporaryDirectory(prefix="custodes-") as scratch:
        book = Workbook(temporary, {"constant_memory": True, "tmpdir": scratch, "use_zip64": True})
        try:
            _fill(book, path, sheets, about)
        finally:
            try:
                book.close()
            except FileCreateError as error:
                raise error.args[0] from None


def answer_sheets(answer: Answer) -> list[Sheet]:
    """The one sheet of an answer, with every column."""
    columns = answer.question.columns
    money = frozenset(column.name for column in columns if column.item == "money")
    return [Sheet("Answer", [column.name for column in columns], answer.rows, money=money)]


def about_answer(answer: Answer, dataset: Mapping[str, Any], asked: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What one must know to read and to cite an answer. `asked` are the values that the question was asked with."""
    question = answer.question
    for text in answer.above:
        yield "Read first", text
    yield "Question", f"{question.name}: {question.summary}"
    for name, value in asked.items():
        if value not in (None, "", (), False):
            yield f"  {name.replace('_', ' ')}", plain(list(value) if isinstance(value, tuple) else value)
    for text in answer.taken:
        yield "Taken for", text
    yield "How to read it", question.read
    yield "As at", answer.as_of or "no as-at date is applied"
    yield from about_dataset(dataset)
    yield "Rows", f"{len(answer.rows):,}" + (f"; {answer.cut_short:,} more were cut off" if answer.cut_short else "")
    for text in answer.notes:
        yield "Note", text
    yield "", ""
    yield "Column", "What it says"
    for column in question.columns:
        yield column.name, column.doc


def _check(path: Path, sheet: Sheet) -> None:
    rows = len(sheet.rows) + 1
    if rows > MOST_ROWS or len(sheet.columns) > MOST_COLUMNS:
        raise OutputError(
            f"{path}: {rows:,} rows of {len(sheet.columns):,} columns, and a sheet of Excel holds {MOST_ROWS:,} of "
            f"{MOST_COLUMNS:,}; narrow the question, give --limit, or write .csv or .json"
        )


def _fill(book: Any, path: Path, sheets: Sequence[Sheet], about: Iterable[tuple[str, str]]) -> None:
    book.set_properties({"created": _MADE, "author": "custodes"})
    formats = {
        Look.MONEY: book.add_format({"num_format": "£#,##0.00", "valign": "top"}),
        Look.DATE: book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"}),
        Look.NUMBER: book.add_format({"valign": "top"}),
        Look.TEXT: book.add_format({"text_wrap": True, "valign": "top"}),
        # Excel shows the text itself, and takes it for text even after it was edited.
        "sign": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "pounds": book.add_format({"num_format": "£#,##0", "valign": "top"}),
        "link": book.add_format({"font_color": "#0645ad", "underline": 1, "valign": "top"}),
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
    }
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), path, sheet, formats, _targets(sheet, sheets))
    page = book.add_worksheet("About")
    for at, width in enumerate(_ABOUT_WIDTHS):
        page.set_column(at, at, width)
    for number, pair in enumerate(about):
        for at, text in enumerate(pair):
            head = at == 0 or pair[0] == "Column"
            page.write_string(number, at, harmless(text)[:MOST_LETTERS], formats["head" if head else Look.TEXT])


def _targets(sheet: Sheet, sheets: Sequence[Sheet]) -> dict[str, dict[Any, str]]:
    """Where the cells of a column of `links` lead to, by their value. A sheet holds so many links and no more: the rest are
    text."""
    found: dict[str, dict[Any, str]] = {}
    for column, place in sheet.links.items():
        if place is None:
            texts = {row.get(column) for row in sheet.rows}
            found[column] = {text: text for text in texts if isinstance(text, str) and _ADDRESS.fullmatch(text)}
        else:
            other = next(other for other in sheets if other.name == place[0])
            at = other.columns.index(place[1])
            letter = chr(ord("A") + at)
            found[column] = {
                row[place[1]]: f"internal:'{other.name}'!{letter}{number}" for number, row in enumerate(other.rows, 2)
            }
    return found


def _write_sheet(
    page: Any, path: Path, sheet: Sheet, formats: Mapping[Any, Any], targets: Mapping[str, Mapping[Any, str]]
) -> None:
    widths = [len(name) + 3 for name in sheet.columns]  # with room for the button of the filter
    page.freeze_panes(1, 0)
    for at, name in enumerate(sheet.columns):
        page.write_string(0, at, _text(path, sheet, 0, name, name), formats["head"])
    for number, row in enumerate(sheet.rows, 1):
        for at, name in enumerate(sheet.columns):
            value = row.get(name)
            target = targets[name].get(value) if name in targets and number * len(targets) <= MOST_LINKS else None
            if target:
                page.write_url(number, at, target, formats["link"], harmless(plain(value)))
                wide = len(plain(value))
            else:
                wide = _write_cell(page, (number, at), value, name, formats, (path, sheet))
            widths[at] = max(widths[at], wide)
    for at, wide in enumerate(widths):
        page.set_column(at, at, min(wide + 1, _WIDEST))
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(
    page: Any, place: tuple[int, int], value: Any, column: str, formats: Mapping[Any, Any], where: tuple[Path, Sheet]
) -> int:
    """Write one cell by the look of its value; how many letters wide it is."""
    look = look_of(value, money=column in where[1].money)
    day = full_date(value) if look is Look.DATE else None
    if look is Look.NOTHING:
        return 0
    if look is Look.FLAG:
        page.write_boolean(*place, value, formats[Look.NUMBER])
        return 5
    if look in (Look.NUMBER, Look.MONEY) and abs(value) < EXACT:
        whole = look is Look.MONEY and float(value).is_integer()
        page.write_number(*place, value, formats["pounds" if whole else look])
        return len(f"£{value:,}")
    if day and day >= _FIRST_DAY:
        page.write_datetime(*place, datetime(day.year, day.month, day.day), formats[look])
        return len("30 Nov 2022")
    text = _text(*where, place[0], column, plain(value))
    page.write_string(*place, text, formats["sign" if text.lstrip().startswith(_SIGNS) else Look.TEXT])
    return max(map(len, text.split("\n")))


def _text(path: Path, sheet: Sheet, row: int, column: str, text: str) -> str:
    text = harmless(text.replace("\r\n", "\n"))
    letters = len(text) if len(text) < MOST_LETTERS // 2 else len(text.encode("utf-16-le")) // 2
    if letters > MOST_LETTERS:
        raise OutputError(
            f"{path}: '{column}' of row {row:,} in {sheet.name} has {letters:,} letters, and a cell of Excel holds "
            f"{MOST_LETTERS:,}; write .csv or .json"
        )
    return text
