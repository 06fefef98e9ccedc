"""Where every chain of others must pass: dominators of the network of accountability, and its articulation points."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.picture import proof_of
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight

if TYPE_CHECKING:
    import networkx as nx

_ROOT = ""  # no actor has an empty id: it stands behind all ends together


def _answer(asked: Asked) -> list[Row]:
    import networkx as nx

    network = Oversight(asked.store, asked.values)
    graph = network.graph()
    graph.remove_edges_from([(giver, forum) for giver, forum in graph.edges() if giver in network.ends])
    below = dependants(graph, network.ends & set(graph))
    cut = set(nx.articulation_points(nx.Graph(graph)))
    shown = {actor: held for actor, held in below.items() if len(held) >= asked.values["least"]}
    steps: dict[str, list[Row]] = {actor: [] for actor in shown}
    for (giver, _), (first, *_) in sorted(network.edges.items()):
        if giver in steps:
            steps[giver].append(first)
    prove(asked.store, (step for found in steps.values() for step in found))
    rows = [_row(network, actor, held, actor in cut, steps[actor]) for actor, held in shown.items()]
    return sorted(rows, key=lambda row: (-row["depend"], row["actor"]))


def dependants(graph: nx.DiGraph[str], ends: set[str]) -> dict[str, list[str]]:
    """For each actor that is no end, those whose every chain to any end passes through it (Lengauer & Tarjan)."""
    import networkx as nx

    down: nx.DiGraph[str] = nx.DiGraph()
    down.add_node(_ROOT)
    down.add_edges_from((_ROOT, end) for end in sorted(ends))
    down.add_edges_from(sorted((forum, giver) for giver, forum in graph.edges()))
    over = {actor: up for actor, up in nx.immediate_dominators(down, _ROOT).items() if actor not in (_ROOT, up)}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for actor in sorted(over):
        up = over[actor]
        while up and up != _ROOT:
            if up not in ends:
                found[up].append(actor)
            up = over.get(up, _ROOT)
    return dict(found)


def _row(network: Oversight, actor: str, held: list[str], cut: bool, steps: list[Row]) -> Row:
    links, sources, locators = proof_of(steps)
    return {
        "actor": actor, "kind": network.roll.kind_of(actor), "depend": len(held), "who": held,
        "answers_to": sorted({network.body(step["forum"]) for step in steps}), "articulation": cut, "links": links,
        "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="choke-points",
    summary="Actors through which every chain of others to voters, Parliament or the Crown must pass.",
    read="One row per actor that lies on every chain of at least `least` others (a dominator: Lengauer & Tarjan 1979, ACM "
    "TOPLAS 1(1)); `articulation` says that without it the network falls apart even undirected (Hopcroft & Tarjan 1973, "
    "CACM 16(6)). A chain that no source states is missing here, so a choke point may be one of the data.",
    parameters=(Parameter("least", "int", "at least so many that depend on it", required=False, default=2, low=1, high=500),),
    columns=(
        Column("actor", "actor", "the choke point; an office and its body as one, by the name of the body"),
        Column("kind", "actor_kind", "its kind"),
        Column("depend", "number", "for how many every chain passes through it"),
        Column("who", "actor[]", "for whom"),
        Column("answers_to", "actor[]", "to whom it answers itself"),
        Column("articulation", "flag", "the network falls apart without it"),
        Column("links", "link[]", "the ids of the links by which it answers on", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
