"""The graph as NetworkX sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.model import Graph


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Actors as nodes and links as keyed edges (key: the link's id); attributes are text, numbers and true/false,
    with lists joined by '; ', so that every graph format can hold them."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=str(graph.dataset.get("name", "custodes")))
    for actor in graph.actors.values():
        network.add_node(actor.id, **_without_nothing({
            "name": actor.name, "kind": actor.kind, "level": actor.level, "area": actor.area, "from": actor.from_,
            "to": actor.to, "existence": actor.existence, "class": actor.is_class, "note": actor.note,
            "aliases": "; ".join(alias.name for alias in actor.aliases),
        }))  # fmt: skip
    for link in graph.links.values():
        said = link.values.stated()
        if "amount" in said:
            said["amount"] = float(said["amount"])  # one type a column: some formats hold no mixture
        values = {name: "; ".join(value) if isinstance(value, list) else value for name, value in said.items()}
        network.add_edge(link.subject, link.object, key=link.id, **_without_nothing({
            **values, "kind": link.kind, "status": link.status, "polarity": link.polarity, "pattern": link.pattern,
            "sources": "; ".join(claim.source for claim in link.claims),
            "places": "; ".join(claim.locator for claim in link.claims),
        }))  # fmt: skip
    return network


def steps_to_networkx(rows: Iterable[Mapping[str, Any]]) -> nx.MultiDiGraph[str]:
    """Rows of the question `steps` as edges from account-giver to forum; each edge keeps its row."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        network.add_edge(row["giver"], row["forum"], key=(row["link"], row["through"] or ""), row=row)
    return network


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}
