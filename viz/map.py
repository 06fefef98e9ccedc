"""`custodes map`: a graph as one HTML file that opens anywhere, offline, and proves every line it draws."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.dates import last_day
from graph.errors import AskedWrongly, UnknownActor
from graph.files import whole_file
from graph.model import Actor, Graph
from viz.bands import bands_of
from viz.layout import DESK, MOST_LINES, PHONE, Drawing, Places, lines_of, ordered, pack
from viz.page import render
from viz.palette import Palette, load_palette
from viz.payload import closed_lists, facts, standing
from viz.words import abbreviation, listed, long_date

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
    importance, seen = opening(graph, as_of, focus)
    drawing, places = _laid_out(graph, palette, as_of, focus, seen)
    network = draw(graph, drawing, places)
    data = {
        "meta": {"asOf": as_of, "focus": list(focus), "importance": importance},
        "network": {"nodes": network.nodes, "edges": network.edges},
        "layout": {
            "desk": DESK.as_dict(),
            "phone": PHONE.as_dict(),
            "lanes": [[lane.band, lane.top, lane.bottom] for lane in places.lanes],
        },
        "lists": closed_lists(palette),
        **facts(graph, as_of=as_of, quotes=quotes),
    }
    return render(library(), data, {**_words(graph, title, as_of), "drawn_with": versions()})


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


def opening(graph: Graph, as_of: str, focus: tuple[str, ...]) -> tuple[int, set[str]]:
    """What is seen when the map is opened: from which importance on, and which actors.

    Every link in force, unless that is more than anybody can read: then the significant or only the core ones.
    The page says so beside its counts, and one press shows the rest.
    """
    links = [link for link in graph.links.values() if standing(link, graph, as_of) == "in_force"]
    seen: set[str] = set(focus)
    for importance in (1, 2, 3):
        kept = [link for link in links if link.importance >= importance]
        seen = {end for link in kept for end in (link.subject, link.object)} | set(focus)
        if len(seen) <= READABLE:
            return importance, seen
    return 3, seen


def _laid_out(graph: Graph, palette: Palette, as_of: str, focus: tuple[str, ...], seen: set[str]) -> tuple[Drawing, Places]:
    """The drawing of every actor, and the places of those that are seen when the map is opened."""
    ties = [(link.subject, link.object) for link in graph.links.values()]
    rows = ordered(bands_of(graph, palette), palette.bands, ties, focus)
    labels = {id_: _label(actor, as_of) for id_, actor in graph.actors.items()}
    lines = {id_: lines_of(label) for id_, label in labels.items()}
    first = [(band, kept) for band, ids in rows if (kept := [id_ for id_ in ids if id_ in seen])]
    return Drawing(rows, labels, lines), pack(first, lines)


def _label(actor: Actor, as_of: str) -> str:
    """The name, or an abbreviation of it where the name would not fit its box."""
    if lines_of(actor.name, MOST_LINES + 1) <= MOST_LINES:
        return actor.name
    return abbreviation(actor, as_of) or actor.name


def _words(graph: Graph, title: str, as_of: str) -> dict[str, Any]:
    """What the template says of the map and of the dataset."""
    dataset = graph.dataset
    name, version = str(dataset.get("name") or "custodes dataset"), str(dataset.get("version") or "not numbered")
    day = long_date(as_of)
    return {
        "title": title,
        "as_of": as_of,
        "day": day,
        "licence": dataset.get("licence") or "",
        "acknowledgements": [str(line) for line in dataset.get("acknowledgements") or ()],
        "cite": f"custodes, “{title}” (map), as at {day}. Drawn from the {name}, version {version}.",
    }
