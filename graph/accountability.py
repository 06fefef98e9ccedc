"""Who answers to whom: one derived step for each link with a forum, so that questions need not know the kinds.

A link gives a step from its account-giver to its forum. Beside it, for each who answers as the giver does (see
classes): the step's `through` names for whom, its `reach` how. A plan or a fund holds nobody to account: the step
leads to who issued it, `by` the plan. A part answers through its whole: PART_OF is itself a step, neutral as to power.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.classes import Stand, Standing
from graph.kinds import Kinds
from graph.model import Graph, Link
from graph.phases import Phase, phases
from graph.wholes import Wholes, holders

TEETH = 2
# What makes a duty one that can be enforced, where it is stated.
_ENFORCEABLE = ("statute", "funding_condition")
# Powers over who holds an office. Where a link directs one body upon (`on`) an office, they are powers over the office.
OVER_OFFICE = ("appoint", "dismiss", "suspend")
_UPON = ("DIRECTS", "OVERSEES", "REGULATES", "INVESTIGATES")


@dataclass(frozen=True, slots=True)
class Step:
    """`giver` answers to `forum` by `link` while `first_day`..`last_day`, perhaps `through` another actor.

    `inside`: the forum is a part, board or officer of the giver, or its own head.
    """

    giver: str
    forum: str
    link: Link
    power: Power
    through: str | None
    reach: str
    by: str | None
    inside: bool
    status: str
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Power:
    """What a link lets its forum do. `origin`: stated (by a source or the law) or kind (its default, without teeth)."""

    powers: tuple[str, ...]
    origin: str | None
    rank: int


def ends_of(link: Link, kinds: Kinds) -> tuple[str, str] | None:
    """(account-giver, forum) of a link; None where neither end may hold the other to account."""
    forum = kinds.links[link.kind].forum_end(link.values.stated())
    if forum == "none":
        return None
    return (link.object, link.subject) if forum == "subject" else (link.subject, link.object)


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


def is_neutral(link: Link) -> bool:
    """Whether a step by this link neither has teeth nor lacks them."""
    return link.kind in ("HEADS", "PART_OF")


def steps(graph: Graph, kinds: Kinds) -> Iterator[Step]:
    """Every step of the graph, in order of link, account-giver and dates."""
    standing, wholes = Standing(graph), Wholes(graph)
    holds = {actor.id: kinds.actors[actor.kind].holds for actor in graph.actors.values()}
    for link in graph.links.values():
        ends = ends_of(link, kinds)
        if ends is None or link.polarity != "asserted":
            continue
        giver, forum = ends
        when = phases(link, graph.actors)
        for upon, power in powers_upon(link, kinds):
            if (upon or giver) not in graph.actors:
                continue
            for holder, by in holders(forum, wholes, holds):
                yield from _steps_of(link, power, when, _Ends(upon or giver, forum, holder, by), standing, wholes)


@dataclass(frozen=True, slots=True)
class _Ends:
    giver: str
    forum: str
    holder: str
    by: str | None


def _steps_of(
    link: Link, power: Power, when: Sequence[Phase], ends: _Ends, standing: Standing, wholes: Wholes
) -> Iterator[Step]:
    for phase in when:
        for stand in (None, *standing.of(ends.giver)):
            step = _step(link, power, phase, stand, ends, standing, wholes)
            if step:
                yield step


def _step(
    link: Link, power: Power, phase: Phase, stand: Stand | None, ends: _Ends, standing: Standing, wholes: Wholes
) -> Step | None:
    first, last = phase.begins, phase.ends
    if stand is not None:
        first, last = max(first, stand.first_day), min(last, stand.last_day)
        if first > last or not standing.passes(link, stand, ends.forum):
            return None
    actor = ends.giver if stand is None else stand.actor
    if actor == ends.holder:
        return None
    inside = not is_neutral(link) and wholes.inside(ends.holder, standing.as_one(actor))
    through, reach = (None, "itself") if stand is None else (stand.through, stand.reach)
    return Step(actor, ends.holder, link, power, through, reach, ends.by, inside, phase.status, first, last)
