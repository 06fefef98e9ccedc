"""The explorer before a real Neo4j says what it says before the embedded store."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from serving import Served, running
from support import fill

from graph.model import Graph


@pytest.fixture(scope="module")
def server(neo4j_uri: str, small_graph: Graph) -> Iterator[Served]:
    """The explorer of the small dataset in Neo4j."""
    fill(neo4j_uri, small_graph).close()
    with running(neo4j_uri) as served:
        yield served


@pytest.mark.parametrize(
    "path",
    [
        "/actor/town-police",
        "/question/who-oversees?actor=town-police&depth=2",
        "/question/gaps",
        "/link/commissioner~REMOVES~chief",
        "/search?words=police",
    ],
)
def test_a_page_before_neo4j_is_that_before_the_embedded_store(server: Served, small: Served, path: str) -> None:
    theirs, ours = server.get(path), small.get(path)
    assert (theirs.code, ours.code) == (200, 200)
    assert theirs.text.replace(server.base, "") == ours.text.replace(small.base, "")


def test_rows_and_suggestions_are_the_same(server: Served, small: Served) -> None:
    for path in ("/actor/town-police.json", "/question/chain.json?actor=town-police", "/suggest?words=town"):
        theirs, ours = (json.loads(one.get(path).text) for one in (server, small))
        assert theirs == ours and ours
