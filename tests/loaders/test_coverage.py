"""Every paragraph is decided, and verify proves it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import SMALL

from loaders.coverage import check_coverage, read_coverage, update_coverage
from loaders.dataset import read_dataset
from loaders.source_text import digest
from loaders.sources import SourceTexts

TEXT = "Heading\n\nThe minister oversees the chief.\n\nIt rained.\n\nThe Panel must meet. A saving of £70m is expected.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small dataset with one document, one claim from it, and its coverage."""
    folder = tmp_path / "data"
    shutil.copytree(SMALL, folder)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text(TEXT, "utf-8")
    sources = folder / "sources.yaml"
    sources.write_text(
        sources.read_text("utf-8") + "- {id: note, title: A note, publisher: X, date: 2022, files: [note.txt]}\n", "utf-8"
    )
    start = TEXT.index("The minister")
    words = "The minister oversees the chief"
    (folder / "claims" / "note.yaml").write_text(
        f"source: note\nclaims:\n- {{link: minister OVERSEES chief, place: para 1, span: [{start}, {start + len(words)}], "
        f"digest: {digest(words)}, reading: It does., topics: [general]}}\n",
        "utf-8",
    )
    (folder / "triggers.yaml").write_text("triggers: [£, oversee, must]\n", "utf-8")
    (folder / "coverage.yaml").write_text(
        "documents:\n  note:\n  - {p: 1, none: heading}\n  - {p: 2, claims: [minister~OVERSEES~chief]}\n"
        "  - {p: 3, none: weather}\n"
        "  - {p: 4, none: A duty of no known panel and a saving., pounds: A saving is not funding.}\n",
        "utf-8",
    )
    return folder


def faults(data: Path) -> list[str]:
    return [str(fault) for fault in check_coverage(read_dataset(data), SourceTexts(data.parent / "texts"))]


def test_a_document_whose_every_paragraph_is_decided_has_no_fault(data: Path) -> None:
    assert faults(data) == []


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("  - {p: 3, none: weather}\n", "", "note 3: not decided"),
        (
            "none: A duty of no known panel and a saving.",
            "none: narrative",
            "'narrative' is too short a reason; the paragraph has",
        ),
        (", pounds: A saving is not funding.", "", "note 4: a £ sign belongs to no claim"),
        ("claims: [minister~OVERSEES~chief]", "none: heading", "note 2: lists other claims than data/claims has here"),
        ("p: 4", "p: 5", "note 5: the text has no such paragraph"),
        ("note:", "noote:", "noote: no source has this id"),
        ("{p: 3,", "{p: 2,", "a paragraph is decided twice"),
    ],
)
def test_what_is_not_decided_is_a_fault(data: Path, was: str, becomes: str, message: str) -> None:
    file = data / "coverage.yaml"
    file.write_text(file.read_text("utf-8").replace(was, becomes), "utf-8")
    assert any(message in fault for fault in faults(data))


def test_bringing_the_coverage_up_to_date_keeps_the_reasons(data: Path) -> None:
    file = data / "coverage.yaml"
    file.write_text(file.read_text("utf-8").replace("minister~OVERSEES~chief", "another"), "utf-8")
    dataset = read_dataset(data)
    reasons = read_coverage(data, [])
    assert update_coverage(dataset, SourceTexts(data.parent / "texts"), reasons) == 0
    assert faults(data) == []
    assert "A saving is not funding." in file.read_text("utf-8")
