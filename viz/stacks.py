"""The local copies of one structure as stacks: one box stands for 43 forces until an area is opened.

Which actors are copies, the patterns say: an actor of an area that stands at an end of a patterned link together
with others of its kind is a copy of them. templates/js/held/stacks.js does the rest in the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.kinds import load_kinds
from graph.model import Graph
from viz.palette import Palette

# Fewer than these are drawn one by one.
LEAST = 4
OWN = "stack:own"


@dataclass(frozen=True, slots=True)
class Stack:
    """All copies of one kind, or the boards and plans of a force, which open together and not by their area; `plural` is
    what they are called on the box."""

    id: str
    kind: str
    plural: str
    band: str
    members: tuple[str, ...]

    @property
    def by_area(self) -> bool:
        """Whether an area that is opened comes out of it."""
        return self.id != OWN


def stacks_of(graph: Graph, bands: Mapping[str, str], palette: Palette, focus: tuple[str, ...] = ()) -> dict[str, Stack]:
    """The stacks of a graph by id; with a focus also that of boards and plans."""
    found = {}
    for kind, members in sorted(_copies(graph).items()):
        plural = palette.stacks.get(kind) or load_kinds().actors[kind].plural
        band = max(sorted(places := Counter(bands[id_] for id_ in members)), key=places.__getitem__)
        stack = Stack(f"stack:{kind}", kind, plural, band, tuple(sorted(members)))
        found[stack.id] = stack
    copies = {id_ for stack in found.values() for id_ in stack.members}
    own = tuple(sorted(id_ for id_ in graph.actors.keys() - copies - {*focus} if bands[id_] == "own")) if focus else ()
    if len(own) >= LEAST:
        kinds = Counter(graph.actors[id_].kind for id_ in own)
        found[OWN] = Stack(OWN, max(sorted(kinds), key=kinds.__getitem__), palette.stacks["own"], "own", own)
    return found


def _copies(graph: Graph) -> dict[str, set[str]]:
    """The actors with an area that stand at an end of a patterned link, by kind; kinds with too few are left out."""
    copies: dict[str, set[str]] = {}
    for link in graph.links.values():
        for end in (link.subject, link.object) if link.pattern else ():
            actor = graph.actors.get(end)
            if actor and actor.area:
                copies.setdefault(actor.kind, set()).add(end)
    return {kind: members for kind, members in copies.items() if len(members) >= LEAST}


def opened_area(graph: Graph, stacks: Iterable[Stack], focus: Iterable[str]) -> str:
    """The area that is open when the map is: that of the first in focus that has one; '' where none is."""
    areas = {graph.actors[id_].area for stack in stacks if stack.by_area for id_ in stack.members}
    return next((area for id_ in focus if (area := graph.actors[id_].area) and area in areas), "")


def boxes_for(seen: set[str], graph: Graph, stacks: Iterable[Stack], area: str, focus: Iterable[str]) -> set[str]:
    """The ids of the boxes that show these actors: themselves, or the stack that they are in."""
    boxes, apart = set(seen), set(focus)
    for stack in stacks:
        inside = {
            id_
            for id_ in stack.members
            if id_ in seen and id_ not in apart and (not stack.by_area or graph.actors[id_].area != area)
        }
        if len(inside) >= LEAST:
            boxes = boxes - inside | {stack.id}
    return boxes
