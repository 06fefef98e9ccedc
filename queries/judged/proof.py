"""What an aggregate row owes its reader: the links it is made of, and where each is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def proof(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """`links`, `sources` and `locators` of rows that have `link`, `sources`, `locators`: each place once, in order."""
    found = list(rows)
    places = dict.fromkeys(
        (source, locator) for row in found for source, locator in zip(row["sources"], row["locators"], strict=True)
    )
    return {
        "links": list(dict.fromkeys(row["link"] for row in found)),
        "sources": [source for source, _ in places],
        "locators": [locator for _, locator in places],
    }


def once_a_link(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of which several may show the phases of one link: the last phase of each, in the order first met."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        found[row["link"]] = row
    return list(found.values())
