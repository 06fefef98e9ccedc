"""Answers laid out for reading: headings, sentences, numbered sources, and nothing cut in mid-word."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.asking import Frame, ask
from queries.catalogue import question
from queries.telling import told
from viz.answer_text import Shown, answer_text
from viz.laid.page import Page
from viz.reading import LAYOUTS, laid_out

DAY = "2022-11-30"  # that of the documents, whatever the default is
ASKED = {"diff": ("2019", DAY)}


def lines_of(store: Store, name: str, *given: str, width: int = 80, **values: object) -> list[str]:
    required = [parameter.name for parameter in question(name).parameters if parameter.required]
    answer = told(ask(store, name, {**dict(zip(required, given, strict=True)), **values}, Frame(DAY)), store)
    return list(laid_out(answer, store, Page(width)))


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@pytest.mark.parametrize("width", [80, 100])
def test_nothing_is_wider_than_the_terminal_or_cut_in_mid_word(shipped_ladybug: Store, name: str, width: int) -> None:
    lines = lines_of(shipped_ladybug, name, *ASKED.get(name, ("the Met",)), width=width)
    assert max(map(len, lines)) <= width
    # A line may end after a hyphen, a stroke or another sign of an id, never within a word.
    words = set(re.findall(r"\w+", " ".join(lines_of(shipped_ladybug, name, *ASKED.get(name, ("the Met",)), width=100_000))))
    assert not {word for line in lines for word in re.findall(r"\w+", line)} - words


def test_an_overseer_stands_once_under_the_strongest_thing_that_it_can_do(shipped_ladybug: Store) -> None:
    lines = lines_of(shipped_ladybug, "who-oversees", "kent-police")
    assert lines[0] == "Who may hold Kent Police to account"
    assert lines[1] == "kent-police, as at 30 November 2022"
    heads = [line for line in lines if line.startswith("Can ")]
    assert heads[0] == "Can appoint, dismiss or punish"
    assert lines.count("  Police and Crime Commissioner for Kent") == 1
    assert any("And it" in line and "links; --links" in line for line in lines)


def test_each_number_in_the_text_has_its_source_under_it_once(shipped_ladybug: Store) -> None:
    lines = lines_of(shipped_ladybug, "who-oversees", "kent-police")
    at = lines.index("Sources")
    text, notes = " ".join(lines[:at]), lines[at + 1 :]
    cited = {int(number) for found in re.findall(r"\[([\d, ]+)\]", text) for number in found.split(", ")}
    listed = [int(found[1]) for line in notes if (found := re.match(r"\[(\d+)\] ", line))]
    assert sorted(cited) == listed == list(range(1, len(listed) + 1))


def test_a_chain_is_drawn_step_by_step_up_to_its_end(shipped_ladybug: Store) -> None:
    lines = lines_of(shipped_ladybug, "chain", "kent-police", to="home-secretary")
    assert lines[3].startswith("1. Kent Police to Home Secretary")
    assert lines[4].startswith("  ↑ Home Secretary")
    assert re.search("may direct .*Kent Police", " ".join(lines[4:8]))


def test_rows_alike_but_for_their_actor_stand_as_one_until_one_asks_for_all(shipped_ladybug: Store) -> None:
    answer = told(ask(shipped_ladybug, "gaps", {"rule": "inspector"}), shipped_ladybug)
    folded = answer_text(answer, "table", Shown(), shipped_ladybug, width=400)
    assert re.search(r"Avon and Somerset and \d+ more \(--links lists them\)", folded)
    whole = answer_text(answer, "table", Shown(as_table=True), shipped_ladybug, width=400)
    assert len(whole.splitlines()) == len(answer.rows) + 1
    # What a program or an editor reads is never folded.
    assert len(answer_text(answer, "markdown", Shown(), shipped_ladybug).splitlines()) == len(answer.rows) + 2


def test_a_day_before_all_that_is_known_is_said(shipped_ladybug: Store) -> None:
    answer = ask(shipped_ladybug, "who-oversees", {"actor": "the Met"}, Frame("1066"))
    assert answer.rows == []
    assert answer.notes[0].startswith("no document at hand speaks of a time before")
