"""The small dataset in three states that can be told apart, as the builds of the campaigns write them."""

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


# The whole graph takes ten times as long to write as the others: of these, kills can be tried by the thousand.
WHOLE, UNLINKED, FEW = range(3)


@cache
def states() -> tuple[Tables, ...]:
    """The rows of the whole graph, of one without links, and of its first ten actors."""
    graph = load_graph(SMALL)
    unlinked = dataclasses.replace(graph, links={}, gaps={}, actor_claims={})
    few = dataclasses.replace(unlinked, actors=dict([*graph.actors.items()][:10]))
    each = (graph, unlinked, few)
    return tuple(tables(one, load_kinds(), json.dumps(dataset_record(one), sort_keys=True)) for one in each)


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
