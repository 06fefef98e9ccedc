"""A sum that a source gives as a range keeps both its ends: in the stores, in answers, in totals, in what is exported."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
from support import SMALL, fill

from graph.model import Graph
from graph.reading import read_graph
from graph.store import Row, Store
from loaders.dataset import load_graph
from loaders.intake.loading import Wish, load
from queries.asking import ask
from queries.telling import told
from viz.exports import export

LINK = "ministry~FUNDS~quiet-unit~range"
CLAIMS = """source: paper-2022
claims:
- {link: ministry FUNDS quiet-unit ~range, checked: false, place: p. 8, reading: Between two and three million for the unit.,
    amount: 2000000, amount_to: 3000000, period: 2022/23, topics: [funding]}
- {link: ministry FUNDS quiet-unit ~sum, checked: false, place: p. 8, reading: And half a million., amount: 500000,
    period: 2022/23, topics: [funding]}
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The small dataset with a range in it."""
    folder = tmp_path_factory.mktemp("ranges") / "data"
    shutil.copytree(SMALL, folder)
    (folder / "claims" / "range.yaml").write_text(CLAIMS, "utf-8")
    return load_graph(folder)


@pytest.fixture(params=["ladybug", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path, graph: Graph) -> Iterator[Store]:
    """It in each engine."""
    url = f"ladybug:{tmp_path / 'graph'}" if request.param == "ladybug" else request.getfixturevalue("neo4j_uri")
    with contextlib.closing(fill(url, graph)) as filled:
        yield filled


def rows(store: Store, name: str, **values: Any) -> list[Row]:
    return ask(store, name, values).rows


def test_both_ends_come_out_of_the_store_as_they_went_in(store: Store, graph: Graph) -> None:
    assert read_graph(store).links[LINK] == graph.links[LINK]
    for question, values in (("funding", {"actor": "quiet-unit"}), ("largest-sums", {}), ("money-without-authority", {})):
        [row] = [row for row in rows(store, question, **values) if row["link"] == LINK]
        assert (row["amount"], row["amount_to"]) == (2e6, 3e6)


def test_a_total_with_a_range_in_it_says_the_least_and_the_most(store: Store) -> None:
    [got] = [row for row in rows(store, "money-by-recipient") if row["recipient"] == "quiet-unit"]
    assert (got["total"], got["total_to"], got["counted"]) == (2.5e6, 3.5e6, 2)
    [year] = [row for row in rows(store, "money-by-year", payer="ministry") if row["period"] == "2022/23"]
    assert year["total_to"] - year["total"] == 1e6
    [paid] = [row for row in rows(store, "who-funds", actor="quiet-unit") if row["payer"] == "ministry"]
    assert (paid["total"], paid["total_to"]) == (2.5e6, 3.5e6)
    assert all(row["total_to"] is None for row in rows(store, "money-by-recipient") if row["recipient"] == "radio")


def test_the_sentence_says_both_ends(store: Store) -> None:
    answer = ask(store, "funding", {"actor": "quiet-unit"})
    [says] = [row["says"] for row in told(answer, store).rows if row["link"] == LINK]
    assert "with £2,000,000 to £3,000,000 in 2022/23" in says


def test_every_export_has_both_ends(graph: Graph, tmp_path: Path) -> None:
    links = json.loads(export(graph, tmp_path / "g.json", "json", None)[0].read_text("utf-8"))["links"]
    [link] = [link for link in links if link["id"] == LINK]
    assert (link["amount"], link["amount_to"]) == (2e6, 3e6)
    _, paths = export(graph, tmp_path / "csv", "csv", None)[:2]
    with paths.open(encoding="utf-8-sig", newline="") as file:
        [row] = [row for row in csv.DictReader(file) if row["id"] == LINK]
    assert (row["amount"], row["amount_to"]) == ("2000000", "3000000")
    [path] = export(graph, tmp_path / "g.graphml", "graphml", None)
    edges = [data for *_, data in nx.read_graphml(path, force_multigraph=True).edges(data=True)]
    assert [data["amount_to"] for data in edges if "amount_to" in data] == [3e6]
    for format_ in ("gexf", "jsonld", "cypher"):
        [path] = export(graph, tmp_path / f"g.{format_}", format_, None)
        assert "amount_to" in path.read_text("utf-8")


@pytest.mark.parametrize("format_", ["graphml", "gexf", "xlsx"])
def test_a_range_that_was_exported_is_read_back(graph: Graph, tmp_path: Path, format_: str) -> None:
    if format_ != "xlsx":  # a file of another's graph has no place for what some kinds must say
        graph = dataclasses.replace(graph, links={LINK: graph.links[LINK]}, gaps={}, actor_claims={})
    export(graph, tmp_path / f"all.{format_}", format_, None, None)
    load([tmp_path / f"all.{format_}"], tmp_path / "back", (), Wish(said={"date": "2022-11-30", "publisher": "Somebody"}))
    back = [link.values for link in load_graph(tmp_path / "back").links.values() if link.values.amount_to]
    assert [(one.amount, one.amount_to) for one in back] == [(2e6, 3e6)]
    if format_ == "xlsx":
        sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["Links"]
        at = [cell.value for cell in sheet[1]].index("amount_to")
        assert [row[at].number_format for row in sheet.iter_rows(min_row=2) if row[at].value] == ["£#,##0"]
