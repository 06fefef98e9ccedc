"""What a graph format is told of an actor or a link: text, numbers and true/false, lists joined by '; '."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from graph.schema import ActorRow, LinkRow

# The name that each value has outside, and the field of the row that holds it. `label` is what Gephi and its like draw.
_ACTOR = {
    "label": "name", "name": "name", "kind": "kind", "level": "level", "area": "area", "from": "from_date", "to": "to_date",
    "existence": "existence", "class": "is_class", "note": "note", "aliases": "aliases",
}  # fmt: skip
_LINK = {
    "label": "kind", "kind": "kind", "family": "family", "status": "status", "polarity": "polarity", "importance": "importance",
    "powers": "powers", "power_rank": "power_rank", "condition": "condition", "binding": "binding", "basis": "basis",
    "provision": "provision", "scope": "scope", "topics": "topics", "about": "about", "on": "on_id", "duty": "duty",
    "since": "since_date", "until": "until_date", "happened": "happened", "dating": "dating",
    "power_from": "power_from", "territory": "territory", "exceptions": "exceptions", "duration": "duration",
    "amount": "amount", "amount_to": "amount_to", "amount_qualifier": "amount_qualifier",
    "amount_is": "amount_is", "period": "period", "purpose": "purpose", "via": "via_id", "part_of": "part_of",
    "joint": "joint", "framework": "framework", "grade": "grade", "stance": "stance", "pattern": "pattern",
    "sources": "sources", "places": "locators",
}  # fmt: skip
_NUMBERS = frozenset({bool, int, float})  # these say something where they are nothing too
_of_actor, _of_link = attrgetter(*_ACTOR.values()), attrgetter(*_LINK.values())
_TYPES: Mapping[str, type] = {"class": bool, "importance": int, "power_rank": int, "amount": float, "amount_to": float}
ACTOR_COLUMNS: Mapping[str, type] = {name: _TYPES.get(name, str) for name in _ACTOR}
LINK_COLUMNS: Mapping[str, type] = {name: _TYPES.get(name, str) for name in _LINK}


def actor_attributes(row: ActorRow) -> dict[str, Any]:
    """What is known of an actor, in the order of ACTOR_COLUMNS."""
    return _stated(zip(_ACTOR, _of_actor(row), strict=True))


def link_attributes(row: LinkRow) -> dict[str, Any]:
    """What is known of a link beside its ends, in the order of LINK_COLUMNS; `powers` are those it gives its holder,
    be they stated or those of its kind."""
    return _stated(zip(_LINK, _of_link(row), strict=True))


def _stated(said: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: "; ".join(value) if value.__class__ is list else value
        for name, value in said
        if value or value.__class__ in _NUMBERS
    }
