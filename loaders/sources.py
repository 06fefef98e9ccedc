"""Reads the list of sources, and finds their texts in a folder of documents."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import Fault, SourceTextError
from graph.model import Source
from graph.texts.fields import Fields
from graph.texts.strict_yaml import read_yaml

if TYPE_CHECKING:
    from loaders.documents.structure.locators import Locators

SOURCE_KINDS = ("document", "statute", "open_data", "scenario")
# `record`: a data file, whose places are its own rows, cells, ids and pointers; no text with spans.
LOCATED_BY = ("printed_number", "counted_number", "section", "record")
SOURCE_FORMS = ("legislation", "evidence", "report", "dataset", "document")


def read_sources(path: Path, file: str, faults: list[Fault]) -> dict[str, Source]:
    """The sources by id. `said_on` is the day the source speaks for: its date unless the entry says otherwise."""
    sources: dict[str, Source] = {}
    top = Fields(read_yaml(path, file), file, "", faults)
    for entry in top.each("sources", "a source: a mapping with id, title, publisher and date"):
        fields = Fields(entry, file, "source", faults)
        id_ = fields.text("id", required=True) or ""
        fields.label = id_ or "source"
        date = fields.date("date") or ""
        source = Source(
            id=id_,
            title=fields.text("title", required=True) or "",
            publisher=fields.text("publisher", required=True) or "",
            date=date,
            said_on=fields.date("said_on") or date,
            url=fields.text("url"),
            licence=fields.text("licence"),
            digest=fields.text("digest"),
            file=" ".join(fields.texts("files")) or None,
            kind=fields.choice("kind", SOURCE_KINDS) or "document",
            speaks_from=fields.date("speaks_from"),
            located_by=fields.choice("located_by", LOCATED_BY),
            form=fields.choice("form", SOURCE_FORMS),
            until=fields.date("until"),
            read_to=fields.date("read_to"),
            amended=fields.date("amended"),
            newer=fields.text("newer"),
        )
        if not date:
            fields.fault("'date' is missing; add the date of the document")
        if id_ in sources:
            fields.fault("this source id is taken; give each document its own")
        fields.done()
        sources[id_] = source
    top.done()
    return sources


class SourceTexts:
    """The texts of sources in a folder (searched with its subfolders). A source of several files is their
    normal forms joined by a line end, in the order listed."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise SourceTextError(f"{folder}: no such folder of source documents; give --sources DIR")
        self.folder = folder
        self._texts: dict[str, str | None] = {}
        self._locators: dict[str, Locators | None] = {}

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {path.name: path for path in sorted(self.folder.rglob("*")) if path.is_file()}

    def text(self, source: Source) -> str | None:
        """Normal form 1 of a source, whatever format its files have; None when a file of it is not in the folder."""
        if source.id not in self._texts:
            names = (source.file or "").split()
            at_hand = bool(names) and source.located_by != "record" and all(name in self._files for name in names)
            parts = [_text_of(self._files[name]) for name in names] if at_hand else []
            self._texts[source.id] = "\n".join(parts) if at_hand else None
        return self._texts[source.id]

    def bytes_digest(self, source: Source) -> str | None:
        """The SHA-256 of the bytes of a data file; None when it is not in the folder."""
        path = self._files.get(source.file or "")
        if path is None:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def locators(self, source: Source) -> Locators | None:
        """The places of a source whose entry says how it is `located_by`; None where it does not, or is not at hand."""
        if source.id not in self._locators:
            text = self.text(source) if source.located_by else None  # of a `record` source there is none
            self._locators[source.id] = None if text is None else _locators_of(text, str(source.located_by))
        return self._locators[source.id]


def _locators_of(text: str, way: str) -> Locators:
    from loaders.documents.structure.locators import Locators
    from loaders.documents.structure.reader import document_of

    return Locators(document_of(text, ""), way)


def _text_of(path: Path) -> str:
    """The same text that `custodes read` reads: offsets of claims are in it."""
    from loaders.documents.text.reader import read_text

    return read_text(path)
