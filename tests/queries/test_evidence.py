"""Competing claims and evidence."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from graph.errors import AskedWrongly
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.book.evidence.evidence import evidence_words
from queries.ways.bearing import answering_through

GRANT = "treasury~FUNDS~school~grant"


def rows(store: Store, name: str, frame: Frame | None = None, **values: Any) -> list[Row]:
    return ask(store, name, values, frame).rows


def test_two_sums_for_one_grant_disagree_and_the_preferred_one_is_marked(small_ladybug: Store) -> None:
    found = [row for row in rows(small_ladybug, "disagreements") if row["link"] == GRANT]
    assert [(row["key"], row["value"], row["standing"], row["sources"]) for row in found] == [
        ("amount", "7", "normal", ["paper-2019"]),
        ("amount", "8", "preferred", ["paper-2022"]),
    ]
    assert all(row["later_only"] for row in found)


def test_a_claim_said_later_does_not_disagree_yet(small_ladybug: Store) -> None:
    assert rows(small_ladybug, "disagreements", Frame("2019-06-01")) == []


def test_evidence_is_every_claim_whenever_said(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "evidence", Frame("2019-06-01"), link=GRANT)
    assert [(row["place"], row["reading"], row["why"]) for row in found] == [
        ("e. 1", "A grant of seven.", None),
        ("e. 1", "A grant of eight.", "later"),
    ]
    assert "amount: 8" in found[1]["states"]


def test_evidence_for_a_gap_and_for_an_actor(small_ladybug: Store) -> None:
    assert rows(small_ladybug, "evidence", link="gap~?~AUDITS~town-police")
    assert [row["reading"] for row in rows(small_ladybug, "evidence", link="new-board")] == ["It meets twice a year."]


def test_an_unknown_link_is_refused_with_the_nearest(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match=f"did you mean '{GRANT}'"):
        rows(small_ladybug, "evidence", link="treasury~FUNDS~school~grants")


def test_the_words_are_shown_only_where_the_digest_still_matches() -> None:
    def digest(words: str) -> str:
        return hashlib.sha256(words.encode()).hexdigest()

    row = {"source": "paper", "span_start": 4, "span_end": 9, "digest": digest("board")}
    texts = {"paper": "the board sits", "changed": "the bored sits"}
    row |= {"read_version": None, "read_on": None}
    cases = [row, {**row, "source": "changed"}, {**row, "source": "lost"}, {**row, "span_start": -1}]
    found = evidence_words(cases, texts.get, digest)
    assert [words for words, _ in found] == ["board", None, None, None]
    assert "no longer matches" in found[1][1]
    assert "not at hand" in found[2][1]


def test_a_claim_read_in_a_text_that_is_not_kept_says_in_which_and_when(small_ladybug: Store) -> None:
    [row] = rows(small_ladybug, "evidence", link="panel~CONFIRMS~commissioner")
    assert (row["checked"], row["span_start"]) == (True, -1)
    assert row["read"] == "in the text revised to 2023-01-31, on 1 February 2023"
    [(words, why)] = evidence_words([row], {}.get, str)
    assert words is None and why == "read in the text revised to 2023-01-31, on 1 February 2023; no passage is pointed to"
    assert "panel~CONFIRMS~commissioner" not in {found["link"] for found in rows(small_ladybug, "unchecked-links")}


def test_what_most_hangs_on_is_to_be_checked_first(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "unchecked-links")
    bears = [row["bears"] for row in found]
    assert bears == sorted(bears, reverse=True)
    assert "river-chief~HEADS~river-police" not in {row["link"] for row in found}
    [one] = [row for row in found if row["link"] == "parliament~OVERSEES~minister"]
    assert one["bears"] >= 2  # the minister, and the ministry that it heads


def test_everybody_below_counts_once_round_a_cycle_too() -> None:
    steps = [{"giver": giver, "forum": forum} for giver, forum in ("ab", "bc", "cb", "db", "ce")]
    assert {actor: bits.bit_count() for actor, bits in answering_through(steps).items()} == {
        "a": 1,
        "b": 4,
        "c": 4,
        "d": 1,
        "e": 5,
    }


def test_links_of_one_source(small_ladybug: Store) -> None:
    found = {row["link"] for row in rows(small_ladybug, "single-source-links")}
    assert GRANT not in found
    assert "panel~OVERSEES~commissioner" in found
    beyond = {row["link"] for row in rows(small_ladybug, "single-source-links", beyond_law="yes")}
    assert "inspectorate~INSPECTS~forces" in found - beyond


def test_what_is_implied_and_what_is_denied(small_ladybug: Store) -> None:
    assert "watchdog~OVERSEES~school" in {row["link"] for row in rows(small_ladybug, "implied-links")}
    denied = {row["link"]: row["scope"] for row in rows(small_ladybug, "denials")}
    assert denied["watchdog~AUDITS~river-police"] == "this report only"
    assert denied["panel~REMOVES~commissioner"] is None
    assert {row["link"] for row in rows(small_ladybug, "denials", actor="panel")} == {"panel~REMOVES~commissioner"}


def test_claims_are_those_said_by_the_date(small_ladybug: Store) -> None:
    assert {row["said_on"] for row in rows(small_ladybug, "claims", Frame("2019-12"))} == {"2019-03-15"}
    assert len(rows(small_ladybug, "claims", what=GRANT)) == 2


def test_on_the_shipped_data_every_link_has_evidence(shipped_ladybug: Store) -> None:
    for link in [row["link"] for row in rows(shipped_ladybug, "denials")][:20]:
        found = rows(shipped_ladybug, "evidence", link=link)
        assert found
        assert all(row["reading"] and row["place"] for row in found)


def test_on_the_shipped_data_disagreements_are_between_claims_of_one_link(shipped_ladybug: Store) -> None:
    values: dict[tuple[str, str], set[str]] = {}
    for row in rows(shipped_ladybug, "disagreements", Frame(statuses=("all",), denied=True)):
        values.setdefault((row["link"], row["key"]), set()).add(row["value"])
    assert all(len(found) > 1 for found in values.values())
