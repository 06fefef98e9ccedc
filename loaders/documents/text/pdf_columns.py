"""Columns on a page of a PDF: where its lines come row by row across them, they are read one column after the other.

What stands side by side in a table is left as it is: there the parts of a row begin together, and words are few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from loaders.documents.text import marks

_FEWEST_ROWS, _FEWEST_LETTERS, _FEWEST_WORDS = 4, 14, 3
_MOST_COLUMNS = 5
_NEAR = 0.7  # of a letter's height: lines of one row, and beginnings of one column
_LONGER, _LARGER = 1.15, 1.15
_GOING_ON = 0.25  # of the lines of a column of prose, so many begin in small letters
_ALIKE = 0.6
_ENDS = re.compile(r"[.?!:;][”\"’')\]]{0,3}$")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})(?:[.)]|\s)\s*(?=[A-Z“\"‘£])")
_GAPS = (re.compile(" {4,}"), re.compile(" {3,}"), re.compile(" {2,}"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together in a row: where they begin, how high their letters are; `apart` is the distance from the
    line above in such heights, None where that is not known."""

    words: str
    apart: float | None = None
    x: float | None = None
    y: float | None = None
    height: float = 1.0


def in_reading_order(pieces: Sequence[Piece], laid_out: str, rows: Sequence[tuple[int, Sequence[float]]]) -> list[Piece]:
    """The pieces of a page; those of columns that came row by row, column by column. Where the extraction joined the lines of
    columns, `laid_out`, the page as set with spaces, parts them, and `rows` says where in each row words begin."""
    ordered = _by_column([piece for piece in pieces if piece.words.strip()], given=True)
    if ordered is not None:
        return ordered
    set_apart = _pieces_of(laid_out, rows, {round(piece.y): piece.height for piece in pieces if piece.y is not None})
    ordered = _by_column(set_apart, given=False)
    return ordered if ordered is not None and _are_joined(pieces, set_apart) else list(pieces)


def _by_column(pieces: Sequence[Piece], *, given: bool) -> list[Piece] | None:
    """The pieces column by column; None where the page has no columns, or its pieces come so already."""
    if not pieces or any(piece.x is None or piece.y is None for piece in pieces):
        return None
    rows = _rows(pieces)
    if sum(len(row) > 1 for row in rows) < _FEWEST_ROWS or (given and not _row_by_row(pieces, rows)):
        return None
    starts = _starts(rows)
    if not 2 <= len(starts) <= _MOST_COLUMNS:
        return None
    placed = [[(piece, _column(piece, starts)) for piece in row] for row in rows]
    columns = [[piece for row in placed for piece, column in row if column == number] for number in range(len(starts))]
    return _read(placed, len(starts)) if _are_prose(columns) and not _is_table(columns) else None


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by the row they stand in, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -(one.y or 0)):
        if rows and abs((rows[-1][0].y or 0) - (piece.y or 0)) < _NEAR * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.x or 0) for row in rows]


