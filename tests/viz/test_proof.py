"""How sources and their places stand in a cell: each source once, places of one section together."""

from __future__ import annotations

from viz.tables import proof

SOURCES = ["note", "note", "act", "note", "act"]
PLACES = ["Money, 3rd paragraph", "Money, 1st paragraph", "s. 1", "Staff, 1st bullet", "s. 2(1)"]


def test_places_of_one_section_stand_together_and_sources_apart() -> None:
    assert proof(SOURCES, PLACES) == "note: Money, 1st and 3rd paragraphs; Staff, 1st bullet; act: s. 1, s. 2(1)"


def test_what_is_left_out_is_counted_in_places() -> None:
    assert proof(SOURCES, PLACES, most=2) == "note: Money, 1st and 3rd paragraphs +1 more; act: s. 1, s. 2(1)"


def test_a_place_said_twice_stands_once() -> None:
    assert proof(["note", "note"], ["para 4", "para 4"]) == "note: para 4"
