"""Tables row by row: CSV and its kin in any encoding and with any line ends, and the sheets of a workbook of Excel."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from graph.errors import StoreError
from loaders.intake.cells.damage import broken
from loaders.intake.files.opened import Opened
from loaders.intake.gathered.collector import Collector
from loaders.intake.rows.row import Row, Unvalued

# Above the head of a table may stand a title, notes and blank rows.
HIGHEST_HEAD = 30
_LONGEST_CELL = 1 << 24
_DELIMITERS = ",\t;|"
_UNMARKED = ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be")
_HIDDEN_ROW = re.compile(rb'<row(?=[^>]{0,400}? hidden="(?:1|true)")[^>]{0,400}? r="(\d{1,7})"')
Cells = Sequence[Any]


class Unread(list[Any]):
    """A row that cannot be taken apart into cells, and why."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: `rows` gives each row that is there with its number from 1, as often as it is called. `unseen`: in
    words, what of it a spreadsheet does not show, which is read as the rest is."""

    name: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]
    merged: tuple[str, ...] = ()
    unseen: str | None = None

    def top(self) -> list[tuple[int, Cells]]:
        """The first rows, in which the head stands."""
        return list(islice(self.rows(), HIGHEST_HEAD))

    def place(self, number: int) -> str:
        """Where a row stands, as a person finds it."""
        return f"{self.name}, row {number}" if self.name else f"row {number}"


def head_texts(cells: Cells) -> list[str]:
    """The cells of a head, in one line each."""
    return [" ".join(str(cell).split()) if cell is not None else "" for cell in cells]


def find_head(sheet: Sheet, wanted: Callable[[list[str]], bool]) -> tuple[int, list[str]] | None:
    """The number and texts of the first row that is a head as wanted."""
    for number, cells in sheet.top():
        head = head_texts(cells)
        if wanted(head):
            return number, head
    return None


def table_rows(sheet: Sheet, at: int, head: list[str], into: Collector) -> Iterator[Row]:
    """The rows below a head. What a head says twice, merged cells and cells beyond the head are faults."""
    names = _told_apart(sheet.place(at), head, into)
    areas, width = _merged_rows(sheet, at), len(head)
    if sheet.unseen:
        into.notes.append(f"{sheet.unseen} hidden in the file and loaded all the same; delete there what is not meant")
    unnamed = [index for index, name in enumerate(head) if not name]
    for number, cells in sheet.rows():
        if number <= at:
            continue
        place = sheet.place(number)
        if isinstance(cells, Unread):
            into.lost(place, cells.why)
            continue
        if not any(cell is not None and cell != "" and str(cell).strip() for cell in cells):
            continue
        if number in areas:
            into.spoil(place, f"the cells {areas[number]} are merged; expected a value in each cell: unmerge and fill them")
        if any(cell not in (None, "") for cell in cells[width:]):
            into.spoil(
                place,
                f"has {len(cells)} cells and the head {width}; expected no more cells than the head has "
                "(a text with the separator in it goes in quotes)",
            )
        values = {name: value for name, value in zip(names, cells, strict=False) if name}
        for index in unnamed:
            if index < len(cells) and cells[index] not in (None, ""):
                values[f"column {column_letter(index)}"] = cells[index]
        yield Row(values, place, into)


def _told_apart(place: str, head: list[str], into: Collector) -> list[str]:
    """The names of the columns; one that stands over several is a fault; the first of these columns is read."""
    folded = [name.casefold() for name in head]
    for twice in sorted({name for name in folded if name and folded.count(name) > 1}):
        over = [index for index, name in enumerate(folded) if name == twice]
        columns = ", ".join(map(column_letter, over))
        into.fault(place, f"the head '{head[over[0]]}' stands over columns {columns}; expected a name of its own for each")
    for name in head:
        if wrong := broken(name):
            into.fault(place, f"a head: {wrong}")
    return [name if name.casefold() not in folded[:at] else "" for at, name in enumerate(head)]


def _merged_rows(sheet: Sheet, at: int) -> dict[int, str]:
    """The rows below the head in which merged cells lie, with these."""
    found: dict[int, str] = {}
    for area in sheet.merged:
        ends = [int(number) for number in re.findall(r"\d+", area)]
        if ends:
            found.update(dict.fromkeys(range(max(ends[0], at + 1), ends[-1] + 1), area))
    return found


def column_letter(index: int) -> str:
    """'A' for the first column, 'AA' for the 27th."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@contextmanager
def sheets_of(file: Opened) -> Iterator[list[Sheet]]:
    """The tables of a file; the one of a CSV has no name. DataError where the file is no table."""
    if file.container == "xlsx":
        with _workbook(file) as sheets:
            yield sheets
        return
    yield [Sheet("", lambda: _csv_rows(file))]


