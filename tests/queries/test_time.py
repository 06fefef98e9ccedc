"""Time, scenarios and comparison, on the small dataset and on the shipped one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.errors import AskedWrongly, DataError
from graph.model import Graph
from graph.reading import read_graph
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.scenario import apply, read_scenario
from queries.scenario_store import orphans, scenario_store
from queries.ways.reach import nearest_ends

SHIPPED = Path("pccs-abolished-2028")


def rows(store: Store, name: str, frame: Frame | None = None, **values: str) -> list[Row]:
    return ask(store, name, values, frame).rows


def test_history_tells_names_holders_and_dated_links_in_order(small_ladybug: Store) -> None:
    found = [(row["date"], row["event"], row["what"]) for row in rows(small_ladybug, "history", actor="TP")]
    assert found == sorted(found)
    assert ("2015-12-31", "name ends", "Town Constabulary") in found
    assert ("2020-01-01", "begins", "ann-other HOLDS_OFFICE chief") in found
    assert ("2022-06-28", "begins", "inspectorate MONITORS town-police") in found
    assert ("2022-11-30", "said in_force", "quiet-unit PART_OF town-police") in found


def test_a_difference_counts_only_what_is_dated(small_ladybug: Store) -> None:
    found = {(row["change"], row["link"]) for row in rows(small_ladybug, "diff", before="2019-03-15", after="2022-11-30")}
    assert ("added", "inspectorate~MONITORS~town-police") in found
    assert ("added", "ann-other~HOLDS_OFFICE~chief") in found
    assert ("added", "new-board~OVERSEES~forces") in found
    assert not [link for change, link in found if link == "minister~CHAIRS~new-board"]


def test_what_was_said_at_one_date_only_is_listed_apart_and_only_when_asked(small_ladybug: Store) -> None:
    dates = {"before": "2019-03-15", "after": "2022-11-30"}
    assert not [row for row in rows(small_ladybug, "diff", **dates) if row["change"] == "said at one date only"]
    said = [row for row in rows(small_ladybug, "diff", **dates, said="yes") if row["change"] == "said at one date only"]
    assert "minister~CHAIRS~new-board" in {row["link"] for row in said}


def test_dates_in_the_wrong_order_are_refused(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match="2022-11-30 is later than 2019-12-31; give the earlier date first"):
        rows(small_ladybug, "diff", before="2022-11-30", after="2019")


def test_a_difference_is_counted_before_it_is_listed(small_ladybug: Store) -> None:
    dates = {"before": "2016", "after": "2022-11-30"}
    answer = ask(small_ladybug, "diff", dates)
    counted = dict(Counter(row["change"] for row in answer.rows))
    assert answer.notes[0] == ", ".join(f"{count} {change}" for change, count in sorted(counted.items()))
    stat = rows(small_ladybug, "diff", **dates, stat="yes")
    assert sum(int(row["detail"].split()[0]) for row in stat) == len(answer.rows)
    assert all(len(row["sources"]) == len(row["locators"]) for row in stat)


def test_an_overseer_that_was_replaced_is_told_as_re_routed(small_ladybug: Store) -> None:
    found = [row for row in rows(small_ladybug, "diff", before="2016", after="2022-11-30") if row["change"] == "re-routed"]
    assert [(row["subject"], row["object"]) for row in found] == [("new-board", "forces")]


def test_the_shortest_way_to_an_end_is_found_breadth_first() -> None:
    steps = [
        {"giver": "a", "forum": "b"},
        {"giver": "b", "forum": "end"},
        {"giver": "a", "forum": "end"},
        {"giver": "x", "forum": "y"},
    ]
    assert nearest_ends(steps, ["end"]) == {"end": (0, "end"), "a": (1, "end"), "b": (1, "end")}


def test_information_only_lists_those_whose_chain_has_no_teeth(small_ladybug: Store) -> None:
    found = {row["actor"] for row in rows(small_ladybug, "information-only")}
    assert {"minister", "ministry", "forces"} <= found
    assert not {"town-police", "chief", "commissioner"} & found


def test_compare_tells_what_is_the_same_and_what_differs(small_ladybug: Store) -> None:
    found = {
        (row["matter"], row["forum"]): row["verdict"] for row in rows(small_ladybug, "compare", first="TP", second="forces")
    }
    assert found["inspects", "inspectorate"] == "differs"
    assert found["appoints", "commissioner"] == "only the first"


def test_the_met_and_west_midlands_differ_in_who_appoints_and_share_their_inspector(shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, "compare", first="the Met", second="West Midlands Police")
    appoints = {row["forum"]: row["verdict"] for row in found if row["matter"] == "appoints"}
    assert appoints["the-crown"] == "only the first"
    assert appoints["pcc-west-midlands"] == "only the second"
    assert "hmicfrs" in {row["forum"] for row in found if row["matter"] == "inspects"}
    assert all(row["sources"] for row in found)


SCENARIO = """scenario: no-commissioner
title: No commissioner
date: 2030-01
source: {id: plan, title: A plan, publisher: X, date: 2029}
closes:
- id: commissioner
  successor: {id: town-council, name: Town Council, kind: local_authority}
  moves: [OVERSEES, APPOINTS]
  receives: [FUNDS]
  why: The plan says so.
