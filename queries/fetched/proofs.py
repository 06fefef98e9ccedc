"""The proof of what is shown: fetched by the ids of the links, after an answer has found which these are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import Row, Store
from queries.catalogue import part

# From so many links on all of their actors' links are read: looking for each id in the list takes longer.
_FEW = 60


def prove(store: Store, rows: Iterable[Row]) -> None:
    """Give each of these rows the `sources` and `locators` of its `link`."""
    shown = list(rows)
    links = sorted({row["link"] for row in shown})
    if not links:
        return
    every = len(links) > _FEW
    # A link's id begins with its subject (graph.model.link_id).
    subjects = sorted({link.partition("~")[0] for link in links})
    given = {"subjects": subjects, "links": links[:1] if every else links, "every": every}
    places = {row["link"]: row for row in store.rows(str(part("places").cypher), given)}
    for row in shown:
        place = places[row["link"]]
        row["sources"], row["locators"] = place["sources"], place["locators"]
