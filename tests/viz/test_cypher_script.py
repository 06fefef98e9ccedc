"""The Cypher script, run on a real Neo4j: the graph that a build makes, and nothing more on a second run."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from map_graphs import met_graph
from neo4j_server import PASSWORD
from support import fill

from graph.days.standing import Standing
from graph.engines import open_store
from graph.kinds import load_kinds
from graph.model import Actor, Alias, Graph
from graph.reading import read_graph
from graph.selection import Selection, select
from queries.asking import Frame, ask
from viz.exports import export
from viz.formats import cypher
from viz.formats.cypher import literal

ASKED = {"who-oversees": {"actor": "TP"}, "funding": {"actor": "minister"}, "steps": {}, "gaps": {}, "actors": {}}
HOSTILE = [
    "it's", '"', "`", "\\", "\\'", "\\u0027", "\\\\u0027 OR", "\\u005c", "';\nMATCH (n) DETACH DELETE n;\n//",
    "/* */ // --", "$x {y}", "a\nb\r\nc\td", "\x00\x1b[2J", "\u2028\u2029\u202e\ufeff", "👮 é e\u0301",
    ":param x", "'} ) } ] //", "\\n", "\\",
]  # fmt: skip


def statements(path: Path) -> list[str]:
    """As anybody would cut a script: at a semicolon that ends a line."""
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("//")]
    return [one for one in "".join(lines).split(";\n") if one.strip()]


@pytest.fixture
def empty(neo4j_uri: str) -> Iterator[neo4j.Session]:
    """A session on the test server with nothing in it."""
    with neo4j.GraphDatabase.driver(neo4j_uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
        yield session


def load(session: neo4j.Session, path: Path) -> None:
    for statement in statements(path):
        session.run(statement).consume()


def counts(session: neo4j.Session) -> list[tuple[str, int]]:
    nodes = session.run("MATCH (n) UNWIND labels(n) AS what RETURN what, count(*) AS n ORDER BY what")
    found = [(row["what"], row["n"]) for row in nodes]
    links = session.run("MATCH ()-[l]->() RETURN type(l) AS what, count(*) AS n ORDER BY what")
    return found + [(row["what"], row["n"]) for row in links]


def test_a_script_loads_what_a_build_makes_once_however_often_it_is_run(
    neo4j_uri: str, empty: neo4j.Session, small_graph: Graph, tmp_path: Path
) -> None:
    frame = Frame(statuses=("all",), denied=True)
    with contextlib.closing(fill(neo4j_uri, small_graph)) as store:
        wanted = counts(empty)
        answers = {name: ask(store, name, values, frame).rows for name, values in ASKED.items()}
    empty.run("MATCH (n) DETACH DELETE n").consume()
    export(small_graph, tmp_path / "x.cypher", "cypher", None)
    for _ in range(2):
        load(empty, tmp_path / "x.cypher")
        assert counts(empty) == wanted
    with contextlib.closing(open_store(neo4j_uri)) as store:
        found = read_graph(store)
        assert (found.actors, found.links, found.gaps, found.sources) == (
            small_graph.actors, small_graph.links, small_graph.gaps, small_graph.sources,
        )  # fmt: skip
        assert {name: ask(store, name, values, frame).rows for name, values in ASKED.items()} == answers
    fill(neo4j_uri, small_graph).close()  # a build takes what was loaded for its own


def test_hostile_names_are_names(neo4j_uri: str, empty: neo4j.Session, tmp_path: Path) -> None:
    graph = met_graph()
    odd = {f"odd-{n}": Actor(f"odd-{n}", f"x{text}", "unit", (Alias(text + "y"),), note=text) for n, text in enumerate(HOSTILE)}
    hostile = dataclasses.replace(
        graph, actors={**graph.actors, **odd}, dataset={**graph.dataset, "name": "a\nMATCH (n) DETACH DELETE n;\n"}
    )
    export(hostile, tmp_path / "x.cypher", "cypher", None)
    load(empty, tmp_path / "x.cypher")
    with contextlib.closing(open_store(neo4j_uri)) as store:
        found = read_graph(store)
    assert found.actors == dict(sorted(hostile.actors.items())) and found.links == graph.links


def test_each_value_is_read_as_it_is_written(empty: neo4j.Session) -> None:
    values = [*HOSTILE, 1, -5, 0.1, 1e300, 350000000.0, True, False, [], ["a'", "\\"]]
    assert not [value for value in values if "\n" in literal(value)]
    row = empty.run("RETURN " + ", ".join(f"{literal(value)} AS v{n}" for n, value in enumerate(values))).single()
    assert row and [(type(value), value) for value in row.values()] == [(type(value), value) for value in values]


def test_planned_and_denied_links_load_only_when_asked(empty: neo4j.Session, tmp_path: Path) -> None:
    part = select(met_graph(), Selection(standing=Standing()), load_kinds())
    export(part, tmp_path / "x.cypher", "cypher", None, standing=Standing())
    load(empty, tmp_path / "x.cypher")
    found = empty.run("MATCH ()-[l]->() WHERE l.id IS NOT NULL RETURN collect(DISTINCT l.id) AS ids").single()
    assert found and set(found["ids"]) == set(part.links) < set(met_graph().links)


def test_constraints_come_first_and_statements_are_of_a_size_to_read(
    small_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cypher, "BATCH", 7)
    export(small_graph, tmp_path / "x.cypher", "cypher", None)
    found = statements(tmp_path / "x.cypher")
    heads = [one.split()[0] for one in found]
    assert heads == sorted(heads), "CREATE CONSTRAINT and CREATE INDEX, then UNWIND"
    rows = [sum(line.startswith("  {") for line in one.splitlines()) for one in found if one.startswith("UNWIND")]
    assert max(rows) == 7 and all(rows)
    assert (tmp_path / "x.cypher").read_text("utf-8").startswith("// As at: ")
    assert not [line for line in (tmp_path / "x.cypher").read_text("utf-8").splitlines() if line.startswith(":")]
