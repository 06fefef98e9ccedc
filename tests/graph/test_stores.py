"""One contract for both engines, on real engines."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, SMALL, fill

from graph.engines import open_store
from graph.errors import AskedWrongly, StoreError, TooMuch
from graph.kinds import load_kinds
from graph.model import Graph
from graph.reading import read_graph
from graph.rows import tables
from graph.store import Store
from loaders.build import build
from queries.asking import ask


@pytest.fixture(params=["ladybug", "neo4j"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an engine; the same contract holds for each."""
    if request.param == "ladybug":
        return f"ladybug:{tmp_path / 'graph'}"
    address: str = request.getfixturevalue("neo4j_uri")
    return address


@pytest.fixture
def store(url: str, small_graph: Graph) -> Iterator[Store]:
    """A store that holds the small graph."""
    with contextlib.closing(fill(url, small_graph)) as filled:
        yield filled


def test_what_was_written_is_read_back_whole(store: Store, small_graph: Graph) -> None:
    found = read_graph(store)
    assert dataclasses.replace(found, dataset={}) == dataclasses.replace(small_graph, dataset={})


def test_the_bare_values_of_rows_come_one_by_one_as_they_lie_in_the_store(store: Store) -> None:
    statement = "MATCH (s:Actor)-[r:FUNDS]->() RETURN r.id AS id, s.id AS s, r.amount AS sum, r.topics AS topics ORDER BY id"
    rows = store.rows(statement)
    assert store.values(statement, {}, list) == [[*row.values()] for row in rows]
    assert store.values(statement, {}, next) == [*rows[0].values()]
    [proof] = store.values("MATCH ()-[r:FUNDS {id: $id}]->() RETURN r.sources AS sources", {"id": rows[0]["id"]}, list)
    assert proof == ["\x1f|paper-2022|"]


def test_writing_the_same_graph_again_adds_nothing(store: Store, url: str, small_graph: Graph) -> None:
    before = store.rows("MATCH (a:Actor)-[r]->(b:Actor) RETURN count(r) AS n ORDER BY n")
    store.close()
    with contextlib.closing(fill(url, small_graph)) as again:
        assert again.rows("MATCH (a:Actor)-[r]->(b:Actor) RETURN count(r) AS n ORDER BY n") == before


def test_a_write_that_fails_half_way_leaves_the_former_graph(store: Store, url: str, small_graph: Graph) -> None:
    broken = tables(small_graph, load_kinds(), "{}")
    broken.edges["OVERSEES"].append(broken.edges["OVERSEES"][0]._replace(object="nobody"))
    store.close()
    writer = open_store(url, writing=True)
    with pytest.raises(StoreError, match="an end of a link is no actor"):
        writer.write(broken)
    writer.close()
    with contextlib.closing(open_store(url)) as reader:
        assert len(read_graph(reader).links) == len(small_graph.links)


@pytest.mark.parametrize(
    "statement", ["CREATE (:Actor {id: 'x'})", "MATCH (a:Actor) SET a.name = 'x' RETURN a.id", "DROP TABLE Actor"]
)
def test_a_store_opened_for_reading_refuses_writes(store: Store, statement: str) -> None:
    with pytest.raises(StoreError):
        store.rows(statement)


@pytest.mark.parametrize("value", [("a",), {"a"}, 2**63, "\ud800", {"a": 1}, object()])
def test_a_parameter_that_an_engine_would_choke_on_is_refused_before(store: Store, value: object) -> None:
    with pytest.raises(AskedWrongly, match="parameter x"):
        store.rows("RETURN $x AS x ORDER BY x", {"x": value})


@pytest.mark.parametrize("address", ["", "ladybug:", "graph.db", "http://localhost", "neo4j"])
def test_an_address_that_is_no_store_is_refused(address: str) -> None:
    with pytest.raises(AskedWrongly, match="is no store; expected ladybug:PATH or neo4j://HOST:PORT"):
        open_store(address)


def test_a_store_that_is_not_there_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here; run 'custodes build'"):
        open_store(f"ladybug:{tmp_path / 'none'}")


def test_a_folder_that_is_no_store_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(StoreError, match="not a custodes store"):
        open_store(f"ladybug:{tmp_path}")


def test_a_file_that_is_no_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("hello")
    with pytest.raises(StoreError, match="is a file, not a custodes store"):
        open_store(f"ladybug:{path}")


def test_a_flipped_byte_is_noticed_on_opening(tmp_path: Path, small_graph: Graph) -> None:
    folder = tmp_path / "graph"
    fill(f"ladybug:{folder}", small_graph).close()
    file = folder / json.loads((folder / "manifest.json").read_text())["file"]
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="bytes differ from its manifest; run 'custodes build' again"):
        open_store(f"ladybug:{folder}")


