"""Which band of the map each actor stands in: the role it plays, from voters and Parliament down to a force's units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.kinds import load_kinds
from graph.model import Actor, Graph
from graph.part import Part
from viz.palette import Palette

# Links whose subject stands with their object: the head with the body, the part with the whole.
_WITH = ("HEADS", "HOLDS_OFFICE", "PART_OF")
# Groups of kinds that take their place from the body they belong to.
_BELONGING = ("post", "forum", "part")
# Who a board, a plan or a review belongs to stands at this end of such a link.
_OWNERS = {
    "CHAIRS": "subject",
    "DELIVERS": "subject",
    "GOVERNED_BY": "subject",
    "PART_OF": "object",
    "ESTABLISHED_BY": "object",
}
_OF_A_FORCE = ("forces", "inside", "own")
# Bands from which an actor of one area moves to the local band.
_NATIONAL = ("national", "inspectorates", "departments")


def bands_of(graph: Graph, palette: Palette) -> dict[str, str]:
    """The band of every actor."""
    wholes = _wholes(graph)
    bands = {id_: _band(actor, graph.actors, wholes, palette) for id_, actor in graph.actors.items()}
    bands |= _owned(graph, bands)
    return {**bands, **_classes(graph, bands)}


def take_belonging(part: Part, ids: Iterable[str]) -> None:
    """Take into a part of a graph all that `bands_of` goes by for these actors."""
    _take_wholes(part, ids)
    kinds = load_kinds().actors
    sectors = [id_ for id_ in ids if id_ in part.actors and part.actors[id_]["kind"] == "sector_group"]
    inside = {row["subject"] for row in part.take("object", sectors, ("MEMBER_OF",))}
    _take_wholes(part, inside)
    rows = [part.actors[id_] for id_ in {*ids, *inside} & part.actors.keys()]
    boards = [row["id"] for row in rows if row["kind"] == "instrument" or kinds[row["kind"]].group == "forum"]
    near = [*part.take("subject", boards), *part.take("object", boards)]
    _take_wholes(part, {row[end] for row in near for end in ("subject", "object")})


def _take_wholes(part: Part, ids: Iterable[str]) -> None:
    """These actors, with the bodies that they belong to, and those that these do."""
    kinds, edge = load_kinds().actors, set(ids)
    seen = set[str]()
    while edge:
        part.take_actors(edge)
        seen |= edge
        rows = [part.actors[id_] for id_ in edge if id_ in part.actors]
        parts = [row["id"] for row in rows if kinds[row["kind"]].group in _BELONGING]
        edge = {row["object"] for row in part.take("subject", parts, _WITH)} - seen


def _owned(graph: Graph, bands: Mapping[str, str]) -> dict[str, str]:
    """The local boards, plans and reviews of a force apart from those of the bodies over it.

    One is a force's own where all that chair, deliver, contain or follow it stand in a force. Where nobody is said to,
    a board or a plan is the force's own if the force is all it has to do with; of a review that says nothing.
    """
    kinds = load_kinds().actors
    local = {id_ for id_, band in bands.items() if band == "local"}
    open_ = {id_ for id_ in local if (kind := graph.actors[id_].kind) == "instrument" or kinds[kind].group == "forum"}
    owners: dict[str, set[str]] = {}
    ties: dict[str, set[str]] = {}
    for link in graph.links.values():
        if link.polarity != "asserted":
            continue
        for id_, other in ((link.subject, link.object), (link.object, link.subject)):
            if id_ in open_ and other not in open_:
                ties.setdefault(id_, set()).add(bands[other])
                at = "subject" if other == link.subject else "object"
                if _OWNERS.get(link.kind) == at and bands[other] != "served":
                    owners.setdefault(id_, set()).add(bands[other])
    return {id_: "own" for id_ in open_ if _is_own(graph.actors[id_], owners.get(id_), ties.get(id_, set()))}


def _is_own(actor: Actor, owners: set[str] | None, ties: set[str]) -> bool:
    if owners:
        return owners <= set(_OF_A_FORCE)
    near = ties & {"local", *_OF_A_FORCE}
    return actor.kind != "review_or_inquiry" and bool(near) and "local" not in near


def _classes(graph: Graph, bands: Mapping[str, str]) -> dict[str, str]:
    """A sector (police forces, chief constables) stands where most of its members stand."""
    members: dict[str, Counter[str]] = {}
    for link in graph.links.values():
        whole = graph.actors.get(link.object)
        if link.kind == "MEMBER_OF" and whole and whole.kind == "sector_group":
            members.setdefault(whole.id, Counter())[bands.get(link.subject, bands[whole.id])] += 1
    return {id_: max(sorted(found), key=lambda band: found[band]) for id_, found in sorted(members.items())}


def _wholes(graph: Graph) -> dict[str, str]:
    """For each actor that belongs to another, that other; HEADS before HOLDS_OFFICE before PART_OF."""
    found: dict[str, tuple[int, str]] = {}
    for link in graph.links.values():
        if link.kind in _WITH and link.polarity == "asserted" and link.object in graph.actors:
            candidate = (_WITH.index(link.kind), link.object)
            found[link.subject] = min(found.get(link.subject, candidate), candidate)
    return {part: whole for part, (_, whole) in found.items()}


def _band(actor: Actor, actors: Mapping[str, Actor], wholes: Mapping[str, str], palette: Palette) -> str:
    kinds = load_kinds().actors
    seen, whole = {actor.id}, actor
    while kinds[whole.kind].group in _BELONGING and (next_ := wholes.get(whole.id)) and next_ not in seen:
        seen.add(next_)
        whole = actors[next_]
    if (kinds[whole.kind].like or whole.kind) == "police_force" and whole is not actor:
        return {"post": "forces", "forum": "own"}.get(kinds[actor.kind].group, "inside")
    if whole is actor and actor.kind == "unit" and _is_local(actor):
        return "inside"
    return _by_kind(whole, palette)


def _by_kind(actor: Actor, palette: Palette) -> str:
    band = palette.actors[actor.kind].band
    if _is_local(actor) and (band in _NATIONAL or actor.kind in ("legislature", "instrument")):
        return "local"
    return band


def _is_local(actor: Actor) -> bool:
    return actor.level == "local" or (actor.level is None and actor.area is not None)
