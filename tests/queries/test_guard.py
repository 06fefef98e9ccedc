"""custodes query lets one reading statement through and refuses every other clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly, RefusedStatement
from graph.store import Store
from queries.free.answer import ask_freely
from queries.free.guard import check_reads_only

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


@pytest.mark.parametrize(
    "statement",
    [
        "UNWIND [1] AS x WITH x WHERE x < 1e5LOAD FROM 'f.csv' (header=false) RETURN *",
        "WITH 1 AS x WHERE x < 1LOAD FROM 'f.csv' RETURN *",
        "WITH 1 AS x \\u0043ALL dbms.listConfig() YIELD name RETURN name",
        "WITH 1 AS x \\u004cOAD CSV FROM 'file:///f' AS line RETURN line",
        "RETURN 1 AS y /* **/ , ' /* */ LOAD FROM 'f.csv' RETURN *",
        "WITH 1 AS x // \r LOAD CSV FROM 'file:///f' AS line RETURN line",
        "RETURN nextval('s') AS x",
        "RETURN apoc.load.json('f') AS x",
        "RETURN `file`() AS x",
        "RETURN 1 AS x UNION CALL db.labels() YIELD label AS x RETURN x",
        "MATCH (a:Actor) WHERE EXISTS { CREATE (b:Actor) } RETURN a.id",
        "RETURN 1 AS x UNION LOAD CSV FROM 'f' AS x RETURN x",
        "RETURN 1 AS `a\\u0060 LOAD CSV`",
        "RETURN a$b",
        "RETURN 007 AS x",
        "RETURN 1e400 AS x",
        "RETURN 99999999999999999999 AS x",
        "RETURN 1 AS x, 2 AS x",
        "MATCH (a\u200b:Actor) RETURN 1 AS x",
        "RETURN " + "(" * 500 + "1" + ")" * 500 + " AS x",
        "RETURN '" + "x" * 200_000 + "' AS x",
    ],
)
def test_what_the_engines_read_otherwise_is_refused(statement: str) -> None:
    with pytest.raises(RefusedStatement) as caught:
        check_reads_only(statement)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (a:Actor)-[r]->() RETURN type(r) AS k", "write r.kind"),
        ("MATCH (a:Actor) RETURN labels(a) AS k", "write a.kind"),
        ("MATCH (a:Acter) RETURN a.id", "did you mean 'Actor'"),
        ("MATCH (a:PoliceForce) RETURN a.id", "kind: 'police_force'"),
        ("MATCH (a:Actor)-[r:OVERSES]->() RETURN a.id", "did you mean 'OVERSEES'"),
        ("MATCH (a:Actor) RETURN a.nmae", "did you mean 'name'"),
        ("MATCH (a:Actor) RETURN a._ID", "write .id"),
        ("MATCH (a:Actor) DELETE a RETURN 1 AS x", "'DELETE' is not for reading"),
        ("WITH 1 AS x LOAD CSV FROM 'f' AS l RETURN l", "'LOAD' is not for reading"),
        ("RETURN conut(1) AS x", "did you mean 'co"),
    ],
)
def test_a_refusal_says_what_to_write_instead(statement: str, said: str) -> None:
    with pytest.raises(RefusedStatement) as caught:
        check_reads_only(statement)
    assert said in str(caught.value)


def test_names_that_begin_clauses_are_taken_as_names(small_ladybug: Store) -> None:
    words = ("start", "use", "load", "call", "set", "delete", "create", "end", "order", "count", "in", "as")
    row = ask_freely(small_ladybug, "RETURN " + ", ".join(f"1 AS {word}" for word in words), [], 2).rows
    assert row == [dict.fromkeys(words, 1)]
    [row] = ask_freely(
        small_ladybug, "MATCH (load:Actor {id: 'chief'}) WITH load AS set RETURN set.id, 'CALL' AS x", [], 2
    ).rows
    assert row == {"set.id": "chief", "x": "CALL"}


def test_a_column_is_called_as_it_was_typed_even_where_no_row_is_found(small_ladybug: Store) -> None:
    answer = ask_freely(small_ladybug, "MATCH (a:Actor) WHERE a.id = 'nobody' RETURN a.id, a.name AS n", [], 2)
    assert [column.name for column in answer.question.columns] == ["a.id", "n"]
    [row] = ask_freely(small_ladybug, "MATCH (a:Actor) RETURN count(a), count(a.id)", [], 2).rows
    assert list(row) == ["count(a)", "count(a.id)"]


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
