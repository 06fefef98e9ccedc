"""The stores that a server reads: few of them, shared by its threads, opened anew when a build has swapped the graph.

An open store of the embedded engine goes on reading the graph that it opened, whatever is built beside it; so what is
lent out is always whole. What belongs to one build (its memory, its suggestions) lives and goes with it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue

from graph.engines import NEO4J_SCHEMES, open_store
from graph.errors import CustodesError
from graph.model import Graph
from graph.store import Store
from graph.stores.manifest import read_manifest
from queries.scenario import Scenario
from queries.scenario_store import scenario_store
from viz.pages.finding import Suggestions
from viz.pages.memory import Memory, Remembering
from viz.pages.scenarios import scenario_file

STORES = 4
_PATIENCE_SECONDS = 20.0
_SWAPS = 20
# A server's graph changes without a file to look at; its record says so.
_LOOK_AGAIN_SECONDS = 2.0


class Busy(CustodesError):
    """Every store is lent out for too long."""


@dataclass
class Build:
    """One state of a graph, by its digest, with what is remembered of it."""

    digest: str
    memory: Memory = field(default_factory=Memory)
    stores: LifoQueue[Store] = field(default_factory=LifoQueue)
    suggestions: Suggestions | None = None
    graph: Graph | None = None
    quotes: Mapping[str, str] | None = None
    over: bool = False


class Shelf:
    """The stores at one address."""

    def __init__(self, url: str) -> None:
        self.url = url
        scheme, _, rest = url.partition(":")
        self._folder = None if scheme in NEO4J_SCHEMES else Path(rest).expanduser()
        self._lock, self._free = threading.RLock(), threading.Semaphore(STORES)
        self._build: Build | None = None
        self._looked, self._digest = 0.0, ""

    @contextmanager
    def lent(self) -> Iterator[tuple[Store, Build]]:
        """A store of the graph as it is now, with its memory, for as long as the block runs. StoreError, Busy."""
        if not self._free.acquire(timeout=_PATIENCE_SECONDS):
            raise Busy("all readers are busy; try again in a moment")
        try:
            build, store = self._taken()
            try:
                yield Remembering(store, build.memory), build
            finally:
                self._back(build, store)
        finally:
            self._free.release()

    def _taken(self) -> tuple[Build, Store]:
        """A build and a store of it; one that a build swapped between the look and the opening is of another build."""
        for _ in range(_SWAPS):
            build = self._current()
            store = _taken(build.stores)
            if store is not None:
                return build, store
            store = open_store(self.url)
            if self._seen() == build.digest:
                return build, store
            store.close()
        raise Busy("the graph is being built again and again; try again in a moment")

    def _current(self) -> Build:
        digest = self._seen()
        with self._lock:
            if self._build is None or self._build.digest != digest:
                former, self._build = self._build, Build(digest)
                if former:
                    former.over = True
                    _close_all(former)
            return self._build

    def _seen(self) -> str:
        """What tells one graph from another: the digest in the manifest, or in the record that the server holds."""
        if self._folder is not None:
            return read_manifest(self._folder).sha256
        with self._lock:
            if not self._digest or time.monotonic() - self._looked > _LOOK_AGAIN_SECONDS:
                with closing(open_store(self.url)) as store:
                    rows = store.rows("MATCH (d:Dataset {id: 'dataset'}) RETURN d.record AS record ORDER BY record")
                self._digest, self._looked = str(rows), time.monotonic()
            return self._digest

    def _back(self, build: Build, store: Store) -> None:
        with self._lock:
            if not build.over:
                build.stores.put(store)
                return
        store.close()

    def close(self) -> None:
        """Let go of all that is not lent out; what is, is closed when it comes back."""
        with self._lock:
            if self._build:
                self._build.over = True
                _close_all(self._build)
                self._build = None


def _taken(stores: LifoQueue[Store]) -> Store | None:
    try:
        return stores.get_nowait()
    except Empty:
        return None


def _close_all(build: Build) -> None:
    while store := _taken(build.stores):
        store.close()


class Scenarios:
    """What scenarios make of the graph: each is made when it is first asked for, and kept while the graph is the same."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._lock = shelf, threading.RLock()
        self._kept: dict[str, _Made] = {}

    @contextmanager
    def lent(self, name: str) -> Iterator[tuple[Store, Scenario, Build]]:
        """A store of the scenario; one reader at a time. AskedWrongly for one that is not shipped."""
        file = scenario_file(name)
        with self._lock:
            with self._shelf.lent() as (store, build):
                made = self._made(name, file, store, build.digest)
            yield Remembering(made.store, made.build.memory), made.scenario, made.build

    def _made(self, name: str, file: Path, store: Store, digest: str) -> _Made:
        kept = self._kept.get(name)
        if kept and kept.of == digest:
            return kept
        if kept:
            self._kept.pop(name).stack.close()
        stack = ExitStack()
        made, outcome = stack.enter_context(scenario_store(store, file))
        self._kept[name] = _Made(digest, made, outcome.scenario, Build(f"{digest} {name}"), stack)
        return self._kept[name]

    def close(self) -> None:
        """Remove what was made."""
        with self._lock:
            for made in self._kept.values():
                made.stack.close()
            self._kept.clear()


@dataclass(frozen=True)
class _Made:
    """What a scenario made of the graph of the digest `of`."""

    of: str
    store: Store
    scenario: Scenario
    build: Build
    stack: ExitStack
