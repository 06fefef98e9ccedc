"""What a brief says: the strongest first, each thing once, with its note, and how far to trust it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from brief_texts import DAY, text_of

from graph.store import Store
from viz.briefs.brief import Brief, Paragraph, Table
from viz.briefs.noting import oscola
from viz.briefs.write import brief_of


def section(brief: Brief, title: str) -> list[Any]:
    """The blocks under a heading whose title holds these words."""
    return next(list(one.blocks) for one in brief.sections if title in one.title)


def test_it_has_all_that_a_clerk_hands_in_with_the_strongest_first(kent: Brief) -> None:
    titles = [one.title for one in kent.sections]
    assert titles[:3] == [
        "Who may hold Kent Police to account", "Can appoint, dismiss or punish",
        "Can direct, veto, fund, suspend or require answers",
    ]  # fmt: skip
    for words in ("The tree", "answers to voters", "Whom Kent Police may hold", "The money", "What changed", "Gaps",
                  "Conflicts of role", "What sources deny", "How far to trust it"):  # fmt: skip
        assert any(words in title for title in titles), words
    strongest = " ".join(block.said.text for block in section(kent, "Can appoint"))
    assert "Police and Crime Commissioner for Kent may" in strongest and "And also:" in strongest


def test_notes_are_numbered_in_the_order_in_which_they_are_first_referred_to(kent: Brief, two: Brief) -> None:
    for brief in (kent, two):
        met = dict.fromkeys(number for said in brief.texts() for number in said.notes)
        assert list(met) == list(range(1, len(brief.notes) + 1))


def test_a_sentence_leaves_the_law_to_its_note_which_cites_it_as_oscola_does(kent: Brief) -> None:
    point = next(block.said for block in section(kent, "Can appoint") if block.said.strong.endswith("Commissioner for Kent"))
    assert "Police Reform and Social Responsibility Act 2011" not in point.text
    note = "".join(span.text for span in kent.notes[point.notes[0] - 1])
    assert re.match(r"Police Reform and Social Responsibility Act 2011, ss? 38\(", note)
    assert not [
        text for spans in kent.notes for text in ["".join(span.text for span in spans)] if re.search(r"\bss?\. \d", text)
    ]


@pytest.mark.parametrize(("places", "said"), [
    (["s. 40(1)"], "s 40(1)"), (["s. 4(1)", "s. 20"], "ss 4(1) and 20"), (["ss. 20-24, 31-32"], "ss 20–24, 31–32"),
    (["Sch. 3 para 27"], "sch 3, para 27"), (["Schedule, para 17(e)", "s. 2"], "sch, para 17(e); s 2"),
    (["s. 1", "s. 2", "s. 3", "s. 4", "s. 5"], "ss 1, 2, 3 and 2 more"), (["s. 1", "s. 1"], "s 1"),
])  # fmt: skip
def test_places_in_statutes_have_no_stops(places: list[str], said: str) -> None:
    assert oscola(places) == said


def test_evidence_is_cited_whole_once_and_short_after(two: Brief) -> None:
    notes = ["".join(span.text for span in spans) for spans in two.notes]
    naming = [note for note in notes if "Home Office (POP0074)" in note]
    assert len(naming) > 1
    assert ["Written evidence submitted by the Home Office" in note for note in naming] == [True] + [False] * (len(naming) - 1)


def test_what_nobody_checked_and_nobody_dated_is_marked_and_counted(kent: Brief) -> None:
    text = text_of(kent)
    assert "[unchecked]" in text and "no date stated" in text
    trust = " ".join(block.said.text for block in section(kent, "How far"))
    rests, unchecked = (int(number) for number in re.search(r"rests on (\d+) links\. For (\d+) of them", trust).groups())  # type: ignore[union-attr]
    assert 0 < unchecked < rests
    assert "2026.1" in kent.subtitle + trust and "Open Government Licence" in trust


def test_it_is_short_whoever_it_is_about(shipped_ladybug: Store, kent: Brief, two: Brief) -> None:
    met = brief_of(shipped_ladybug, ["metropolitan-police-service"], DAY)
    for brief in (met, kent, two):
        assert len(text_of(brief).split()) < 2600
    assert re.search(r"\d+ more", text_of(met))


def test_those_alike_are_told_once(shipped_ladybug: Store) -> None:
    brief = brief_of(shipped_ladybug, ["hmicfrs"], DAY)
    below = " ".join(block.said.text for block in section(brief, "Whom") if isinstance(block, Paragraph))
    assert "actors by" in below
    assert len(re.findall(r"Constabulary", text_of(brief))) < 40


def test_two_actors_are_compared_and_what_is_the_same_is_told_once(two: Brief) -> None:
    assert two.title.endswith("accountability compared")
    table = next(block for block in section(two, "differ") if isinstance(block, Table))
    assert table.heads == ("Matter", "Who", "Over the Metropolitan Police Service", "Over West Midlands Police")
    crown = next(row for row in table.rows if row[0].text == "appoints" and row[1].text.startswith("The Crown"))
    assert crown[2].text == "appoint (Police Reform and Social Responsibility Act 2011, s 42(1))" and crown[3].text == "–"
    assert any(
        "Domestic Abuse Commissioner" in block.said.text for block in section(two, "differ") if isinstance(block, Paragraph)
    )


def test_where_nobody_oversees_an_actor_it_says_so_and_that_this_proves_nothing(shipped_ladybug: Store) -> None:
    brief = brief_of(shipped_ladybug, ["voters-of-the-united-kingdom"], DAY)
    text = text_of(brief)
    assert "No link at hand lets anybody hold" in text and "no proof that there is none" in text
    assert "No payment from or to it" in text and "0 actors" not in text


def test_changes_can_begin_at_a_day(shipped_ladybug: Store) -> None:
    brief = brief_of(shipped_ladybug, ["kent-police"], DAY, "2022-11-30")
    assert "No source at hand dates a change in that time." in text_of(brief)
    assert any(one.title.endswith("since 30 November 2022") for one in brief.sections)
