"""Exports: a stable JSON, CSV that Excel opens right, GraphML that others read back."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path

import networkx as nx
import pytest

from graph.errors import AskedWrongly, OutputError
from graph.kinds import load_kinds
from graph.model import Actor, Graph
from graph.selection import Selection, select
from viz.exports import export
from viz.tables import safe_cell

LINK_KEYS = {
    "id",
    "subject",
    "kind",
    "object",
    "status",
    "polarity",
    "powers",
    "condition",
    "binding",
    "basis",
    "provision",
    "topics",
    "about",
    "on",
    "duty",
    "since",
    "until",
    "amount",
    "amount_to",
    "amount_qualifier",
    "amount_is",
    "period",
    "purpose",
    "via",
    "part_of",
    "joint",
    "framework",
    "grade",
    "stance",
    "pattern",
    "sources",
    "claims",
}
CLAIM_KEYS = {
    "id",
    "source",
    "locator",
    "start",
    "end",
    "digest",
    "said_on",
    "explicit",
    "reading",
    "values",
    "importance",
    "checked",
    "rank",
    "why",
    "lapses",
    "read",
}


def test_json_has_every_key_of_the_contract(small_graph: Graph, tmp_path: Path) -> None:
    [path] = export(small_graph, tmp_path / "g.json", "json", None)
    document = json.loads(path.read_text("utf-8"))
    assert document["format"] == "custodes-graph/1"
    assert set(document) == {"format", "as_of", "actors", "links", "gaps", "sources", "dataset"}
    assert all(set(link) >= LINK_KEYS for link in document["links"])
    assert all(set(claim) == CLAIM_KEYS for link in document["links"] for claim in link["claims"])
    assert len(document["links"]) == len(small_graph.links)
    assert {link["polarity"] for link in document["links"]} == {"asserted", "denied"}
    assert document["gaps"][0]["reason"] == "not_stated"


def test_csv_opens_right_in_excel(small_graph: Graph, tmp_path: Path) -> None:
    actors, links, *_ = export(small_graph, tmp_path / "g.csv", "csv", None)
    assert actors.read_bytes().startswith(b"\xef\xbb\xbf")
    with links.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["ministry~FUNDS~commissioner~2022-23"]["amount"] == "1000000"
    assert rows["ministry~FUNDS~commissioner~2022-23"]["places"] == "paper-2022: p. 4"
    assert len(rows) == len(small_graph.links)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_cell_can_be_taken_for_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


def test_numbers_stay_numbers_in_csv() -> None:
    assert safe_cell(-5.0) == "-5"


def test_graphml_is_read_back_with_every_link(small_graph: Graph, tmp_path: Path) -> None:
    odd = Actor("odd", "Odd \x07 name & <b>", "unit")
    graph = dataclasses.replace(small_graph, actors={**small_graph.actors, "odd": odd})
    [path] = export(graph, tmp_path / "g.graphml", "graphml", "2022-11-30")
    back = nx.read_graphml(path, force_multigraph=True)
    assert back.number_of_edges() == len(small_graph.links)
    assert back.nodes["town-police"]["kind"] == "police_force"
    assert {data["label"] == data["name"] for _, data in back.nodes(data=True)} == {True}, "what Gephi draws"
    assert {data["label"] == data["kind"] for *_, data in back.edges(data=True)} == {True}
    assert back.nodes["odd"]["name"] == "Odd \N{REPLACEMENT CHARACTER} name & <b>"


def test_a_file_that_cannot_be_written_leaves_nothing(small_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputError, match="is a folder; give a file name"):
        export(small_graph, tmp_path / "taken", "json", None)
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]


def test_a_selection_takes_neighbours_and_the_links_among_them(small_graph: Graph) -> None:
    part = select(small_graph, Selection(actors=("panel",), hops=1), load_kinds())
    assert set(part.actors) == {"panel", "commissioner"}
    assert {link.kind for link in part.links.values()} == {"OVERSEES", "REMOVES", "CONFIRMS"}
    assert set(part.sources) == {"paper-2022"}


@pytest.mark.parametrize(
    ("selection", "links"),
    [
        (Selection(actors=("forces",), kinds=("INSPECTS",)), {"inspectorate~INSPECTS~forces"}),
        (Selection(actors=("ministry",), families=("money",), as_of="2019-06-01"), {"ministry~FUNDS~radio~2019-20"}),
        (
            Selection(actors=("radio",), topics=("technology",), statuses=("ended",), as_of="2022-11-30"),
            {"ministry~FUNDS~radio~2019-20"},
        ),
        (Selection(actors=("chief",), statuses=("proposed",)), {"chief~OWES_DUTY_TO~commissioner~report"}),
        (Selection(actors=("quiet-unit",), hops=0), set()),
    ],
)
def test_a_selection_narrows(small_graph: Graph, selection: Selection, links: set[str]) -> None:
    assert set(select(small_graph, selection, load_kinds()).links) == links


def test_a_selection_without_a_limit_is_the_whole_graph(small_graph: Graph) -> None:
    assert select(small_graph, Selection(), load_kinds()).links == small_graph.links


def test_an_unknown_kind_is_refused(small_graph: Graph) -> None:
    with pytest.raises(AskedWrongly, match="--topic: 'frod' is not known"):
        select(small_graph, Selection(topics=("frod",)), load_kinds())
