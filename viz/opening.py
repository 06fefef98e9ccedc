"""What a map opens with: which links and boxes are seen at first, where they stand, and what stands on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Actor, Graph
from viz.bands import bands_of
from viz.layout import DESK, GOOD_LINES, Drawing, Places, lines_of, ordered, pack
from viz.palette import Palette
from viz.payload import standing
from viz.stacks import Stack, boxes_for, opened_area
from viz.words import abbreviation

# How many boxes a map may open with before it leaves links of less importance out.
READABLE = 70
# A name of fewer letters than this is not worth abbreviating within another.
_WORTH = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What is asked of a map: `graph` is what it holds, `whole` the graph that this was taken from, `focus` whom it is
    about; it opens as at `as_of` with the links of these `standings`."""

    graph: Graph
    as_of: str
    focus: tuple[str, ...]
    whole: Graph
    standings: tuple[str, ...] = ("in_force",)


def laid_out(opening: Opening, palette: Palette, stacks: Mapping[str, Stack]) -> tuple[int, Drawing, Places]:
    """From which importance on the map is opened, the drawing of every box, and the places of those seen then."""
    graph = opening.graph
    importance, seen = seen_at_first(opening, stacks)
    bands = {id_: band for id_, band in bands_of(opening.whole, palette).items() if id_ in graph.actors}
    bands |= {stack.id: stack.band for stack in stacks.values()}
    rows = ordered(bands, palette.bands, _ties(graph, stacks), opening.focus)
    kinds = {id_: box.kind for part in (graph.actors, stacks) for id_, box in part.items()}
    labels = labels_of(graph, opening.as_of)
    labels |= {stack.id: f"{len(stack.members)} × {stack.plural}" for stack in stacks.values()}
    lines = {id_: lines_of(label) for id_, label in labels.items()}
    first = [(band, kept) for band, ids in rows if (kept := [id_ for id_ in ids if id_ in seen])]
    return importance, Drawing(rows, kinds, labels, lines), pack(first, lines)


def seen_at_first(opening: Opening, stacks: Mapping[str, Stack]) -> tuple[int, set[str]]:
    """From which importance on links are seen when the map is opened, and which boxes (actors and stacks).

    Every link of the standings asked for, unless that is more than anybody can read: then the significant or only the
    core ones. The page says so beside its counts, and one press shows the rest.
    """
    graph, focus = opening.graph, opening.focus
    links = [link for link in graph.links.values() if standing(link, graph, opening.as_of) in opening.standings]
    area = opened_area(graph, stacks.values(), focus)
    seen: set[str] = set(focus)
    for importance in (1, 2, 3):
        kept = [link for link in links if link.importance >= importance]
        actors = {end for link in kept for end in (link.subject, link.object)} | set(focus)
        seen = boxes_for(actors, graph, stacks.values(), area, focus)
        if len(seen) <= READABLE:
            return importance, seen
    return 3, seen


def _ties(graph: Graph, stacks: Mapping[str, Stack]) -> list[tuple[str, str]]:
    """The two ends of every link, and each pair of a stack and what its members are tied to, once."""
    stack_of = {id_: stack.id for stack in stacks.values() for id_ in stack.members}
    ties = [(link.subject, link.object) for link in graph.links.values()]
    bundled = {(stack_of.get(one, one), stack_of.get(other, other)) for one, other in ties}
    return ties + sorted(bundled - set(ties))


def labels_of(graph: Graph, as_of: str) -> dict[str, str]:
    """What stands on each box: the name, or what is shorter where the name would fill it.

    That is an abbreviation of it, or else the name with the names of others in it abbreviated: 'Call handlers of the
    MPS'.
    """
    short = {actor.name: said for actor in graph.actors.values() if (said := abbreviation(actor, as_of))}
    within = sorted((name for name in short if len(name) >= _WORTH), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in within) or r"(?!)")

    def label(actor: Actor) -> str:
        if lines_of(actor.name, GOOD_LINES + 1) <= GOOD_LINES:
            return actor.name
        return short.get(actor.name) or pattern.sub(lambda found: short[found[0]], actor.name)

    return {id_: label(actor) for id_, actor in graph.actors.items()}
