"""The pyvis network behind the map. Importing this module imports pyvis, so do it late; not what only its own page needs.

pyvis holds nodes and edges and carries vis-network. Its own page is not used: it asks a CDN and writes text as HTML.
"""

from __future__ import annotations

from collections.abc import KeysView
from pathlib import Path
from typing import Any

from graph.errors import OutputError
from graph.late import without
from graph.model import Graph
from viz.layout import Drawing, Places

with without("IPython.display", "jsonpickle", "networkx"):
    import pyvis
    from pyvis.network import Network

_LIBRARY = Path("lib") / "vis-9.1.2" / "vis-network.min.js"


class MapNetwork(Network):  # type: ignore[misc]
    """A directed pyvis network that finds its nodes by key: pyvis searches a list for each end of each edge."""

    def __init__(self) -> None:
        super().__init__(directed=True)
        self.toggle_physics(False)

    def get_nodes(self) -> KeysView[str]:
        """The ids of the nodes."""
        ids: KeysView[str] = self.node_map.keys()
        return ids


def draw(graph: Graph, drawing: Drawing, places: Places) -> MapNetwork:
    """The network of a graph. A node without a place is one that is not drawn when the map is opened."""
    network = MapNetwork()
    for band, id_ in ((band, id_) for band, ids in drawing.rows for id_ in ids):
        spot: dict[str, Any] = {"hidden": True}
        if id_ in places.centre:
            x, y = places.centre[id_]
            spot = {"x": x, "y": y, "height": places.height[id_]}
        label, lines = drawing.labels[id_], drawing.lines[id_]
        network.add_node(id_, label, shape="box", group=drawing.kinds[id_], band=band, lines=lines, **spot)
    for link in graph.links.values():
        network.add_edge(link.subject, link.object, id=link.id)
    return network


def library() -> str:
    """The text of vis-network, out of the installed pyvis. OutputError where that pyvis does not carry it."""
    home = Path(pyvis.__file__).parent
    for place in (home / _LIBRARY, home / "templates" / _LIBRARY):
        if place.is_file():
            return place.read_text("utf-8")
    raise OutputError(f"{home / _LIBRARY} is missing from the installed pyvis; install pyvis 0.3.2 and try again")


def versions() -> str:
    """What the picture is drawn with, for the note at the foot of the page."""
    return f"vis-network 9.1.2 (Apache-2.0 or MIT), as packed with pyvis {pyvis.__version__} (BSD)"
