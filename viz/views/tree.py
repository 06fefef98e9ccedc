"""Who oversees an actor, step by step away from it: one box for each overseer, its powers on the line, strongest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.accountability import Step
from graph.model import Link
from viz.reading import RANKS
from viz.views.asked import Asked, as_one, power_words, rank_of, steps_of, verbs
from viz.views.picture import Card, Picture, Section, card_of, key, nothing
from viz.views.stacks import Stack, stacked
from viz.views.svg import block, curve, isolated, label, n, part, path, rect, wide, wrap
from viz.views.twin import count_words
from viz.words import abbreviation

_MOST = 70
_TOP, _HEAD, _GAP, _PORT, _MARGIN, _START = 44, 30, 8, 30, 20, 30


@dataclass(frozen=True, slots=True)
class Edge:
    """All links by which one box may hold another to account; `over` names the other, where that is not the start."""

    giver: str
    forum: str
    links: tuple[Link, ...]
    over: str


@dataclass(slots=True)
class _Layer:
    boxes: list[Stack]
    edges: list[Edge]
    place: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """`start` is the width of the box of the actor beside the columns; 0 where it stands above the only one, `above` high."""

    bend: float
    gutter: float
    box: float
    start: float
    above: float

    @property
    def pitch(self) -> float:
        return self.bend + self.gutter + self.box


def tree(asked: Asked) -> Picture:
    """The view `tree`."""
    depth = min(max(asked.hops or 1, 1), 3)
    layers, beside, cut = layers_of(asked, steps_of(asked), depth)
    name = asked.actor.name
    title = f"{isolated(name)}: who may hold it to account"
    if not layers:
        return nothing(title, f"No source here says that anybody holds {isolated(name)} to account on {asked.day}.")
    one = len(layers) == 1
    sizes = _Sizes(30, 365, 405, 0, _START) if one else _Sizes(110, 255, 240, 200, 0)
    drawing = _drawn(asked, layers, sizes)
    width = 2 * _MARGIN + sizes.start + sizes.pitch * len(layers)
    columns = tuple(_MARGIN + sizes.start + sizes.pitch * at for at in range(1, len(layers)))
    head = (0.0, 0.0) if one else (0.0, float(_TOP - 8))
    sections = [
        Section(f"Step {number}: {words}", tuple(dict.fromkeys(link.id for edge in edges for link in edge.links)))
        for number, layer in enumerate(layers, 1)
        for rank, words in RANKS
        if (edges := [edge for edge in layer.edges if rank_of(edge.links) == rank])
    ]
    return Picture(title, _summary(asked, layers), width, drawing.height, drawing.body, tuple(sections),
                   _notes(beside, cut, len(layers)), drawing.cuts, columns, head)  # fmt: skip


def layers_of(asked: Asked, steps: Iterable[Step], depth: int) -> tuple[list[_Layer], int, int]:
    """The layers, and how many links are left out: those within or back down a layer, and those beyond what fits."""
    start = asked.actor.id
    of: dict[str, str] = {start: start}
    names = {start: ""}
    upward = [step for step in steps if step.link.kind != "JUDGES" and step.forum != start and step.forum != step.giver]
    frontier, layers, beside, cut = {start}, [], set[str](), 0
    for _ in range(depth):
        found: dict[str, dict[str, dict[str, Link]]] = {}
        for step in upward:
            if step.giver in frontier and step.forum not in of:
                found.setdefault(step.forum, {}).setdefault(of[step.giver], {})[step.link.id] = step.link
            elif step.giver in frontier:
                beside.add(step.link.id)
        boxes = stacked(asked, {forum: _signature(givers) for forum, givers in found.items()})
        kept = sorted(boxes, key=lambda box: _strength(box, found))[:_MOST]
        cut += len(boxes) - len(kept)
        if not kept:
            break
        layers.append(_Layer(kept, _edges(kept, found, names)))
        names |= {box.id: _short(asked, box) for box in kept}
        # Accountability ends with the public: whom it answers to in turn is another question.
        frontier = {member for box in kept for member in box.members if box.kind != "public"}
        of |= {member: box.id for box in kept for member in box.members}
    drawn = {link.id for layer in layers for edge in layer.edges for link in edge.links}
    return layers, len(beside - drawn), cut


def _signature(givers: dict[str, dict[str, Link]]) -> tuple[object, ...]:
    return tuple(sorted((giver, tuple(verbs(links.values()))) for giver, links in givers.items()))


def _strength(box: Stack, found: dict[str, dict[str, dict[str, Link]]]) -> tuple[int, int, int, str]:
    links = [link for member in box.members for by in found[member].values() for link in by.values()]
    powers = len(power_words(links))
    return -rank_of(links), -powers, -max(link.importance for link in links), box.name


def _short(asked: Asked, box: Stack) -> str:
    single = asked.graph.actors[box.id] if len(box.members) == 1 else None
    return (abbreviation(single, asked.as_of) if single and len(single.name) > 20 else None) or box.name


def _edges(boxes: list[Stack], found: dict[str, dict[str, dict[str, Link]]], names: dict[str, str]) -> list[Edge]:
    edges: list[Edge] = []
    for box in boxes:
        merged: dict[str, dict[str, Link]] = {}
        for member in box.members:
            for giver, links in found[member].items():
                merged.setdefault(giver, {}).update(links)
        for giver, links in merged.items():
            edges.append(Edge(giver, box.id, tuple(links[id_] for id_ in sorted(links)), names[giver]))
    return edges


@dataclass(frozen=True, slots=True)
class _Drawing:
    body: str
    height: float
    cuts: tuple[float, ...]


def _drawn(asked: Asked, layers: list[_Layer], sizes: _Sizes) -> _Drawing:
    """The body, its height and where it may be cut: columns from left to right, each in order of power."""
    start = asked.actor.id
    card, top = card_of(asked.actor), _TOP + (0 if sizes.above else _HEAD)
    width, height = (sizes.gutter, sizes.above) if sizes.above else (sizes.start, card.height(sizes.start, 3))
    box = card.flat(_MARGIN, top, width, height) if sizes.above else card.drawn(_MARGIN, top, width, height, 3)
    out: dict[str, tuple[float, float]] = {start: (_MARGIN + sizes.start, top + height / 2)}
    bottom, cuts = top + height, list[float]()
    lines, boxes = [], [box, label(_MARGIN, 26, "Held to account", cls="bold")]
    for number, layer in enumerate(layers):
        left = _MARGIN + sizes.start + sizes.pitch * number
        head = "Step 1: who may hold it to account" if number == 0 else f"Step {number + 1}: who may hold those to account"
        boxes.append(label(left + sizes.bend + (sizes.gutter if sizes.above else 0), 26, head, cls="bold"))
        drawn, deep, places = _column(layer, left, sizes, out, trunk=number == 0)
        lines.append(drawn[0])
        boxes.append(drawn[1])
        if number == 0:
            lines.append(_trunk(left + sizes.bend / 2, out[start], [y for _, y in places.values()], sizes))
        cuts += [y + (_PORT + _GAP) / 2 for _, y in places.values()] if sizes.above else []
        bottom, out = max(bottom, deep), out | places
    samples, deep = _key(_MARGIN, bottom + 18, sizes.pitch * len(layers) + sizes.start)
    return _Drawing("".join(lines + boxes) + samples, bottom + 18 + deep + 6, tuple(cuts))


def _trunk(x: float, start: tuple[float, float], ends: list[float], sizes: _Sizes) -> str:
    """The line from the box of the actor along all boxes of the first column."""
    if sizes.above:
        return path(f"M{n(x)} {n(start[1] + sizes.above / 2)}V{n(max(ends))}", "trunk")
    middle = start[1]
    return path(f"M{n(start[0])} {n(middle)}H{n(x)}M{n(x)} {n(min(*ends, middle))}V{n(max(*ends, middle))}", "trunk")


def _column(
    layer: _Layer, left: float, sizes: _Sizes, out: dict[str, tuple[float, float]], *, trunk: bool
) -> tuple[tuple[str, str], float, dict[str, tuple[float, float]]]:
    by_box = {box.id: [edge for edge in layer.edges if edge.forum == box.id] for box in layer.boxes}
    ranks = {box.id: rank_of(link for edge in by_box[box.id] for link in edge.links) for box in layer.boxes}
    lines, boxes, places, y = [], [], dict[str, tuple[float, float]](), _TOP + sizes.above + (_GAP if sizes.above else 0)
    flat = sizes.above > 0  # one layer only: there is room for name and kind on one line
    for rank, words in RANKS:
        members = [box for box in layer.boxes if ranks[box.id] == rank]
        members.sort(key=lambda box: (_height_of(by_box[box.id], out), box.name) if not trunk else (0.0, ""))
        if members:
            boxes.append(label(left + sizes.bend, y + 18, words, cls="bold strong" if rank >= 2 else "bold quiet"))
            y += _HEAD
        for box in members:
            card = Card(box.name, box.kind, box.told)
            edges = sorted(by_box[box.id], key=lambda edge: out[edge.giver][1])
            height = _PORT if flat else max(card.height(sizes.box), _PORT * len(edges) + 4)
            first = y + (height - _PORT * len(edges)) / 2 + _PORT / 2
            lines += [_line(edge, box.name, left, first + _PORT * at, sizes, out, trunk) for at, edge in enumerate(edges)]
            place = (left + sizes.bend + sizes.gutter, y, sizes.box, height)
            boxes.append(card.flat(*place) if flat else card.drawn(*place))
            places[box.id] = (left + sizes.pitch, y + height / 2)
            y += height + _GAP
        y += _GAP if members else 0
    return ("".join(lines), "".join(boxes)), y, places


def _height_of(edges: list[Edge], out: dict[str, tuple[float, float]]) -> float:
    return sum(out[edge.giver][1] for edge in edges) / len(edges)


def _line(edge: Edge, name: str, left: float, y: float, sizes: _Sizes, out: dict[str, tuple[float, float]], trunk: bool) -> str:
    """The line of an edge with its words: the powers, and below them the verbs."""
    from_x, from_y = out[edge.giver]
    at, end = left + sizes.bend, left + sizes.bend + sizes.gutter
    way = f"M{n(left + sizes.bend / 2)} {n(y)}H{n(at)}" if trunk else curve(from_x, from_y, at, y)
    rank = max(rank_of(edge.links), 0)
    powers = wrap(", ".join(power_words(edge.links)) or "part of it", sizes.gutter - 16, 12, 1, bold=True)
    does = wrap(_does(edge), sizes.gutter - 16, 11, 1)
    title = f"{name}: {', '.join(verbs(edge.links))} {edge.over} ({', '.join(power_words(edge.links))})"
    body = (
        path(way + f"H{n(end)}", f"line r{rank}")
        + rect(at - 3, y - 14, _room(powers, does, sizes), 28, "page")
        + block(at + 2, y - 14, powers, cls="bold")
        + block(at + 2, y + 0.5, does, size=11, cls="quiet")
    )
    return part(body, title, (link.id for link in edge.links))


def _does(edge: Edge) -> str:
    """The verbs; beyond the first step only the strongest, with whom it is about, so that no line need be followed."""
    first, *more = verbs(edge.links)
    if not edge.over:
        return ", ".join([first, *more])
    return f"{first} {isolated(edge.over)}" + (f", and {len(more)} more" if more else "")


def _room(powers: list[str], does: list[str], sizes: _Sizes) -> float:
    return min(max(wide(powers[0], 12, True), wide(does[0], 11)) + 12, sizes.gutter - 6)


def _key(x: float, y: float, room: float) -> tuple[str, float]:
    samples = (
        (3, "can appoint, dismiss or punish"), (2, "other teeth"), (1, "no teeth: scrutinise, publish, set aims"),
        (0, "inform or advise, or a part of the whole"),
    )  # fmt: skip
    items = [(path("M0 8H34", f"line r{rank}"), words) for rank, words in samples]
    return key(x, y, room, [*items, (label(12, 12, "†"), "only on a condition: see the table")])


def _summary(asked: Asked, layers: list[_Layer]) -> str:
    first = layers[0]
    actors = sum(len(box.members) for box in first.boxes)
    strong = {edge.forum for edge in first.edges if rank_of(edge.links) >= 2}
    teeth = sum(len(box.members) for box in first.boxes if box.id in strong)
    more = sum(len(box.members) for layer in layers[1:] for box in layer.boxes)
    above = f" {count_words(more, 'more actor')} may hold those to account." if more else ""
    twins = as_one(asked, asked.actor.id)[1:]
    names = ", ".join(isolated(asked.name(id_)) for id_ in twins)
    told = f" Links to {names} count, as they answer as one." if twins else ""
    held = f"{count_words(actors, 'actor')} may hold {isolated(asked.actor.name)} to account; {teeth} of them with teeth."
    return held + above + told


def _notes(beside: int, cut: int, depth: int) -> tuple[str, ...]:
    notes = [
        "Teeth are powers that can enforce. A power is what the link gives, not what is used.",
        "Grades and findings are not drawn.",
    ]
    if depth > 1:
        notes.append(
            "Each column may hold to account those to the left of it; nothing is followed beyond the public. Local bodies that "
            "stand alike share one box."
        )
    if beside:
        notes.append(f"{count_words(beside, 'link')} between overseers of the same or an earlier step are not drawn: 'custodes "
                     "who-oversees' lists them.")  # fmt: skip
    if cut:
        notes.append(f"{count_words(cut, 'more overseer')}, the weakest, did not fit: not drawn.")
    return tuple(notes)