def test_a_file_cut_short_is_noticed_on_opening(tmp_path: Path, small_graph: Graph) -> None:
    folder = tmp_path / "graph"
    fill(f"ladybug:{folder}", small_graph).close()
    file = folder / json.loads((folder / "manifest.json").read_text())["file"]
    file.write_bytes(file.read_bytes()[:-4096])
    with pytest.raises(StoreError, match="missing or cut short"):
        open_store(f"ladybug:{folder}")


def test_a_new_graph_is_swapped_in_while_the_old_one_is_open(tmp_path: Path, small_graph: Graph) -> None:
    address = f"ladybug:{tmp_path / 'graph'}"
    with contextlib.closing(fill(address, small_graph)) as reader:
        assert reader.rows("MATCH (a:Actor) RETURN count(a) AS n ORDER BY n")
        smaller = dataclasses.replace(small_graph, links={}, gaps={}, actor_claims={})
        with contextlib.closing(fill(address, smaller)) as new:
            assert read_graph(new).links == {}
        assert len(read_graph(reader).links) == len(small_graph.links)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        build(f"ladybug:{tmp_path / 'file' / 'graph'}", SMALL)


def test_a_build_killed_at_any_moment_leaves_the_former_graph(tmp_path: Path, small_graph: Graph) -> None:
    folder = tmp_path / "graph"
    fill(f"ladybug:{folder}", small_graph).close()
    program = "from loaders.build import build; import sys; print('go', flush=True); build(sys.argv[1])"
    for pause in (0.0, 0.1, 0.3, 0.6, 0.9, 1.3):
        child = subprocess.Popen(
            [sys.executable, "-c", program, f"ladybug:{folder}"], cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        assert child.stdout and child.stdout.readline() == b"go\n"
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        child.wait(30)
        child.stdout.close()
        with contextlib.closing(open_store(f"ladybug:{folder}")) as reader:
            assert len(read_graph(reader).links) > 0
    build(f"ladybug:{folder}", SMALL)
    with contextlib.closing(open_store(f"ladybug:{folder}")) as reader:
        assert len(read_graph(reader).links) == len(small_graph.links)


def test_old_graphs_do_not_pile_up(tmp_path: Path, small_graph: Graph) -> None:
    folder = tmp_path / "graph"
    for _ in range(3):
        fill(f"ladybug:{folder}", small_graph).close()
    assert len(list(folder.glob("graph-*"))) == 1


def test_a_wrong_password_is_one_line_that_does_not_repeat_it(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")
    with pytest.raises(StoreError, match="refused the user or password") as caught:
        open_store(neo4j_uri)
    assert "not-the-password" not in str(caught.value)


def test_no_server_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.server.login._CONNECT_SECONDS", 1.0)
    with pytest.raises(StoreError, match="no server answers there"):
        open_store("bolt://127.0.0.1:9")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="set NEO4J_USERNAME and NEO4J_PASSWORD") as caught:
        open_store("neo4j://neo4j:secret@localhost:7687")
    assert "secret" not in str(caught.value)


def test_a_database_of_somebody_else_is_left_alone(neo4j_uri: str, small_graph: Graph) -> None:
    import neo4j

    auth = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(neo4j_uri, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("CREATE (:Actor {id: 'theirs'}), (:Film {title: 'Serpico'})")
        with pytest.raises(StoreError, match=r"holds 1 :Actor nodes that custodes did not make"):
            fill(neo4j_uri, small_graph)
        driver.execute_query("MATCH (n:Actor) DETACH DELETE n")
        fill(neo4j_uri, small_graph).close()
        fill(neo4j_uri, small_graph).close()
        assert driver.execute_query("MATCH (f:Film) RETURN count(f) AS n").records[0]["n"] == 1
        driver.execute_query("MATCH (f:Film) DELETE f")


def test_in_neo4j_an_actor_carries_its_kind_as_a_second_label(neo4j_uri: str, small_graph: Graph) -> None:
    with contextlib.closing(fill(neo4j_uri, small_graph)) as store:
        rows = store.rows("MATCH (a:PoliceForce) RETURN a.id AS id ORDER BY id")
    assert {"id": "town-police"} in rows


def test_a_statement_that_needs_too_much_memory_says_so(shipped_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.ladybug.store.BUFFER_POOL", 32 * 1024 * 1024)
    with contextlib.closing(open_store(shipped_url)) as store:
        with pytest.raises(TooMuch, match=r"needs more memory than the .* MB for reading; narrow it"):
            store.rows("MATCH (a:Actor), (b:Actor) RETURN DISTINCT a.record + b.record AS one ORDER BY one")
        assert store.rows("MATCH (a:Actor {id: 'kent-police'}) RETURN a.id AS id")  # and goes on


def test_what_one_statement_leaves_in_memory_stops_no_other(shipped_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.ladybug.store.BUFFER_POOL", 48 * 1024 * 1024)
    with contextlib.closing(open_store(shipped_url)) as store:
        told = [len(ask(store, name, {}).rows) for name in ("steps", "links", "in-force", "claims") * 3]
    assert told[:4] * 3 == told
