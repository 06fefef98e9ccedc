"""Who answers to whom: one derived step for each link with a forum, so that questions need not know the kinds.

A link gives a step from its account-giver to its forum. Beside it, for each who answers as the giver does (see
classes): the step's `through` names for whom, its `reach` how. A plan or a fund holds nobody to account: the step
leads to who issued it, `by` the plan. A part answers through its whole: PART_OF is itself a step, neutral as to power.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.classes import Stand, Standing
from graph.days.knowable import as_read
from graph.days.phases import Phase, phases
from graph.kinds import Kinds
from graph.model import Graph, Link
from graph.powers import Power, powers_upon
from graph.wholes import Wholes, holders


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


def ends_of(link: Link, kinds: Kinds) -> tuple[str, str] | None:
    """(account-giver, forum) of a link; None where neither end may hold the other to account."""
    forum = kinds.links[link.kind].forum_end(link.values.stated())
    if forum == "none":
        return None
    return (link.object, link.subject) if forum == "subject" else (link.subject, link.object)


def is_neutral(link: Link) -> bool:
    """Whether a step by this link neither has teeth nor lacks them."""
    return link.kind in ("HEADS", "PART_OF")


def steps(graph: Graph, kinds: Kinds) -> Iterator[Step]:
    """Every step of the graph, in order of link, account-giver and dates."""
    standing, wholes = Standing(graph), Wholes(graph)
    holds = {actor.id: kinds.actors[actor.kind].holds for actor in graph.actors.values()}
    for whole in graph.links.values():
        for phase in phases(whole, graph.actors):
            link = as_read(whole, phase.begins)
            ends = ends_of(link, kinds)
            if ends is None or link.polarity != "asserted":
                continue
            giver, forum = ends
            for upon, power in powers_upon(link, kinds):
                for holder, by in holders(forum, wholes, holds):
                    yield from _steps_of(link, power, phase, _Ends(upon or giver, forum, holder, by), standing, wholes)


@dataclass(frozen=True, slots=True)
class _Ends:
    giver: str
    forum: str
    holder: str
    by: str | None


def _steps_of(link: Link, power: Power, phase: Phase, ends: _Ends, standing: Standing, wholes: Wholes) -> Iterator[Step]:
    if ends.giver not in standing.graph.actors:
        return
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
