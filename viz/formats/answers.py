"""Answers to questions as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import AskedWrongly
from graph.files.whole_files import whole_file, write_text
from graph.schema import SourceRow
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record
from graph.stores.paged import columns_of
from graph.texts.harmless import one_line
from viz.answer_text import Shown, answer_text
from viz.tables import format_answer

if TYPE_CHECKING:
    from queries.question import Answer

_AT_ONCE = 500
SOURCE_COLUMNS = ("id", "title", "publisher", "date", "url", "licence")


@dataclass(frozen=True)
class Written:
    """An answer to write: in which format, what the question was `given`, and the store that gave the answer."""

    answer: Answer
    format: str
    store: Store
    given: Mapping[str, Any]
    shown: Shown = field(default_factory=Shown)
    to_stdout: bool = False

    @property
    def dataset(self) -> Mapping[str, Any]:
        """What the store says of its data."""
        return read_dataset_record(self.store)

    @property
    def as_at(self) -> str:
        """The day of the answer."""
        return self.answer.as_of or "no as-at date is applied"

    def sources(self) -> list[SourceRow]:
        """The sources that the rows name, by id."""
        columns = [column.name for column in self.answer.question.columns if column.item == "source"]
        ids = sorted({id_ for row in self.answer.rows for id_ in _named(row, columns)})
        wanted = ", ".join(f"s.{name} AS {name}" for name in columns_of(SourceRow))
        found: list[SourceRow] = []
        for start in range(0, len(ids), _AT_ONCE):
            statement = f"MATCH (s:Source) WHERE s.id IN $ids RETURN {wanted} ORDER BY id"
            found += [SourceRow(**row) for row in self.store.rows(statement, {"ids": ids[start : start + _AT_ONCE]})]
        return found


def text(written: Written, path: Path) -> list[Path]:
    """JSON, which is rows and nothing else; a table or Markdown with what one must know to cite it below."""
    said = answer_text(written.answer, written.format, written.shown, written.store)
    if written.format != "json":
        from viz.about import about_sources

        below = [*_about(written), *(("Note", note) for note in _notes(written)), *about_sources(written.sources())]
        end = "  \n" if written.format == "markdown" else "\n"  # Markdown takes a plain line end for a space
        escaped = (one_line(f"{name}: {text}").replace("<", "&lt;" if end != "\n" else "<") for name, text in below)
        said += "\n" + "".join(f"{line}{end}" for line in escaped)
    write_text(path, said)
    return [path]


def csv(written: Written, path: Path) -> list[Path]:
    """CSV with a BOM for Excel, and beside it what it is; on stdout there is no beside."""
    from viz.formats.csv_metadata import Table, metadata_beside, metadata_text

    rows = format_answer(written.answer, "csv")
    if written.to_stdout:
        write_text(path, rows)
        return [path]
    question = written.answer.question
    columns = [column.name for column in question.columns]
    table = Table(path.name, columns, {column.name: column.doc for column in question.columns})
    beside = metadata_beside(path)
    title = f"{question.name}: {question.summary}"
    with ExitStack() as files:
        files.enter_context(whole_file(path)).write_bytes(rows.encode("utf-8-sig"))
        said = metadata_text([table], written.dataset, written.as_at, written.sources(), title, [*_notes(written)])
        files.enter_context(whole_file(beside)).write_text(said, "utf-8", newline="\n")
    return [path, beside]


def _notes(written: Written) -> Iterator[str]:
    yield from written.answer.above
    yield written.answer.question.read
    yield from written.answer.taken
    yield from written.answer.notes
    if written.answer.cut_short:
        yield f"cut short: {written.answer.cut_short:,} more rows"


def xlsx(written: Written, path: Path) -> list[Path]:
    """A workbook with the rows, their sources, and what one must know of them."""
    from viz.workbook import Sheet, about_answer, answer_sheets, write_workbook

    sources = [{name: getattr(row, name) for name in SOURCE_COLUMNS} for row in written.sources()]
    sheets = answer_sheets(written.answer)
    if sources:
        sheets.append(Sheet("Sources", SOURCE_COLUMNS, sources, {"url": None}))
    write_workbook(path, sheets, about_answer(written.answer, written.dataset, written.given))
    return [path]


def bib(written: Written, path: Path) -> list[Path]:
    """The sources of the rows as BibLaTeX."""
    from viz.formats.bibliography import bib_text

    write_text(path, bib_text(_cited(written), [*_about(written)]))
    return [path]


def csl(written: Written, path: Path) -> list[Path]:
    """The sources of the rows as CSL-JSON."""
    from viz.formats.bibliography import csl_text

    write_text(path, csl_text(_cited(written), [*_about(written)]))
    return [path]


def _about(written: Written) -> Iterator[tuple[str, str]]:
    from viz.about import about_dataset

    yield "Answer to", f"{written.answer.question.name}: {written.answer.question.summary}"
    for name, value in written.given.items():
        if isinstance(value, str) and value:
            yield name, value
    yield "As at", written.as_at
    yield from about_dataset(written.dataset)


def _cited(written: Written) -> Sequence[SourceRow]:
    question = written.answer.question
    if not any(column.item == "source" for column in question.columns):
        raise AskedWrongly(f"{written.format}: no row of '{question.name}' names a source; choose another format")
    return written.sources()


def _named(row: Mapping[str, Any], columns: Sequence[str]) -> Iterator[str]:
    for column in columns:
        value = row.get(column)
        for id_ in value if isinstance(value, list) else [value]:
            if isinstance(id_, str):
                yield id_
