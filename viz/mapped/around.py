"""What a map of some actors needs of a stored graph, read without the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.days.dates import last_day
from graph.kinds import load_kinds
from graph.model import Graph
from graph.part import Part
from graph.selection import Selection, kinds_wanted
from graph.store import Store
from queries.ways.upward import ways_up
from viz.bands import take_belonging
from viz.mapped.chains import JOINS, Known, known_chains
from viz.views.panels import LONGEST


def around(store: Store, selection: Selection, focus: Iterable[str], as_of: str) -> tuple[Graph, dict[str, Known]] | None:
    """What the selection is made of, with all that its map reads off the whole (the chains of `focus` and their links, what
    its actors belong to, the names that it says); and those chains. None where that is most of the graph, which is sooner
    read at once.
    """
    part = Part(store)
    near = part.take_around(selection.actors, selection.hops, kinds_wanted(selection, load_kinds()))
    if near is None:
        return None
    known = known_chains(ways_up(store, _frame(as_of), id_, LONGEST) for id_ in focus)
    take_belonging(part, near | _take_chains(part, known))
    return part.graph(), known


def _frame(as_of: str) -> dict[str, object]:
    """What the chains of a map are asked for: what is in force on that day."""
    day = last_day(as_of)
    return {"as_of": day, "floor": day, "fresh": day, "statuses": ["in_force"]}


def _take_chains(part: Part, known: Mapping[str, Known]) -> set[str]:
    """Take the links of these chains, and those by which the actors of a step answer with the ends of its link: the actors."""
    steps = [row for one in known.values() for chain in one.chains for row in chain]
    part.take_links(row["link"] for row in steps)
    actors = {row[end] for row in steps for end in ("giver", "forum", "through") if row[end]}
    actors |= {part.links[row["link"]][end] for row in steps for end in ("subject", "object")}
    return actors | {row[end] for row in part.take("both", actors, JOINS) for end in ("subject", "object")}