def _csv_rows(file: Opened) -> Iterator[tuple[int, Cells]]:
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(file.head)
    with file.open() as raw:
        text = io.TextIOWrapper(raw, encoding=file.encoding, newline="", errors=file.errors)
        if file.encoding in _UNMARKED and text.read(1) != "\ufeff":
            text.seek(0)
        # In tabs nothing is quoted; a quote there is one that somebody wrote.
        unquoted = delimiter == "\t" and '\t"' not in file.head
        quoting: Literal[0, 3] = csv.QUOTE_NONE if unquoted else csv.QUOTE_MINIMAL
        reader, number = csv.reader(text, delimiter=delimiter, quoting=quoting, strict=True), 0
        while True:
            number += 1
            try:
                yield number, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, Unread(_unquoted(str(error)))


def _unquoted(error: str) -> str:
    """What Python's reader says of a row, in words."""
    if error.startswith("unexpected end"):
        return "a quote opens in it and none closes before the end of the file; expected a quote on each side of a text"
    if "expected after" in error:
        return "more stands after the quote that closes a cell; expected the separator there, and a quote within a text twice"
    return f"{error}; expected cells of CSV"


def _delimiter(head: str) -> str:
    lines = [line for line in head.splitlines()[:HIGHEST_HEAD] if line.strip() and not line.startswith("#")]
    sample = lines[:10]
    counts = {
        sign: sum(line.count(sign) > 0 for line in sample) * 1000 + sum(line.count(sign) for line in sample[:1])
        for sign in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda sign: counts[sign])


@contextmanager
def _workbook(file: Opened) -> Iterator[list[Sheet]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise StoreError("to read .xlsx openpyxl is needed; install custodes[load], or save the sheet as CSV") from None
    try:
        raw = file.open()
        book = load_workbook(raw, read_only=True, data_only=True)
        # What opens as an archive may still be no workbook: its parts are read with the first row.
        sheets = [_sheet(file, book, title) for title in book.sheetnames if hasattr(book[title], "reset_dimensions")]
    except Exception as error:
        raise file.refused(
            f"is no workbook that can be read ({type(error).__name__}); open and save it anew as .xlsx"
        ) from None
    try:
        yield sheets
    finally:
        book.close()
        raw.close()


def _sheet(file: Opened, book: Any, title: str) -> Sheet:
    page = book[title]
    page.reset_dimensions()  # what a file says of its own size is often wrong
    formulas, merged, rows_unseen = _beyond_values(file, page)
    only = len(book.sheetnames) == 1
    unseen = f"the sheet {title} is" if page.sheet_state != "visible" else _rows_in_words(rows_unseen, "" if only else title)

    def rows() -> Iterator[tuple[int, Cells]]:
        hidden = _without_value(file, title) if formulas else None
        for number, cells in enumerate(page.iter_rows(values_only=True), 1):
            blank = next(hidden, None) if hidden else None
            if blank:
                cells = tuple(blank[at] if cell is None and at in blank else cell for at, cell in enumerate(cells))
            yield number, cells

    return Sheet("" if only else title, rows, merged, unseen)


def _beyond_values(file: Opened, page: Any) -> tuple[bool, tuple[str, ...], list[int]]:
    """Whether a sheet has a formula, its merged cells and its hidden rows, which openpyxl does not tell of while it streams."""
    formulas, merged, unseen, before = False, list[str](), dict[int, None](), b""
    with zipfile.ZipFile(file.path) as archive, archive.open(page._worksheet_path) as part:
        while block := part.read(1 << 20):
            both = before + block
            formulas = formulas or b"<f>" in both or b"<f " in both
            merged += [found.decode() for found in re.findall(rb'<mergeCell ref="([A-Z0-9:]{1,30})"', both)]
            if b" hidden=" in both:
                unseen |= dict.fromkeys(map(int, _HIDDEN_ROW.findall(both)))
            before = block[-512:]
    return formulas, tuple(dict.fromkeys(merged)), list(unseen)


def _rows_in_words(numbers: list[int], sheet: str) -> str | None:
    """'rows 3, 4 and 5 more are', None for none."""
    if not numbers:
        return None
    shown, more = ", ".join(map(str, numbers[:8])), len(numbers) - 8
    said = f"row {shown} is" if len(numbers) == 1 else f"rows {shown}{f' and {more:,} more' if more > 0 else ''} are"
    return f"{sheet}, {said}" if sheet else said


def _without_value(file: Opened, title: str) -> Iterator[dict[int, Unvalued]]:
    """Row by row, the formulas of cells."""
    from openpyxl import load_workbook

    book = load_workbook(file.path, read_only=True)
    book[title].reset_dimensions()
    try:
        for cells in book[title].iter_rows(values_only=True):
            yield {at: Unvalued(cell) for at, cell in enumerate(cells) if isinstance(cell, str) and cell.startswith("=")}
    finally:
        book.close()
