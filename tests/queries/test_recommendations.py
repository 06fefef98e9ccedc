"""Recommendations, answers, judgements, and what recurs."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import AskedWrongly
from graph.store import Row, Store
from queries.asking import Frame, ask


def rows(store: Store, name: str, frame: Frame | None = None, **values: Any) -> list[Row]:
    return ask(store, name, values, frame).rows


def test_a_recommendation_with_its_answer_or_without(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "recommendations")
    assert [(row["recommendation"], row["answered_by"], row["stance"]) for row in found] == [
        ("river-rec-1", "river-chief", "accepted"),
        ("river-rec-2", None, None),
    ]


@pytest.mark.parametrize(
    ("values", "recommendation"),
    [
        ({"stance": "accepted"}, ["river-rec-1"]),
        ({"unanswered": "yes"}, ["river-rec-2"]),
        ({"topic": "training"}, ["river-rec-2"]),
        ({"actor": "river-chief"}, ["river-rec-1", "river-rec-2"]),
        ({"actor": "town-police"}, []),
    ],
)
def test_recommendations_narrow(small_ladybug: Store, values: dict[str, str], recommendation: list[str]) -> None:
    assert [row["recommendation"] for row in rows(small_ladybug, "recommendations", **values)] == recommendation


def test_a_stance_that_is_none_is_refused_with_the_nearest(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match=r"stance: 'acepted' is not known \(did you mean 'accepted'\?\)"):
        rows(small_ladybug, "recommendations", stance="acepted")


def test_answers_in_numbers(small_ladybug: Store) -> None:
    [row] = rows(small_ladybug, "recommendation-answers")
    assert (row["to_whom"], row["by"], row["made"], row["answered"]) == ("river-police", "watchdog", 2, 1)
    assert (row["accepted"], row["rejected"], row["unanswered"]) == (1, 0, ["river-rec-2"])
    assert "river-chief~RESPONDS_TO~river-rec-1" in row["links"]


def test_a_judgement_says_within_what_its_grade_compares(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "judgements", actor="river-police")
    assert [(row["framework"], row["year"], row["grade"], row["compare_only_within"]) for row in found] == [
        ("WATCH 2018", "2018", "Inadequate", "WATCH 2018, 2018"),
        ("WATCH 2021", "2021", "Requires improvement", "WATCH 2021, 2021"),
        ("WATCH 2021", "2021", "Good", "WATCH 2021, 2021"),
    ]
    assert len(rows(small_ladybug, "judgements", framework="WATCH 2021")) == 2


def test_a_problem_that_recurs_and_one_that_does_not(small_ladybug: Store) -> None:
    [row] = rows(small_ladybug, "recurring-problems")
    assert (row["who"], row["topic"]) == ("river-police", "custody")
    assert row["occasions"] == ["WATCH 2018", "WATCH 2021", "recommended by watchdog, 2022"]
    assert row["linked"] == ["river-afi-2021 takes up river-afi-2018"]
    assert rows(small_ladybug, "recurring-problems", about="town-police") == []


def test_findings_are_judgements_and_areas_for_improvement(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "findings", actor="river-police")
    assert [row["finding"] for row in found] == ["river-afi-2018", "river-afi-2021", None]


def test_on_the_shipped_data_the_root_and_branch_review_was_rejected(shipped_ladybug: Store) -> None:
    rejected = {row["recommendation"] for row in rows(shipped_ladybug, "recommendations", stance="rejected")}
    assert "hasc-2018-recommendation-36" in rejected
    answers = rows(shipped_ladybug, "recommendation-answers")
    assert any(row["by"] == "home-affairs-committee" and row["answered"] for row in answers)


def test_on_the_shipped_data_the_met_was_judged_in_2017(shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, "judgements", actor="metropolitan-police-service", framework="PEEL effectiveness 2017")
    assert "Requires improvement" in {row["grade"] for row in found}
    topics = {row["topic"] for row in rows(shipped_ladybug, "recurring-problems", about="metropolitan-police-service")}
    assert "serious-organised-crime" in topics
