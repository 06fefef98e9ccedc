"""What a map opens with: which links and boxes are seen at first, where they stand, and what stands on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.kinds import load_kinds
from graph.model import Actor, Graph, Link
from graph.powers import power_of
from viz.bands import bands_of
from viz.layout import DESK, GOOD_LINES, MOST_LINES, Drawing, Places, lines_of, ordered, pack
from viz.mapped.chains import Known
from viz.palette import Palette
from viz.payload import standing
from viz.stacks import Stack, boxes_for, opened_area
from viz.words import abbreviation

# How tall a map may be, in pixels at scale 1, before it leaves links of less importance out: in a window of 1400 × 900
# its letters are then of 11 pixels.
READABLE = DESK.view_height * 21 // 20
# The first rank at which a power can enforce.
TEETH = 2
# A name of fewer letters than this is not worth abbreviating within another.
_WORTH = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What is asked of a map: `graph` is what it holds, `whole` the graph that this was taken from, `focus` whom it is
    about; it opens as at `as_of` with the links of these `standings`, without those `beside`, which only chains show. Where
    `whole` is only as much of it as this map needs, `known` are the chains of `focus` (see mapped.around)."""

    graph: Graph
    as_of: str
    focus: tuple[str, ...]
    whole: Graph
    standings: tuple[str, ...] = ("in_force",)
    beside: frozenset[str] = frozenset()
    known: Mapping[str, Known] | None = None


@dataclass(frozen=True, slots=True)
class First:
    """Which links are seen at first: from which importance on, of which families, and whether only those with teeth."""

    importance: int
    families_off: tuple[str, ...] = ()
    teeth: bool = False


# Families whose links are no answer to who may hold whom to account.
_BESIDE = ("structure", "delivery", "voice", "work", "state")
LEVELS = (First(1), First(2), First(3), First(3, _BESIDE), First(3, (), teeth=True))


def laid_out(opening: Opening, palette: Palette, stacks: Mapping[str, Stack]) -> tuple[First, Drawing, Places]:
    """Which links are seen when the map is opened, the drawing of every box, and the places of those seen then.

    Every link of the standings asked for is seen, unless the boxes would not fit a window in letters that can be read:
    then the significant or only the core ones, or of these only those of accountability or with teeth. The page says so
    beside its counts, and one press shows the rest. No map opens empty that has links to show, nor with nothing at an
    actor in focus that has some: it opens with more than fits.
    """
    drawing = _drawing(opening, palette, stacks)
    links = [
        link
        for link in opening.graph.links.values()
        if standing(link, opening.graph, opening.as_of) in opening.standings and link.id not in opening.beside
    ]  # fmt: skip
    shown = links
    first, places = LEVELS[0], _placed(drawing, _boxes_of(links, opening, stacks))
    for level in LEVELS[1:]:
        if places.tall <= READABLE:
            break
        # A level that leaves nothing out is not said of the map: it would only look like a choice.
        fewer = _seen(links, level)
        if len(fewer) < len(shown) and _round(fewer, opening.focus) >= _round(links, opening.focus):
            shown, first, places = fewer, level, _placed(drawing, _boxes_of(fewer, opening, stacks))
    return first, drawing, places


def _round(links: Iterable[Link], focus: Iterable[str]) -> set[str]:
    """Those in focus that have a link left; where there is no focus, whether there is any link."""
    ends = {end for link in links for end in (link.subject, link.object)}
    return ends & set(focus) if focus else {"any"} if ends else set()


def _placed(drawing: Drawing, seen: set[str]) -> Places:
    kept = [(band, few) for band, ids in drawing.rows if (few := [id_ for id_ in ids if id_ in seen])]
    return pack(kept, drawing.lines)


def _drawing(opening: Opening, palette: Palette, stacks: Mapping[str, Stack]) -> Drawing:
    graph = opening.graph
    bands = {id_: band for id_, band in bands_of(opening.whole, palette).items() if id_ in graph.actors}
    bands |= {stack.id: stack.band for stack in stacks.values()}
    rows = ordered(bands, palette.bands, _ties(graph, stacks), opening.focus)
    kinds = {id_: box.kind for part in (graph.actors, stacks) for id_, box in part.items()}
    labels = labels_of(graph, opening.as_of)
    labels |= {stack.id: f"{len(stack.members)} × {stack.plural}" for stack in stacks.values()}
    return Drawing(rows, kinds, labels, {id_: lines_of(label) for id_, label in labels.items()})


def _seen(links: Iterable[Link], first: First) -> list[Link]:
    kinds = load_kinds()
    kept = [link for link in links if link.importance >= first.importance]
    kept = [link for link in kept if kinds.links[link.kind].family not in first.families_off]
    return [link for link in kept if not first.teeth or power_of(link, kinds).rank >= TEETH]


def _boxes_of(links: Iterable[Link], opening: Opening, stacks: Mapping[str, Stack]) -> set[str]:
    """The boxes (actors and stacks) at the ends of some links."""
    area = opened_area(opening.graph, stacks.values(), opening.focus)
    actors = {end for link in links for end in (link.subject, link.object)} | set(opening.focus)
    return boxes_for(actors, opening.graph, stacks.values(), area, opening.focus)


def _ties(graph: Graph, stacks: Mapping[str, Stack]) -> list[tuple[str, str]]:
    """The two ends of every link, and each pair of a stack and what its members are tied to, once."""
    stack_of = {id_: stack.id for stack in stacks.values() for id_ in stack.members}
    ties = [(link.subject, link.object) for link in graph.links.values()]
    bundled = {(stack_of.get(one, one), stack_of.get(other, other)) for one, other in ties}
    return ties + sorted(bundled - set(ties))


def labels_of(graph: Graph, as_of: str) -> dict[str, str]:
    """What stands on each box: the name, or what is shorter where the name would fill it.

    That is the name with the names of others in it abbreviated, 'Call handlers of the MPS'; where even that is too long
    it is an abbreviation of its own, if there is one.
    """
    short = {actor.name: said for actor in graph.actors.values() if (said := abbreviation(actor, as_of))}
    within = sorted((name for name in short if len(name) >= _WORTH), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in within) or r"(?!)")

    def label(actor: Actor) -> str:
        if lines_of(actor.name, GOOD_LINES + 1) <= GOOD_LINES:
            return actor.name
        own = short.get(actor.name)
        fewer = pattern.sub(lambda found: found[0] if found[0] == actor.name else short[found[0]], actor.name)
        return own if own and lines_of(fewer, MOST_LINES + 1) > MOST_LINES else fewer

    return {id_: label(actor) for id_, actor in graph.actors.items()}
