"""Loading into a real Neo4j: whole or not at all, resumed after a kill, and errors that say what to do."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j_server import PASSWORD, Neo4jServer, NotHere
from support import ROOT, fill, missing

from graph.engines import open_store
from graph.errors import StoreError
from graph.model import Graph
from graph.reading import read_graph
from graph.server.login import check_version

BUILD = """
import sys
import graph.server.load as load
import graph.server.login as login
login._CONNECT_SECONDS = 3.0  # how long a server that was killed is called for
load.ONE_TRANSACTION, load.BATCH = int(sys.argv[2]), 50
from loaders.build import build
from pathlib import Path
print('go', flush=True)
build(sys.argv[1], Path('tests/small'))
"""
STAGED = 100
WHOLE = 100_000


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of our own, which the tests of this file kill."""
    try:
        made = Neo4jServer(tmp_path_factory.mktemp("killed"))
    except NotHere as error:
        missing(f"no Neo4j: {error}", "CUSTODES_REQUIRE_NEO4J")
        raise
    made.start()
    yield made
    made.kill()


@pytest.fixture
def server(started: Neo4jServer) -> Neo4jServer:
    """The same, which may be written to: started anew only where the test before has left it otherwise."""
    if started.process is None:
        started.start()
    return started


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)


@contextlib.contextmanager
def driver(uri: str) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as made:
        yield made


def count(uri: str, statement: str) -> int:
    with driver(uri) as made:
        return int(made.execute_query(statement).records[0][0])


def started_build(uri: str, threshold: int) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        [sys.executable, "-c", BUILD, uri, str(threshold)], cwd=ROOT, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout and child.stdout.readline() == b"go\n"
    return child


def same_graph(uri: str, graph: Graph) -> None:
    """The graph is there once, and nothing of a broken load beside it."""
    with contextlib.closing(open_store(uri)) as store:
        found = read_graph(store)
    assert (found.actors, found.links, found.gaps) == (graph.actors, graph.links, graph.gaps)
    assert count(uri, "MATCH (n) WHERE any(l IN labels(n) WHERE l STARTS WITH 'Custodes') RETURN count(n)") == 0
    assert count(uri, "MATCH (a:Actor) RETURN count(a)") == len(graph.actors)


@pytest.mark.parametrize("threshold", [STAGED, WHOLE])
def test_a_server_killed_half_way_gets_the_same_graph_when_the_build_is_run_again(
    server: Neo4jServer, small_graph: Graph, threshold: int
) -> None:
    with driver(server.uri) as made:
        made.execute_query("MATCH (n) DETACH DELETE n")
    child = started_build(server.uri, threshold)
    half_way = "MATCH (s:CustodesLoad) RETURN coalesce(max(s.batches), 0)"
    deadline = time.monotonic() + 30
    with driver(server.uri) as made:
        while threshold == STAGED and child.poll() is None and time.monotonic() < deadline:
            if made.execute_query(half_way).records[0][0] >= 5:
                break
            time.sleep(0.01)
    server.kill()
    assert child.wait(60) != 0
    server.start()
    left = count(server.uri, half_way)
    assert left >= 5 if threshold == STAGED else left == 0
    again = started_build(server.uri, threshold)
    _, errors = again.communicate(timeout=120)
    assert again.returncode == 0, errors
    same_graph(server.uri, small_graph)


def test_a_broken_load_of_another_graph_is_forgotten(
    server: Neo4jServer, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server.uri, small_graph).close()
    with driver(server.uri) as made:
        made.execute_query("CREATE (:CustodesLoad {batches: 3, mark: 'of something else'}), (:CustodesNewActor {id: 'x'})")
    monkeypatch.setattr("graph.server.load.ONE_TRANSACTION", STAGED)
    fill(server.uri, small_graph).close()
    same_graph(server.uri, small_graph)


@pytest.mark.parametrize("threshold", [STAGED, WHOLE])
def test_loading_twice_either_way_adds_nothing_and_keeps_the_second_labels(
    server: Neo4jServer, small_graph: Graph, monkeypatch: pytest.MonkeyPatch, threshold: int
) -> None:
    monkeypatch.setattr("graph.server.load.ONE_TRANSACTION", threshold)
    for _ in range(2):
        fill(server.uri, small_graph).close()
    same_graph(server.uri, small_graph)
    forces = sum(actor.kind == "police_force" for actor in small_graph.actors.values())
    assert count(server.uri, "MATCH (n:PoliceForce) RETURN count(n)") == forces
    assert count(server.uri, "MATCH (n:Actor) WHERE size(labels(n)) <> 2 RETURN count(n)") == 0


