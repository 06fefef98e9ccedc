"""The view for py2neo, written to and read from a real server through py2neo itself."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

import py2neo
import pytest

from graph.kinds import load_kinds
from graph.model import Graph
from graph.selection import Selection, select
from graph.server.py2neo_view import to_py2neo


@pytest.fixture
def part(small_graph: Graph) -> Graph:
    return select(small_graph, Selection(("town-police",), 1), load_kinds())


@pytest.fixture
def remote(neo4j_uri: str) -> Any:
    user, password = os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"]
    graph = py2neo.Graph(f"bolt://127.0.0.1:{urlsplit(neo4j_uri).port}", auth=(user, password))
    graph.run("MATCH (n) DETACH DELETE n")
    yield graph
    graph.run("MATCH (n) DETACH DELETE n")


def test_every_actor_and_link_of_a_selection_is_in_the_subgraph(part: Graph) -> None:
    made = to_py2neo(part)
    assert {node["id"] for node in made.nodes} == set(part.actors)
    assert {(type(link).__name__, link["id"]) for link in made.relationships} == {(v.kind, v.id) for v in part.links.values()}


def test_py2neo_writes_it_to_a_server_and_reads_it_back(part: Graph, remote: Any) -> None:
    remote.create(to_py2neo(part))
    assert remote.evaluate("MATCH (a:Actor) RETURN count(a)") == len(part.actors)
    assert remote.evaluate("MATCH (:Actor)-[r]->(:Actor) RETURN count(r)") == len(part.links)
    assert remote.nodes.match("PoliceForce", id="town-police").first()["name"] == part.actors["town-police"].name


def test_merging_it_twice_adds_nothing(part: Graph, remote: Any) -> None:
    for _ in range(2):
        remote.merge(to_py2neo(part))
    assert remote.evaluate("MATCH (a:Actor) RETURN count(a)") == len(part.actors)
