"""Brokers: through whom the shortest lines of accountability between others run."""

from __future__ import annotations

from collections import deque

from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.picture import proof_of
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight


def _answer(asked: Asked) -> list[Row]:
    network = Oversight(asked.store, asked.values)
    up: dict[str, list[str]] = {}
    for giver, forum in sorted(network.edges):
        up.setdefault(giver, []).append(forum)
        up.setdefault(forum, [])
    score = betweenness(up)
    most = sorted((actor for actor in score if score[actor] > 0), key=lambda actor: (-round(score[actor], 6), actor))
    shown = most[: asked.values["most"]]
    steps: dict[str, list[tuple[tuple[str, str], Row]]] = {actor: [] for actor in shown}
    for pair, (first, *_) in sorted(network.edges.items()):
        for actor in pair:
            if actor in steps:
                steps[actor].append((pair, first))
    prove(asked.store, (step for found in steps.values() for _, step in found))
    return [_row(network, actor, score[actor], len(up), steps[actor]) for actor in shown]


def betweenness(up: dict[str, list[str]]) -> dict[str, float]:
    """How many shortest lines between two others run through each (Brandes 2001): NetworkX gives the same and takes
    ten times as long, because it holds each neighbour in a dict."""
    names = sorted(up)
    number = {name: index for index, name in enumerate(names)}
    forums = [[number[forum] for forum in up[name]] for name in names]
    score = [0.0] * len(names)
    for start in range(len(names)):
        _add_lines_from(start, forums, score)
    return dict(zip(names, score, strict=True))


def _add_lines_from(start: int, forums: list[list[int]], score: list[float]) -> None:
    far = {start: 0}
    lines = {start: 1.0}
    order: list[int] = []
    below: dict[int, list[int]] = {start: []}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        order.append(here)
        for forum in forums[here]:
            if forum not in far:
                far[forum] = far[here] + 1
                lines[forum], below[forum] = 0.0, []
                queue.append(forum)
            if far[forum] == far[here] + 1:
                lines[forum] += lines[here]
                below[forum].append(here)
    share = dict.fromkeys(order, 0.0)
    for there in reversed(order):
        for here in below[there]:
            share[here] += lines[here] / lines[there] * (1 + share[there])
        if there != start:
            score[there] += share[there]


def _row(network: Oversight, actor: str, score: float, size: int, steps: list[tuple[tuple[str, str], Row]]) -> Row:
    links, sources, locators = proof_of(step for _, step in steps)
    others = max((size - 1) * (size - 2), 1)
    return {
        "actor": actor, "kind": network.roll.kind_of(actor), "lines": round(score, 2), "share": round(score / others, 6),
        "answers_to": len({forum for (giver, forum), _ in steps if giver == actor}),
        "answer_to_it": len({giver for (giver, forum), _ in steps if forum == actor}), "links": links,
        "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="brokers",
    summary="Who stands between others: through whom the most of the shortest lines of accountability run.",
    read="One row per actor, by how many shortest lines between two others run through it (betweenness, Freeman 1977, "
    "Sociometry 40(1); `share` is of all pairs that there might be). It counts what is written down: a body of which many "
    "documents speak stands higher. It says nothing about influence that no power gives.",
    parameters=(Parameter("most", "int", "how many to show", required=False, default=25, low=1, high=1000),),
    columns=(
        Column("actor", "actor", "who stands between; an office and its body as one, by the name of the body"),
        Column("kind", "actor_kind", "its kind"),
        Column("lines", "number", "shortest lines between two others that run through it"),
        Column("share", "number", "the same as a share of all pairs of others"),
        Column("answers_to", "number", "to how many it answers"),
        Column("answer_to_it", "number", "how many answer to it"),
        Column("links", "link[]", "the ids of its links, the strongest to each neighbour", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
