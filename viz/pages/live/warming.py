"""What every page of an actor asks alike, asked ahead: gaps, conflicts, offices, all links, and what may be suggested."""

from __future__ import annotations

from graph.errors import CustodesError
from queries.asking import Frame
from viz.pages.actor import actor_page
from viz.pages.addresses import LiveAddresses
from viz.pages.desk import Desk
from viz.pages.live.visit import Explorer


def warm(explorer: Explorer) -> None:
    """Fill the memory of the graph as it is now. What goes wrong is said to whoever asks for it."""
    try:
        with explorer.shelf.lent() as (store, build):
            explorer.suggestions(store, build)
            desk = Desk(store, Frame(), LiveAddresses())
            first = store.rows("MATCH (:Actor)-[:OVERSEES]->(a:Actor) RETURN DISTINCT a.id AS id ORDER BY id LIMIT 1")
            if first:
                actor_page(desk, first[0]["id"])
    except CustodesError:
        return
