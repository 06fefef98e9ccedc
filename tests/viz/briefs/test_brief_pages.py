"""How a brief stands on its pages: what they hold, in columns and numbers that both Word and LibreOffice take."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest

from graph.store import Store
from viz.briefs.brief import Paragraph
from viz.briefs.write import brief_of, write_brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# At ten points some six hundred words fill a page of A4; the notes come on top.
THREE_PAGES = 1_900


@pytest.fixture(scope="module")
def met(shipped_ladybug: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the Met, about whom most is known."""
    path = tmp_path_factory.mktemp("brief") / "met.docx"
    write_brief(brief_of(shipped_ladybug, ["metropolitan-police-service"], "2022-11-30"), path, "docx")
    return path


def test_a_column_is_as_wide_as_what_it_says(met: Path) -> None:
    tables = docx.Document(str(met)).tables
    changes = next(table for table in tables if table.cell(0, 0).text == "Date")
    date, _, what = (column.width for column in changes.columns)
    assert what > 2 * date
    for table in tables:
        widths = [column.width for column in table.columns]
        assert abs(sum(widths) / 36_000 - 170) < 1
        assert all([cell.width for cell in row.cells] == widths for row in table.rows)


def test_notes_are_numbered_in_figures_in_settings_and_section_alike(met: Path) -> None:
    with zipfile.ZipFile(met) as archive:
        for part in ("word/settings.xml", "word/document.xml"):
            root = ElementTree.fromstring(archive.read(part))
            assert [form.get(f"{W}val") for form in root.iterfind(f".//{W}endnotePr/{W}numFmt")] == ["decimal"]


@pytest.mark.parametrize("actor", ["metropolitan-police-service", "home-secretary"])
def test_a_brief_is_three_pages_at_most_without_its_notes(shipped_ladybug: Store, actor: str) -> None:
    brief = brief_of(shipped_ladybug, [actor], "2022-11-30")
    assert sum(words(block) for section in brief.sections for block in section.blocks) < THREE_PAGES


def words(block: Any) -> int:
    if isinstance(block, Paragraph):
        return len(block.said.text.split())
    return sum(len(said.text.split()) for row in block.rows for said in row)
