"""Builds a store from a data folder: all of it, or nothing."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.engines import open_store
from graph.formats.document import graph_document
from graph.kinds import load_kinds
from graph.model import Graph, all_claims
from graph.rows import tables
from loaders.dataset import SHIPPED, read_datasets
from loaders.made_of import made_of


def build(url: str, *data: Path) -> dict[str, int]:
    """Read the data folders (the shipped one where none is given), check them, and replace what the store holds.
    Counts of actors, links, claims, gaps and sources.

    DataError with every fault of the data, or StoreError; either way the store keeps what it had.
    """
    folders = data or (SHIPPED,)
    made = made_of(*folders)  # before anything is read: what changes meanwhile is not taken for what was built
    graph = read_datasets(folders).graph()
    record = json.dumps(dataset_record(graph), sort_keys=True, ensure_ascii=False)
    store = open_store(url, writing=True)
    try:
        store.write(dataclasses.replace(tables(graph, load_kinds(), record), made_of=made))
    finally:
        store.close()
    return counts(graph)


def counts(graph: Graph) -> dict[str, int]:
    """How many of each thing a graph holds."""
    return {
        "actors": len(graph.actors),
        "links": len(graph.links),
        "claims": sum(1 for _ in all_claims(graph)),
        "gaps": len(graph.gaps),
        "sources": len(graph.sources),
    }


def dataset_record(graph: Graph) -> Mapping[str, Any]:
    """What is kept of the dataset in the store: its description, its counts and the digest of its content."""
    text = json.dumps(graph_document(graph, None), sort_keys=True, ensure_ascii=False)
    return {**graph.dataset, "counts": counts(graph), "digest": hashlib.sha256(text.encode()).hexdigest()}
