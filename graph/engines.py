"""Which engine an address means. Its module is imported only when it is asked for: Neo4j's driver is slow to load."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from graph.errors import AskedWrongly, StoreError
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str, *, writing: bool = False) -> Store:
    """The store at `ladybug:PATH` or a Neo4j address; the lists of its own are in use from then on. `writing` makes one
    that is not there yet.

    AskedWrongly for an address that is neither, StoreError when it is missing, damaged, foreign or unreachable.
    """
    store = _opened(url, writing=writing)
    if not writing:
        with suppress(StoreError, ValueError):  # of a store that cannot say what it holds, which the question will
            read_dataset_record(store)
    return store


def _opened(url: str, *, writing: bool) -> Store:
    scheme, separator, rest = url.partition(":")
    if scheme == "ladybug" and rest:
        from graph.ladybug.store import LadybugStore

        return LadybugStore(_at_home(rest), writing=writing)
    if separator and scheme in NEO4J_SCHEMES:
        from graph.server.store import Neo4jStore

        return Neo4jStore(url, writing=writing)
    raise AskedWrongly(f"--store: '{url}' is no store; expected ladybug:PATH or neo4j://HOST:PORT")


def _at_home(path: str) -> Path:
    """A shell leaves the `~` of `ladybug:~/graph` as it is. Where nobody knows a home, it is a name like any other."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)
