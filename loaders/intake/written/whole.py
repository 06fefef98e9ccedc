"""Loads a file that is a dataset by itself: its ids and sources are kept, and it stands in a folder of its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import AskedWrongly, DataError, Fault
from graph.model import Source
from loaders.intake.cells.texts import slug
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.written.book import Book
from loaders.intake.written.folder import Target, described, without, write_sources
from loaders.intake.written.report import Report

if TYPE_CHECKING:
    from loaders.standards.registry import Format


def load_whole(
    seen: Seen, into: Collector, format_: Format, folder: Path, target: Target, said: Mapping[str, str], name: str | None
) -> Report:  # fmt: skip
    """Write the dataset into an empty folder, or over what the same file gave before. DataError with every fault."""
    file = seen.file
    stem = slug(file.path.name.removesuffix(file.path.suffix))
    others = [path.name for path in (folder / "claims").glob("*.yaml") if not path.name.startswith(f"{stem}.")]
    if others:
        raise AskedWrongly(f"{target.folder}: holds other files already ({others[0]}), and {file.name} is a whole dataset; "
                           "give a folder of its own with --into")  # fmt: skip
    module = import_module(f"loaders.standards.{format_.name}")
    book: Book = module.book(seen, into)
    date = said.get("date") or datetime.date.fromtimestamp(file.path.stat().st_mtime).isoformat()
    if any(entry.said.get("source") == book.own for entry in book.claims):
        book.sources.append(Source(
            id=book.own, title=said.get("title") or file.name, publisher=said.get("publisher") or "not stated", date=date,
            said_on=date,
            licence=said.get("licence"), digest=file.digest, file=file.name if " " not in file.name else None, kind="open_data",
            form="dataset", located_by="record",
        ))  # fmt: skip
    without(folder, stem)
    _stop(into)
    write_sources(folder, {source.id: source for source in book.sources}, "# The sources of a workbook, as it has them.\n")
    (folder / "dataset.yaml").write_text(described(name or target.name, date, said.get("licence"), ()), "utf-8", newline="\n")
    dataset = book.write(folder, stem, into)
    _stop(into)
    report = Report(file.name, format_.name, format_.doc, "", stem, into.items, fields_unknown=into.fields_unknown)
    report.matches.counts["new"] = len(dataset.actors)
    for entry in dataset.entries:
        if entry.head == "link":
            report.written.links[entry.kind] += 1
    report.notes.append(
        "it is a dataset by itself: build it without --data data, which has the same ids where it came from there"
    )
    return report


def _stop(into: Collector) -> None:
    if into.fault_count:
        more = into.fault_count - len(into.faults)
        raise DataError([*into.faults, *([Fault(into.file, 0, f"and {more:,} faults more")] if more else [])])