def _row_by_row(pieces: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the pieces come across the page, row after row."""
    row_of = {id(piece): at for at, row in enumerate(rows) for piece in row}
    across = sum(row_of[id(before)] == row_of[id(after)] for before, after in pairwise(pieces))
    return across >= _FEWEST_ROWS and across * 2 >= sum(len(row) > 1 for row in rows)


def _starts(rows: Sequence[Sequence[Piece]]) -> list[float]:
    """Where the columns begin: places at which pieces of several rows begin, beside others of their rows."""
    height = median(piece.height for row in rows for piece in row)
    found: list[tuple[float, int]] = []
    for x in sorted(piece.x or 0 for row in rows if len(row) > 1 for piece in row):
        if found and x - found[-1][0] < 3 * height:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return [x for x, count in found if count >= _FEWEST_ROWS]


def _column(piece: Piece, starts: Sequence[float]) -> int:
    """The last column that begins before a piece does."""
    return max((at for at, start in enumerate(starts) if start <= (piece.x or 0) + _NEAR * piece.height), default=0)


def _are_prose(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether each column holds lines of some length, of which some go on in the middle of a sentence."""
    for column in columns:
        words = [piece.words.strip() for piece in column]
        going_on = sum(_goes_on(before, after) for before, after in pairwise(words))
        if len(words) < _FEWEST_ROWS or going_on < max(2, _GOING_ON * (len(words) - 1)):
            return False
        if median(map(len, words)) < _FEWEST_LETTERS or median(len(one.split()) for one in words) < _FEWEST_WORDS:
            return False
    return True


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence breaks off at the end of a line."""
    last = before.rsplit(None, 1)[-1]
    return not _ENDS.search(before) and (after[:1].islower() or last.casefold() in marks.SMALL or last[-1] in ",-")


def _is_table(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether what stands side by side begins together, again and again; numbers that count down each column are of prose."""
    if all(_counts(column) for column in columns):
        return False
    begun = [_beginnings(column) for column in columns]
    shared, either = set.intersection(*begun), set.union(*begun)
    return len(shared) >= 3 and len(shared) >= _ALIKE * len(either)


def _beginnings(column: Sequence[Piece]) -> set[int]:
    """The rows in which a sentence begins at the beginning of a line, or in which there is more space above."""
    height = median(piece.height for piece in column)
    steps = [(before.y or 0) - (after.y or 0) for before, after in pairwise(column)]
    usual = median(steps) if steps else 0.0
    begun = {round((column[0].y or 0) / height)}
    for (before, after), step in zip(pairwise(column), steps, strict=True):
        new = not after.words.strip()[:1].islower() and _ENDS.search(before.words.strip()) is not None
        if new or step > 1.3 * usual:
            begun.add(round((after.y or 0) / height))
    return begun


def _counts(column: Sequence[Piece]) -> bool:
    numbers = [int(found["number"]) for piece in column if (found := _NUMBER.match(piece.words.strip()))]
    return len(numbers) > 1 and all(after == before + 1 for before, after in pairwise(numbers))


def _read(placed: Sequence[Sequence[tuple[Piece, int]]], count: int) -> list[Piece]:
    """Column after column down to each line that runs across the page, and after it anew."""
    beside = [piece for row in placed if len(row) > 1 for piece, column in row if column < count - 1]
    longest = max(len(piece.words.strip()) for piece in beside)
    height = median(piece.height for row in placed for piece, _ in row)
    out: list[Piece] = []
    columns: list[list[Piece]] = [[] for _ in range(count)]

    def flush() -> None:
        for column in columns:
            out.extend(_spaced(column))
            column.clear()

    for row in placed:
        piece, column = row[0]
        across = len(piece.words.strip()) > _LONGER * longest or piece.height > _LARGER * height
        if len(row) == 1 and across and column < count - 1:
            flush()
            out.append(replace(piece, apart=None))
        else:
            for piece, column in row:
                columns[column].append(piece)
    flush()
    return out


def _spaced(column: Sequence[Piece]) -> list[Piece]:
    """The pieces of a column with the distances between them, its first without."""
    first = [replace(column[0], apart=None)] if column else []
    return first + [
        replace(after, apart=round(((before.y or 0) - (after.y or 0)) / (after.height or 1.0), 2))
        for before, after in pairwise(column)
    ]


def _pieces_of(laid_out: str, rows: Sequence[tuple[int, Sequence[float]]], heights: Mapping[int, float]) -> list[Piece]:
    """The pieces of a page set with spaces: each line parted at its wide spaces, as often as words begin in its row; none
    where the two do not agree."""
    lines = [line.strip() for line in laid_out.split("\n") if line.strip()]
    usual = median(heights.values()) if heights else 1.0
    pieces: list[Piece] = []
    for line, (y, places) in zip(lines, rows, strict=False):
        parts = next((parts for gap in _GAPS if len(parts := gap.split(line)) == len(places)), None)
        if parts is None:
            return []
        pieces += [Piece(words, None, x, y, heights.get(y, usual)) for words, x in zip(parts, places, strict=True)]
    return pieces if len(lines) == len(rows) else []


def _are_joined(pieces: Sequence[Piece], set_apart: Sequence[Piece]) -> bool:
    """Whether the extraction joined most of the rows that are set apart."""
    lines = {"".join(piece.words.split()) for piece in pieces}
    rows = ["".join("".join(piece.words.split()) for piece in row) for row in _rows(set_apart) if len(row) > 1]
    return sum(row in lines for row in rows) * 2 >= len(rows)
