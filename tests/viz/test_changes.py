"""What changed between two days, laid out: every change is told or counted, and each once."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.asking import ask
from queries.question import Answer
from queries.telling import told
from viz.laid.page import Page
from viz.reading import laid_out

DAYS = {"before": "2022-11-30", "after": "2026-11-01"}


@pytest.fixture(scope="module")
def answer(shipped_ladybug: Store) -> Answer:
    return told(ask(shipped_ladybug, "diff", DAYS), shipped_ladybug)


@pytest.fixture(scope="module")
def lines(answer: Answer, shipped_ladybug: Store) -> list[str]:
    return list(laid_out(answer, shipped_ladybug, Page(100_000)))


def section(lines: list[str], head: str) -> list[str]:
    start = lines.index(head) + 1
    end = next((at for at in range(start, len(lines)) if not lines[at]), len(lines))
    return lines[start:end]


def test_it_begins_with_its_dates_and_how_much_there_is_of_each_sort(answer: Answer, lines: list[str]) -> None:
    assert lines[0] == "What changed between 30 November 2022 and 1 November 2026"
    began = sum(row["change"] == "added" for row in answer.rows)
    assert lines[1].startswith(f"{began} links began, ")


def test_every_change_is_told_or_counted(answer: Answer, lines: list[str]) -> None:
    links = [line for head in lines if ": " in head and head.startswith(("Who holds whom", "Money,"))
             for line in section(lines, head)]  # fmt: skip
    counted = sum(
        int(found[1]) for line in links for found in re.finditer(r"\band (\d+) more (?:alike|of this sort)", line, re.I)
    )
    sentences = sum(not line.startswith("  and ") for line in links)
    ceased = sum(
        int(re.findall(r": (\d+) links? \(", line)[0]) for line in section(lines, "Who ceased to exist, and the links with it")
    )
    sums = sum(map(int, re.findall(r"(\d+) (?:began|ran out)", section(lines, "Sums for a set time")[0])))
    others = [row for row in answer.rows if row["link"] and row["kind"] != "HOLDS_OFFICE"]
    # What passed to another is told once, though its old link ended and its new one began.
    assert sentences + counted + ceased + sums == len(others)
    offices = section(lines, "Who holds office")
    rest = int(re.findall(r"and (\d+) more offices", offices[-1])[0])
    holders = [row for row in answer.rows if row["kind"] == "HOLDS_OFFICE"]
    passed = {row["object"] for row in holders if row["change"] == "re-routed"}
    assert len(offices) - 1 + rest == len(passed) + sum(row["object"] not in passed for row in holders)


def test_what_a_body_takes_with_it_stands_under_the_body(lines: list[str]) -> None:
    gone = section(lines, "Who ceased to exist, and the links with it")
    body = next(line for line in gone if line.startswith("  Police and Crime Commissioner for South Yorkshire: "))
    assert "; Mayor of South Yorkshire came after [" in body
    assert not any("Commissioner for South Yorkshire" in line for line in section(lines, "Who holds whom to account: ended"))


def test_national_offices_come_first_and_say_who_was_there_before(lines: list[str]) -> None:
    offices = section(lines, "Who holds office")
    places = [at for at, line in enumerate(offices) if line.startswith("  Home Secretary: ")]
    local = [at for at, line in enumerate(offices) if "Chief Constable of" in line]
    assert places and places[0] < min(local, default=len(offices))
    assert re.search(r": at first \S+ \S+, at last \S+ \S+ \(until .+, from .+\)\. \[\d", offices[places[0]])


def test_of_an_office_that_many_hold_nobody_comes_after_another(answer: Answer, lines: list[str]) -> None:
    many = [line for line in section(lines, "Who holds office") if line.startswith("  HM Inspectors of Constabulary: ")]
    assert many and not any("at first" in line for line in many)
    assert not [row for row in answer.rows if row["change"] == "re-routed" and row["object"] == "hm-inspectors-of-constabulary"]


def test_a_sum_whose_time_ran_out_is_no_change_in_who_pays(answer: Answer, lines: list[str]) -> None:
    assert any(row["period"] and row["change"] == "ended" for row in answer.rows)
    assert "which changes nothing in who pays" in section(lines, "Sums for a set time")[0]


def test_a_change_is_told_as_at_the_later_day(answer: Answer) -> None:
    assert answer.as_of == DAYS["after"]
    said = [row["says"] for row in answer.rows if row["change"] == "added" and row["detail"] == "enacted → in force"]
    assert said and not any("yet to come into force" in sentence for sentence in said)


def test_only_counts_are_told_of_only_counts(shipped_ladybug: Store) -> None:
    counts = told(ask(shipped_ladybug, "diff", {**DAYS, "stat": "yes"}), shipped_ladybug)
    lines = list(laid_out(counts, shipped_ladybug, Page(80)))
    assert "Began" in lines and len(lines) < 120
    assert any(re.fullmatch(r"  succeeds: \d+ links?", line) for line in lines)
