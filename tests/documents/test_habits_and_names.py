"""What goes on or is a habit is in force, what was laid is no duty, names hold no verbs, and two sums have each their own end.

The tables are made up: `doubtful/{status,laid,forbidden,names}.tsv`, and `turned_round/two_sums.tsv` (in millions).
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from marked_sentences import document, findings

from graph.model import Graph
from loaders.documents.claims.record import end_id
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import DEFAULT_THRESHOLD, propose
from loaders.documents.structure.reader import document_of

FOLDER = Path(__file__).parent
CAST = {
    "HO": "[the Home Office|ho|department]", "Unit": "[the Unit|unit|unit]", "Force": "[the force|force|police_force]",
    "Police": "[the police|police-sector|sector_group]",
}  # fmt: skip


def rows_of(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize("row", rows_of("doubtful/status"), ids=lambda row: row["sentence"])
def test_a_habit_and_what_goes_on_are_in_force(row: dict[str, str]) -> None:
    made = {
        f"{end_id(one.subject)} {one.kind} {end_id(one.object)}": one.values.get("status", "in_force")
        for one in findings(row["sentence"], "prose", least=0.0)
    }
    assert made.get(row["link"]) == row["expected"]


@pytest.mark.parametrize("row", rows_of("doubtful/laid"), ids=lambda row: row["sentence"])
def test_what_was_laid_already_is_no_duty(row: dict[str, str]) -> None:
    made = {
        f"{end_id(one.subject)} {one.kind} {end_id(one.object)}" for one in findings(row["sentence"], "legislation", least=0.5)
    }
    assert (row["link"] in made) == (row["expected"] == "said")


@pytest.mark.parametrize("row", rows_of("doubtful/forbidden"), ids=lambda row: row["sentence"])
def test_what_a_law_forbids_is_no_duty(row: dict[str, str], shipped_graph: Graph) -> None:
    found = propose(*document(row["sentence"], "legislation"), shipped_graph.actors, DEFAULT_THRESHOLD).findings
    made = {f"{end_id(one.subject)} {one.kind} {end_id(one.object)}" for one in found}
    assert (row["link"] in made) == (row["expected"] == "said")


@pytest.fixture(scope="module")
def names(shipped_graph: Graph) -> NameIndex:
    return NameIndex(shipped_graph)


@pytest.mark.parametrize("row", rows_of("doubtful/names"), ids=lambda row: row["sentence"])
def test_a_name_is_whole_and_holds_no_verb(row: dict[str, str], names: NameIndex, shipped_graph: Graph) -> None:
    made = document_of(row["sentence"], "made.txt", "prose")
    found = propose(made, find_mentions(made, names), shipped_graph.actors, DEFAULT_THRESHOLD).findings
    links = {f"{end_id(one.subject)} {one.kind} {end_id(one.object)}" for one in found}
    assert ("; ".join(sorted(links)) or "none") == row["expected"]


@pytest.mark.parametrize("row", rows_of("turned_round/two_sums"), ids=lambda row: row["sentence"])
def test_each_sum_is_for_what_stands_with_it(row: dict[str, str]) -> None:
    text = row["sentence"].replace("{HO}", CAST["HO"].replace("the", "The"))
    for name, actor in CAST.items():
        text = text.replace(f"{{{name}}}", actor)
    made = propose(*document(text, "prose"))
    sums = [one for one in (*made.findings, *made.to_complete) if "amount" in one.values]
    told = sorted((float(one.values["amount"]), end_id(one.subject) or "?", end_id(one.object) or "?") for one in sums)
    assert "; ".join(f"{payer} {paid} {amount / 1e6:.0f}" for amount, payer, paid in told) == row["expected"]
