"""Sums of which a source leaves the payer open, lengths of time, and sums told twice: each seen, none counted twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from support import SMALL, fill

from graph.store import Row, Store
from loaders.dataset import load_graph
from queries.asking import Frame, ask

CLAIMS = """
source: paper-2022
claims:
- {gap: "? FUNDS ferry", reason: not_stated, place: f. 1, reading: Nine., amount: 9, amount_qualifier: over, topics: [custody]}
- {gap: "? FUNDS ferry ~later", reason: not_stated, place: f. 1, reading: More., amount: 4, status: planned, topics: [custody]}
- {gap: "lodge FUNDS ? ~tea", source: memo, reason: not_stated, span: [0, 9], digest: DIGEST,
   place: m. 1, reading: Tea., topics: [training]}
- {gap: "port FUNDS ? ~alms", reason: not_stated, place: f. 2, reading: It gives to some., topics: [training]}
- {gap: "? AUDITS ferry", reason: none_exists, place: f. 2, reading: Nobody audits it., topics: [funding]}
- {link: port FUNDS ferry ~deck, place: f. 3, reading: The deck., amount: 30, duration: P18M, topics: [custody]}
- {link: port FUNDS ferry ~hull, place: f. 3, reading: The hull., amount: 100, period: 2022/23, topics: [custody]}
- {link: port FUNDS ferry ~hull, place: f. 4, reading: The hull again., amount: 100, topics: [custody]}
- {link: port FUNDS ferry ~bell, place: f. 5, reading: Shared., amount: 8, period: 2022/23, joint: bell, topics: [custody]}
- {link: lodge FUNDS ferry ~bell, place: f. 5, reading: Shared., amount: 8, period: 2022/23, joint: bell, topics: [custody]}
""".replace(", place: f", ", checked: false, place: f").replace("DIGEST", "e" * 64)
SOURCE = "- {id: memo, title: A memo, publisher: The Lodge, date: 2022-11-30, kind: document}"
ACTORS = """
actors:
- {id: port, name: Port Authority, kind: agency}
- {id: lodge, name: Pilots' Lodge, kind: agency}
- {id: ferry, name: Ferry Programme, kind: programme}
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small dataset with a ferry, for which some pay and of some of whose money no payer is named."""
    folder = tmp_path_factory.mktemp("ferry") / "data"
    shutil.copytree(SMALL, folder)
    (folder / "actors" / "ferry.yaml").write_text(ACTORS, "utf-8")
    (folder / "claims" / "ferry.yaml").write_text(CLAIMS, "utf-8")
    sources = folder / "sources.yaml"
    sources.write_text(f"{sources.read_text('utf-8').rstrip()}\n{SOURCE}\n", "utf-8")
    store = fill(f"ladybug:{folder.parent / 'graph'}", load_graph(folder))
    yield store
    store.close()


def rows(store: Store, name: str, frame: Frame | None = None, **values: Any) -> list[Row]:
    return ask(store, name, values, frame).rows


def open_rows(found: list[Row]) -> list[Row]:
    return [row for row in found if row["gap"]]


def test_funding_tells_of_a_sum_whose_payer_no_source_names(ferry: Store) -> None:
    [row] = open_rows(rows(ferry, "funding", actor="ferry"))
    assert (row["direction"], row["payer"], row["recipient"], row["gap"]) == ("receives", None, "ferry", "payer not stated")
    assert (row["amount"], row["amount_qualifier"], row["dating"]) == (9, "over", "assumed")
    assert (row["sources"], row["locators"]) == (["paper-2022"], ["f. 1"])


def test_a_payer_that_gives_to_nobody_named_is_told_too(ferry: Store) -> None:
    [row] = open_rows(rows(ferry, "funding", actor="port"))
    assert (row["direction"], row["payer"], row["gap"], row["amount"]) == ("pays", "port", "recipient not stated", None)


def test_the_largest_sums_hold_those_without_payer_in_their_place(ferry: Store) -> None:
    found = rows(ferry, "largest-sums", topic="custody")
    assert [row["amount"] for row in found] == sorted((row["amount"] for row in found), reverse=True)
    assert [(row["amount"], row["gap"]) for row in open_rows(found)] == [(9, "payer not stated"), (5, "payer not stated")]
    assert not open_rows(rows(ferry, "largest-sums", at_least="10"))
    unstated = open_rows(rows(ferry, "largest-sums", topic="training", unstated="yes"))
    assert [(row["payer"], row["recipient"]) for row in unstated] == [("lodge", None), ("port", None)]


def test_show_tells_of_each_gap_of_the_family_asked_for(ferry: Store) -> None:
    found = open_rows(rows(ferry, "show", actor="ferry"))
    assert [(row["kind"], row["gap"]) for row in found] == [
        ("FUNDS", "subject not stated"),
        ("AUDITS", "subject none exists"),
    ]
    assert [row["kind"] for row in open_rows(rows(ferry, "show", actor="ferry", family="oversight"))] == ["AUDITS"]


def test_a_gap_keeps_the_rule_of_time(ferry: Store) -> None:
    assert not open_rows(rows(ferry, "funding", Frame(as_of="2001-01-01"), actor="ferry"))
    assert open_rows(rows(ferry, "funding", Frame(as_of="2025-01-01"), actor="lodge"))
    assert not open_rows(rows(ferry, "funding", Frame(as_of="2027-01-01"), actor="lodge"))
    late = open_rows(rows(ferry, "funding", Frame(as_of="2027-01-01", statuses=("last_said",)), actor="lodge"))
    assert [row["dating"] for row in late] == ["last_said"]


def test_what_is_only_planned_stands_apart(ferry: Store) -> None:
    planned = open_rows(rows(ferry, "funding", Frame(statuses=("planned",)), actor="ferry"))
    assert [(row["amount"], row["status"]) for row in planned] == [(4, "planned")]


def test_a_sum_for_a_length_of_time_says_its_length(ferry: Store) -> None:
    found = {row["period"]: row for row in rows(ferry, "money-by-year", payer="port")}
    assert (found["P18M"]["total"], found["P18M"]["begins"]) == (30, None)
    assert [row["duration"] for row in rows(ferry, "funding", actor="ferry") if row["amount"] == 30] == ["P18M"]


def test_a_sum_told_twice_is_counted_once(ferry: Store) -> None:
    [year] = [row for row in rows(ferry, "money-by-year", payer="port") if row["period"] == "2022/23"]
    assert (year["total"], year["counted"]) == (108, 2)


def test_a_sum_that_two_pay_together_is_counted_once_for_who_gets_it(ferry: Store) -> None:
    [got] = [row for row in rows(ferry, "money-by-recipient") if row["recipient"] == "ferry"]
    assert (got["total"], got["left_out"]) == (138, 1)
    paid = {row["payer"]: row["total"] for row in rows(ferry, "money-by-payer") if row["payer"] in ("port", "lodge")}
    assert paid == {"port": 138, "lodge": 8}
