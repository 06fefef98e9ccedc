"""The small dataset in two states that can be told apart, as the builds of the campaigns write them."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from functools import cache
from pathlib import Path

from graph.engines import open_store
from graph.kinds import load_kinds
from graph.rows import tables
from graph.schema import Tables
from loaders.build import dataset_record
from loaders.dataset import load_graph

SMALL = Path(__file__).resolve().parents[2] / "tests" / "small"


@cache
def states() -> tuple[Tables, Tables]:
    """The rows of the whole graph, and of one without links."""
    graph = load_graph(SMALL)
    less = dataclasses.replace(graph, links={}, gaps={}, actor_claims={})
    one, other = (tables(each, load_kinds(), json.dumps(dataset_record(each), sort_keys=True)) for each in (graph, less))
    return one, other


def write(url: str, state: int) -> None:
    """A whole build of one of the states."""
    with contextlib.closing(open_store(url, writing=True)) as store:
        store.write(states()[state])


def state_of(url: str) -> int:
    """Which of the states a store holds; -1 for neither. StoreError where it cannot be read."""
    count = {name: f"MATCH ({name}:{label}) RETURN count({name}) AS n" for name, label in (("a", "Actor"), ("c", "Claim"))}
    with contextlib.closing(open_store(url)) as store:
        store.check()
        found = tuple(store.rows(statement)[0]["n"] for statement in count.values())
    held = [tuple(len(rows.nodes[label]) for label in ("Actor", "Claim")) for rows in states()]
    return held.index(found) if found in held else -1
