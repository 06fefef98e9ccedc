"""Exports as networks: GraphML and GEXF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.days.standing import phases_of
from graph.files.whole_files import whole_file
from graph.formats.attributes import ACTOR_COLUMNS, LINK_COLUMNS, actor_attributes, link_attributes
from graph.formats.extract import Extract, own_day
from graph.formats.gexf import Edge, Node, write_gexf
from graph.formats.graphml import write_graphml
from viz.about import about_extract, about_sources, acknowledgements, as_at, name_of, version_of
from viz.formats.taken import Taken


def graphml(taken: Taken, path: Path) -> list[Path]:
    """GraphML; what it is stands in attributes of the graph."""
    extract, dataset = taken.extract, taken.extract.dataset
    about = {
        "name": name_of(dataset),
        "version": version_of(dataset),
        "as_of": extract.as_of or own_day(dataset) or "",
        "as_at": as_at(extract),
        "digest": str(dataset.get("digest") or ""),
        "licence": str(dataset.get("licence") or ""),
        "acknowledgement": " ".join(acknowledgements(dataset)),
        "sources": "; ".join(text for _, text in about_sources(extract.sources())),
    }
    nodes = ((row.id, actor_attributes(row)) for row in extract.actors())
    last = (rows[-1] for rows in extract.links())
    edges = ((row.id, row.subject, row.object, link_attributes(row)) for row in last)
    with whole_file(path) as temporary:
        write_graphml(temporary, about, ACTOR_COLUMNS, nodes, LINK_COLUMNS, edges)
    return [path]


def gexf(taken: Taken, path: Path) -> list[Path]:
    """GEXF with spells; what it is stands in its description."""
    extract = taken.extract
    dataset = extract.dataset
    about = {
        "creator": "custodes",
        "title": f"{name_of(dataset)}, version {version_of(dataset)}",
        "description": "\n".join(f"{name}: {text}" for name, text in about_extract(extract)),
        "keywords": "accountability",
    }
    with whole_file(path) as temporary:
        write_gexf(temporary, about, _but_label(ACTOR_COLUMNS), _nodes(extract), _but_label(LINK_COLUMNS), _edges(extract))
    return [path]


def _nodes(extract: Extract) -> Iterator[Node]:
    for row in extract.actors():
        yield row.id, row.name, _but_label(actor_attributes(row)), [(row.first_day, row.last_day)]


def _edges(extract: Extract) -> Iterator[Edge]:
    for rows in extract.links():
        last = rows[-1]
        days = extract.standing.days(phases_of(rows), last.stale_from)
        yield last.id, last.subject, last.object, last.kind, _but_label(link_attributes(last)), days


def _but_label(values: Mapping[str, Any]) -> dict[str, Any]:
    """GEXF has a place of its own for what is drawn."""
    return {name: value for name, value in values.items() if name != "label"}
