"""Writes a graph to a file: custodes-graph/1 JSON, two CSV tables, a workbook, GraphML, or files for neo4j-admin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.dataset_record import read_dataset_record
from graph.document import graph_document
from graph.errors import AskedWrongly
from graph.files import whole_file, write_text
from graph.json_text import to_json
from graph.kinds import load_kinds
from graph.model import QUALIFIERS, Graph
from graph.rows import actor_rows, final_rows
from graph.schema import ActorRow, LinkRow
from graph.store import Store
from graph.store_rows import stored_actors, stored_links, stored_tables
from viz.tables import csv_text

ACTOR_COLUMNS = ("id", "name", "kind", "level", "area", "from", "to", "existence", "class", "aliases", "identifiers", "note")
LINK_COLUMNS = (
    "id", "subject", "subject_name", "kind", "object", "object_name", *QUALIFIERS, "pattern", "sources", "places",
    "readings", "claims",
)  # fmt: skip
CLAIM_COLUMNS = (
    "of", "id", "source", "locator", "reading", "said_on", "explicit", "importance", "checked", "rank", "why", "start", "end",
)  # fmt: skip
GAP_COLUMNS = ("id", "subject", "kind", "object", "reason", "note")
SOURCE_COLUMNS = ("id", "title", "publisher", "date", "url", "licence")


def export(graph: Graph, path: Path, format_: str, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    """Write the graph in one of FORMATS; the files written. `quotes` are the words of sources by claim id, for json,
    csv and xlsx. OutputError when a file cannot be written."""
    if quotes is None:
        return FORMATS[format_](graph, path, as_of)
    if format_ not in _QUOTING:
        raise AskedWrongly(f"--quotes: {format_} has no place for the words; choose {' or '.join(_QUOTING)}")
    return _QUOTING[format_](graph, path, as_of, quotes)


def export_whole(store: Store, path: Path, format_: str) -> list[Path] | None:
    """Write all that is in a store without holding it in memory; None for a format that cannot be written so."""
    kinds = load_kinds()
    if format_ == "graphml":
        return _write_graphml(path, read_dataset_record(store), None, stored_actors(store), stored_links(store, kinds))
    if format_ == "neo4j-admin":
        from viz.neo4j_admin import write_admin

        return write_admin(path, stored_tables(store, kinds))
    return None


def _json(graph: Graph, path: Path, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    document = graph_document(graph, as_of)
    for item in (*document["actors"], *document["links"], *document["gaps"]) if quotes else ():
        for claim in item["claims"]:
            claim["words"] = (quotes or {}).get(claim["id"])
    text = to_json(document, indent=1) + "\n"
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
    kinds = load_kinds()
    return _write_graphml(path, graph.dataset, as_of, actor_rows(graph, kinds), final_rows(graph, kinds))


def _write_graphml(
    path: Path, dataset: Mapping[str, Any], as_of: str | None, actors: Iterable[ActorRow], links: Iterable[LinkRow]
) -> list[Path]:
    from graph import attributes
    from graph.graphml import write_graphml

    about = {
        "name": str(dataset.get("name", "custodes")),
        "as_of": as_of or "",
        "acknowledgement": " ".join(dataset.get("acknowledgements", ())),
    }
    nodes = ((row.id, attributes.actor_attributes(row)) for row in actors)
    edges = ((row.id, row.subject, row.object, attributes.link_attributes(row)) for row in links)
    with whole_file(path) as temporary:
        write_graphml(temporary, about, attributes.ACTOR_COLUMNS, nodes, attributes.LINK_COLUMNS, edges)
    return [path]


def _neo4j_admin(graph: Graph, path: Path, as_of: str | None) -> list[Path]:
    from viz.neo4j_admin import export_admin

    return export_admin(graph, path, as_of)


def _xlsx(graph: Graph, path: Path, as_of: str | None, quotes: Mapping[str, str] | None = None) -> list[Path]:
    """A workbook: actors, links, what each source says of them, gaps and sources, and what one is looking at."""
    from viz.workbook import Sheet, about_dataset, write_workbook

    document = graph_document(graph, as_of)
    actors = [
        {**actor, "identifiers": [f"{key}={value}" for key, value in actor["identifiers"].items()]}
        for actor in document["actors"]
    ]
    links = [_flat(link, graph, {}) for link in document["links"]]
    said = [
        {**claim, "of": item["id"], "words": (quotes or {}).get(claim["id"])}
        for item in (*document["actors"], *document["links"], *document["gaps"])
        for claim in item["claims"]
    ]
    claim_columns = CLAIM_COLUMNS if quotes is None else (*CLAIM_COLUMNS, "words")
    sheets = [
        Sheet("Actors", ACTOR_COLUMNS, actors), Sheet("Links", LINK_COLUMNS, links), Sheet("Claims", claim_columns, said),
        Sheet("Gaps", GAP_COLUMNS, document["gaps"]), Sheet("Sources", SOURCE_COLUMNS, document["sources"]),
    ]  # fmt: skip
    dated = as_of or "not narrowed by date: planned, ended and denied links are here too, as their columns say"
    write_workbook(path, sheets, [("As at", dated), *about_dataset(graph.dataset)])
    return [path]


FORMATS: dict[str, Callable[[Graph, Path, str | None], list[Path]]] = {
    "json": _json, "csv": _csv, "xlsx": _xlsx, "graphml": _graphml, "neo4j-admin": _neo4j_admin,
}  # fmt: skip
_QUOTING: dict[str, Callable[[Graph, Path, str | None, Mapping[str, str]], list[Path]]] = {
    "json": _json, "csv": _csv, "xlsx": _xlsx,
}  # fmt: skip
