"""The template: what one fills in is what is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.kinds import load_kinds
from loaders.intake.files.opened import open_file
from loaders.intake.files.seen import Seen
from loaders.intake.rows.columns import MEANINGS
from loaders.intake.template import BODIES, LINKS, head_of, write_template
from loaders.standards.registry import format_of


def _filled(path: Path, **sheets: list[dict[str, Any]]) -> Path:
    write_template(path)
    book = openpyxl.load_workbook(path)
    for name, rows in sheets.items():
        heads = [cell.value for cell in book[name][1]]
        for number, row in enumerate(rows, 2):
            for key, value in row.items():
                book[name].cell(number, heads.index(head_of(key)) + 1, value)
    book.save(path)
    return path


def test_a_filled_template_is_loaded(loaded: Callable[..., Any], tmp_path: Path) -> None:
    path = _filled(
        tmp_path / "mine.xlsx",
        Bodies=[
            {
                "body": "Mill Trust",
                "kind": "charity or NGO",
                "from": "2015",
                "aliases": "MT; Millers",
                "parent": "Ministry of Police",
            }
        ],
        Links=[
            {
                "body": "Mill Trust",
                "relation": "is overseen by",
                "other": "Town Panel",
                "since": "2016",
                "topics": "custody; fraud",
            }
        ],
    )
    _, graph = loaded(path)
    actor = graph.actors["mill-trust"]
    assert (actor.kind, actor.from_, [alias.name for alias in actor.aliases]) == ("charity_or_ngo", "2015", ["MT", "Millers"])
    assert graph.links["panel~OVERSEES~mill-trust"].values.topics == ("custody", "fraud")
    assert "mill-trust~PART_OF~ministry" in graph.links


def test_an_empty_template_holds_nothing(refused: Callable[..., list[str]], tmp_path: Path) -> None:
    assert any("holds nothing to load" in fault for fault in refused(_filled(tmp_path / "mine.xlsx")))


def test_every_column_has_a_meaning_and_every_choice_is_one_of_ours(tmp_path: Path) -> None:
    assert {*BODIES, *LINKS} <= set(MEANINGS)
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    choices = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["Choices"].columns}
    assert choices["relationship"] == [kind.label for kind in load_kinds().links.values()]
    assert len(book["Links"].data_validations.dataValidation) == 6


def test_a_template_is_read_as_a_table(tmp_path: Path) -> None:
    assert format_of(Seen(open_file(_filled(tmp_path / "t.xlsx")))).name == "table"


@pytest.mark.parametrize("meaning", sorted(MEANINGS))
def test_no_head_means_two_things(meaning: str) -> None:
    others = {head for name, heads in MEANINGS.items() if name != meaning for head in heads}
    assert not others & set(MEANINGS[meaning])
