"""Reads the qualifiers of a claim, each by its own rule: only what the entry holds is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.days.dates import period_bounds
from graph.kinds import Kinds
from graph.model import Actor, Qualifiers, Source
from graph.texts.fields import Fields

_LENGTH = re.compile(r"P[1-9]\d{0,3}[YMWD]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Known:
    """What a claim may name."""

    kinds: Kinds
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]


def read_qualifiers(fields: Fields, known: Known) -> Qualifiers:
    """The qualifiers that a claim states, each checked against its closed list or the actors."""
    fields.taken.update(_QUALIFIERS)
    said = {key: read(fields, key, known) for key, read in _QUALIFIERS.items() if key in fields.entry}
    if "currency" in fields.entry:
        fields.taken.add("currency")
        given = fields.text("currency") or ""
        fields.fault(f"'currency' is '{given[:60]}', but every amount is in pounds (GBP); say the sum in words in 'about'")
    return Qualifiers(**said)


def _text(fields: Fields, key: str, known: Known) -> str | None:
    return fields.text(key)


def _date(fields: Fields, key: str, known: Known) -> str | None:
    return fields.date(key)


def _listed(fields: Fields, key: str, known: Known) -> str | None:
    return fields.choice(key, known.kinds.lists[key])


def _amount(fields: Fields, key: str, known: Known) -> float | None:
    """A sum, in pounds; less than nothing only where it is a change."""
    amount = fields.pounds(key)
    if amount is not None and amount < 0 and fields.entry.get("amount_is") != "increase":
        fields.fault(f"'{key}' is {amount:,.2f}; a sum below 0 is a cut, which needs 'amount_is: increase'")
    return amount


def _period(fields: Fields, key: str, known: Known) -> str | None:
    period = fields.text(key)
    if period is not None:
        try:
            period_bounds(period)
        except ValueError as error:
            fields.fault(f"'{key}': {error}; a fiscal year is written 2022/23, a range 2018/19..2020/21")
            return None
    return period


def _duration(fields: Fields, key: str, known: Known) -> str | None:
    duration = fields.text(key)
    if duration is not None and not _LENGTH.fullmatch(duration):
        fields.fault(
            f"'duration' is '{duration}'; expected a length as in P18M (months), P2Y (years), P6W (weeks) or P10D (days)"
        )
        return None
    return duration


def _actors(fields: Fields, key: str, known: Known) -> tuple[str, ...]:
    good = []
    for actor_id in fields.texts(key):
        if actor_id in known.actors:
            good.append(actor_id)
        else:
            fields.fault(f"'{key}' holds '{actor_id}', which is no actor{fields.near(actor_id, known.actors)}")
    return tuple(good)


def _actor(fields: Fields, key: str, known: Known) -> str | None:
    actor_id = fields.text(key)
    if actor_id is not None and actor_id not in known.actors:
        fields.fault(f"'{key}' is '{actor_id}', which is no actor{fields.near(actor_id, known.actors)}")
        return None
    return actor_id


# How each qualifier is read, in the order in which their faults are told.
_QUALIFIERS: dict[str, Callable[[Fields, str, Known], Any]] = {
    "status": _listed,
    "polarity": _listed,
    "scope": _text,
    "powers": lambda fields, key, known: fields.choices(key, known.kinds.powers),
    "condition": _text,
    "binding": _listed,
    "basis": _actor,
    "provision": _text,
    "topics": lambda fields, key, known: fields.choices(key, known.kinds.topics),
    "about": _text,
    "on": _actor,
    "duty": _listed,
    "since": _date,
    "until": _date,
    "happened": _period,
    "territory": _listed,
    "exceptions": _actors,
    "amount": _amount,
    "amount_to": _amount,
    "amount_qualifier": _listed,
    "amount_is": _listed,
    "period": _period,
    "duration": _duration,
    "purpose": _text,
    "via": _actor,
    "part_of": _text,
    "joint": _text,
    "framework": _text,
    "grade": _text,
    "stance": _listed,
}
