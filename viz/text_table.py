"""A table as lines of text for a terminal of so many columns, or one field a line where the table has no room.

A line is broken at spaces, and after the hyphens and strokes of ids between letters; never within a word or a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

_BETWEEN = 2
_PIECE = re.compile(r"\S*?(?:~|[^\W\d_][-_/](?=[^\W\d_]))|[^\W\d_]{1,5}\. \d\S*|\S+|\s+")
# Beside its name a value needs this much room to be wrapped; where there is less, the terminal wraps it.
_LEAST_VALUE = 24


def text_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, right: Sequence[bool] | None = None
) -> Iterator[str]:
    """The lines. Columns in which no row says anything are left out; those that are `right` end on one line."""
    right = right or [False] * len(heads)
    keep = [at for at in range(len(heads)) if any(row[at] for row in rows)] or list(range(len(heads)))
    heads, rows, right = [heads[at] for at in keep], [[row[at] for at in keep] for row in rows], [right[at] for at in keep]
    widths = _widths([[head, *(row[at] for row in rows)] for at, head in enumerate(heads)], width)
    if widths is None:
        yield from _fields(heads, rows, width)
        return
    for row in (heads, *rows):
        yield from _lines(row, widths, right)


def _widths(columns: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is; None where not all of them have the room for their longest word."""
    widths = [max(map(cell_len, cells)) for cells in columns]
    spare = width - _BETWEEN * (len(columns) - 1)
    if sum(widths) <= spare:
        return widths
    least = [max(map(_longest_piece, set(cells))) for cells in columns]
    if sum(least) > spare:
        return None
    return _shared_out(widths, least, spare)


def _shared_out(widths: list[int], least: list[int], spare: int) -> list[int]:
    """The same height for all that are cut down, none below its least: the widest give first."""
    low, high = 0, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(max(few, min(many, middle)) for few, many in zip(least, widths, strict=True)) <= spare:
            low = middle
        else:
            high = middle - 1
    found = [max(few, min(many, low)) for few, many in zip(least, widths, strict=True)]
    for at, many in enumerate(widths):
        if found[at] < many and sum(found) < spare:
            found[at] += 1
    return found


def _longest_piece(text: str) -> int:
    return max((cell_len(piece) for piece in _PIECE.findall(text)), default=0)


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    cells = [list(wrapped(text, width)) for text, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, cells))):
        parts = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = [_padded(part, width, end) for part, width, end in zip(parts, widths, right, strict=True)]
        yield (" " * _BETWEEN).join(padded).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    spaces = " " * (width - cell_len(text))
    return spaces + text if right else text + spaces


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns, but for a longer word or figure, which is left whole."""
    if cell_len(text) <= width:
        yield text
        return
    line = ""
    for piece in _PIECE.findall(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line or not piece.isspace() else ""
    if line.strip():
        yield line.rstrip()


def _fields(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """One field a line, an empty line between rows; a field that says nothing is left out."""
    margin = max(map(cell_len, heads)) + _BETWEEN
    for number, row in enumerate(rows):
        if number:
            yield ""
        for head, text in zip(heads, row, strict=True):
            if not text:
                continue
            if width - margin < _LEAST_VALUE:
                yield f"{head}: {text}"
                continue
            for at, line in enumerate(wrapped(text, width - margin)):
                yield (head + " " * (margin - cell_len(head)) if at == 0 else " " * margin) + line
