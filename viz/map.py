"""`custodes map`: a graph as one HTML file that opens anywhere, offline, and proves every line it draws."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.dates import last_day
from graph.errors import AskedWrongly, UnknownActor
from graph.files import whole_file
from graph.model import Actor, Graph
from viz.bands import bands_of
from viz.layout import DESK, MOST_LINES, PHONE, Drawing, Places, lines_of, ordered, pack
from viz.page import render
from viz.palette import Palette, load_palette
from viz.payload import closed_lists, facts, standing
from viz.stacks import Stack, boxes_for, opened_area, stacks_of
from viz.times import dates, through_steps
from viz.words import abbreviation, listed, long_date

if TYPE_CHECKING:
    from viz.network import MapNetwork

# How many actors a map may open with before it leaves links of less importance out.
READABLE = 70


def write_map(
    graph: Graph,
    path: Path,
    *,
    as_of: str,
    focus: tuple[str, ...] = (),
    title: str | None = None,
    quotes: Mapping[str, str] | None = None,
) -> None:
    """Write the map of `graph`, which is already the selection to draw. The same graph gives the same bytes.

    `focus` are the actors it is about; `quotes` gives the words of claims by claim id. OutputError where `path`
    cannot be written (and then nothing is), AskedWrongly for a date that is none, UnknownActor for a focus not in it.
    """
    page = map_page(graph, as_of=as_of, focus=focus, title=title, quotes=quotes or {})
    with whole_file(path) as part:
        # A lone half of a surrogate pair in a name becomes a character reference; nothing else needs one.
        part.write_bytes(page.encode("utf-8", "xmlcharrefreplace"))


def map_page(graph: Graph, *, as_of: str, focus: tuple[str, ...], title: str | None, quotes: Mapping[str, str]) -> str:
    """The text of the map's page."""
    _check(graph, as_of, focus)
    from viz.network import draw, library, versions  # pyvis takes 0.4 s to import

    palette = load_palette()
    title = title or _title(graph, focus)
    stacks = stacks_of(graph, bands_of(graph, palette), palette)
    importance, drawing, places = _laid_out(graph, palette, as_of, focus, stacks)
    network = draw(graph, drawing, places)
    data = {
        "meta": {**_start(graph, as_of, focus, stacks), "importance": importance, "title": title},
        "stacks": {stack.id: {"plural": stack.plural, "members": list(stack.members)} for stack in stacks.values()},
        "through": through_steps(graph),
        "network": {"nodes": network.nodes, "edges": _by_number(network)},
        "layout": {
            "desk": DESK.as_dict(),
            "phone": PHONE.as_dict(),
            "lanes": [[lane.band, lane.top, lane.bottom] for lane in places.lanes],
        },
        "lists": closed_lists(palette),
        **facts(graph, quotes=quotes),
    }
    return render(library(), data, {**_words(graph, title, as_of), "drawn_with": versions()})


def _start(graph: Graph, as_of: str, focus: tuple[str, ...], stacks: Mapping[str, Stack]) -> dict[str, Any]:
    """What the page opens with: the day, the focus, the area that is open; and the days to choose from."""
    area = opened_area(graph, stacks.values(), focus)
    return {
        "asOf": last_day(as_of), "focus": list(focus), "area": area, "dates": dates(graph), "dataset": _dataset(graph),
    }  # fmt: skip


def _by_number(network: MapNetwork) -> list[list[int]]:
    """The ends of each edge as the numbers of its nodes, in the order of the links: a third of the bytes."""
    number = {node["id"]: at for at, node in enumerate(network.nodes)}
    return [[number[edge["from"]], number[edge["to"]]] for edge in network.edges]


def _check(graph: Graph, as_of: str, focus: tuple[str, ...]) -> None:
    try:
        last_day(as_of)
    except ValueError as error:
        raise AskedWrongly(f"as-at: {error}") from None
    for id_ in focus:
        if id_ not in graph.actors:
            raise UnknownActor(f"'{id_}' is not among the {len(graph.actors)} actors of this map; choose one that is")


