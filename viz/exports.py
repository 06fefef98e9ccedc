"""Writes a graph to a file: custodes-graph/1 JSON, two CSV tables, or GraphML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.document import graph_document
from graph.errors import AskedWrongly
from graph.files import whole_file, write_text
from graph.model import QUALIFIERS, Graph
from viz.tables import cell, csv_text

ACTOR_COLUMNS = ("id", "name", "kind", "level", "area", "from", "to", "existence", "class", "aliases", "identifiers", "note")
LINK_COLUMNS = (
    "id", "subject", "subject_name", "kind", "object", "object_name", *QUALIFIERS, "pattern", "sources", "places",
    "readings", "claims",
)  # fmt: skip


def export(graph: Graph, path: Path, format_: str, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    """Write the graph in one of FORMATS; the files written. `quotes` are the words of sources by claim id, for json
    and csv. OutputError when a file cannot be written."""
    if quotes is None:
        return FORMATS[format_](graph, path, as_of)
    if format_ not in _QUOTING:
        raise AskedWrongly(f"--quotes: {format_} has no place for the words; choose {' or '.join(_QUOTING)}")
    return _QUOTING[format_](graph, path, as_of, quotes)


def _json(graph: Graph, path: Path, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    document = graph_document(graph, as_of)
    for item in (*document["actors"], *document["links"], *document["gaps"]) if quotes else ():
        for claim in item["claims"]:
            claim["words"] = (quotes or {}).get(claim["id"])
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_text(path, text)
    return [path]


def _csv(graph: Graph, path: Path, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    """Actors and links as two files, NAME-actors.csv and NAME-links.csv, with a BOM so that Excel reads the £ sign."""
    stem = path.name.removesuffix(".csv")
    actors, links = path.with_name(f"{stem}-actors.csv"), path.with_name(f"{stem}-links.csv")
    document = graph_document(graph, as_of)
    actor_rows = [
        {**actor, "identifiers": [f"{key}={value}" for key, value in actor["identifiers"].items()]}
        for actor in document["actors"]
    ]
    write_text(actors, csv_text(ACTOR_COLUMNS, actor_rows), bom=True)
    columns = LINK_COLUMNS if quotes is None else (*LINK_COLUMNS, "words")
    rows = [_flat(link, graph, quotes or {}) for link in document["links"]]
    write_text(links, csv_text(columns, rows), bom=True)
    return [actors, links]


def _flat(link: dict[str, Any], graph: Graph, quotes: Mapping[str, str]) -> dict[str, Any]:
    claims = link["claims"]
    return {
        **link,
        "subject_name": graph.actors[link["subject"]].name,
        "object_name": graph.actors[link["object"]].name,
        "places": [f"{claim['source']}: {claim['locator']}" for claim in claims],
        "readings": [claim["reading"] for claim in claims],
        "claims": [claim["id"] for claim in claims],
        "words": [quotes[claim["id"]] for claim in claims if claim["id"] in quotes],
    }


def _graphml(graph: Graph, path: Path, as_of: str | None) -> list[Path]:
    import networkx as nx

    from graph.network import to_networkx

    network = to_networkx(graph)
    network.graph["as_of"] = as_of or ""
    network.graph["acknowledgement"] = " ".join(graph.dataset.get("acknowledgements", ()))
    for _, attributes in network.nodes(data=True):
        _clean(attributes)
    for _, _, attributes in network.edges(data=True):
        _clean(attributes)
    with whole_file(path) as temporary:
        nx.write_graphml(network, temporary, encoding="utf-8", named_key_ids=True)
    return [path]


def _clean(attributes: dict[str, Any]) -> None:
    """XML has no way to write most control characters: they become a visible mark."""
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = "".join(char if char >= " " or char in "\t\n" else "\N{REPLACEMENT CHARACTER}" for char in value)
        elif not isinstance(value, bool | int | float):
            attributes[name] = cell(value)


FORMATS: dict[str, Callable[[Graph, Path, str | None], list[Path]]] = {"json": _json, "csv": _csv, "graphml": _graphml}
_QUOTING: dict[str, Callable[[Graph, Path, str | None, Mapping[str, str]], list[Path]]] = {"json": _json, "csv": _csv}
