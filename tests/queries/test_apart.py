"""A statement that would take for ever, or all memory, is ended with one line, and this process goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from support import fill

from graph.errors import AskedWrongly, StoreError
from graph.model import Graph
from queries.free.apart import ask_apart


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, small_graph: Graph) -> str:
    address = f"ladybug:{tmp_path_factory.mktemp('apart') / 'store'}"
    fill(address, small_graph).close()
    return address


def test_an_answer_comes_back_with_its_columns_and_notes(url: str) -> None:
    answer = ask_apart(url, "MATCH (a:Actor) RETURN a.id, a.name ORDER BY a.id", [], 2)
    assert [row["a.id"] for row in answer.rows] == ["ann-other", "boats"]
    assert any("cut short at 2" in note for note in answer.notes)


def test_what_was_asked_wrongly_stays_so(url: str) -> None:
    with pytest.raises(AskedWrongly, match="nothing is called 'b'"):
        ask_apart(url, "RETURN b.id", [], 2)
    with pytest.raises(StoreError, match="no graph here"):
        ask_apart("ladybug:/nowhere/at/all", "RETURN 1 AS x", [], 2)


@pytest.mark.parametrize(
    "statement", ["RETURN range(1, 100000000) AS x", "UNWIND range(1, 1000000000) AS x RETURN count(x) AS n"]
)
def test_a_statement_that_takes_all_memory_is_ended(url: str, statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTODES_MEMORY", "500")
    with pytest.raises(StoreError, match="took more than 500 MB of memory and was stopped"):
        ask_apart(url, statement, [], 2)


@pytest.mark.parametrize("server", [False, True], ids=["ladybug", "neo4j"])
def test_a_statement_that_takes_for_ever_is_ended(
    url: str, server: bool, small_graph: Graph, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server:
        url = request.getfixturevalue("neo4j_uri")
        fill(url, small_graph).close()
    monkeypatch.setenv("CUSTODES_TIMEOUT", "2")
    # Three: a quick machine has done with two of them in 2 seconds.
    for_ever = " ".join(f"UNWIND range(1, 100000) AS {name}" for name in "xyz")
    begun = time.monotonic()
    with pytest.raises(StoreError, match="took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT"):
        ask_apart(url, f"{for_ever} RETURN x, y, z ORDER BY z LIMIT 3", [], 2)
    assert time.monotonic() - begun < 20


def test_an_answer_too_large_for_anyone_is_refused(url: str) -> None:
    with pytest.raises(AskedWrongly, match="larger than 64 MB"):
        ask_apart(url, "UNWIND range(1, 90) AS x RETURN repeat('x', 1000000) AS y", [], 100)


def test_a_limit_that_is_none_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTODES_MEMORY", "lots")
    with pytest.raises(AskedWrongly, match="CUSTODES_MEMORY: 'lots' is no amount of memory"):
        ask_apart(url, "RETURN 1 AS x", [], 2)


def test_a_module_of_the_folder_one_stands_in_is_not_run(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "apart.py").write_text("raise SystemExit(3)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ask_apart(url, "RETURN 1 AS x", [], 2).rows == [{"x": 1}]
