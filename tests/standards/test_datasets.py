"""Several datasets in one graph: they keep their names, a clash names both files, and a question can be asked of some."""

from __future__ import annotations

import json
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


ACT = {"id": "act", "title": "Mills Act", "publisher": "Parliament", "kind": "statute", "located_by": "record",
       "date": "2001-02-03", "url": "https://laws.example/mills"}  # fmt: skip


def field(folder: Path, name: str, *, source: dict[str, str], actors: list[dict[str, object]],
          links: list[str], shares: str = "") -> Path:  # fmt: skip
    """A data folder of a few lines."""
    (folder / name / "actors").mkdir(parents=True)
    (folder / name / "claims").mkdir()
    write = (folder / name).joinpath
    write("dataset.yaml").write_text(f"name: {name}\nas_of: 2022-01-01\nshares: [{shares}]\n")
    write("sources.yaml").write_text(json.dumps({"sources": [source]}))
    write("actors", "all.yaml").write_text(json.dumps({"actors": actors}))
    claims = [{"link": link, "place": "s. 1", "reading": f"It says {name}.", "topics": ["general"]} for link in links]
    write("claims", "act.yaml").write_text(json.dumps({"source": "act", "claims": claims}))
    return folder / name


def office(id_: str, **more: object) -> dict[str, object]:
    """An entry of an actor."""
    return {"id": id_, "name": id_.title(), "kind": "office", **more}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two fields that share an Act and a minister, each of which it read as at another day."""
    one = field(tmp_path, "wool", source={**ACT, "said_on": "2010-01-01"}, actors=[office("minister", aliases=["First Lord"]),
                office("spinner")], links=["minister OVERSEES spinner"])  # fmt: skip
    other = field(tmp_path, "silk", source={**ACT, "said_on": "2020-01-01", "licence": "Open"}, shares="minister", actors=[
                  office("minister", name="First Lord", level="national"), office("weaver")],
                  links=["minister OVERSEES weaver"])  # fmt: skip
    return one, other


def test_a_source_that_two_declare_alike_is_one_and_each_reads_it_as_at_its_day(two: tuple[Path, Path]) -> None:
    graph = read_datasets(two).graph()
    assert (graph.sources["act"].licence, graph.sources["act"].said_on) == ("Open", "2010-01-01")
    said = {claim.reading: claim.said_on for link in graph.links.values() for claim in link.claims}
    assert said == {"It says wool.": "2010-01-01", "It says silk.": "2020-01-01"}


def test_an_actor_that_one_says_to_share_is_one_with_what_both_say(two: tuple[Path, Path]) -> None:
    minister = read_datasets(two).graph().actors["minister"]
    assert (minister.name, minister.level, [alias.name for alias in minister.aliases]) == (
        "Minister",
        "national",
        ["First Lord"],
    )


def test_one_identifier_of_a_register_makes_them_one_as_well(two: tuple[Path, Path]) -> None:
    for folder in two:
        (folder / "dataset.yaml").write_text(f"name: {folder.name}\nas_of: 2022-01-01\n")
        path = folder / "actors" / "all.yaml"
        path.write_text(path.read_text().replace('"id": "minister"', '"id": "minister", "identifiers": {"roll": "07"}'))
    assert read_datasets(two).graph().actors["minister"].identifiers == (("roll", "07"),)


def test_a_question_of_one_dataset_does_not_hear_the_other_through_a_shared_source(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    store = fill(f"ladybug:{tmp_path / 'graph'}", read_datasets(two).graph())
    with dataset_store(store, ["silk"]) as part:
        assert {row["account_giver"] for row in ask(part, "oversees", {"actor": "Minister"}).rows} == {"weaver"}
    assert {row["account_giver"] for row in ask(store, "oversees", {"actor": "Minister"}).rows} == {"weaver", "spinner"}
    store.close()


@pytest.mark.parametrize(
    ("file", "was", "now", "told"),
    [
        ("sources.yaml", '"Mills Act"', '"Other Act"', "act: this source id is taken at wool/sources.yaml; 'title' is"),
        ("sources.yaml", '"2001-02-03"', '"2002-02-03"', "'date' is '2002-02-03' here and '2001-02-03' there; mend one"),
        ("sources.yaml", '"https://laws.example/mills"', "null", "or give the same 'url' in both"),
        ("actors/all.yaml", '"national"', '"national", "kind": "board"', "this id is taken at wool/actors/all.yaml:1; 'kind'"),
        ("actors/all.yaml", '"First Lord"', '"Last Lord"', "its name is 'Last Lord' here and 'Minister' there"),
        ("dataset.yaml", "[minister]", "[]", "under 'shares' in dataset.yaml"),
        ("dataset.yaml", "[minister]", "[minister, nobody]", "dataset.yaml: 'shares' names 'nobody', which is no actor of it"),
    ],
)  # fmt: skip
def test_what_two_datasets_say_otherwise_names_both_files(
    two: tuple[Path, Path], file: str, was: str, now: str, told: str
) -> None:
    path = two[1] / file
    text = path.read_text().replace(', "kind": "office", "level"', ', "level"') if "kind" in now else path.read_text()
    assert was in text
    path.write_text(text.replace(was, now))
    with pytest.raises(DataError) as caught:
        read_datasets(two).graph()
    assert any(told in str(fault) and "silk/" in str(fault) for fault in caught.value.faults), caught.value.faults


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
