"""The data folder that loads go into: made whole beside the old one and put in its place, so that it is never half there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.days.dates import last_day
from graph.errors import AskedWrongly, DataError, Fault, OutputError
from graph.files.whole_files import part_name, reason
from graph.model import Source
from loaders.description import read_description
from loaders.intake.yaml_lines import mapping_lines, scalar
from loaders.sources import read_sources

MADE_BY = "custodes load"
DATASET, SOURCES = "dataset.yaml", "sources.yaml"
_HEAD = "# What was loaded here, and the datasets that it rests on: give these with --data too. Written by custodes load.\n"
_SOURCES_HEAD = (
    "# The files that were loaded. A place is a row, cell, record or JSON pointer; `digest` is of the file's bytes.\n"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to load into, and what it holds already."""

    folder: Path
    meta: Mapping[str, Any]
    sources: Mapping[str, Source]

    @property
    def name(self) -> str:
        """The name of its dataset."""
        return str(self.meta.get("name") or self.folder.resolve().name)


def look_at(folder: Path) -> Target:
    """The folder as it is: not there, empty, or one of earlier loads. AskedWrongly where it is anything else."""
    if not os.path.lexists(folder):
        return Target(folder, {}, {})
    if not folder.is_dir() or folder.is_symlink():
        raise AskedWrongly(f"{folder}: is no folder; give a new one with --into")
    if not any(os.scandir(folder)):
        return Target(folder, {}, {})
    if not (folder / DATASET).is_file():
        raise AskedWrongly(f"{folder}: is there already and no data folder (no dataset.yaml); give a new one with --into")
    faults: list[Fault] = []
    meta = read_description(folder / DATASET, DATASET, faults)
    if meta.get("made_by") != MADE_BY:
        raise AskedWrongly(f"{folder}: is a dataset written by hand; give a folder of its own with --into, and build with both")
    sources = read_sources(folder / SOURCES, SOURCES, faults)
    if faults:
        raise DataError(faults)
    return Target(folder, meta, sources)


@contextmanager
def remade(target: Target, *, dry: bool) -> Iterator[Path]:
    """A copy of the folder to work on; when the block ends well it takes the place of the folder, in a dry run it does not.
    OutputError where the system refuses; then the folder is as it was."""
    folder = target.folder
    with tempfile.TemporaryDirectory(prefix="custodes-load-") if dry else nullcontext(None) as elsewhere:
        scratch = Path(elsewhere) / "data" if elsewhere else folder.parent / part_name()
        try:
            scratch.parent.mkdir(parents=True, exist_ok=True)
            if folder.is_dir():
                shutil.copytree(folder, scratch)
            for part in ("actors", "claims"):
                (scratch / part).mkdir(parents=True, exist_ok=True)
            yield scratch
            if not dry:
                _swap(folder, scratch)
        except OSError as error:
            raise OutputError(f"{folder}: cannot be written ({reason(error)}); give another folder with --into") from None
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def without(folder: Path, source: str) -> None:
    """Take out of a folder what was loaded from a source before."""
    for part in ("actors", "claims"):
        for path in (folder / part).glob(f"{source}.*.yaml"):
            path.unlink()


def _swap(folder: Path, scratch: Path) -> None:
    if not folder.is_dir():
        scratch.replace(folder)
        return
    old = folder.parent / part_name()
    folder.replace(old)
    try:
        scratch.replace(folder)
    except BaseException:
        old.replace(folder)
        raise
    # Everything in it was copied first, save the files that a load wrote and has now written anew.
    shutil.rmtree(old, ignore_errors=True)


def write_head(folder: Path, target: Target, source: Source, rests_on: Sequence[str], title: str | None = None) -> None:
    """dataset.yaml and sources.yaml with this source among the others."""
    sources = {**target.sources, source.id: source}
    ordered = [sources[key] for key in sorted(sources)]
    as_of = max(last_day(one.said_on) for one in ordered)
    said = dict.fromkeys([*target.meta.get("rests_on", ()), *rests_on])
    licences = dict.fromkeys(one.licence for one in ordered if one.licence)
    layers = [f"  {scalar(one.id)}: {{complete_to: {one.said_on}, note: {scalar(one.title)}}}\n" for one in ordered]
    head = described(title or target.name, as_of, "; ".join(map(str, licences)) or None, list(said))
    (folder / DATASET).write_text(head + "".join(["layers:\n", *layers]), "utf-8", newline="\n")
    write_sources(folder, sources, _SOURCES_HEAD)


def described(name: str, as_of: str, licence: str | None, rests_on: Sequence[str]) -> str:
    """The beginning of dataset.yaml."""
    lines = [
        _HEAD,
        f"name: {scalar(name)}\n",
        f"version: {scalar(as_of)}\n",
        f"as_of: {as_of}\n",
        f"made_by: {MADE_BY}\n",
        f"rests_on: [{', '.join(map(scalar, rests_on))}]\n",
        f"licence: {scalar(licence)}\n" if licence else "",
    ]
    return "".join(lines)


def write_sources(folder: Path, sources: Mapping[str, Source], head: str) -> None:
    """sources.yaml, by id."""
    lines = [_source_lines(sources[key]) for key in sorted(sources)]
    (folder / SOURCES).write_text("".join([head, "sources:\n", *lines]), "utf-8", newline="\n")


def _source_lines(source: Source) -> str:
    said = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "form": source.form,
        "date": source.date,
        "said_on": source.said_on if source.said_on != source.date else None,
        "speaks_from": source.speaks_from,
        "until": source.until,
        "read_to": source.read_to,
        "amended": source.amended,
        "newer": source.newer,
        "licence": source.licence,
        "files": source.file.split() if source.file else None,
        "url": source.url,
        "kind": source.kind,
        "located_by": source.located_by,
        "digest": source.digest,
    }
    return mapping_lines(said)
