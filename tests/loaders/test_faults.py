"""One file per fault: each gives exactly the error that stands beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import ROOT, SMALL

from graph.errors import DataError
from loaders.dataset import read_dataset
from loaders.verify import verify

FAULTS = sorted((ROOT / "tests" / "faults").glob("*.yaml"))


def faults_of(folder: Path) -> list[str]:
    try:
        return [str(fault) for fault in verify(read_dataset(folder))]
    except DataError as error:
        return [str(fault) for fault in error.faults]


def with_fault(fault: Path, folder: Path) -> Path:
    """The small dataset with the fault's files in it; a line `# as NAME` begins each."""
    shutil.copytree(SMALL, folder)
    for part in fault.read_text("utf-8").split("# as ")[1:]:
        place, _, text = part.partition("\n")
        (folder / place).write_text(text, "utf-8")
    return folder


def test_there_are_faults_and_each_expected_error_has_its_file() -> None:
    assert len(FAULTS) >= 30
    assert {path.stem for path in FAULTS} == {path.stem for path in (ROOT / "tests" / "faults").glob("*.txt")}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_a_fault_gives_exactly_its_error(fault: Path, tmp_path: Path) -> None:
    found = faults_of(with_fault(fault, tmp_path / "data"))
    assert "\n".join(found) + "\n" == fault.with_suffix(".txt").read_text("utf-8")


def test_the_small_dataset_itself_has_no_fault() -> None:
    assert faults_of(SMALL) == []


def test_every_fault_is_listed_not_only_the_first(tmp_path: Path) -> None:
    folder = with_fault(FAULTS[0].with_name("unknown-key.yaml"), tmp_path / "data")
    (folder / "actors" / "fault.yaml").write_text("actors:\n- {id: X, name: X, kind: unit}\n", "utf-8")
    assert len(faults_of(folder)) >= 2


def test_a_folder_that_is_no_dataset_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no dataset\.yaml here"):
        read_dataset(tmp_path)
