"""Both engines give the same rows: on the shipped data and on graphs that nobody wrote by hand."""

from __future__ import annotations

import contextlib
import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import fill

from bench.generate import Generated
from graph.kinds import load_kinds
from graph.ladybug.store import LadybugStore
from graph.model import Graph
from graph.reading import read_graph
from graph.store import Store
from queries.asking import Frame, ask
from queries.catalogue import question, question_names

DATES = ("2016-01-01", "2022-11-30", "2025-04-01")
FRAMES = tuple(Frame(as_of=day, **more) for day, more in product(DATES, ({}, {"statuses": ("all",), "denied": True})))
# What stands for a required parameter that is no actor.
LEAST = {"topic": "general", "date": "2019-03-15"}
# CUSTODES_FULL_CONTRACT=1 (make test-long) asks every question with every kind in every frame (an hour); else each question
# meets every day, what counts on it takes turns, and so do the kinds: all are met, but not each by each question.
FULL = os.environ.get("CUSTODES_FULL_CONTRACT") == "1"


def values_for(name: str, actor: str, graph: Graph) -> dict[str, str]:
    """The least that a question must be given."""
    least = {**LEAST, "source": next(iter(graph.sources)), "text": next(iter(graph.links))}
    return {p.name: actor if p.type == "actor" else least[p.type] for p in question(name).parameters if p.required}


def one_of_each_kind(graph: Graph) -> list[str]:
    """The actor of each kind that has most links."""
    ties = dict.fromkeys(graph.actors, 0)
    for link in graph.links.values():
        ties[link.subject] += 1
        ties[link.object] += 1
    best: dict[str, str] = {}
    for actor in graph.actors.values():
        if actor.kind not in best or ties[actor.id] > ties[best[actor.kind]]:
            best[actor.kind] = actor.id
    return sorted(best.values())


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


def same(name: str, values: dict[str, str], frame: Frame, one: Store, other: Store) -> None:
    assert ask(one, name, values, frame).rows == ask(other, name, values, frame).rows, (name, values, frame)


@pytest.mark.parametrize("name", question_names())
def test_the_shipped_data_answers_alike(name: str, shipped_ladybug: Store, shipped_neo4j: Store, shipped_graph: Graph) -> None:
    for actor, frame in askings(name, shipped_graph):
        same(name, values_for(name, actor, shipped_graph), frame, shipped_ladybug, shipped_neo4j)


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), actors=st.integers(24, 60), turn=st.integers(0, len(FRAMES) - 1))
def test_generated_graphs_answer_alike(seed: int, actors: int, turn: int, neo4j_uri: str, tmp_path: Path) -> None:
    made = Generated(actors, seed)
    folder = tmp_path / f"{seed}-{actors}"
    LadybugStore(folder, writing=True).write_stream(made.link_kinds, made.stream(), 0)
    with contextlib.closing(LadybugStore(folder)) as ladybug:
        graph = read_graph(ladybug)
        with contextlib.closing(fill(neo4j_uri, graph)) as neo4j:
            actors_of_kinds = one_of_each_kind(graph)
            for index, name in enumerate(question_names()):
                actor = actors_of_kinds[(index + seed) % len(actors_of_kinds)]
                same(name, values_for(name, actor, graph), FRAMES[(index + turn) % len(FRAMES)], ladybug, neo4j)


def test_an_actor_of_every_kind_is_asked_about(shipped_graph: Graph) -> None:
    asked = {actor for name in question_names() for actor, _ in askings(name, shipped_graph) if actor}
    kinds = {shipped_graph.actors[id_].kind for id_ in asked}
    assert kinds == {actor.kind for actor in shipped_graph.actors.values()} <= set(load_kinds().actors)
