"""What both engines are asked alike: the frames, the least that each question must be given, and that the rows are the same."""

from __future__ import annotations

import os
from itertools import product

from graph.model import Graph
from graph.store import Store
from queries.asking import Frame, ask
from queries.catalogue import question

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


def same(name: str, values: dict[str, str], frame: Frame, one: Store, other: Store) -> None:
    assert ask(one, name, values, frame).rows == ask(other, name, values, frame).rows, (name, values, frame)
