"""Fixtures that several folders of tests share: the two engines, a browser, the small dataset and the source documents."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from neo4j_server import PASSWORD, Neo4jServer, NotHere
from support import SHARED, SMALL, fill, holding, missing
from work_shares import Shares, in_order

from graph.engines import open_store
from graph.model import Graph
from graph.store import Store
from loaders.dataset import load_graph

# Hundreds of tests start the program anew: where no .pyc may be written, each compiles all of it again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

BROWSER = "CUSTODES_REQUIRE_BROWSER"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = in_order(items)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shares:
    return Shares(config, log)


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of source documents."""
    if not SHARED.is_dir():
        pytest.skip("the source documents are not beside the checkout (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def small_graph() -> Graph:
    """The graph of tests/small."""
    return load_graph(SMALL)


@pytest.fixture(scope="session")
def shipped_graph() -> Graph:
    """The graph of data/."""
    return load_graph()


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Neo4j: NEO4J_TEST_URI, or a server of our own for this session."""
    given = os.environ.get("NEO4J_TEST_URI")
    if given:
        yield given
        return
    try:
        # The shipped data in one transaction takes most of 768 MB: half of a load went into collecting it.
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j"), heap="1536m")
    except NotHere as error:
        missing(f"no Neo4j: {error}", "CUSTODES_REQUIRE_NEO4J")
        raise
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", PASSWORD
    server.start()
    yield server.uri
    server.kill()


@pytest.fixture(scope="module")
def shipped_neo4j(neo4j_uri: str, shipped_graph: Graph) -> Iterator[Store]:
    """The shipped dataset on the server; filled only where another graph lies there now."""
    store = holding(neo4j_uri, shipped_graph)
    yield store
    store.close()


@pytest.fixture(scope="session")
def small_ladybug(tmp_path_factory: pytest.TempPathFactory, small_graph: Graph) -> Iterator[Store]:
    """The small dataset in the embedded engine."""
    store = fill(f"ladybug:{tmp_path_factory.mktemp('small') / 'graph'}", small_graph)
    yield store
    store.close()


@pytest.fixture(scope="session")
def shipped_url(tmp_path_factory: pytest.TempPathFactory, shipped_graph: Graph) -> str:
    """The address of a store of the embedded engine with the shipped dataset in it."""
    url = f"ladybug:{tmp_path_factory.mktemp('shipped') / 'graph'}"
    fill(url, shipped_graph).close()
    return url


@pytest.fixture(scope="session")
def shipped_ladybug(shipped_url: str) -> Iterator[Store]:
    """The shipped dataset in the embedded engine."""
    store = open_store(shipped_url)
    yield store
    store.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; without it the tests skip with the reason, or fail where CI says that it must be there."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed (pip install playwright)", BROWSER)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        missing("no Chromium is installed (apt-get install chromium)", BROWSER)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()
