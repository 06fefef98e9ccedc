"""One visit: the parameters of an address, a store of the graph as it is now, and a desk to write the page at."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from starlette.requests import Request

from graph.model import Graph
from graph.reading import read_graph
from graph.store import Store
from queries.asking import Frame
from viz.pages.addresses import LiveAddresses
from viz.pages.bar import FRAME, bar, frame_of, staying
from viz.pages.desk import Desk
from viz.pages.finding import Suggestions, suggestions_of
from viz.pages.html import SCRIPT, STYLE, footer_of, html, text_of
from viz.pages.live.kept import Kept
from viz.pages.live.shelf import Build, Scenarios, Shelf
from viz.pages.page import Page, Span

# The words of claims by claim id, for a graph, where the documents are at hand.
WordsOf = Callable[[Graph], Mapping[str, str]]
VERSION = hashlib.sha256((text_of(STYLE) + text_of(SCRIPT)).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Visit:
    """What one request is answered with. `own` are its parameters without those of the frame, `path` is its path."""

    desk: Desk
    build: Build
    store: Store
    path: str
    base: str
    given: Mapping[str, str]
    own: Mapping[str, str]

    @property
    def scenario(self) -> str:
        """The scenario under which is asked, if any."""
        return self.given.get("scenario", "")

    def rendered(self, page: Page, kind: str, name: str) -> bytes:
        """The page with its bar, its address and the ways to take its rows away."""
        addresses = self.desk.addresses
        here = f"{self.base}{addresses.page(kind, name, self.own)}"
        path = (addresses.page(kind, name) or "").partition("?")[0]
        whole = replace(page, here=here, bar=bar(path, self.given, self.desk.day), scenario=self.scenario)
        return html(whole, addresses, footer=footer_of(self.desk.dataset)).encode("utf-8", "replace")

    def with_data(self, page: Page, kind: str, name: str) -> Page:
        """The page with the ways to take its rows away."""
        values = {key: value for key, value in self.own.items() if key != "columns"}
        return replace(page, data=tuple(Span(label, href) for label, href in self.desk.addresses.data(kind, name, values)))


@dataclass
class Explorer:
    """The stores of one server, and what it keeps of them."""

    url: str
    words_of: WordsOf | None = None
    kept: Kept = field(default_factory=Kept)
    shelf: Shelf = field(init=False)
    scenarios: Scenarios = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.url)
        self.scenarios = Scenarios(self.shelf)

    @contextmanager
    def visit(self, request: Request) -> Iterator[Visit]:
        """A visit for as long as the block runs. AskedWrongly for a frame that is not valid, StoreError."""
        given = {name: value for name, value in request.query_params.items() if value != ""}
        with self._store(given.get("scenario", "")) as (store, build):
            # On what day a scenario is asked is its own date, unless another is given.
            frame = frame_of(given)
            first = Desk(store, frame, LiveAddresses())
            addresses = LiveAddresses(staying(given, first.day), VERSION)
            own = {name: value for name, value in given.items() if name not in FRAME}
            quotes = self._quotes(store, build) if self.words_of else {}
            desk = Desk(store, Frame(first.day, frame.statuses, frame.denied), addresses, quotes, given.get("scenario", ""))
            yield Visit(desk, build, store, request.url.path, str(request.base_url).rstrip("/"), given, own)

    @contextmanager
    def _store(self, scenario: str) -> Iterator[tuple[Store, Build]]:
        if not scenario:
            with self.shelf.lent() as lent:
                yield lent
            return
        with self.scenarios.lent(scenario) as (store, _, build):
            yield store, build

    def graph(self, visit: Visit) -> Graph:
        """The whole graph, read once for each build."""
        with self._lock:
            if visit.build.graph is None:
                visit.build.graph = read_graph(visit.store)
            return visit.build.graph

    def suggestions(self, store: Store, build: Build) -> Suggestions:
        """What may be suggested, read once for each build."""
        with self._lock:
            if build.suggestions is None:
                build.suggestions = suggestions_of(store)
            return build.suggestions

    def _quotes(self, store: Store, build: Build) -> Mapping[str, str]:
        with self._lock:
            if build.quotes is None and self.words_of:
                build.graph = build.graph or read_graph(store)
                build.quotes = self.words_of(build.graph)
            return build.quotes or {}

    def close(self) -> None:
        """Let go of every store."""
        self.scenarios.close()
        self.shelf.close()
