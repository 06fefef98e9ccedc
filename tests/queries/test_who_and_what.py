"""Who does what to whom: plain answers on the small dataset, stable facts on the shipped one."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import AskedWrongly
from graph.store import Row, Store
from queries.asking import Frame, ask


def rows(store: Store, name: str, frame: Frame | None = None, **values: Any) -> list[Row]:
    return ask(store, name, values, frame).rows


def told(found: list[Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in found]


def test_who_appoints_a_force_is_who_appoints_its_chief_and_who_must_consent(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "who-appoints", actor="river-police")
    assert told(found, "role", "who", "whose_decision", "through") == [
        ("appoints", "treasury", None, "river-chief"),
        ("consents", "river-board", "treasury", "river-chief"),
    ]
    assert told(rows(small_ladybug, "who-appoints", actor="commissioner"), "role", "who") == [("elects", "voters-of-town")]


def test_dismissing_and_suspending_are_told_apart(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "who-can-dismiss", actor="TP"), "who", "how", "suspends_too", "condition") == [
        ("commissioner", "dismisses", True, "after hearing the panel")
    ]
    assert told(rows(small_ladybug, "who-can-dismiss", actor="river-police"), "who", "suspends_too") == [("treasury", False)]
    suspends = rows(small_ladybug, "who-can-suspend", actor="river-police")
    assert told(suspends, "who", "only_suspends", "removers", "condition") == [("river-board", True, 1, "once charged")]
    assert told(rows(small_ladybug, "who-can-suspend", actor="TP"), "who", "only_suspends", "removers") == [
        ("commissioner", False, 0)
    ]


def test_an_elected_holder_whom_nobody_removes_goes_by_election_only(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "who-can-dismiss", actor="commissioner"), "who", "how") == [
        ("voters-of-town", "by election")
    ]
    denied = rows(small_ladybug, "who-can-dismiss", Frame(denied=True), actor="commissioner")
    assert ("panel", "denied") in told(denied, "who", "polarity")


def test_who_inspects_counts_class_and_judgements(small_ladybug: Store) -> None:
    found = set(told(rows(small_ladybug, "who-inspects", actor="river-police"), "who", "kind", "through", "grade"))
    assert found == {
        ("river-unit", "MONITORS", None, None),
        ("watchdog", "REGULATES", "river-forces", None),
        ("watchdog", "JUDGES", None, "Inadequate"),
        ("watchdog", "JUDGES", None, "Requires improvement"),
        ("watchdog", "JUDGES", None, "Good"),
    }


def test_a_topic_names_everybody_with_a_part_in_it(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "topic", topic="custody")
    assert {
        ("inspects", "watchdog", "river-police"),
        ("oversees", "watchdog", "river-forces"),
        ("steers", "treasurer", "river-police"),
        ("funds", "river-fund", "tunnel"),
        ("delivers", "school", "bridges"),
        ("owes a duty", "river-chief", "watchdog"),
        ("advises or recommends", "watchdog", "river-police"),
    } <= set(told(found, "role", "subject", "object"))
    assert all("custody" in row["topics"] for row in found)
    assert len(rows(small_ladybug, "topic", topic="custody", general="yes")) > len(found)
    with pytest.raises(AskedWrongly, match="topic: 'custard' is not known"):
        rows(small_ladybug, "topic", topic="custard")


def test_topics_is_a_matrix_whose_cells_add_up_to_its_links(small_ladybug: Store) -> None:
    found = {(row["topic"], row["who"]): row for row in rows(small_ladybug, "topics")}
    cell = found["custody", "police_force"]
    assert (cell["judged"], cell["steered"], cell["voice"], cell["links_in_all"]) == (2, 2, 1, 5)
    assert len(cell["links"]) == 5
    one_by_one = {(row["topic"], row["who"]) for row in rows(small_ladybug, "topics", actor_kind="police_force")}
    assert ("custody", "river-police") in one_by_one
    acting = {(row["topic"], row["who"]): row for row in rows(small_ladybug, "topics", acting="yes")}
    assert acting["custody", "inspectorate"]["overseen"] == 1


def test_responsibilities_are_those_of_office_body_and_class(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "responsibilities", actor="treasury")
    assert ("steers", "river-police", "treasurer") in told(found, "responsibility", "towards", "as_whom")
    assert ("leads", "treasury", "treasurer") in told(found, "responsibility", "towards", "as_whom")
    assert ("fills offices", "river-chief", None) in told(found, "responsibility", "towards", "as_whom")


def test_a_matter_shows_who_must_do_what_about_it(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "matter", actor="town-plan"), "who", "duty", "towards") == [
        ("chief", "have_regard", "commissioner")
    ]
    assert ("panel", "CONFIRMS") in told(rows(small_ladybug, "matter", actor="chief"), "who", "kind")


def test_a_board_says_whom_it_can_hold_to_account(small_ladybug: Store) -> None:
    assert told(
        rows(small_ladybug, "boards", actor="river-police"), "board", "role", "answerable", "enforceable", "as_whom"
    ) == [("river-board", "chairs", 3, 2, "river-chief")]


def test_office_holders_at_a_date(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "office-holders")
    assert ("ann-other", "chief", "town-police") in told(found, "holder", "office", "body")
    assert told(rows(small_ladybug, "office-holders", office="chief"), "holder") == [("ann-other",)]
    assert rows(small_ladybug, "office-holders", office="TP") == rows(small_ladybug, "office-holders", office="chief")
    assert rows(small_ladybug, "office-holders", Frame("2019-03-15"), office="chief") == []
    assert rows(small_ladybug, "office-holders", office="minister") == []


def test_who_holds_the_chair_is_found_by_the_board(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "office-holders", Frame("2020-06-01"), office="harbour-board"), "holder", "office") == [
        ("lee-both", "harbour-clerk")
    ]
    assert rows(small_ladybug, "office-holders", Frame("2022-06-01"), office="harbour-board") == []


def test_an_instrument_governs_by_being_cited_and_by_being_named(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "governed-by", actor="river-code"), "how", "subject", "kind") == [
        ("basis", "treasury", "APPOINTS"),
        ("governs", "river-police", "GOVERNED_BY"),
    ]


def test_what_is_said_in_a_source_is_every_claim_of_it(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "said-in", source="paper-2019")
    assert told(found, "place", "what")[-1] == ("p. 2", "old-board~OVERSEES~forces")
    assert all(row["sources"] == ["paper-2019"] for row in found)
    with pytest.raises(AskedWrongly, match=r"source: 'paper-2018' is not known \(did you mean 'paper-20"):
        rows(small_ladybug, "said-in", source="paper-2018")


def test_each_power_is_listed_with_its_holders_or_none(small_ladybug: Store) -> None:
    found = {row["power"]: row for row in rows(small_ladybug, "overseers-by-power", actor="river-police")}
    assert found["dismiss"]["who"] == ["treasury"]
    assert found["suspend"]["conditional"] == ["river-board"]
    assert (found["advise"]["holders"], found["advise"]["links"]) == (0, [])
    assert [row["rank"] for row in found.values()] == sorted((row["rank"] for row in found.values()), reverse=True)


def test_the_matrix_of_powers_agrees_with_the_powers_over_one(small_ladybug: Store) -> None:
    matrix = {row["actor"]: row for row in rows(small_ladybug, "powers-matrix", actor_kind="police_force")}
    assert {"river-police", "town-police"} <= set(matrix)
    for row in rows(small_ladybug, "overseers-by-power", actor="river-police"):
        assert matrix["river-police"][row["power"]] == row["holders"]


def test_internal_oversight_is_from_within_the_same_whole(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "internal-oversight", actor="river-police")
    assert {row["overseer"] for row in found if row["place"] == "internal"} == {"river-unit"}
    assert "river-unit" not in {
        row["overseer"] for row in rows(small_ladybug, "internal-oversight", actor="river-police", outside="yes")
    }


def test_partners_advisers_and_their_other_powers(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "partners", actor="river-police"), "how", "partner", "holds_to_account", "is_held") == [
        ("works with", "watchdog", 0, 4)
    ]
    assert told(rows(small_ladybug, "partners", actor="watchdog"), "partner", "holds_to_account") == [("river-police", 4)]
    assert told(rows(small_ladybug, "advisers", actor="river-police"), "who", "powers_besides") == [
        ("school", 1),
        ("watchdog", 4),
    ]


def test_referrals_commissions_standards_and_priorities(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "referrals", actor="river-police"), "direction", "receiver", "must") == [
        ("passes on", "watchdog", True),
        ("passes on", "school", False),
    ]
    assert told(rows(small_ladybug, "commissions", actor="watchdog"), "direction", "asker", "pays_too") == [
        ("is asked", "treasurer", False)
    ]
    assert told(rows(small_ladybug, "standards", actor="river-police"), "how", "by", "through", "checks_too") == [
        ("sets", "school", "river-forces", 0),
        ("works under", "river-code", None, 0),
    ]
    assert told(rows(small_ladybug, "priorities", actor="river-police"), "strength", "by", "through") == [
        (1, "treasurer", None),
        (2, "river-board", None),
        (3, "school", "river-chief"),
    ]


def test_classes_and_heads(small_ladybug: Store) -> None:
    assert told(rows(small_ladybug, "classes", actor="chief"), "member", "class") == [("town-police", "forces")]
    heads = rows(small_ladybug, "heads", kind="police_force")
    assert {("chief", "town-police", 1), ("river-chief", "river-police", 0)} <= set(told(heads, "office", "body", "holders"))


def test_on_the_shipped_data_a_force_is_inspected_as_one_of_its_class(shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, "who-inspects", actor="Metropolitan Police Service")
    assert ("hmicfrs", "police-forces") in told(found, "who", "through")
    topic = rows(shipped_ladybug, "topic", topic="fraud")
    assert topic
    assert all(row["sources"] for row in topic)
    assert rows(shipped_ladybug, "said-in", source="home-office-pop0074")


def test_on_the_shipped_data_no_panel_may_dismiss_a_commissioner(shipped_ladybug: Store) -> None:
    found = told(rows(shipped_ladybug, "who-can-dismiss", actor="pcc-kent"), "who", "how")
    assert ("voters-of-kent", "by election") in found
    assert "panel" not in " ".join(who for who, _ in found)
    suspends = rows(shipped_ladybug, "who-can-suspend", actor="pcc-kent")
    assert ("police-and-crime-panel-for-kent", True) in told(suspends, "who", "only_suspends")
    assert ("pcc-kent", "dismisses") in told(rows(shipped_ladybug, "who-can-dismiss", actor="kent-police"), "who", "how")
