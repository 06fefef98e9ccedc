"""A dataset brings its own topics, kinds of actor and rules, and they are in use from the moment it is read or opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import SMALL, fill

from graph.engines import open_store
from graph.errors import DataError
from graph.kinds import load_kinds
from loaders.dataset import read_dataset, read_datasets
from loaders.fresh.folder import make
from loaders.intake.loading import Wish, load
from queries.asking import ask
from queries.dataset_store import dataset_store
from queries.judged.rule_file import load_rules


@pytest.fixture
def harbours(tmp_path: Path) -> Path:
    """A new dataset, as `custodes new` writes it."""
    make(tmp_path / "harbours", "harbours", "2025-01-01")
    return tmp_path / "harbours"


def faults_of(*folders: Path) -> list[str]:
    """The faults of a dataset, whether they stop the reading or not."""
    try:
        return [str(fault) for fault in read_datasets(folders).faults]
    except DataError as error:
        return [str(fault) for fault in error.faults]


def mend(path: Path, was: str, becomes: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), "utf-8")


def test_own_lists_are_in_use_once_the_dataset_is_read_and_gone_with_the_next(harbours: Path) -> None:
    read_dataset(harbours)
    assert load_kinds().topics["safety"] == "Safety of the service"
    assert load_kinds().actors["provider"].group == "body"
    assert "safety-inspector" in load_rules()
    read_dataset(SMALL)
    assert "provider" not in load_kinds().actors and "safety-inspector" not in load_rules()


def test_own_lists_come_back_with_the_store_that_was_built_of_them(harbours: Path, tmp_path: Path) -> None:
    fill(f"ladybug:{tmp_path / 'graph'}", read_dataset(harbours).graph()).close()
    read_dataset(SMALL)
    open_store(f"ladybug:{tmp_path / 'graph'}").close()
    assert "provider" in load_kinds().actors and "safety-inspector" in load_rules()


def test_own_kinds_stand_where_the_kind_that_they_are_like_may(harbours: Path) -> None:
    mend(harbours / "actor_kinds.yaml", "like: company", "like: people_group")
    claims = harbours / "claims" / "founding-act.yaml"
    mend(claims, "regulator REPORTS_TO parliament", "northern-provider HOLDS_OFFICE regulator")
    [fault] = faults_of(harbours)
    assert fault.startswith("claims/founding-act.yaml") and "northern-provider is of kind provider; the subject of" in fault


def test_an_own_rule_takes_the_place_of_one_with_its_name(harbours: Path) -> None:
    mend(harbours / "rules.yaml", "rule: safety-inspector", "rule: inspector")
    read_dataset(harbours)
    assert load_rules()["inspector"].looks_at.kinds == ("provider",)


@pytest.mark.parametrize(
    ("file", "was", "becomes", "said"),
    [
        ("topics.yaml", "safety:", "fraud:", "topics: 'fraud' is in the list of custodes already"),
        ("topics.yaml", "safety:", "Safe Ty:", "'Safe Ty' is no name"),
        ("topics.yaml", "safety:", "safty:", "'topics' holds 'safety'"),
        ("actor_kinds.yaml", "like: company", "like: compny", "'like' is 'compny'"),
        ("actor_kinds.yaml", "like: company, ", "", "provider: 'like' is missing"),
        ("actor_kinds.yaml", "provider: {", "company: {", "'company' is in the list of custodes already"),
        ("rules.yaml", "kinds: [provider]", "kinds: [provder]", "'kinds' holds 'provder'"),
        ("rules.yaml", "topics: [safety]", "topics: [saftey]", "'topics' holds 'saftey'"),
        ("rules.yaml", "rules:", "rulez:", "rules.yaml: holds no 'rules'"),
    ],
)
def test_a_wrong_list_is_a_fault_with_its_file(harbours: Path, file: str, was: str, becomes: str, said: str) -> None:
    mend(harbours / file, was, becomes)
    found = faults_of(harbours)
    assert any(said in fault for fault in found), found


def test_two_datasets_may_share_a_topic_but_not_give_it_two_meanings(harbours: Path, tmp_path: Path) -> None:
    for name in ("ports", "quays"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "dataset.yaml").write_text(f"name: {name}\n")
        (tmp_path / name / "sources.yaml").write_text("sources: []\n")
    (tmp_path / "ports" / "topics.yaml").write_text('safety: "Safety of the service"\n')
    (tmp_path / "quays" / "topics.yaml").write_text('safety: "Safety of ships"\n')
    assert not faults_of(harbours, tmp_path / "ports")
    [fault] = faults_of(harbours, tmp_path / "quays")
    assert fault.startswith("quays/topics.yaml: 'safety' is something else in harbours/topics.yaml")


def test_two_datasets_with_a_rule_of_one_name_are_a_fault_that_names_both(harbours: Path, tmp_path: Path) -> None:
    make(tmp_path / "quays", "quays", "2025-01-01")
    assert any("quays/rules.yaml: rule 'safety-inspector' stands in harbours/rules.yaml too" in fault
               for fault in faults_of(harbours, tmp_path / "quays"))  # fmt: skip


def test_a_file_is_loaded_beside_a_dataset_with_kinds_and_topics_of_its_own(harbours: Path, tmp_path: Path) -> None:
    read_dataset(SMALL)
    (tmp_path / "a.csv").write_text(
        "body,kind,relationship,other body,topics\nWharf Office,provider,works with,Regulator,safety\n"
    )
    load([tmp_path / "a.csv"], tmp_path / "mine", (harbours,), Wish(said={"date": "2025"}))
    dataset = read_datasets([harbours, tmp_path / "mine"])
    assert not dataset.faults and dataset.actors["wharf-office"].kind == "provider"


def test_parts_of_a_graph_keep_its_own_lists(harbours: Path, tmp_path: Path) -> None:
    """A scenario and a choice of datasets are stores of their own, opened beside the one that they are made of."""
    store = fill(f"ladybug:{tmp_path / 'graph'}", read_dataset(harbours).graph())
    with dataset_store(store, ["harbours"]) as part:
        [row] = ask(part, "gaps", {"rule": "safety-inspector", "answer": "all"}).rows
        assert row["actor"] == "northern-provider" and "provider" in load_kinds().actors
    [row] = ask(store, "gaps", {"rule": "safety-inspector", "answer": "all"}).rows
    assert row["answer"] == "met"
    store.close()
