"""A part of a graph: some actors and what is near them, narrowed by kind, family, topic, status and date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.days.dates import last_day
from graph.days.knowable import as_read
from graph.days.phases import status_at
from graph.days.standing import Standing
from graph.errors import AskedWrongly
from graph.kinds import Kinds
from graph.model import Graph, Link, all_claims
from graph.naming.names import nearest

STATUSES = ("in_force", "enacted", "planned", "proposed", "rejected", "ended", "not_yet", "last_said")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take. Empty means all; `actors` are ids, `kinds` are kinds of link or of actor; without `as_of`
    every date and every status is in it. `hops` counts links from `actors` in either direction. `standing` says more
    finely which links count, where there is one, and does not make an actor without links fall out."""

    actors: tuple[str, ...] = ()
    hops: int = 1
    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    as_of: str | None = None
    standing: Standing | None = None


def select(graph: Graph, selection: Selection, kinds: Kinds) -> Graph:
    """The part of the graph that a selection names, with the sources it needs. AskedWrongly for a value that is none."""
    _check(selection, kinds)
    links = {link.id: link for link in graph.links.values() if _wanted(link, selection, graph, kinds)}
    if selection.as_of:
        links = {id_: as_read(link, last_day(selection.as_of)) for id_, link in links.items()}
    keep = _near(links.values(), selection, graph) if selection.actors else None
    if keep is not None:
        links = {id_: link for id_, link in links.items() if link.subject in keep and link.object in keep}
    narrowed = bool(selection.kinds or selection.families or selection.topics or selection.statuses or selection.as_of)
    mentioned = {end for link in links.values() for end in (link.subject, link.object)} | set(selection.actors)
    actor_kinds = {kind for kind in selection.kinds if kind in kinds.actors}
    if keep is None:
        keep = mentioned if narrowed else set(graph.actors)
        keep |= {actor.id for actor in graph.actors.values() if actor.kind in actor_kinds}
    gaps = {
        gap.id: gap for gap in graph.gaps.values()
        if {gap.subject, gap.object} & keep and (not selection.kinds or gap.kind in selection.kinds)
        and (not selection.families or kinds.links[gap.kind].family in selection.families)
    }  # fmt: skip
    actors = {id_: graph.actors[id_] for id_ in sorted(keep)}
    said = {id_: claims for id_, claims in graph.actor_claims.items() if id_ in keep}
    part = Graph(actors, links, gaps, {}, graph.dataset, said)
    used = {claim.source for claim in all_claims(part)}
    sources = {id_: source for id_, source in graph.sources.items() if id_ in used}
    return replace(part, sources=sources)


def kinds_wanted(selection: Selection, kinds: Kinds) -> list[str]:
    """Kinds of link beside which a selection has none in it; empty for all."""
    named = [kind for kind in selection.kinds if kind in kinds.links]
    families = selection.families or {kind.family for kind in kinds.links.values()}
    found = [name for name in named or kinds.links if kinds.links[name].family in families]
    return found or named if named or selection.families else []


def _wanted(link: Link, selection: Selection, graph: Graph, kinds: Kinds) -> bool:
    link_kinds = [kind for kind in selection.kinds if kind in kinds.links]
    actor_kinds = [kind for kind in selection.kinds if kind in kinds.actors]
    ends = {graph.actors[link.subject].kind, graph.actors[link.object].kind}
    tests: tuple[tuple[Iterable[str], Callable[[str], bool]], ...] = (
        (link_kinds, lambda kind: link.kind == kind),
        (actor_kinds, lambda kind: kind in ends),
        (selection.families, lambda family: kinds.links[link.kind].family == family),
        (selection.topics, lambda topic: topic in link.values.topics),
    )
    if any(list(wanted) and not any(test(item) for item in wanted) for wanted, test in tests):
        return False
    if selection.standing and not selection.standing.counts_link(link, graph):
        return False
    if not selection.as_of and not selection.statuses:
        return True
    status = status_at(link, graph, selection.as_of) if selection.as_of else link.status
    return status in (selection.statuses or ("in_force",))


def _near(links: Iterable[Link], selection: Selection, graph: Graph) -> set[str]:
    neighbours: dict[str, set[str]] = {}
    for link in links:
        neighbours.setdefault(link.subject, set()).add(link.object)
        neighbours.setdefault(link.object, set()).add(link.subject)
    reached = {actor for actor in selection.actors if actor in graph.actors}
    frontier = reached
    for _ in range(selection.hops):
        frontier = {other for actor in frontier for other in neighbours.get(actor, ())} - reached
        reached = reached | frontier
    return reached


def _check(selection: Selection, kinds: Kinds) -> None:
    lists: tuple[tuple[str, tuple[str, ...], list[str]], ...] = (
        ("--kind", selection.kinds, [*kinds.links, *kinds.actors]),
        ("--family", selection.families, sorted({kind.family for kind in kinds.links.values()})),
        ("--topic", selection.topics, list(kinds.topics)),
        ("--status", selection.statuses, list(STATUSES)),
    )
    for option, values, known in lists:
        check_known(option, values, known)


def check_known(option: str, values: Iterable[str], known: Sequence[str]) -> None:
    """AskedWrongly where a value of an option is not one of those that there are."""
    for value in values:
        if value not in known:
            raise AskedWrongly(f"{option}: '{value}' is not known{nearest(value, known)}; 'custodes kinds' lists all")
