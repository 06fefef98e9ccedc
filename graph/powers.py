"""What power a link gives, by whose word, and whether it has teeth. Apart from the steps that are derived from it, which
no answer needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an answer needs TEETH of this, and no model of the graph
    from graph.kinds import Kinds
    from graph.model import Link

TEETH = 2
# What makes a duty one that can be enforced, where it is stated.
_ENFORCEABLE = ("statute", "funding_condition")
# Powers over who holds an office. Where a link directs one body upon (`on`) an office, they are powers over the office.
OVER_OFFICE = ("appoint", "dismiss", "suspend")
_UPON = ("DIRECTS", "OVERSEES", "REGULATES", "INVESTIGATES")


@dataclass(frozen=True, slots=True)
class Power:
    """What a link lets its forum do. `origin`: stated (by a source or the law) or kind (its default, without teeth)."""

    powers: tuple[str, ...]
    origin: str | None
    rank: int


def power_of(link: Link, kinds: Kinds) -> Power:
    """The power that a link gives: stated, else what a value of it gives (a duty to answer), else that of its kind.

    Who says that one appoints, elects, removes or must consent has stated the power: these kinds are powers. A duty
    counts as stated where the law or a condition of money makes it one; a default never has teeth.
    """
    kind, values = kinds.links[link.kind], link.values
    if values.powers:
        return Power(values.powers, "stated", kinds.rank(values.powers))
    for qualifier, given in kind.power_when.items():
        power = given.get(str(getattr(values, qualifier)))
        if power:
            stated = values.binding in _ENFORCEABLE
            return Power((power,), "stated" if stated else "kind", _rank((power,), stated, kinds))
    if kind.power is None:
        return Power((), None, -1)
    stated = kind.family == "office"
    return Power((kind.power,), "stated" if stated else "kind", _rank((kind.power,), stated, kinds))


def _rank(powers: tuple[str, ...], stated: bool, kinds: Kinds) -> int:
    rank = kinds.rank(powers)
    return rank if stated else min(rank, TEETH - 1)


def powers_upon(link: Link, kinds: Kinds) -> list[tuple[str | None, Power]]:
    """The power that a link gives over its account-giver (None), and over the office that it is `on`, if any."""
    power, on = power_of(link, kinds), link.values.on
    over = tuple(each for each in power.powers if each in OVER_OFFICE)
    if not on or not over or link.kind not in _UPON or power.origin != "stated":
        return [(None, power)]
    rest = tuple(each for each in power.powers if each not in over)
    return [(None, Power(rest, "stated", kinds.rank(rest))), (on, Power(over, "stated", kinds.rank(over)))]
