"""Mutual oversight: actors that hold one another to account, directly or in a ring."""

from __future__ import annotations

from itertools import pairwise

from graph.store import Row
from queries.fetched.steps import whole
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight

TEETH = 2


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    network = Oversight(asked.store, values, lambda step: _counts(step, values["teeth"]), members=False)
    near = network.body(values["of"]) if values["of"] else ""
    rings = [ring for ring in rings_of(network, values["longest"]) if near in ("", *ring)]
    places = [
        (number, len(ring), index, giver, forum)
        for number, ring in enumerate(rings[: values["most"]], start=1)
        for index, (giver, forum) in enumerate(pairwise([*ring, ring[0]]), start=1)
    ]
    steps = whole(asked.store, values, [network.strongest(giver, forum) for *_, giver, forum in places])
    return [
        {
            "cycle": number, "length": length, "step": index, "giver": giver, "kind": step["kind"],
            "forum": forum, "powers": step["powers"], "power_rank": step["power_rank"],
            "through": step["through"], "dating": step["dating"], "link": step["link"],
            "sources": step["sources"], "locators": step["locators"],
        }
        for (number, length, index, giver, forum), step in zip(places, steps, strict=True)
    ]  # fmt: skip


def _counts(step: Row, teeth: bool) -> bool:
    return not step["neutral"] and (not teeth or step["power_rank"] >= TEETH)


def rings_of(network: Oversight, longest: int) -> list[tuple[str, ...]]:
    """Each ring once, from its first name on, shortest first, then by name."""
    import networkx as nx

    graph = network.graph()
    # A ring lies within one strongly connected part: elsewhere there is nothing to search.
    parts = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    rings = []
    for part in parts:
        for ring in nx.simple_cycles(graph.subgraph(part), length_bound=longest):
            first = ring.index(min(ring))
            rings.append((*ring[first:], *ring[:first]))
    return sorted(rings, key=lambda ring: (len(ring), ring))


QUESTION = Question(
    name="cycles",
    summary="Mutual oversight: rings of actors of which each may hold the next to account.",
    read="Rows with one `cycle` number are one ring: the giver of each step answers to its forum, and the last to the first "
    "(simple cycles, Johnson 1975). An office and its body count as one; between two actors the strongest step is shown. "
    "A ring may be checks and balances or mutual comfort; that a step is part of a whole does not count.",
    parameters=(
        Parameter("longest", "int", "the most steps a ring may have", required=False, default=4, low=2, high=4),
        Parameter("of", "actor", "only rings with this actor in them", required=False, default=""),
        Parameter("most", "int", "the most rings to show, shortest first", required=False, default=200, low=1, high=2000),
        Parameter("teeth", "flag", "only steps that can enforce", required=False, default=False),
    ),
    columns=(
        Column("cycle", "number", "the number of the ring, shortest first"),
        Column("length", "number", "how many actors it has"),
        Column("step", "number", "the step in it"),
        Column("giver", "actor", "who answers"),
        Column("kind", "kind", "by which kind of link"),
        Column("forum", "actor", "to whom"),
        Column("powers", "power[]", "what the forum can do"),
        Column("power_rank", "number", "the rank of its strongest power", brief=False),
        Column("through", "actor", "the office or body that the giver answers with", brief=False),
        Column("dating", "status", "dated, assumed, event, last_said long before that day, or not_known since its law ended"),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
