"""`custodes map`: a graph as one HTML file that opens anywhere, offline, and proves every line it draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.days.dates import last_day
from graph.errors import AskedWrongly, UnknownActor
from graph.files.whole_files import whole_file
from graph.model import Graph
from graph.texts.plain_words import listed, long_date
from queries.asking import reaches
from viz.about import acknowledgements
from viz.bands import bands_of
from viz.layout import DESK, PHONE
from viz.mapped.chains import Known, known_chains, with_chains
from viz.mapped.fragment import fragment
from viz.mapped.versus import Versus
from viz.opening import First, Opening, laid_out
from viz.page import render
from viz.palette import STANDINGS, load_palette
from viz.payload import closed_lists, facts, names_beside
from viz.stacks import Stack, opened_area, stacks_of
from viz.times import dates, through_steps

if TYPE_CHECKING:
    from viz.network import MapNetwork


def write_map(
    graph: Graph,
    path: Path,
    *,
    as_of: str,
    focus: tuple[str, ...] = (),
    title: str | None = None,
    quotes: Mapping[str, str] | None = None,
    whole: Graph | None = None,
    known: Mapping[str, Known] | None = None,
    standings: tuple[str, ...] = ("in_force",),
    story: Sequence[Mapping[str, Any]] = (),
    embed: bool = False,
    versus: Versus | None = None,
) -> None:
    """Write the map of `graph`, which is already the selection to draw. The same graph gives the same bytes.

    `focus` are the actors it is about; `quotes` gives the words of claims by claim id. `whole` is the graph that `graph`
    was taken from, or as much of it as the map needs, and then `known` are the chains of `focus` (see mapped.around): what an
    actor belongs to is read off it. `standings` are those that the map opens with. OutputError
    where `path` cannot be written (and then nothing is), AskedWrongly for a date that is none, UnknownActor for a focus
    not in it. `story`: see mapped/story.py; `embed` writes a fragment for a page of others;
    with `versus` it opens with the pictures of two days side by side; of a scenario, `graph` and `whole` are what that makes.
    """
    _check(graph, as_of, focus)
    page = map_page(
        Opening(graph, as_of, focus, whole or graph, standings, known=known),
        title=title,
        quotes=quotes or {},
        story=story,
        versus=versus,
    )
    if embed:
        page = fragment(page, title or title_of(graph, focus, versus))
    with whole_file(path) as part:
        # A lone half of a surrogate pair in a name becomes a character reference; nothing else needs one.
        part.write_bytes(page.encode("utf-8", "xmlcharrefreplace"))


def map_page(opening: Opening, *, title: str | None, quotes: Mapping[str, str],
             story: Sequence[Mapping[str, Any]] = (), versus: Versus | None = None) -> str:  # fmt: skip
    """The text of the map's page."""
    from viz.network import draw, library, versions  # pyvis takes 0.4 s to import

    palette, part = load_palette(), opening.graph
    known = _chains_of(opening) if opening.known is None else opening.known
    graph = with_chains(part, opening.whole, known)
    opening = replace(opening, graph=graph, beside=frozenset(graph.links.keys() - part.links.keys()))
    title = title or title_of(graph, opening.focus, versus)
    stacks = stacks_of(part, bands_of(opening.whole, palette), palette, opening.focus)
    first, drawing, places = laid_out(opening, palette, stacks)
    network = draw(graph, drawing, places)
    data = {
        "meta": {
            **_start(opening, stacks, first),
            "title": title,
            **({"story": list(story)} if story else {}),
            **(versus.as_dict() if versus else {}),
        },
        "stacks": {
            stack.id: {"plural": stack.plural, "members": list(stack.members), "byArea": stack.by_area}
            for stack in stacks.values()
        },
        **_chains_in(opening, part, known),
        "network": {"nodes": network.nodes, "edges": _by_number(network)},
        "layout": {
            "desk": DESK.as_dict(),
            "phone": PHONE.as_dict(),
            "lanes": [[lane.band, lane.top, lane.bottom] for lane in places.lanes],
        },
        "lists": closed_lists(palette),
        "names": names_beside(graph, opening.whole),
        **facts(graph, quotes=quotes),
    }
    return render(library(), data, {**_words(graph, title, opening.as_of), "drawn_with": versions()})


def _chains_of(opening: Opening) -> dict[str, Known]:
    from viz.views.asked import Asked
    from viz.views.ladder import ways_in

    return known_chains(ways_in(Asked(opening.whole, (id_,), opening.as_of)) for id_ in opening.focus)


def _chains_in(opening: Opening, part: Graph, known: Mapping[str, Known]) -> dict[str, Any]:
    """The chains of those in focus; in the whole graph also what the script needs to find those of anybody, on any day."""
    is_whole = opening.known is None and part.links.keys() == opening.whole.links.keys()
    return {
        "chains": {id_: one.as_dict() for id_, one in known.items()},
        "whole": is_whole,
        "through": through_steps(part) if is_whole else [],
        "beside": {"links": sorted(opening.beside), "actors": sorted(opening.graph.actors.keys() - part.actors.keys())},
    }


def _start(opening: Opening, stacks: Mapping[str, Stack], first: First) -> dict[str, Any]:
    """What the page opens with: the day, the focus, the area that is open; and the days to choose from."""
    graph = opening.graph
    return {
        "asOf": last_day(opening.as_of),
        "focus": list(opening.focus),
        "area": opened_area(graph, stacks.values(), opening.focus),
        "standings": [name for name in STANDINGS if name in opening.standings],
        "importance": first.importance,
        "familiesOff": list(first.families_off),
        "teeth": first.teeth,
        "dates": dates(graph),
        "dataset": _dataset(graph),
        "licence": str(graph.dataset.get("licence") or ""),
        "acknowledgements": acknowledgements(graph.dataset),
        "reaches": [[name, last_day(to)] for name, to in reaches(graph.dataset)],
    }


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


def title_of(graph: Graph, focus: tuple[str, ...], versus: Versus | None = None) -> str:
    """What a map is called where nobody says otherwise."""
    field = graph.dataset.get("field")
    title = f"Who oversees what in {field}" if field else "Who oversees what"
    if focus:
        title = f"{listed(graph.actors[id_].name for id_ in focus)}: accountability map"
    return versus.titled(title) if versus else title


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
        "acknowledgements": acknowledgements(dataset),
        "cite": f"custodes, “{title}” (map), as at {day}. Drawn from the {_dataset(graph)}.",
    }
