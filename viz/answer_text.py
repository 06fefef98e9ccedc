"""An answer as text, for a terminal and for a file alike: laid out for reading, or as a table, rows or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store
    from queries.question import Answer

# What is read in lines longer than this is lost in them.
_READABLE = 100
_NO_TERMINAL = 80
# Formats that a person reads from the top; the others are for programs, which want rows and nothing else.
READ = ("table", "markdown")


@dataclass(frozen=True, slots=True)
class Shown:
    """How an answer looks as text: `wide` puts every column into a table, `as_table` asks for a table where it would be
    laid out for reading, `pager` lets a long one be paged on a terminal."""

    wide: bool = False
    as_table: bool = False
    pager: bool = True


def answer_text(
    answer: Answer, format_: str, shown: Shown, store: Store, *, width: int | None = None, colour: bool = False
) -> str:
    """The answer as text that ends with a line end, what must be known first above it, where the format is for reading.
    `width`: that of the terminal, if there is one."""
    text = _rows_text(answer, format_, shown, store, width, colour)
    if format_ not in READ or not answer.above:
        return text
    from viz.text_table import wrapped

    fold = min(width or _NO_TERMINAL, _READABLE)
    above = [line if format_ == "markdown" else "\n".join(wrapped(line, fold)) for line in answer.above]
    return "".join(f"{line}\n\n" for line in above) + text


def _rows_text(answer: Answer, format_: str, shown: Shown, store: Store, width: int | None, colour: bool) -> str:
    from viz.tables import format_answer

    if format_ == "table" and not (shown.wide or shown.as_table):
        # What lays text out is imported only for text: a script that asks for JSON does not wait for it.
        from viz.laid.page import Page
        from viz.reading import LAYOUTS, laid_out

        if answer.question.name in LAYOUTS:
            lines = laid_out(answer, store, Page(min(width or _NO_TERMINAL, _READABLE), colour))
            return "".join(f"{line}\n" for line in lines)
    fold = not (shown.wide or shown.as_table)
    return format_answer(answer, format_, wide=shown.wide, width=width, fold=fold)
