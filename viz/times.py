"""When each link holds, for the page: its phases, the dates at which anything changes, and the steps of chains."""

from __future__ import annotations

import datetime
from typing import Any

from graph.accountability import steps
from graph.days.dates import EARLIEST, LATEST, day_before
from graph.days.phases import LAST_SAID, phases
from graph.kinds import load_kinds
from graph.model import Graph, Link

Held = list[list[str]]
ALWAYS: Held = [[EARLIEST, LATEST, "in_force"]]


def held_by(link: Link, graph: Graph) -> Held:
    """The phases of a link: [first day, last day, status] of each; from the day on which it counts only as last said
    that is its status."""
    held = []
    for phase in phases(link, graph.actors):
        if phase.begins < link.stale_from:
            held.append(
                [phase.begins, phase.ends if phase.ends < link.stale_from else day_before(link.stale_from), phase.status]
            )
        if phase.ends >= link.stale_from:
            held.append([max(phase.begins, link.stale_from), phase.ends, LAST_SAID])
    return held


def dates(graph: Graph) -> list[str]:
    """Every day from which some link has another status than the day before."""
    found = set()
    for link in graph.links.values():
        for begins, ends, _ in held_by(link, graph):
            found |= {begins, _day_after(ends)}
    return sorted(found - {EARLIEST, LATEST})


def through_steps(graph: Graph) -> list[list[Any]]:
    """The derived steps in which one actor answers for another while that holds (graph.accountability).

    [who answers, the link, the one it answers for, first day, last day]; actors and links by their place in the
    order of ids. The steps of an actor for itself the page reads off the links.
    """
    actor_at = {id_: at for at, id_ in enumerate(sorted(graph.actors))}
    link_at = {id_: at for at, id_ in enumerate(sorted(graph.links))}
    return [
        [actor_at[step.giver], link_at[step.link.id], actor_at[step.through], step.first_day, step.last_day]
        for step in steps(graph, load_kinds())
        if step.through and not step.inside and step.status == "in_force"
    ]


def _day_after(day: str) -> str:
    if day == LATEST:
        return day
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
