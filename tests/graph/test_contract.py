"""Both engines give the same rows on the shipped data."""

from __future__ import annotations

from itertools import product

import pytest
from contract import DATES, FRAMES, FULL, one_of_each_kind, same, values_for

from graph.kinds import load_kinds
from graph.model import Graph
from graph.store import Store
from queries.asking import Frame
from queries.catalogue import question_names


def asked_of_actors(graph: Graph) -> list[str]:
    """The questions that must be given an actor: one after the other they meet all kinds."""
    return [name for name in question_names() if "x" in values_for(name, "x", graph).values()]


def askings(name: str, graph: Graph) -> list[tuple[str, Frame]]:
    """Which actor and frame a question is asked with: all combinations, or a walk through both."""
    actors = one_of_each_kind(graph) if "x" in values_for(name, "x", graph).values() else [""]
    if FULL:
        return [*product(actors, FRAMES)]
    turn = asked_of_actors(graph).index(name) if actors != [""] else question_names().index(name)
    frames = [FRAMES[2 * day + (turn + day) % 2] for day in range(len(DATES))]
    return [(actors[(turn * len(frames) + index) % len(actors)], frame) for index, frame in enumerate(frames)]


@pytest.mark.parametrize("name", question_names())
def test_the_shipped_data_answers_alike(name: str, shipped_ladybug: Store, shipped_neo4j: Store, shipped_graph: Graph) -> None:
    for actor, frame in askings(name, shipped_graph):
        same(name, values_for(name, actor, shipped_graph), frame, shipped_ladybug, shipped_neo4j)


def test_an_actor_of_every_kind_is_asked_about(shipped_graph: Graph) -> None:
    asked = {actor for name in question_names() for actor, _ in askings(name, shipped_graph) if actor}
    kinds = {shipped_graph.actors[id_].kind for id_ in asked}
    assert kinds == {actor.kind for actor in shipped_graph.actors.values()} <= set(load_kinds().actors)
