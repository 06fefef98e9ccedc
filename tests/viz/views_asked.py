"""Views drawn for tests, and what their pictures say."""

from __future__ import annotations

from xml.etree import ElementTree

from map_graphs import AS_OF

from viz.views.asked import Asked
from viz.views.write import write_view

SVG = "{http://www.w3.org/2000/svg}"


def asked(graph, *actors, **options):
    return Asked(graph, actors, options.pop("as_of", AS_OF), **options)


def svg_of(question, view, folder):
    """A view as read back from its .svg file."""
    write_view(question, view, folder / f"{view}.svg")
    return ElementTree.parse(folder / f"{view}.svg").getroot()


def texts(root):
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def links_drawn(root):
    return {id_ for element in root.iter() for id_ in element.get("data-links", "").split()}
