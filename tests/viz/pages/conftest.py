"""The explorer, served by a real server to a real browser, and frozen into a folder."""

from __future__ import annotations

import importlib.util
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

sys.path.insert(0, str(Path(__file__).parent.parent))

from support import fill

from viz.pages.live.app import application
from viz.pages.live.visit import Explorer

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Answered:
    """What a server answered."""

    code: int
    body: bytes
    headers: Any
    url: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Served:
    """A running explorer: `url` of its store, `base` its address."""

    url: str
    base: str

    def get(self, path: str, *, method: str = "GET", follow: bool = True, **headers: str) -> Answered:
        """What it answers to a path, or a whole address."""
        address = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(address, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()})
        opener = urllib.request.build_opener(*([] if follow else [Stay]))
        try:
            with opener.open(request, timeout=60) as found:
                return Answered(found.status, found.read(), found.headers, found.url)
        except urllib.error.HTTPError as error:
            return Answered(error.code, error.read(), error.headers, address)


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: Any) -> None:
        """Nowhere."""


@contextmanager
def running(url: str, *, hosts: tuple[str, ...] = ("127.0.0.1", "localhost"), token: str = "", **more: Any) -> Iterator[Served]:
    """A server of the store at `url`, on a free port."""
    explorer = Explorer(url, **more)
    config = uvicorn.Config(application(explorer, hosts, token), port=0, log_level="error", server_header=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(url, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory, small_graph: Any) -> str:
    """A store with the small dataset."""
    url = f"ladybug:{tmp_path_factory.mktemp('pages') / 'graph'}"
    fill(url, small_graph).close()
    return url


@pytest.fixture(scope="session")
def small(small_url: str) -> Iterator[Served]:
    """The explorer of the small dataset."""
    with running(small_url) as served:
        yield served


@pytest.fixture(scope="session")
def shipped(shipped_url: str) -> Iterator[Served]:
    """The explorer of the shipped dataset."""
    with running(shipped_url) as served:
        yield served


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core-python is not installed (pip install axe-core-python)")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


@dataclass
class Tab:
    """A page in the browser, with everything that went wrong in it and everything that it asked for."""

    page: Any
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def objections(self, axe: str) -> list[str]:
        """What axe-core finds, each in a line."""
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(axe)
        found = self.page.evaluate("tags => window.axe.run(document, {runOnly: tags})", TAGS)
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.fixture
def open_tab(browser: Any) -> Iterator[Callable[..., Tab]]:
    """Opens an address. A fault of the page, or a request to another place, fails the test."""
    opened: list[tuple[Tab, str]] = []

    def open_(
        address: str, *, size: tuple[int, int] = (1280, 900), dark: bool = False, scripts: bool = True, **more: Any
    ) -> Tab:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light",
            java_script_enabled=scripts, **more,
        )  # fmt: skip
        page = context.new_page()
        page.set_default_timeout(15000)
        tab = Tab(page)
        page.on("console", lambda said: tab.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: tab.faults.append(str(error)))
        page.on("dialog", lambda dialog: (tab.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: tab.requests.append(request.url))
        page.goto(address)
        parts = urllib.parse.urlsplit(address)
        opened.append((tab, f"{parts.scheme}://{parts.netloc}"))
        return tab

    yield open_
    for tab, origin in opened:
        tab.page.context.close()
        assert tab.faults == []
        assert [url for url in tab.requests if not url.startswith((origin, "data:"))] == []
