"""Which short name of an actor stands in a box."""

from __future__ import annotations

import re

from graph.days.dates import first_day, last_day
from graph.model import Actor

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,3}[A-Z]{1,6}s?")


def abbreviation(actor: Actor, as_of: str) -> str | None:
    """The first of an actor's aliases that is an abbreviation and holds on that day: HMICFRS, MOPAC, CoP."""
    day = last_day(as_of)
    for alias in actor.aliases:
        begun = alias.from_ is None or first_day(alias.from_) <= day
        over = alias.to is not None and last_day(alias.to) < day
        if begun and not over and _ABBREVIATION.fullmatch(alias.name):
            return alias.name
    return None
