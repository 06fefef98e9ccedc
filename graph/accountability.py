"""Who answers to whom: one derived step for each link with a forum, so that questions need not know the kinds.

A link gives a step from its account-giver to its forum. Beside it, three ways in which one actor answers for
another, named in the step's `through`:
- an office and the body it heads answer as one: a link to either is a step from both;
- a member of a class answers as the class does (the class must be marked as one);
- a part answers through its whole: PART_OF is itself a step, neutral as to power.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import Kinds
from graph.model import Graph, Link
from graph.phases import Phase, phases


@dataclass(frozen=True, slots=True)
class Step:
    """`giver` answers to `forum` by `link` while `first_day`..`last_day`, perhaps `through` another actor."""

    giver: str
    forum: str
    link: Link
    through: str | None
    status: str
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class _Stand:
    """While first_day..last_day, `actor` answers for what `through` answers for."""

    actor: str
    through: str
    first_day: str
    last_day: str


def ends_of(link: Link, kinds: Kinds) -> tuple[str, str] | None:
    """(account-giver, forum) of a link; None where neither end may hold the other to account."""
    forum = kinds.links[link.kind].forum_end(link.values.stated())
    if forum == "none":
        return None
    return (link.object, link.subject) if forum == "subject" else (link.subject, link.object)


def powers_of(link: Link, kinds: Kinds) -> tuple[str, ...]:
    """The powers a link lets its forum use: those stated, else the default of its kind."""
    default = kinds.links[link.kind].power
    return link.values.powers or ((default,) if default else ())


def is_neutral(link: Link) -> bool:
    """Whether a step by this link neither has teeth nor lacks them."""
    return link.kind in ("HEADS", "PART_OF")


def steps(graph: Graph, kinds: Kinds) -> Iterator[Step]:
    """Every step of the graph, in order of link, account-giver and dates."""
    stands = _stands(graph)
    peopled = _classes_with_members(graph)
    for link in graph.links.values():
        ends = ends_of(link, kinds)
        if ends is None or link.polarity != "asserted":
            continue
        giver, forum = ends
        for phase in phases(link, graph.actors):
            yield Step(giver, forum, link, None, phase.status, phase.begins, phase.ends)
            for stand in stands.get(giver, ()):
                if forum in peopled and graph.actors[giver].is_class:
                    continue
                step = _standing_in(stand, forum, link, phase)
                if step:
                    yield step


def _classes_with_members(graph: Graph) -> set[str]:
    """Classes that speak through their members: "forces answer to commissioners" does not make each force answer
    to all commissioners, and which of them it is, the links of the members themselves say."""
    return {
        link.object for link in graph.links.values()
        if link.kind == "MEMBER_OF" and graph.actors[link.object].is_class and not graph.actors[link.subject].is_class
    }  # fmt: skip


def _standing_in(stand: _Stand, forum: str, link: Link, phase: Phase) -> Step | None:
    first, last = max(phase.begins, stand.first_day), min(phase.ends, stand.last_day)
    if stand.actor == forum or first > last:
        return None
    return Step(stand.actor, forum, link, stand.through, phase.status, first, last)


def _stands(graph: Graph) -> dict[str, list[_Stand]]:
    """For each actor, those who answer for what it answers for."""
    found: dict[str, list[_Stand]] = defaultdict(list)
    for link in graph.links.values():
        if link.polarity != "asserted":
            continue
        pairs: tuple[tuple[str, str], ...] = ()
        if link.kind == "HEADS":
            pairs = ((link.subject, link.object), (link.object, link.subject))
        elif link.kind == "MEMBER_OF" and graph.actors[link.object].is_class:
            pairs = ((link.object, link.subject),)
        for phase in phases(link, graph.actors) if pairs else ():
            if phase.status == "in_force":
                for answers_for, actor in pairs:
                    found[answers_for].append(_Stand(actor, answers_for, phase.begins, phase.ends))
    return found
