"""Writes a graph, or all of a store, in one of the formats of the registry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.days.standing import EVERYTHING, Standing
from graph.errors import AskedWrongly
from graph.formats.extract import GraphExtract, StoreExtract
from graph.kinds import load_kinds
from graph.model import Graph
from graph.store import Store
from viz.formats.registry import BY_NAME, formats_of, writer
from viz.formats.taken import Taken


def export(graph: Graph, path: Path, format_: str, as_of: str | None, quotes: Mapping[str, str] | None = None,
           standing: Standing = EVERYTHING) -> list[Path]:  # fmt: skip
    """Write the graph; the files written. `standing` says which links were left in it, `quotes` are the words of sources by
    claim id, for formats that have a place for them. OutputError when a file cannot be written."""
    if quotes is not None and not BY_NAME[format_].quotes:
        able = [name for name in formats_of("export") if BY_NAME[name].quotes]
        raise AskedWrongly(f"--quotes: {format_} has no place for the words; choose {' or '.join(able)}")
    return _written(format_, Taken(GraphExtract(graph, load_kinds(), as_of, standing), graph, quotes), path)


def export_whole(store: Store, path: Path, format_: str, standing: Standing = EVERYTHING) -> list[Path] | None:
    """Write all that counts in a store without holding it in memory; None for a format that cannot be written so."""
    wanted = BY_NAME[format_]
    if not wanted.streams or (wanted.whole_only and standing != EVERYTHING):
        return None
    return _written(format_, Taken(StoreExtract(store, load_kinds(), standing)), path)


def _written(format_: str, taken: Taken, path: Path) -> list[Path]:
    files: list[Path] = writer(format_, "export")(taken, path)
    return files
