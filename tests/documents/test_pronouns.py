"""Words that point back within one sentence."""

from __future__ import annotations

import pytest
from marked_sentences import triples

POINTING = [
    ("[The force|force|police_force] says that it funds [the Charity|charity|charity_or_ngo].", ("force", "FUNDS", "charity")),
    (
        "[PCCs|pccs|sector_group] met [the Board|board|board], and they fund [the Charity|charity|charity_or_ngo].",
        ("pccs", "FUNDS", "charity"),
    ),
    (
        "[The Minister|minister|office] met [the Board|board|board] and she may remove [the Chief|chief|office].",
        ("minister", "REMOVES", "chief"),
    ),
    ("[A B|ab|person] spoke for [the force|force|police_force], which it funds.", None),
    ("[The Board|board|board] met [the force|force|police_force] because it funds [the Unit|unit|unit].", None),
    ("[The Board|board|board] says that they fund [the Unit|unit|unit].", None),
]


@pytest.mark.parametrize(("marked", "expected"), POINTING)
def test_a_pronoun_within_a_sentence_is_its_subject_where_no_other_name_fits(
    marked: str, expected: tuple[str, str, str] | None
) -> None:
    found = triples(marked, least=0.5)
    assert expected in found if expected else not found
