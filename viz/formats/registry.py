"""Every format in which something is taken away. One more is a line here and the module that it names.

The endings that -o takes, the choices of --format, the help, the page docs/formats.md and the tests all follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any

from graph.files.outputs import Formats


class Holds(Enum):
    """Which links a format holds where nobody asks for others."""

    EVERYTHING = "all of them, planned, over and denied ones too, as their columns say"
    ANY_DAY = "those in force on any day, with their days"
    ONE_DAY = "those in force at the as-at date"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `endings`: of its files; none, and it is a folder. `export` and `answer` name the function (module:name)
    that writes a graph or an answer; without it the command cannot. `drawn`: which of map and view write it; `only_file`:
    which commands cannot write it to stdout. `streams`: all of a store is written row by row, unless it is `whole_only`:
    then what does not count could not be left out so."""

    name: str
    endings: tuple[str, ...]
    doc: str
    export: str | None = None
    answer: str | None = None
    holds: Holds = Holds.EVERYTHING
    quotes: bool = False
    streams: bool = False
    whole_only: bool = False
    only_file: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()

    def written_by(self, command: str) -> bool:
        """Whether export, answer, map or view writes it."""
        return command in self.drawn or bool({"export": self.export, "answer": self.answer}.get(command))


# How an answer that is only text is written: viz.tables knows these by name.
TEXT = "viz.formats.answers:text"
REGISTRY = (
    Format("table", (".txt",), "a table to read", answer=TEXT),
    Format("json", (".json",), "every field, for a program; an export is `custodes-graph/1`", "viz.formats.tables:json", TEXT,
           quotes=True, streams=True, whole_only=True),
    Format("csv", (".csv",), "for Excel and R; what one must know to cite it lies beside it, as CSV on the Web has it",
           "viz.formats.tables:csv", "viz.formats.answers:csv", quotes=True, streams=True, whole_only=True,
           only_file=("export",)),
    Format("markdown", (".md", ".markdown"), "a table for a text", answer=TEXT),
    Format("xlsx", (".xlsx",), "a workbook: typed cells, filters, links to the sources, and a sheet about it",
           "viz.formats.tables:xlsx", "viz.formats.answers:xlsx", quotes=True, only_file=("export", "answer")),
    Format("graphml", (".graphml",), "a network, for yEd, Cytoscape, Gephi and NetworkX", "viz.formats.networks:graphml",
           holds=Holds.ONE_DAY, streams=True),
    Format("gexf", (".gexf",), "a network in time, for Gephi and its timeline (GEXF 1.3)", "viz.formats.networks:gexf",
           holds=Holds.ANY_DAY, streams=True),
    Format("cypher", (".cypher", ".cql"), "a script that loads the graph into an empty Neo4j, and does no harm when run again",
           "viz.formats.cypher:cypher", holds=Holds.ANY_DAY, streams=True, whole_only=True),
    Format("jsonld", (".jsonld",), "linked data in the words of W3C's ORG, PROV and SKOS", "viz.formats.jsonld:jsonld",
           holds=Holds.ANY_DAY, streams=True),
    Format("bib", (".bib",), "the sources, for LaTeX and reference managers (BibLaTeX)", "viz.formats.bibliography:bib",
           "viz.formats.answers:bib"),
    Format("csl", (".csl.json",), "the sources, for Zotero, Word and pandoc (CSL-JSON)", "viz.formats.bibliography:csl",
           "viz.formats.answers:csl"),
    Format("neo4j-admin", (), "a folder for `neo4j-admin database import`", "viz.neo4j_admin:export_admin", streams=True,
           whole_only=True, only_file=("export",)),
    Format("html", (".html", ".htm"), "a page that any browser opens, without a network", drawn=("map", "view")),
    Format("svg", (".svg",), "a picture; of a map, by a browser on this machine", drawn=("map", "view")),
    Format("png", (".png",), "a picture in pixels, for slides", drawn=("map", "view"), only_file=("map", "view")),
    Format("pdf", (".pdf",), "for paper: a map on one sheet of A4, a view on several", drawn=("map", "view"),
           only_file=("map", "view")),
)  # fmt: skip
BY_NAME = {format_.name: format_ for format_ in REGISTRY}


def formats_of(command: str) -> Formats:
    """The formats that export, answer, map or view writes, with their endings."""
    return {format_.name: format_.endings for format_ in REGISTRY if format_.written_by(command)}


def only_files(command: str) -> list[str]:
    """Those of them that cannot go to stdout."""
    return [name for name in formats_of(command) if command in BY_NAME[name].only_file]


def endings_of(command: str) -> str:
    """The first ending of each, in words."""
    endings = [ending[0] for ending in formats_of(command).values() if ending]
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


def writer_name(name: str, command: str) -> str | None:
    """Which function writes a format for 'export' or 'answer', None where none does."""
    return BY_NAME[name].export if command == "export" else BY_NAME[name].answer


def writer(name: str, command: str) -> Callable[..., Any]:
    """That function."""
    module, _, function = str(writer_name(name, command)).partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
