"""What several folders of tests use beside fixtures: where things are, how to skip, how to fill a store."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph.engines import open_store
from graph.errors import StoreError
from graph.kinds import load_kinds
from graph.model import Graph
from graph.rows import tables
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record
from loaders.build import dataset_record

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "small"
SHARED = ROOT.parent / "shared"
# axe-core over a whole page. Only what it objects to is read: selectors of the thousands that pass took most of its time.
AXE_RUN = "tags => window.axe.run(document, {runOnly: tags, resultTypes: ['violations'], selectors: false})"


def missing(reason: str, switch: str) -> None:
    """Skip with the reason, or fail where CI says that it must be there."""
    if os.environ.get(switch) == "1":
        pytest.fail(f"{switch}=1 but {reason}")
    pytest.skip(reason)


def held(folder: Path) -> set[str]:
    """The names in a folder."""
    return {entry.name for entry in os.scandir(folder)}


def fill(url: str, graph: Graph) -> Store:
    """A store with a graph in it, opened for reading."""
    store = open_store(url, writing=True)
    store.write(tables(graph, load_kinds(), json.dumps(dataset_record(graph), sort_keys=True)))
    store.close()
    return open_store(url)


def holding(url: str, graph: Graph) -> Store:
    """A store that holds this graph: what lies there, if it is that, else filled anew."""
    try:
        store = open_store(url)
    except StoreError:
        return fill(url, graph)
    if read_dataset_record(store).get("digest") == dataset_record(graph)["digest"] and ids_in(store) == sorted(graph.actors):
        return store
    store.close()
    return fill(url, graph)


def ids_in(store: Store) -> list[str]:
    return [str(row["id"]) for row in store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")]
