"""Dates and names in words, for the page as it is written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from graph.dates import first_day, last_day
from graph.model import Actor

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,3}[A-Z]{1,6}s?")


def long_date(date: str) -> str:
    """2022-11-30 -> 30 November 2022; 2022-11 -> November 2022; 2022 stays."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = calendar.month_name[int(rest[0])]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def abbreviation(actor: Actor, as_of: str) -> str | None:
    """The first of an actor's aliases that is an abbreviation and holds on that day: HMICFRS, MOPAC, CoP."""
    day = last_day(as_of)
    for alias in actor.aliases:
        begun = alias.from_ is None or first_day(alias.from_) <= day
        over = alias.to is not None and last_day(alias.to) < day
        if begun and not over and _ABBREVIATION.fullmatch(alias.name):
            return alias.name
    return None


def listed(names: Iterable[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