@pytest.mark.parametrize("threshold", [STAGED, WHOLE])
def test_nodes_of_others_under_our_labels_stop_the_load_and_all_others_are_left_alone(
    server: Neo4jServer, small_graph: Graph, monkeypatch: pytest.MonkeyPatch, threshold: int
) -> None:
    monkeypatch.setattr("graph.server.load.ONE_TRANSACTION", threshold)
    fill(server.uri, small_graph).close()
    with driver(server.uri) as made:
        made.execute_query("CREATE (:Source {id: 'theirs'}), (:Film {title: 'Serpico'})-[:ABOUT]->(:Topic)")
        with pytest.raises(StoreError, match="holds 1 :Source nodes that custodes did not make"):
            fill(server.uri, small_graph)
        made.execute_query("MATCH (n:Source {id: 'theirs'}) DELETE n")
    fill(server.uri, small_graph).close()
    assert count(server.uri, "MATCH (:Film)-[r:ABOUT]->(:Topic) RETURN count(r)") == 1
    with driver(server.uri) as made:
        made.execute_query("MATCH (n) WHERE n:Film OR n:Topic DETACH DELETE n")


def test_a_statement_that_takes_too_long_is_stopped(
    server: Neo4jServer, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUSTODES_TIMEOUT", "0.5")
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a + b AS c WHERE c < 0 RETURN count(c) AS n"
    with contextlib.closing(fill(server.uri, small_graph)) as store, pytest.raises(StoreError, match="took too long"):
        store.rows(slow)


def test_a_limit_stops_the_rows_on_both_engines(server: Neo4jServer, small_graph: Graph, tmp_path: Path) -> None:
    for url in (server.uri, f"ladybug:{tmp_path / 'graph'}"):
        with contextlib.closing(fill(url, small_graph)) as store:
            assert len(store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id", None, 3)) == 3


def test_a_password_comes_from_a_netrc_file_that_only_its_owner_may_read(
    server: Neo4jServer, small_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server.uri, small_graph).close()
    monkeypatch.delenv("NEO4J_PASSWORD")
    file = tmp_path / "netrc"
    file.write_text(f"machine 127.0.0.1 login neo4j password {PASSWORD}\n", "utf-8")
    monkeypatch.setenv("NETRC", str(file))
    file.chmod(0o600)
    open_store(server.uri).close()
    file.chmod(0o644)
    with pytest.raises(StoreError, match="others on this machine may read it") as caught:
        open_store(server.uri)
    assert PASSWORD not in str(caught.value)
    file.write_text(f"machine 127.0.0.1 loggin {PASSWORD}\n", "utf-8")
    file.chmod(0o600)
    with pytest.raises(StoreError, match="netrc:1: is not in the form") as caught:
        open_store(server.uri)
    assert PASSWORD not in str(caught.value)


def test_no_password_at_all_says_where_to_put_it(server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    monkeypatch.setenv("NETRC", str(tmp_path / "empty"))
    (tmp_path / "empty").touch(0o600)
    with pytest.raises(StoreError, match="wants a user and password; set NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(server.uri)


def test_an_encrypted_scheme_to_a_plain_server_is_one_line(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.server.login._CONNECT_SECONDS", 2.0)
    for scheme in ("bolt+s", "neo4j+s"):
        with pytest.raises(StoreError, match=r"no server with trusted encryption answers there; use (bolt|neo4j)://"):
            open_store(server.uri.replace("bolt", scheme))


def test_the_neo4j_scheme_routes_to_a_single_server_too(server: Neo4jServer, small_graph: Graph) -> None:
    with contextlib.closing(fill(server.uri.replace("bolt", "neo4j"), small_graph)) as store:
        assert read_graph(store).links


def test_a_database_that_is_not_there_is_one_line(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(StoreError, match="no database of that name on this server; mend NEO4J_DATABASE"):
        open_store(server.uri)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/3.5.1", "Memgraph/2.0", ""])
def test_an_old_or_foreign_server_is_refused(agent: str) -> None:
    with pytest.raises(StoreError, match="custodes needs Neo4j 5 or later"):
        check_version("bolt://h", agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.22", "Neo4j/5.27-aura", "Neo4j/2025.01.0"])
def test_a_server_of_today_is_taken(agent: str) -> None:
    check_version("bolt://h", agent)


def test_a_database_that_only_reads_refuses_a_build_in_one_line(server: Neo4jServer, small_graph: Graph) -> None:
    fill(server.uri, small_graph).close()
    server.kill()
    server.start("server.databases.default_to_read_only=true\n")
    try:
        with pytest.raises(StoreError, match="may only read; build with a user that may write"):
            fill(server.uri, small_graph)
        same_graph(server.uri, small_graph)
    finally:
        server.kill()  # whoever needs it next starts it as it was


def test_a_wrong_password_and_many_of_them_are_one_line(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")
    for _ in range(5):
        with pytest.raises(StoreError, match=r"refused (the user or password|too many wrong passwords)") as caught:
            open_store(server.uri)
        assert "not-the-password" not in str(caught.value)
    assert os.environ["NEO4J_PASSWORD"] == "not-the-password"
