"""The proof of what is shown: fetched by the ids of the links, after an answer has found which these are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import Row, Store
from queries.fetched.linked import linked

# From so many links on all of their actors' links are read: looking for each id in the list takes longer.
_FEW = 60


def prove(store: Store, rows: Iterable[Row]) -> None:
    """Give each of these rows the `sources` and `locators` of its `link`."""
    shown = list(rows)
    links = sorted({row["link"] for row in shown})
    if not links:
        return
    every = len(links) > _FEW
    given = {"ones": links[:1] if every else links, "every": every}
    places = {row["link"]: row for row in linked(store, "places", links, given)}
    for row in shown:
        place = places[row["link"]]
        row["sources"], row["locators"] = place["sources"], place["locators"]
