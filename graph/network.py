"""The graph as NetworkX sees it."""

from __future__ import annotations

import networkx as nx

from graph.formats.attributes import actor_attributes, link_attributes
from graph.kinds import load_kinds
from graph.model import Graph
from graph.rows import actor_rows, final_rows


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Actors as nodes and links as keyed edges (key: the link's id); attributes are text, numbers and true/false,
    with lists joined by '; ', so that every graph format can hold them."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=str(graph.dataset.get("name", "custodes")))
    kinds = load_kinds()
    for actor in actor_rows(graph, kinds):
        network.add_node(actor.id, **actor_attributes(actor))
    for link in final_rows(graph, kinds):
        network.add_edge(link.subject, link.object, key=link.id, **link_attributes(link))
    return network
