"""The Cypher questions of docs/neo4j.md run on a real server over the shipped data, and find something."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import neo4j
import pytest
from support import ROOT

from graph.store import Store

STATEMENTS = re.findall(r"```cypher\n(.*?);\n```", (ROOT / "docs" / "neo4j.md").read_text("utf-8"), re.DOTALL)
# All forces are inspected: that this one finds nobody is its answer.
MAY_BE_EMPTY = ("NOT EXISTS",)


def test_there_are_ten_questions() -> None:
    assert len(STATEMENTS) == 10


@pytest.fixture(scope="module")
def driver(neo4j_uri: str, shipped_neo4j: Store) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(neo4j_uri, auth=(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])) as made:
        yield made


@pytest.mark.parametrize("statement", STATEMENTS)
def test_each_runs_in_read_mode_and_finds_something(statement: str, driver: neo4j.Driver) -> None:
    found = driver.execute_query(statement, routing_=neo4j.RoutingControl.READ).records
    assert found or any(words in statement for words in MAY_BE_EMPTY)
