"""Drawings of an actor: the map and the views that the command `map` writes, each by itself or as a picture in a page."""

from __future__ import annotations

from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.model import Graph
from graph.naming.names import nearest
from graph.selection import Selection, select
from viz.map import map_page
from viz.opening import Opening
from viz.pages.actor import VIEWS
from viz.views.asked import Asked
from viz.views.write import drawn, lone_svg
from viz.views.write import page as view_page

# These pages bring a policy of their own, which names each script and style by its digest.
OWN_POLICY = "base-uri 'none'; frame-ancestors 'none'"
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def picture_of(graph: Graph, actor: str, view: str, day: str, statuses: tuple[str, ...], *, alone: bool) -> bytes:
    """The page of a drawing, or with `alone` the SVG by itself. AskedWrongly for a view that there is not."""
    if view not in VIEWS or (alone and view == "map"):
        raise AskedWrongly(f"picture: '{view[:40]}' is none{nearest(view, VIEWS)}; expected {', '.join(VIEWS)}")
    standings = tuple(status for status in statuses if status != "all") or ("in_force",)
    if view == "map":
        around = select(graph, Selection((actor,), 1), load_kinds())
        opening = Opening(around, day, (actor,), graph, standings)
        return map_page(opening, title=None, quotes={}).encode("utf-8", "xmlcharrefreplace")
    asked = Asked(graph, (actor,), day, None, standings)
    picture = drawn(asked, view)
    text = lone_svg(asked, picture, picture.title) if alone else view_page(asked, picture, view, picture.title)
    return text.encode("utf-8", "xmlcharrefreplace")
