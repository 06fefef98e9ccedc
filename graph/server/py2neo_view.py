"""A part of the graph as py2neo sees it, for notebooks that still use it (extra `custodes[py2neo]`).

py2neo is at its end of life since 2023: custodes itself speaks through Neo4j's official driver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import CustodesError
from graph.formats.attributes import actor_attributes, link_attributes
from graph.kinds import load_kinds
from graph.model import Graph
from graph.rows import actor_rows, final_rows
from graph.server.labels import kind_label

if TYPE_CHECKING:
    from py2neo import Subgraph


def to_py2neo(graph: Graph) -> Subgraph:
    """Actors as nodes `:Actor:PoliceForce` with their id as key, links as relationships of their kind.

    `graph` is what `graph.selection.select` gives, or a whole graph. `py2neo.Graph(...).merge(subgraph)` writes it.
    """
    try:
        from py2neo import Node, Relationship, Subgraph
    except ImportError:
        raise CustodesError("py2neo is not installed; run pip install 'custodes[py2neo]'") from None
    nodes: dict[str, Any] = {}
    kinds = load_kinds()
    for actor in actor_rows(graph, kinds):
        node = Node("Actor", kind_label(actor.kind), id=actor.id, **actor_attributes(actor))
        node.__primarylabel__, node.__primarykey__ = "Actor", "id"
        nodes[actor.id] = node
    links = [
        Relationship(nodes[link.subject], link.kind, nodes[link.object], id=link.id, **link_attributes(link))
        for link in final_rows(graph, kinds)
    ]
    return Subgraph(nodes.values(), links)
