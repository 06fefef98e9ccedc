"""`custodes new` begins a dataset that is whole, and writes over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import fill, held

from graph.errors import AskedWrongly
from loaders.dataset import read_dataset
from loaders.fresh.folder import make
from loaders.verify import verify
from queries.asking import ask


@pytest.mark.parametrize("name", ["harbours", "harbours: all, 'of' \"them\" # now", "Häfen"])
def test_a_new_dataset_is_without_a_fault_and_answers(tmp_path: Path, name: str) -> None:
    make(tmp_path / "new", name, "2025-01-01")
    dataset = read_dataset(tmp_path / "new")
    assert not verify(dataset, None)
    assert dataset.meta["name"] == name
    store = fill(f"ladybug:{tmp_path / 'graph'}", dataset.graph())
    [row] = ask(store, "gaps", {"rule": "safety-inspector", "answer": "all"}).rows
    assert (row["actor"], row["answer"]) == ("northern-provider", "met")
    store.close()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").write_text("mine")
    with pytest.raises(AskedWrongly, match="is there already"):
        make(tmp_path / "new", "new", "2025-01-01")
    assert held(tmp_path) == {"new"} and held(tmp_path / "new") == {"mine.txt"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    make(tmp_path / "new", "new", "2025-01-01")
    assert "dataset.yaml" in held(tmp_path / "new") and held(tmp_path) == {"new"}
