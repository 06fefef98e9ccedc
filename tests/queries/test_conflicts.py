"""Overlaps and conflicts of role."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import AskedWrongly, DataError
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.judged.conflict_file import load_conflicts


def rows(store: Store, name: str, frame: Frame | None = None, **values: str) -> list[Row]:
    return ask(store, name, values, frame).rows


def harbour(found: list[Row]) -> set[tuple[str, str, str]]:
    return {(row["conflict"], row["who"], row["over"]) for row in found if "harbour" in row["over"]}


def test_each_conflict_of_the_harbour_is_found_and_no_other(small_ladybug: Store) -> None:
    assert harbour(rows(small_ladybug, "conflicts")) == {
        ("advises-and-inspects", "harbour-inspector", "harbour-ministry"),
        ("appoints-and-disciplines", "harbour-warden", "harbour-chief"),
        ("chairs-own-overseer", "harbour-clerk", "harbour-board"),
        ("inspector-paid-by-inspected", "harbour-inspector", "harbour-ministry"),
        ("one-officer-for-both", "harbour-treasurer", "harbour-chief"),
    }


def test_a_row_has_both_links_with_their_places(small_ladybug: Store) -> None:
    [row] = rows(small_ladybug, "conflicts", conflict="inspector-paid-by-inspected")
    assert row["links"] == ["harbour-inspector~INSPECTS~harbour-ministry", "harbour-ministry~FUNDS~harbour-inspector"]
    assert (row["first"], row["second"], row["third"]) == (
        "harbour-inspector INSPECTS harbour-ministry",
        "harbour-ministry FUNDS harbour-inspector",
        None,
    )
    assert (row["sources"], row["locators"]) == (["paper-2022"], ["p. 12"])


def test_two_posts_count_only_while_both_are_held(small_ladybug: Store) -> None:
    def holders(as_of: str | None, *statuses: str) -> list[tuple[str, str, str]]:
        found = rows(small_ladybug, "conflicts", Frame(as_of, statuses or ("in_force",)), conflict="two-posts")
        return [(row["who"], row["since"], row["until"]) for row in found]

    both = [("lee-both", "2021-06-01", "2021-12-31")]
    assert holders("2021-07-01") == both
    assert holders("2021-01-01") == holders("2022-03-01") == holders("2018-06-01") == []
    # Over all time: Lee held both for half a year, Pat one after the other.
    assert holders(None, "in_force", "ended") == both


def test_conflicts_of_one_actor_are_those_in_which_it_has_a_part(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "conflicts", of="harbour-ministry")
    assert {row["conflict"] for row in found} == {
        "advises-and-inspects",
        "chairs-own-overseer",
        "inspector-paid-by-inspected",
    }


def test_an_overlap_needs_the_same_kind_and_topic(small_ladybug: Store) -> None:
    found = [row for row in rows(small_ladybug, "overlaps") if "harbour" in row["account_giver"]]
    assert [(row["account_giver"], row["kind"], row["topic"], row["who"]) for row in found] == [
        ("harbour-ministry", "AUDITS", "funding", ["harbour-auditor", "harbour-board"])
    ]
    assert rows(small_ladybug, "overlaps", of="harbour-ministry", least="3") == []


def test_a_seat_on_the_board_that_oversees_it(small_ladybug: Store) -> None:
    found = {(row["member"], row["seat"], row["body"]) for row in rows(small_ladybug, "mutual-membership")}
    assert {("harbour-clerk", "MEMBER_OF", "harbour-guild"), ("harbour-clerk", "CHAIRS", "harbour-board")} <= found
    assert not any(body == "harbour-forces" for _, _, body in found)


def test_who_runs_a_thing_and_checks_it(small_ladybug: Store) -> None:
    found = {(row["reviewer"], row["reviewed"], row["check"]) for row in rows(small_ladybug, "self-review")}
    assert ("harbour-police", "harbour-patrol", "MONITORS") in found


def test_on_the_shipped_data_each_commissioner_appoints_and_removes(shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, "conflicts", conflict="appoints-and-disciplines")
    assert {("pcc-kent", "chief-constable-of-kent"), ("mayor-of-west-yorkshire", "chief-constable-of-west-yorkshire")} <= {
        (row["who"], row["over"]) for row in found
    }
    assert all(row["sources"] and len(row["links"]) >= 2 for row in found)


def test_an_unknown_conflict_is_one_line(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match=r"'two-post' is none \(did you mean 'two-posts'"):
        ask(small_ladybug, "conflicts", {"conflict": "two-post"})


CONFLICT = """conflicts:
- conflict: pays-and-checks
  asks: Who pays and checks?
  definition: One pays and checks.
  reference: a book
  who: judge
  over: body
  parts: {judge: [department]}
  found_where:
  - ["judge FUNDS body", "judge INSPECTS|AUDITS body about funding"]
  zero: It is plain in a test.
"""


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("  definition: One pays and checks.\n", "", "c.yaml:2: pays-and-checks: 'definition' is missing; add it"),
        ("judge FUNDS body", "judge funds body", "'judge funds body' is no sentence; expected 'x KIND y'"),
        ("INSPECTS|AUDITS", "INSPECTS|AUDIT", "'AUDIT' is no kind of link"),
        ("about funding", "about money", "'money' is no topic"),
        ("who: judge", "who: jury", "'jury' is no part of a pattern; its parts are body, judge"),
        ("[department]", "[departments]", "did you mean 'department'"),
        ("  zero: It is plain in a test.\n", "  zeros: x\n", "unknown key 'zeros'"),
        (CONFLICT, CONFLICT + CONFLICT.removeprefix("conflicts:\n"), "another conflict has this name"),
    ],
)
def test_a_fault_in_a_conflict_names_file_conflict_and_fix(tmp_path: Path, was: str, becomes: str, message: str) -> None:
    (tmp_path / "c.yaml").write_text(CONFLICT, "utf-8")
    assert list(load_conflicts(tmp_path)) == ["pays-and-checks"]
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "c.yaml").write_text(CONFLICT.replace(was, becomes), "utf-8")
    with pytest.raises(DataError) as caught:
        load_conflicts(tmp_path / "bad")
    assert message in str(caught.value)
