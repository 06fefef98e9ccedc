"""custodes query lets one reading statement through and refuses every other clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly, RefusedStatement
from graph.store import Store
from queries.free import ask_freely
from queries.guard import check_reads_only

READING = [
    "MATCH (a:Actor) RETURN a.id AS id ORDER BY id",
    "match (a:Actor) where a.name = 'CREATE; DROP' return count(a) AS n",
    "MATCH (a:Actor) RETURN a.id AS id // DELETE is a word\n",
    "MATCH (a:Actor) /* SET */ RETURN a.id AS id;",
    "UNWIND [1, 2] AS x RETURN x",
    "OPTIONAL MATCH (a:Actor {id: $id}) RETURN a.name AS `set`",
    "MATCH (a:Actor)-[r:OVERSEES|INSPECTS]->(b) WITH a, count(r) AS n RETURN a.id AS id, n",
]
REFUSED = [
    "",
    ";",
    "CREATE (:Actor {id: 'x'})",
    "MATCH (a:Actor) DELETE a",
    "MATCH (a:Actor) SET a.name = 'x' RETURN a",
    "MATCH (a:Actor) REMOVE a.name RETURN a",
    "MERGE (a:Actor {id: 'x'}) RETURN a",
    "LOAD FROM '/etc/passwd' RETURN *",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (a:Actor) RETURN a.id AS id; MATCH (b:Actor) RETURN b.id AS id",
    "COPY (MATCH (a:Actor) RETURN a.*) TO 'out.csv'",
    "EXPORT DATABASE 'out'",
    "INSTALL httpfs",
    "CALL show_tables() RETURN *",
    "MATCH (a) CALL { WITH a RETURN 1 AS x } RETURN x",
    "WITH 1 AS x CALL db.labels() YIELD label RETURN label",
    "EXPLAIN MATCH (a) RETURN a",
    "MATCH (a:Actor)",
    "RETURN 'not closed",
    "DROP TABLE Actor",
    "MATCH (a) FOREACH (x IN [1] | CREATE (:Actor)) RETURN a",
    "USE other MATCH (a) RETURN a",
    "MATCH (a:Actor) /* x */ DETACH /* y */ DELETE a RETURN 1 AS x",
]


@pytest.mark.parametrize("statement", READING)
def test_a_reading_statement_passes(statement: str, small_ladybug: Store) -> None:
    check_reads_only(statement)
    parameters = ["id=chief"] if "$id" in statement else []
    assert ask_freely(small_ladybug, statement, parameters, 100).rows


@pytest.mark.parametrize("statement", REFUSED)
def test_every_other_statement_is_refused_in_one_line(statement: str) -> None:
    with pytest.raises(RefusedStatement) as caught:
        check_reads_only(statement)
    assert "\n" not in str(caught.value)


def test_a_refused_statement_has_no_effect(tmp_path: Path, small_ladybug: Store) -> None:
    target = tmp_path / "out.csv"
    with pytest.raises(RefusedStatement):
        ask_freely(small_ladybug, f"COPY (MATCH (a:Actor) RETURN a.id) TO '{target}'", [], 10)
    assert not target.exists()


def test_a_missing_an_unused_and_a_malformed_parameter_are_refused(small_ladybug: Store) -> None:
    statement = "MATCH (a:Actor) WHERE a.id = $id RETURN a.id AS id"
    with pytest.raises(AskedWrongly, match=r"\$id has no value; add -p id=VALUE"):
        ask_freely(small_ladybug, statement, [], 10)
    with pytest.raises(AskedWrongly, match="-p other is not used"):
        ask_freely(small_ladybug, statement, ["id=chief", "other=1"], 10)
    with pytest.raises(AskedWrongly, match="expected NAME=VALUE"):
        ask_freely(small_ladybug, statement, ["id"], 10)


def test_a_long_answer_is_cut_and_says_so(small_ladybug: Store) -> None:
    answer = ask_freely(small_ladybug, "MATCH (a:Actor) RETURN a.id AS id ORDER BY id", [], 2)
    assert len(answer.rows) == 2
    assert any(note.startswith("cut short at 2") for note in answer.notes)


def test_a_whole_node_comes_back_as_plain_values(small_ladybug: Store) -> None:
    [row] = ask_freely(small_ladybug, "MATCH (a:Actor {id: 'chief'}) RETURN a", [], 2).rows
    assert row["a"]["name"] == "Chief Constable of Town"