"""


@pytest.mark.parametrize(
    ("given", "instead", "said"),
    [
        ("id: town-council,", 'id: "{id:>200000000}",', r"'id' is '\{id:>200000000\}'; in braces there may only be"),
        ("name: Town Council", 'name: "{name.__class__}"', "in braces there may only be"),
        ("name: Town Council", 'name: "{nothing}"', "in braces there may only be"),
        ("name: Town Council", 'name: "' + "long " * 100 + '"', "'name' has 499 signs"),
        ("id: town-council,", "id: Town Council,", "which makes no slug"),
        ("kind: local_authority", "kind: council", "'kind' is 'council'; expected one of"),
        ("date: 2030-01", "date: ２０３０", "is not a date"),
        ("closes:\n", "closes:\n- null\n", "scenario.yaml:6: 'closes' holds an empty item"),
    ],
)
def test_a_scenario_that_cannot_be_meant_is_refused(tmp_path: Path, given: str, instead: str, said: str) -> None:
    (tmp_path / "scenario.yaml").write_text(SCENARIO.replace(given, instead), "utf-8")
    with pytest.raises(DataError, match=said):
        read_scenario(tmp_path / "scenario.yaml")


def test_a_scenario_that_is_none_is_answered_with_the_nearest() -> None:
    with pytest.raises(AskedWrongly, match=r"'pcc-abolished-2028' is no scenario \(did you mean 'pccs-abolished-2028'\?\)"):
        read_scenario(Path("pcc-abolished-2028"))


def test_a_successor_is_named_after_the_one_it_follows(small_ladybug: Store, tmp_path: Path) -> None:
    text = SCENARIO.replace("id: town-council, name: Town Council", 'id: "after-{id}", name: "In place of {name}"')
    (tmp_path / "scenario.yaml").write_text(text, "utf-8")
    made = apply(read_scenario(tmp_path / "scenario.yaml"), read_graph(small_ladybug))
    assert made.graph.actors["after-commissioner"].name == "In place of Town Commissioner"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "scenario.yaml"
    path.write_text(SCENARIO, "utf-8")
    return path


def test_a_scenario_hands_on_what_it_names_and_leaves_the_rest_orphans(small_ladybug: Store, scenario: Path) -> None:
    found = {row["link"] for row in orphans(small_ladybug, scenario).rows}
    assert found == {
        "voters-of-town~ELECTS~commissioner",
        "commissioner~REMOVES~chief",
        "panel~OVERSEES~commissioner",
        "panel~CONFIRMS~commissioner",
        "chief~OWES_DUTY_TO~commissioner",
    }


def test_every_question_can_be_asked_of_a_scenario(small_ladybug: Store, scenario: Path) -> None:
    with scenario_store(small_ladybug, scenario) as (made, _):
        found = {(row["overseer"], row["kind"]) for row in rows(made, "who-oversees", actor="TP")}
        before = {row["overseer"] for row in rows(made, "who-oversees", Frame("2029-12-31"), actor="TP")}
    assert {("town-council", "OVERSEES"), ("town-council", "APPOINTS")} <= found
    assert "commissioner" not in {overseer for overseer, _ in found}
    assert "commissioner" in before
    assert "town-council" not in before


def test_a_scenario_leaves_the_graph_it_is_asked_of_alone(small_graph: Graph, scenario: Path) -> None:
    links = dict(small_graph.links)
    apply(read_scenario(scenario), small_graph)
    assert small_graph.links == links


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("id: commissioner\n", "id: comissioner\n", "closes nobody"),
        ("moves: [OVERSEES", "moves: [OVERSEE", "'moves' holds 'OVERSEE'"),
        ("date: 2030-01\n", "", "'date' is missing"),
        ("why: The plan says so.", "wy: x", "unknown key 'wy'"),
    ],
)
def test_a_wrong_scenario_names_its_fault(small_graph: Graph, scenario: Path, was: str, becomes: str, message: str) -> None:
    scenario.write_text(SCENARIO.replace(was, becomes), "utf-8")
    with pytest.raises(DataError) as caught:
        apply(read_scenario(scenario), small_graph)
    assert message in str(caught.value)


def test_without_pccs_nobody_is_named_who_scrutinises_elects_or_vetoes(shipped_ladybug: Store) -> None:
    found = {(row["kind"], row["closed"]) for row in orphans(shipped_ladybug, SHIPPED).rows}
    assert {("ELECTS", "pcc-kent"), ("CONFIRMS", "pcc-kent"), ("OVERSEES", "pcc-kent")} <= found
    assert not {("APPOINTS", "pcc-kent"), ("FUNDS", "pcc-kent")} & found
    assert "mopac" not in {closed for _, closed in found}


def test_without_pccs_a_chief_constable_is_appointed_by_the_successor(shipped_ladybug: Store) -> None:
    with scenario_store(shipped_ladybug, SHIPPED) as (made, _):
        found = {row["overseer"] for row in rows(made, "who-oversees", actor="Kent Police", kind="APPOINTS")}
    assert found == {"successor-of-pcc-kent"}


def test_without_pccs_nobody_goes_on_for_those_of_wales(shipped_ladybug: Store) -> None:
    made = apply(read_scenario(SHIPPED), read_graph(shipped_ladybug))
    assert "pcc-gwent" in made.closed and "pcc-gwent" not in made.heirs
    assert {"APPOINTS", "OVERSEES"} <= {link.kind for link in made.orphans if link.subject == "pcc-gwent"}
    heir = made.heirs["police-and-crime-commissioners"]
    went_on = [link for link in made.graph.links.values() if heir in (link.subject, link.object)]
    assert went_on and {link.values.territory for link in went_on} == {"england"}


def test_what_goes_on_does_not_keep_the_condition_of_the_law_before(shipped_ladybug: Store) -> None:
    made = apply(read_scenario(SHIPPED), read_graph(shipped_ladybug))
    told = {link.values.condition or "" for link in made.graph.links.values() if link.subject == made.heirs["pcc-kent"]}
    assert len(told) > 1 and not [condition for condition in told if "veto" in condition]
