"""Search finds what has the words, best first, and says how to go on."""

from __future__ import annotations

import shlex
import time

import pytest

from cli import cli
from graph.errors import AskedWrongly
from graph.store import Row, Store
from queries.asking import ask


def hits(store: Store, words: str, **more: str) -> list[Row]:
    return ask(store, "search", {"words": words, **more}).rows


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("HMICFRS", "hmicfrs"), ("Kent", "kent-police"), ("PCC Kent", "pcc-kent"), ("hmicfsr", "hmicfrs"),
        ("knife", "serious-violence"), ("Heddlu Gwent", "gwent-police"), ("Policing Protocol", "policing-protocol"),
    ],
)  # fmt: skip
def test_what_is_meant_comes_first(shipped_ladybug: Store, words: str, first: str) -> None:
    assert hits(shipped_ladybug, words)[0]["id"] == first


def test_it_looks_in_topics_sources_and_readings_too(shipped_ladybug: Store) -> None:
    found = {row["what"] for row in hits(shipped_ladybug, "fraud", most="1000")}
    assert {"topic", "reading", "unit", "recommendation"} <= found
    assert "source" in {row["what"] for row in hits(shipped_ladybug, "government response", most="1000")}


def test_a_reading_carries_its_place_and_each_thing_is_hit_once(shipped_ladybug: Store) -> None:
    rows = hits(shipped_ladybug, "fraud", most="1000")
    assert all(row["sources"] and row["locators"] for row in rows if row["what"] == "reading")
    assert len({(row["what"], row["id"]) for row in rows}) == len(rows)


def test_the_command_that_goes_on_is_one_and_answers(shipped_ladybug: Store) -> None:
    by_kind = {row["what"]: row for word in ("fraud", "vetting", "board") for row in hits(shipped_ladybug, word, most="1000")}
    assert len(by_kind) > 10
    for row in by_kind.values():
        program, command, *values = shlex.split(row["go_on"])
        assert program == "custodes"
        found = cli.get_command(None, command)  # type: ignore[arg-type]
        assert found is not None
        (name,) = (param.name for param in found.params if param.param_type_name == "argument")
        ask(shipped_ladybug, command, {str(name): " ".join(values)})


def test_words_may_begin_a_longer_one_and_some_are_better_than_none(shipped_ladybug: Store) -> None:
    assert "terrorism" in {row["id"] for row in hits(shipped_ladybug, "terror", most="1000") if row["what"] == "topic"}
    answer = ask(shipped_ladybug, "search", {"words": "knife Kentuckyshire"})
    assert any("have some of it" in note for note in answer.notes)
    assert answer.rows


@pytest.mark.parametrize("words", ["!!!", "of the", "\u202e", "x" * 5000])
def test_a_search_for_nothing_is_refused(small_ladybug: Store, words: str) -> None:
    with pytest.raises(AskedWrongly, match="search: "):
        hits(small_ladybug, words)


def test_what_is_left_out_is_counted(shipped_ladybug: Store) -> None:
    answer = ask(shipped_ladybug, "search", {"words": "police", "most": "5"})
    assert len(answer.rows) == 5
    assert any(note.endswith("more: raise --most") for note in answer.notes)


def test_it_takes_less_than_a_third_of_a_second(shipped_ladybug: Store) -> None:
    hits(shipped_ladybug, "warm")
    for words in ("fraud", "police", "hmicfsr"):
        begun = time.process_time()  # of this process: other programs of the machine do not count
        hits(shipped_ladybug, words)
        assert time.process_time() - begun < 0.3
