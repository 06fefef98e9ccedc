"""Exports as JSON (custodes-graph/1), CSV tables and workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.files.whole_files import whole_file
from graph.formats.document import actor_documents, document_parts, graph_document, link_document, source_documents
from graph.model import QUALIFIERS, Graph
from graph.texts.cell_lists import alias_text, list_text
from graph.texts.json_text import json_parts
from viz.about import about_dataset, as_at
from viz.formats.answers import SOURCE_COLUMNS
from viz.formats.csv_metadata import Table, metadata_beside, metadata_text
from viz.formats.taken import Taken
from viz.tables import write_csv

ACTOR_COLUMNS = ("id", "name", "kind", "level", "area", "from", "to", "existence", "class", "aliases", "identifiers", "note")
LINK_COLUMNS = (
    "id", "subject", "subject_name", "kind", "object", "object_name", *QUALIFIERS, "pattern", "sources", "places",
    "readings", "claims",
)  # fmt: skip
CLAIM_COLUMNS = (
    "of", "id", "source", "source_title", "locator", "reading", "said_on", "explicit", "importance", "checked", "rank", "why",
    "start", "end",
)  # fmt: skip
# A workbook is read back by `custodes load` (loaders.standards.workbook): nothing of the graph may be missing in it.
BOOK_ACTORS = (*ACTOR_COLUMNS, "within", "territory")
BOOK_CLAIMS = (*CLAIM_COLUMNS, "digest", "lapses", "read_version", "read_on", *QUALIFIERS)
_EDITIONS = ("until", "read_to", "amended", "newer")
BOOK_SOURCES = (*SOURCE_COLUMNS, "said_on", "speaks_from", "kind", "form", "files", "digest", *_EDITIONS)
_SOURCE_FIELDS = {"files": "file"}
_CLAIMED = ("actors", "links", "gaps")
GAP_COLUMNS = ("id", "subject", "kind", "object", "reason", "note")


def json(taken: Taken, path: Path) -> list[Path]:
    """The document of the contract."""
    parts = document_parts(taken.extract)
    if taken.quotes:
        parts = ((key, _with_words(part, taken.quotes) if key in _CLAIMED else part) for key, part in parts)
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json_parts(parts))
        out.write("\n")
    return [path]


def _with_words(items: Iterable[dict[str, Any]], quotes: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for item in items:
        for claim in item["claims"]:
            claim["words"] = quotes.get(claim["id"])
        yield item


def csv(taken: Taken, path: Path) -> list[Path]:
    """Actors, links and sources, NAME-actors.csv and so on, with a BOM so that Excel reads the £ sign, and what they are
    beside them. All of them are written before the first takes its place."""
    stem, extract = path.name.removesuffix(".csv"), taken.extract
    written = ((link_document(link), subject, object_) for link, subject, object_ in extract.pieces.links())
    columns = LINK_COLUMNS if taken.quotes is None else (*LINK_COLUMNS, "words")
    tables = {
        path.with_name(f"{stem}-actors.csv"): (ACTOR_COLUMNS, _actors(actor_documents(extract))),
        path.with_name(f"{stem}-links.csv"): (columns, _links(written, taken.quotes or {})),
        path.with_name(f"{stem}-sources.csv"): (SOURCE_COLUMNS, source_documents(extract)),
    }
    said = [Table(file.name, names) for file, (names, _) in tables.items()]
    beside = metadata_beside(path.with_name(f"{stem}.csv"))
    with ExitStack() as files:
        for file, (names, rows) in tables.items():
            with files.enter_context(whole_file(file)).open("w", encoding="utf-8-sig", newline="") as out:
                write_csv(out, names, rows)
        text = metadata_text(said, extract.dataset, as_at(extract), [*extract.sources()])
        files.enter_context(whole_file(beside)).write_text(text, "utf-8", newline="\n")
    return [*tables, beside]


def xlsx(taken: Taken, path: Path) -> list[Path]:
    """A workbook: actors, links, what each source says of them, gaps and sources, and what one is looking at."""
    from viz.workbook import Sheet, write_workbook

    document, quotes = graph_document(taken.held, taken.extract.as_of), taken.quotes
    titles = {source["id"]: source["title"] for source in document["sources"]}
    said = [
        {
            **claim,
            **claim["values"],
            **{f"read_{key}": value for key, value in (claim["read"] or {}).items()},
            "of": item["id"],
            "source_title": titles.get(claim["source"]),
            "words": (quotes or {}).get(claim["id"]),
        }
        for item in (*document["actors"], *document["links"], *document["gaps"])
        for claim in item["claims"]
    ]
    names = {id_: actor.name for id_, actor in taken.held.actors.items()}
    links = ((link, names[link["subject"]], names[link["object"]]) for link in document["links"])
    claim_columns = BOOK_CLAIMS if quotes is None else (*BOOK_CLAIMS, "words")
    sheets = [
        Sheet("Actors", BOOK_ACTORS, _book_actors(taken.held, document)),
        Sheet("Links", LINK_COLUMNS, [*_links(links, {})]),
        Sheet("Claims", claim_columns, said, {"source": ("Sources", "id")}),
        Sheet("Gaps", GAP_COLUMNS, document["gaps"]),
        Sheet("Sources", BOOK_SOURCES, _book_sources(taken.held), {"url": None}),
    ]
    write_workbook(path, sheets, _about(taken))
    return [path]


def _about(taken: Taken) -> Iterator[tuple[str, str]]:
    yield "As at", as_at(taken.extract)
    if not taken.extract.as_of:
        yield "", "planned, ended and denied links are here too, as their columns say, unless the export left them out"
    yield from about_dataset(taken.extract.dataset)


def _actors(actors: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for actor in actors:
        yield {**actor, "identifiers": [f"{key}={value}" for key, value in actor["identifiers"].items()]}


def _book_actors(graph: Graph, document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The actors with lists that can be read back."""
    return [
        {
            **actor,
            "aliases": alias_text(graph.actors[actor["id"]].aliases),
            "identifiers": list_text(f"{key}={value}" for key, value in actor["identifiers"].items()),
            "within": list_text(actor["within"]),
        }
        for actor in document["actors"]
    ]


def _book_sources(graph: Graph) -> list[dict[str, Any]]:
    return [
        {name: getattr(source, _SOURCE_FIELDS.get(name, name)) for name in BOOK_SOURCES} for source in graph.sources.values()
    ]


def _links(links: Iterable[tuple[dict[str, Any], str, str]], quotes: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The rows of links, each given with the names of its ends."""
    for link, subject, object_ in links:
        yield {**_flat(link, quotes), "subject_name": subject, "object_name": object_}


def _flat(link: dict[str, Any], quotes: Mapping[str, str]) -> dict[str, Any]:
    claims = link["claims"]
    return {
        **link,
        "places": [f"{claim['source']}: {claim['locator']}" for claim in claims],
        "readings": [claim["reading"] for claim in claims],
        "claims": [claim["id"] for claim in claims],
        "words": [quotes[claim["id"]] for claim in claims if claim["id"] in quotes],
    }