def _title(graph: Graph, focus: tuple[str, ...]) -> str:
    if not focus:
        return "Who oversees what in policing"
    return f"{listed(graph.actors[id_].name for id_ in focus)}: accountability map"


def opening(graph: Graph, as_of: str, focus: tuple[str, ...], stacks: Mapping[str, Stack]) -> tuple[int, set[str]]:
    """What is seen when the map is opened: from which importance on, and which boxes (actors and stacks).

    Every link in force, unless that is more than anybody can read: then the significant or only the core ones.
    The page says so beside its counts, and one press shows the rest.
    """
    links = [link for link in graph.links.values() if standing(link, graph, as_of) == "in_force"]
    area = opened_area(graph, stacks.values(), focus)
    seen: set[str] = set(focus)
    for importance in (1, 2, 3):
        kept = [link for link in links if link.importance >= importance]
        actors = {end for link in kept for end in (link.subject, link.object)} | set(focus)
        seen = boxes_for(actors, graph, stacks.values(), area, focus)
        if len(seen) <= READABLE:
            return importance, seen
    return 3, seen


def _laid_out(
    graph: Graph, palette: Palette, as_of: str, focus: tuple[str, ...], stacks: Mapping[str, Stack]
) -> tuple[int, Drawing, Places]:
    """From which importance on the map is opened, the drawing of every box, and the places of those seen then."""
    importance, seen = opening(graph, as_of, focus, stacks)
    bands = {**bands_of(graph, palette), **{stack.id: stack.band for stack in stacks.values()}}
    rows = ordered(bands, palette.bands, _ties(graph, stacks), focus)
    kinds = {id_: box.kind for part in (graph.actors, stacks) for id_, box in part.items()}
    labels = {id_: _label(actor, as_of) for id_, actor in graph.actors.items()}
    labels |= {stack.id: f"{len(stack.members)} × {stack.plural}" for stack in stacks.values()}
    lines = {id_: lines_of(label) for id_, label in labels.items()}
    first = [(band, kept) for band, ids in rows if (kept := [id_ for id_ in ids if id_ in seen])]
    return importance, Drawing(rows, kinds, labels, lines), pack(first, lines)


def _ties(graph: Graph, stacks: Mapping[str, Stack]) -> list[tuple[str, str]]:
    """The two ends of every link, and each pair of a stack and what its members are tied to, once."""
    stack_of = {id_: stack.id for stack in stacks.values() for id_ in stack.members}
    ties = [(link.subject, link.object) for link in graph.links.values()]
    bundled = {(stack_of.get(one, one), stack_of.get(other, other)) for one, other in ties}
    return ties + sorted(bundled - set(ties))


def _label(actor: Actor, as_of: str) -> str:
    """The name, or an abbreviation of it where the name would not fit its box."""
    if lines_of(actor.name, MOST_LINES + 1) <= MOST_LINES:
        return actor.name
    return abbreviation(actor, as_of) or actor.name


def _dataset(graph: Graph) -> str:
    """The name and version of the dataset, to cite."""
    dataset = graph.dataset
    name, version = str(dataset.get("name") or "custodes dataset"), str(dataset.get("version") or "not numbered")
    return f"{name}, version {version}"


def _words(graph: Graph, title: str, as_of: str) -> dict[str, Any]:
    """What the template says of the map and of the dataset."""
    dataset = graph.dataset
    day = long_date(as_of)
    return {
        "title": title,
        "as_of": as_of,
        "day": day,
        "licence": dataset.get("licence") or "",
        "acknowledgements": [str(line) for line in dataset.get("acknowledgements") or ()],
        "cite": f"custodes, “{title}” (map), as at {day}. Drawn from the {_dataset(graph)}.",
    }
