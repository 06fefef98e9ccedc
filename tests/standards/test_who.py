"""Who is who: by identifier, by the name as at the date, as a person decided; never because names are alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import fill

from graph.matching.alike import alikeness
from graph.model import Actor, Graph
from graph.naming.names import fold_name
from queries.asking import ask

Run = Callable[..., Any]
HEAD = "body,relationship,other body,date\n"


def test_a_name_is_that_of_its_bearer_on_the_date(loaded: Run) -> None:
    _, graph = loaded(HEAD + "IP,works with,Mill Trust,2016\n")
    assert "old-board~COLLABORATES_WITH~mill-trust" in graph.links
    _, graph = loaded(HEAD + "IP,works with,Mill Trust,2019\n", "b.csv", into="b")
    assert "inspectorate~COLLABORATES_WITH~mill-trust" in graph.links


def test_a_name_of_another_time_is_asked_not_taken(loaded: Run, tmp_path: Path) -> None:
    report, graph = loaded(HEAD + "Town Constabulary,works with,Mill Trust,2020\n")
    assert "town-constabulary~COLLABORATES_WITH~mill-trust" in graph.links
    assert report.undecided == 1
    assert "maybe: town-police" in (tmp_path / "mine" / "same.yaml").read_text()


def test_names_that_are_alike_are_asked_not_taken(loaded: Run, tmp_path: Path) -> None:
    report, graph = loaded(HEAD + "Harbour Inspectors,works with,Mill Trust,2020\n")
    assert "harbour-inspectors" in graph.actors
    [pair] = report.matches.pairs
    assert (pair.maybe, pair.why) == ("harbour-inspector", "the names are alike") and float(pair.score) > 90


@pytest.mark.parametrize(("answer", "there"), [("yes", False), ("no", True)])
def test_a_decision_is_kept_to_by_every_later_load(loaded: Run, tmp_path: Path, answer: str, there: bool) -> None:
    text = HEAD + "Harbour Inspectors,works with,Mill Trust,2020\n"
    loaded(text)
    same = tmp_path / "mine" / "same.yaml"
    same.write_text(same.read_text().replace("same: undecided", f"same: {answer}"))
    report, graph = loaded(text)
    assert ("harbour-inspectors" in graph.actors) is there
    assert report.undecided == 0 and f"same: {answer}" in same.read_text()
    loaded(HEAD + "Harbour Inspectors,works with,Weir Trust,2020\n", "second.csv")
    assert f"same: {answer}" in same.read_text() and "undecided" not in same.read_text().split("same:\n", 1)[1]


def test_a_person_is_never_taken_for_a_body(loaded: Run) -> None:
    _, graph = loaded("body,kind,relationship,other body\nTown Panel,person,works with,Mill Trust\n")
    assert "panel~COLLABORATES_WITH~mill-trust" not in graph.links


def test_two_of_one_name_are_told_apart(loaded: Run) -> None:
    text = "body,id,relationship,other body\nHill School,1,works with,Mill Trust\nHill School,2,works with,Mill Trust\n"
    _, graph = loaded(text)
    assert {actor.name for id_, actor in graph.actors.items() if id_.startswith("hill-school")} == {
        "Hill School (id 1)", "Hill School (id 2)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Norfolk Constabulary", "Suffolk Constabulary", False),
        ("Department for Culture, Media and Sport", "Department for Culture, Media & Sports", True),
        ("Ministry of Defence Police", "Ministry of Defense Police", True),
        ("Recommendation 1", "Recommendation 2", False),
        ("Kent Police", "Kent Police Federation", False),
    ],
)
def test_a_word_that_differs_in_earnest_keeps_names_apart(one: str, other: str, alike: bool) -> None:
    assert (alikeness(fold_name(one), fold_name(other)) > 0) is alike


def test_duplicates_are_listed_with_the_reason(tmp_path: Path) -> None:
    actors = [
        Actor("a", "Mill Trust", "agency", identifiers=(("GB-COH", "0123"),)),
        Actor("b", "Other", "agency", identifiers=(("GB-COH", "123"),)),
        Actor("c", "Weir Authority", "agency"),
        Actor("d", "Weir Authorities", "agency"),
        Actor("e", "Weir Authority", "person"),
    ]
    graph = Graph({one.id: one for one in actors}, {}, {}, {}, {"as_of": "2022"})
    store = fill(f"ladybug:{tmp_path / 'graph'}", graph)
    try:
        rows = ask(store, "duplicates", {}).rows
    finally:
        store.close()
    assert [(row["actor"], row["other"]) for row in rows] == [("a", "b"), ("c", "d")]
    assert rows[0]["why"] == "both are gb_coh 123" and "written alike" in rows[1]["why"]


def test_a_body_named_where_a_person_is_expected_stays_a_body(loaded: Run) -> None:
    """Its name was taken with the kind of a person once, and the folder that was written could not be read."""
    head = "Name,Department,Classification,Chair,Accounting Officer\n"
    rows = "Weir Office,Weir Office,Department,Ann Bray,\nSluice Board,Weir Office,Executive NDPB,Ann Bray,Weir Office\n"
    _, graph = loaded(head + rows, "bodies.csv", alone=True)
    assert graph.actors["weir-office"].kind != "person"
    assert not any(link.kind == "HOLDS_OFFICE" and link.subject == "weir-office" for link in graph.links.values())
