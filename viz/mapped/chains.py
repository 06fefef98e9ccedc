"""The chains that a map of an actor carries: those of its ladder, found on the whole graph by the function of `chain`.

A map holds a part of the graph. What its script could find in that part would be other chains than those of the
command, so it finds none there: it shows these, and draws what they need beside the part only when they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model import Graph, all_claims
from graph.store import Row
from queries.book.chains.chain import strength
from queries.ways.upward import Ways
from viz.views.panels import Chain, panels_of

JOINS = ("HEADS", "MEMBER_OF")


@dataclass(frozen=True, slots=True)
class Known:
    """The strongest chains of one actor, strongest first, out of `found`."""

    chains: tuple[Chain, ...]
    found: int

    def as_dict(self) -> dict[str, Any]:
        """Each step as [giver, forum, link, through, rank]."""
        kept = ("giver", "forum", "link", "through", "power_rank")
        return {"found": self.found, "chains": [[[row[name] for name in kept] for row in steps] for steps in self.chains]}


def known_chains(ways: Iterable[Ways]) -> dict[str, Known]:
    """The chains that its ladder draws, for each actor whose ways up these are."""
    known = {}
    for each in ways:
        panels, found = panels_of(each)
        drawn = [steps for panel in panels for steps in panel.ladders]
        known[each.start] = Known(tuple(sorted(drawn, key=strength)), found)
    return known


def with_chains(graph: Graph, whole: Graph, known: Mapping[str, Known]) -> Graph:
    """The part `graph` with the actors, links and sources of these chains."""
    steps = [row for one in known.values() for chain in one.chains for row in chain]
    links = {row["link"] for row in steps} | _joins(whole, steps)
    ends = {end for id_ in links for end in (whole.links[id_].subject, whole.links[id_].object)}
    actors = ends | {row[end] for row in steps for end in ("giver", "forum", "through") if row[end]} | set(graph.actors)
    more = replace(
        graph,
        actors={id_: whole.actors[id_] for id_ in sorted(actors)},
        links={id_: graph.links.get(id_) or whole.links[id_] for id_ in sorted(links | set(graph.links))},
        actor_claims={id_: claims for id_, claims in whole.actor_claims.items() if id_ in actors},
    )
    used = {claim.source for claim in all_claims(more)} | set(graph.sources)
    return replace(more, sources={id_: source for id_, source in whole.sources.items() if id_ in used})


def _joins(whole: Graph, steps: Iterable[Row]) -> set[str]:
    """The links by which those of a step answer with the ends of its link: an office and its body, a member and its class."""
    pairs = set()
    for row in steps:
        link = whole.links[row["link"]]
        pairs |= {frozenset((one, end)) for one in (row["giver"], row["forum"]) for end in (link.subject, link.object)}
    return {link.id for link in whole.links.values() if link.kind in JOINS and {link.subject, link.object} in pairs}
