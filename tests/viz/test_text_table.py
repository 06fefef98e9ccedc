"""Tables of text: nothing is cut, whatever the width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from viz.text_table import text_table

HEADS = ("payer", "amount", "since", "sources")
ROWS = [
    ("commissioner-of-police-of-the-metropolis", "£350,000,000", "2022-11-30", "paper-2022: p. 4; act-1996: s. 36(1)"),
    ("東京-警視庁", "£0.50", "", "paper-2022: p. 12"),
]


@pytest.mark.parametrize("width", [1, 2, 7, 20, 24, 33, 40, 47, 60, 80, 120, 200])
def test_no_figure_and_no_word_is_broken_at_any_width(width: int) -> None:
    lines = list(text_table(HEADS, ROWS, width))
    for whole in ("£350,000,000", "£0.50", "2022-11-30", "s. 36(1)", "p. 12"):
        assert any(whole in line for line in lines), (width, whole)
    text = "".join("".join(lines).split())
    for part in ("commissioner-", "police-", "metropolis", "paper-2022:", "act-1996:"):
        assert part in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_keeps_to_its_width_and_its_columns(width: int) -> None:
    lines = list(text_table(HEADS, ROWS, width))
    assert max(map(cell_len, lines)) <= width
    assert lines[0].split() == list(HEADS)
    assert len({cell_len(line[: line.index("£")]) for line in lines if "£" in line}) == 1


def test_below_the_least_width_each_field_has_a_line_of_its_own() -> None:
    lines = list(text_table(HEADS, ROWS, 20))
    assert lines[1] == "amount: £350,000,000"
    assert lines[4] == "", "an empty line between two rows"
    assert "since" not in lines[5] + lines[6] + lines[7], "a field that says nothing is left out"


def test_a_column_that_says_nothing_takes_no_room_and_no_row_is_only_a_head() -> None:
    assert list(text_table(("a", "b"), [("1", "")], 80)) == ["a", "1"]
    assert list(text_table(("a", "b"), [], 80)) == ["a  b"]
