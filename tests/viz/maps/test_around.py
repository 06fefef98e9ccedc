"""A map of some actors is read without the rest of the graph, and is the map that the whole graph would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.model import Graph
from graph.reading import read_graph
from graph.selection import Selection, select
from graph.store import Store
from viz.map import write_map
from viz.mapped.around import around

DAY = "2022-11-30"


@pytest.fixture(scope="module")
def whole(shipped_ladybug: Store) -> Graph:
    return read_graph(shipped_ladybug)


def both_ways(whole: Graph, store: Store, selection: Selection, day: str, folder: Path) -> tuple[bytes, bytes]:
    """The map drawn from the whole graph, and the one from what lies around its actors."""
    focus = selection.actors
    write_map(select(whole, selection, load_kinds()), folder / "whole.html", as_of=day, focus=focus, whole=whole)
    found = around(store, selection, focus, day)
    assert found is not None
    part, known = found
    assert len(part.links) < len(whole.links)
    write_map(select(part, selection, load_kinds()), folder / "part.html", as_of=day, focus=focus, whole=part, known=known)
    return (folder / "whole.html").read_bytes(), (folder / "part.html").read_bytes()


def of_each_kind(graph: Graph) -> list[str]:
    """The actor of each kind that has most links."""
    ends = [end for link in graph.links.values() for end in (link.subject, link.object)]
    count = {id_: ends.count(id_) for id_ in set(ends)}
    best: dict[str, str] = {}
    for id_ in sorted(count, key=lambda id_: (-count[id_], id_)):
        best.setdefault(graph.actors[id_].kind, id_)
    return sorted(best.values())


def test_actors_of_many_kinds_have_the_same_map(whole: Graph, shipped_ladybug: Store, tmp_path: Path) -> None:
    actors = of_each_kind(whole)[::3]  # each takes a second
    assert len(actors) > 10
    for number, actor in enumerate(actors):
        one, other = both_ways(whole, shipped_ladybug, Selection((actor,)), (DAY, "2018")[number % 2], tmp_path)
        assert one == other, actor


@pytest.mark.parametrize(
    "selection",
    [
        Selection(("kent-police",), 2),
        Selection(("kent-police", "mopac"), 0),
        Selection(("kent-police", "home-office")),
        Selection(("metropolitan-police-service",), 3, families=("money",)),
        Selection(("hmicfrs",), 2, kinds=("INSPECTS", "OVERSEES")),
        Selection(("hmicfrs",), 1, kinds=("police_force",)),
        Selection(("hmicfrs",), 2, kinds=("INSPECTS",), families=("money",)),
        Selection(("mopac",), 2, topics=("custody",)),
        Selection(("kent-police",), 2, statuses=("planned", "ended"), as_of="2015"),
    ],
    ids=str,
)
def test_what_is_chosen_of_the_links_does_not_change_that(
    selection: Selection, whole: Graph, shipped_ladybug: Store, tmp_path: Path
) -> None:
    one, other = both_ways(whole, shipped_ladybug, selection, DAY, tmp_path)
    assert one == other


def test_most_of_the_graph_is_read_at_once(shipped_ladybug: Store) -> None:
    assert around(shipped_ladybug, Selection(("home-office",), 10), ("home-office",), DAY) is None


def test_a_kind_that_is_none_is_refused_as_before(shipped_ladybug: Store) -> None:
    selection = Selection(("kent-police",), kinds=("WATCHES",))
    found = around(shipped_ladybug, selection, (), DAY)
    assert found is not None
    with pytest.raises(AskedWrongly, match="WATCHES"):
        select(found[0], selection, load_kinds())
