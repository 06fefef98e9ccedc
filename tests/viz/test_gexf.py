"""GEXF: what Gephi's timeline shows on a day is what a question as at that day counts."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from map_graphs import graph_of, link, met_graph

from graph.days.phases import live, status_at
from graph.days.standing import Standing
from graph.kinds import load_kinds
from graph.model import Actor, Graph
from graph.selection import Selection, select
from viz.exports import export

SPACE = "{http://gexf.net/1.3}"
DAYS = (
    "1990-01-01",
    "2012-01-15",
    "2012-01-16",
    "2019-03-15",
    "2022-06-27",
    "2022-06-28",
    "2022-11-30",
    "2025-11-30",
    "2030-01-01",
)


def written(graph: Graph, path: Path, standing: Standing) -> ElementTree.Element:
    """The file of a graph, as an XML parser reads it."""
    part = select(graph, Selection(standing=standing), load_kinds())
    export(part, path, "gexf", None, standing=standing)
    return ElementTree.parse(path).getroot()


def there(root: ElementTree.Element, tag: str, day: str) -> set[str]:
    """The ids of the nodes or edges that a timeline shows on a day."""
    found = set()
    for item in root.iter(SPACE + tag):
        spells = [*item.iter(f"{SPACE}spell")] or [item]
        if any(spell.get("start", "0001-01-01") <= day <= spell.get("end", "9999-12-31") for spell in spells):
            found.add(str(item.get("id")))
    return found


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("which", ["small", "met"])
def test_the_timeline_shows_the_links_in_force_on_a_day(small_graph: Graph, tmp_path: Path, which: str, day: str) -> None:
    graph = small_graph if which == "small" else met_graph()
    root = written(graph, tmp_path / "x.gexf", Standing())
    assert there(root, "edge", day) == {id_ for id_, one in graph.links.items() if live(one, graph, day)}


def test_the_timeline_shows_what_was_planned_when_it_was(small_graph: Graph, tmp_path: Path) -> None:
    root = written(small_graph, tmp_path / "x.gexf", Standing(("planned",)))
    for day in ("2019-03-14", "2019-03-15", "2020-01-01", "2022-11-29", "2022-11-30"):
        wanted = {id_ for id_, one in small_graph.links.items() if status_at(one, small_graph, day) == "planned"}
        assert there(root, "edge", day) == wanted
    assert there(root, "edge", "2020-01-01") == {"new-board~OVERSEES~forces"}


def test_an_actor_is_there_while_it_exists(tmp_path: Path) -> None:
    actors = [Actor("old", "Old", "police_force", from_="1974", to="2012-06"), Actor("always", "Always", "office")]
    root = written(graph_of(actors, []), tmp_path / "x.gexf", Standing())
    assert there(root, "node", "1973-12-31") == {"always"} == there(root, "node", "2012-07-01")
    assert there(root, "node", "1974-01-01") == {"always", "old"} == there(root, "node", "2012-06-30")


def test_a_link_of_two_phases_has_two_spells(small_graph: Graph, tmp_path: Path) -> None:
    root = written(small_graph, tmp_path / "x.gexf", Standing(("planned", "in_force")))
    edge = next(one for one in root.iter(f"{SPACE}edge") if one.get("id") == "new-board~OVERSEES~forces")
    spells = [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{SPACE}spell")]
    assert len(spells) == 2 and spells[0][1] == "2022-11-29" and spells[1][0] == "2022-11-30"


def test_networkx_reads_it_back_with_labels_and_attributes(small_graph: Graph, tmp_path: Path) -> None:
    odd = Actor("odd", 'Odd \x07 "name" & <b>\nline \' \u202e', "unit")
    graph = dataclasses.replace(small_graph, actors={**small_graph.actors, "odd": odd})
    export(graph, tmp_path / "x.gexf", "gexf", None)
    back = nx.read_gexf(tmp_path / "x.gexf", version="1.3")
    assert back.number_of_edges() == len(small_graph.links)
    assert back.nodes["town-police"]["label"] == small_graph.actors["town-police"].name
    assert back.nodes["town-police"]["kind"] == "police_force"
    assert back.nodes["odd"]["label"].startswith('Odd \N{REPLACEMENT CHARACTER} "name" & <b>\nline')
    removes = next(data for *_, data in back.edges(data=True) if data["id"] == "commissioner~REMOVES~chief")
    assert (removes["powers"], removes["status"], removes["kind"]) == ("dismiss; suspend", "in_force", "REMOVES")
    assert all(data["label"] == data["kind"] for *_, data in back.edges(data=True))


def test_every_value_has_a_column_and_every_time_is_a_date(tmp_path: Path) -> None:
    graph = graph_of(
        [Actor("a", "A", "office"), Actor("b", "B", "office")], [link("a", "OVERSEES", "b", since="2012", until="2013-05")]
    )
    root = written(graph, tmp_path / "x.gexf", Standing())
    top = root.find(f"{SPACE}graph")
    assert top is not None and (root.get("version"), top.get("mode"), top.get("timeformat")) == ("1.3", "dynamic", "date")
    for class_, tag in (("node", "node"), ("edge", "edge")):
        columns = {
            column.get("id") for group in root.iter(f"{SPACE}attributes") if group.get("class") == class_ for column in group
        }
        used = {value.get("for") for item in root.iter(SPACE + tag) for value in item.iter(f"{SPACE}attvalue")}
        assert used and used <= columns
    edge = next(root.iter(f"{SPACE}edge"))
    assert (edge.get("start"), edge.get("end"), edge.get("kind")) == ("2012-01-01", "2013-05-31", "OVERSEES")
