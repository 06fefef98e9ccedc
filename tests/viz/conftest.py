"""Maps opened in a real browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "maps"))

from map_graphs import AS_OF, met_graph
from support import fill

from graph.engines import open_store
from graph.model import Graph
from queries.asking import Frame, ask
from viz.map import write_map

# Goes to another place in the map, until that is drawn: the page hears of a new place some time after it is set.
GO = """at => new Promise((done) => {
  if (location.hash.replace(/^#/, '') === at) { done(); return; }
  window.addEventListener('hashchange', () => setTimeout(done, 0), { once: true });
  location.hash = at;
})"""


@dataclass
class Opened:
    """A map in the browser, with everything that went wrong in it and everything that it asked for."""

    page: Any
    path: Path
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def drawn(self, what: str) -> Any:
        """actors(), links(), lines(), boxes() … as the page tells them."""
        return self.page.evaluate(f"window.custodes.{what}()")

    def settled(self) -> Opened:
        """Wait until the table and the address have followed the picture."""
        self.page.wait_for_function("() => window.custodes.settled()")
        return self

    def go(self, place: str) -> Opened:
        """Go to another place in the map, as its address tells it, until it is drawn."""
        self.page.evaluate(GO, place)
        return self

    def table_links(self) -> list[str]:
        """The ids of the links in the table twin."""
        self.settled()
        return list(self.page.eval_on_selector_all("#tables tr[data-link]", "rows => rows.map(r => r.dataset.link)"))

    def find(self, text: str) -> None:
        """Type into the search box and press Enter."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def click_actor(self, id_: str) -> None:
        """Click the middle of an actor's box."""
        box = next(box for box in self.drawn("boxes") if box["id"] == id_)
        self.page.mouse.click(box["x"], box["y"])

    def click_line(self, id_: str) -> None:
        """Click a point of a line that no box covers."""
        point = self.page.evaluate("id => window.custodes.pointOn(id)", id_)
        assert point, f"no free point on {id_}"
        self.page.mouse.click(point["x"], point["y"])

    def show_standing(self, standing: str) -> None:
        """Press the box of a standing in the key."""
        self.page.click(f"[data-facet=standings] input[data-value={standing}]")


@pytest.fixture
def open_map(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write a map and open it from its file, `at` a place in it. A fault of the page, or one request, fails the test."""
    opened: list[Opened] = []

    def open_(graph: Graph, *, size: tuple[int, int] = (1400, 900), dark: bool = False, at: str = "", **options: Any) -> Opened:
        path = tmp_path / f"map-{len(opened)}.html"
        write_map(graph, path, **{"as_of": AS_OF, **options})
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light")
        page = context.new_page()
        page.set_default_timeout(8000)
        this = Opened(page, path)
        page.on("console", lambda said: this.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: this.faults.append(str(error)))
        page.on("dialog", lambda dialog: (this.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: this.requests.append(request.url))
        page.goto(path.as_uri() + (f"#{at}" if at else ""))
        page.wait_for_function("() => window.custodes !== undefined")
        opened.append(this)
        return this

    yield open_
    for this in opened:
        this.page.context.close()
        assert this.faults == []
        assert [url for url in this.requests if url.partition("#")[0] != this.path.as_uri()] == []


@pytest.fixture(scope="session")
def met() -> Graph:
    """The Met and eight others: see map_graphs.py."""
    return met_graph()


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Python's answer to a question about a graph: stored(graph, question, values, as_of) gives its rows."""
    made: dict[str, str] = {}

    def answer(graph: Graph, name: str, values: dict[str, Any], as_of: str | None = None) -> Any:
        key = " ".join(graph.links)
        if key not in made:
            made[key] = f"ladybug:{tmp_path_factory.mktemp('stored') / 'graph'}"
            fill(made[key], graph).close()
        with closing(open_store(made[key])) as store:
            return ask(store, name, values, Frame(as_of=as_of)).rows

    return answer
