"""The explorer, served by a real server to a real browser, and frozen into a folder."""

from __future__ import annotations

import importlib.util
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from serving import Served, running
from support import AXE_RUN, fill

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
        found = self.page.evaluate(AXE_RUN, TAGS)
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
