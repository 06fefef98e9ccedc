"""What exports hold, read back by readers that are not ours: the ids of their links."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import openpyxl
import rdflib

LINK = "urn:custodes:link:"
CUSTODES = rdflib.Namespace("urn:custodes:vocabulary:")


def linked_data(path: Path) -> rdflib.Graph:
    """The triples of a JSON-LD file."""
    return rdflib.Graph().parse(path, format="json-ld")


def _json(path: Path) -> set[str]:
    return {link["id"] for link in json.loads(path.read_text("utf-8"))["links"]}


def _csv(path: Path) -> set[str]:
    with path.with_name(f"{path.stem}-links.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


def _xlsx(path: Path) -> set[str]:
    head, *rows = openpyxl.load_workbook(path, read_only=True)["Links"].iter_rows(values_only=True)
    return {str(row[head.index("id")]) for row in rows}


def _graphml(path: Path) -> set[str]:
    return {id_ for *_, id_ in nx.read_graphml(path, force_multigraph=True).edges(keys=True)}


def _gexf(path: Path) -> set[str]:
    return {data["id"] for *_, data in nx.read_gexf(path, version="1.3").edges(data=True)}


def _jsonld(path: Path) -> set[str]:
    return {str(link).removeprefix(LINK) for link in linked_data(path).subjects(rdflib.RDF.type, CUSTODES.Link)}


def _cypher(path: Path) -> set[str]:
    """For counting only: tests/viz/test_cypher_script.py loads it into Neo4j."""
    return set(re.findall(r"^  \{subject: '[^']*', object: '[^']*', id: '([^']*)'", path.read_text("utf-8"), re.MULTILINE))


READERS: dict[str, Callable[[Path], set[str]]] = {
    "json": _json, "csv": _csv, "xlsx": _xlsx, "graphml": _graphml, "gexf": _gexf, "jsonld": _jsonld, "cypher": _cypher,
}  # fmt: skip
