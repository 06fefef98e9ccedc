"""The export for `neo4j-admin database import`, imported for real and asked for real."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j_server import PASSWORD, Neo4jServer, NotHere
from support import fill, missing

from graph.engines import open_store
from graph.errors import OutputError
from graph.model import Graph
from graph.reading import read_graph
from graph.store import Store
from queries.asking import Frame, ask
from viz.exports import export

ASKED = {"who-oversees": {"actor": "TP"}, "funding": {"actor": "minister"}, "steps": {}, "gaps": {}, "actors": {}}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Neo4jServer]:
    try:
        made = Neo4jServer(tmp_path / "home")
    except NotHere as error:
        missing(f"no Neo4j: {error}", "CUSTODES_REQUIRE_NEO4J")
        raise
    yield made
    made.kill()


def test_what_is_exported_is_imported_and_answers_alike(
    server: Neo4jServer, small_graph: Graph, small_ladybug: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "import"
    written = export(small_graph, folder, "neo4j-admin", None)
    assert folder / "Actor-header.csv" in written
    (server.home / "conf").mkdir(parents=True)
    (server.home / "conf" / "neo4j.conf").touch()
    done = server.admin("database", "import", "full", "neo4j", f"@{folder / 'arguments.txt'}", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    server.start()
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        for statement in (folder / "after-import.cypher").read_text("utf-8").split(";\n")[:-1]:
            session.run(statement).consume()
    with contextlib.closing(open_store(server.uri)) as store:
        found = read_graph(store)
        assert (found.actors, found.links, found.gaps) == (small_graph.actors, small_graph.links, small_graph.gaps)
        assert len(store.rows("MATCH (a:PoliceForce) RETURN a.id AS id ORDER BY id")) > 0
        for name, values in ASKED.items():
            frame = Frame(statuses=("all",), denied=True)
            assert ask(store, name, values, frame).rows == ask(small_ladybug, name, values, frame).rows, name
    fill(server.uri, small_graph).close()  # a build takes what was imported for its own


def test_exporting_twice_replaces_the_folder_and_gives_the_same_bytes(small_graph: Graph, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in export(small_graph, tmp_path / "x", "neo4j-admin", None)}
    second = {path.name: path.read_bytes() for path in export(small_graph, tmp_path / "x", "neo4j-admin", None)}
    assert first == second
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_folder_of_somebody_else_is_left_alone(small_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="not an import of custodes"):
        export(small_graph, tmp_path / "x", "neo4j-admin", None)
    assert (tmp_path / "x" / "letter.txt").exists()
