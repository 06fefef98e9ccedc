"""Several datasets in one graph: they keep their names, a clash names both files, and a question can be asked of some."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import SMALL, fill
from told import answered

from graph.errors import DataError
from graph.store import Store
from loaders.dataset import read_datasets
from loaders.intake.loading import Wish, load
from queries.asking import ask
from queries.dataset_store import dataset_store

HEAD = "body,relationship,other body\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of a load beside the small dataset."""
    (tmp_path / "a.csv").write_text(HEAD + "Mill Board,inspects,Town Police\nMill Board,oversees,Mill Trust\n")
    load([tmp_path / "a.csv"], tmp_path / "mine", (SMALL,), Wish(said={"date": "2022"}, name="my table"))
    return tmp_path / "mine"


@pytest.fixture
def both(mine: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of the two."""
    store = fill(f"ladybug:{tmp_path / 'graph'}", read_datasets([SMALL, mine]).graph())
    yield store
    store.close()


def test_layers_keep_their_names_versions_and_sources(mine: Path) -> None:
    dataset = read_datasets([SMALL, mine]).meta
    assert [layer["name"] for layer in dataset["datasets"]] == [read_datasets([SMALL]).meta["name"], "my table"]
    assert dataset["datasets"][1]["sources"] == ["a"] and dataset["datasets"][1]["version"] == "2022-12-31"
    assert dataset["as_of"] == read_datasets([SMALL]).meta["as_of"]


def test_an_answer_says_which_datasets_it_rests_on(both: Store) -> None:
    notes = ask(both, "who-inspects", {"actor": "Town Police"}).notes
    assert any(note.startswith("rests on: ") and "my table" in note for note in notes)
    assert not any(
        "my table" in note for note in ask(both, "who-inspects", {"actor": "River Police"}).notes if "rests on" in note
    )


def test_a_question_can_be_asked_of_one_dataset(both: Store) -> None:
    with dataset_store(both, ["my table"]) as part:
        assert {row["who"] for row in ask(part, "who-inspects", {"actor": "Town Police"}).rows} == {"mill-board"}
    whole = {row["who"] for row in ask(both, "who-inspects", {"actor": "Town Police"}).rows}
    with dataset_store(both, [read_datasets([SMALL]).meta["name"]]) as part:
        assert {row["who"] for row in ask(part, "who-inspects", {"actor": "Town Police"}).rows} == whole - {"mill-board"}


def test_an_unknown_dataset_is_refused_with_those_there(both: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both.close()
    url = f"ladybug:{tmp_path / 'graph'}"
    code, _, err = answered(["who-inspects", "Town Police", "--store", url, "--dataset", "my tabel"], monkeypatch)
    assert code == 2 and "did you mean 'my table'?" in err


def test_an_id_in_two_of_them_names_both_files(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(mine, other)
    (other / "dataset.yaml").write_text("name: other\n")
    with pytest.raises(DataError) as caught:
        read_datasets([SMALL, mine, other]).graph()
    said = [str(fault) for fault in caught.value.faults]
    assert any("mill-board: this id is taken at mine/actors/a.1.yaml" in one and "other/actors/a.1.yaml" in one for one in said)
    assert any("this source id is taken at mine/sources.yaml" in one for one in said)


def test_one_that_rests_on_another_says_so_when_it_is_alone(mine: Path) -> None:
    with pytest.raises(DataError, match=r"rests on '.*', which is not given; give it too with --data"):
        read_datasets([mine])


def test_build_takes_several_folders_and_the_environment(mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    url = f"ladybug:{tmp_path / 'g'}"
    assert answered(["build", "--store", url, "--data", str(SMALL), "--data", str(mine)], monkeypatch)[0] == 0
    code, out, _ = answered(["who-inspects", "Town Police", "--json", "--store", url], monkeypatch)
    assert code == 0 and "mill-board" in out
    monkeypatch.setenv("CUSTODES_DATA", os.pathsep.join([str(SMALL), str(mine)]))
    code, _, err = answered(["verify"], monkeypatch)
    assert "mill-board" not in err or code == 0


def test_the_same_folder_twice_is_refused(mine: Path) -> None:
    with pytest.raises(DataError, match="given twice"):
        read_datasets([SMALL, SMALL])


def test_a_folder_written_by_hand_is_not_loaded_into(tmp_path: Path) -> None:
    from graph.errors import AskedWrongly

    shutil.copytree(SMALL, tmp_path / "hand")
    (tmp_path / "a.csv").write_text(HEAD + "A Trust,works with,B Trust\n")
    with pytest.raises(AskedWrongly, match="is a dataset written by hand"):
        load([tmp_path / "a.csv"], tmp_path / "hand", (SMALL,), Wish())
