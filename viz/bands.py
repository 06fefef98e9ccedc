"""Which band of the map each actor stands in: the role it plays, from voters and Parliament down to a force's units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graph.kinds import load_kinds
from graph.model import Actor, Graph
from viz.palette import Palette

# Links whose subject stands with their object: the head with the body, the part with the whole.
_WITH = ("HEADS", "HOLDS_OFFICE", "PART_OF")
# Groups of kinds that take their place from the body they belong to.
_BELONGING = ("post", "forum", "part")
# Bands from which an actor of one area moves to the local band.
_NATIONAL = ("national", "inspectorates", "departments")


def bands_of(graph: Graph, palette: Palette) -> dict[str, str]:
    """The band of every actor."""
    wholes = _wholes(graph)
    bands = {id_: _band(actor, graph.actors, wholes, palette) for id_, actor in graph.actors.items()}
    return {**bands, **_classes(graph, bands)}


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
    if whole.kind == "police_force" and whole is not actor:
        return "forces" if kinds[actor.kind].group == "post" else "inside"
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
