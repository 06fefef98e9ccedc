"""A part of a stored graph is read as the whole has it, on either engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from support import holding

from graph.kinds import load_kinds
from graph.model import Graph
from graph.part import Part, spoken_of
from graph.selection import Selection, select
from graph.store import Store


@pytest.fixture(params=["ladybug", "neo4j"])
def store(request: pytest.FixtureRequest, small_graph: Graph) -> Iterator[Store]:
    if request.param == "ladybug":
        yield request.getfixturevalue("small_ladybug")
        return
    with closing(holding(request.getfixturevalue("neo4j_uri"), small_graph)) as filled:
        yield filled


def around(store: Store, actor: str, hops: int) -> tuple[set[str], Graph]:
    part = Part(store)
    near = part.take_around({actor}, hops)
    assert near is not None
    return near, part.graph()


def test_the_neighbourhood_of_each_actor_is_that_of_the_whole(store: Store, small_graph: Graph) -> None:
    some = 0
    for actor in list(small_graph.actors)[::3]:
        wanted = select(small_graph, Selection((actor,), 1), load_kinds())
        if len(wanted.actors) > len(small_graph.actors) / 2:
            continue
        near, part = around(store, actor, 1)
        assert near == set(wanted.actors)
        assert part.links == wanted.links
        assert replace(select(part, Selection((actor,), 1), load_kinds()), dataset=wanted.dataset) == wanted
        assert {id_: part.actors[id_] for id_ in near} == wanted.actors
        assert spoken_of(wanted) & small_graph.actors.keys() <= part.actors.keys()
        some += len(wanted.links)
    assert some > 20


def test_links_are_taken_by_their_ids(store: Store, small_graph: Graph) -> None:
    wanted = list(small_graph.links)[::7]
    part = Part(store)
    part.take_links(wanted)
    part.take_links(wanted)
    assert part.graph().links == {id_: small_graph.links[id_] for id_ in sorted(wanted)}


def test_nobody_and_nothing_is_a_part_without_links(store: Store) -> None:
    part = Part(store)
    part.take_links([])
    part.take_actors(["no-such-actor"])
    assert part.take_around(set(), 3) == set()
    found = part.graph()
    assert not found.actors and not found.links and not found.gaps and not found.sources
    assert found.dataset
