"""A second field, the water industry in England: every question, a map and a brief work on it as on the shipped data."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import ROOT

from cli import cli
from graph.engines import open_store
from graph.store import Store
from loaders.build import build
from loaders.dataset import read_dataset, read_datasets
from loaders.verify import verify
from queries.asking import ask
from queries.catalogue import question, question_names

WATER = ROOT / "examples" / "water-england"
VALUES = {
    "actor": "Thames Water", "first": "Ofwat", "second": "Environment Agency", "before": "2010", "after": "2025-09-01",
    "topic": "pollution", "source": "ukpga-1991-56", "link": "ofwat~MONITORS~water-companies",
    "instrument": "Water Industry Act 1991", "words": "water",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph of the example."""
    url = f"ladybug:{tmp_path_factory.mktemp('water') / 'graph'}"
    build(url, WATER)
    return url


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()


def told(path: Path) -> str:
    """What a file says: of a page, its words and the data that it holds packed."""
    text = path.read_text("utf-8")
    packed = re.search(r'id="data">([^<]+)<', text)
    if path.suffix != ".html" or packed is None:
        return text
    data = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    names = json.dumps({key: value for key, value in data.items() if key != "lists"}, ensure_ascii=False)
    return re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<meta[^>]*>", "", text) + names


def test_the_example_stands_beside_the_shipped_data_without_a_fault() -> None:
    both = read_datasets([ROOT / "data", WATER])
    assert verify(both) == []
    assert set(both.actors) == set(read_dataset(ROOT / "data").actors) | set(read_dataset(WATER).actors)


def test_the_example_is_without_a_fault_and_of_a_size_to_show_something() -> None:
    dataset = read_dataset(WATER)
    assert not verify(dataset, None)
    kinds = dataset.kinds.actors
    bodies = [actor for actor in dataset.actors.values() if kinds[actor.kind].group == "body" and not actor.is_class]
    assert len(bodies) >= 30
    unread = {entry.claim.source for entry in dataset.entries if not entry.claim.checked}
    assert unread <= {"ukpga-1991-56", "ukpga-1983-2"}


@pytest.mark.parametrize("name", sorted(question_names()))
def test_every_question_is_answered(store: Store, name: str) -> None:
    asked = question(name)
    values = {p.name: VALUES[p.name] for p in asked.parameters if p.required}
    answer = ask(store, name, values)
    assert set(answer.question.columns) == set(asked.columns)
    assert all(column.name in row for row in answer.rows for column in asked.columns)


def test_the_regulators_of_a_company_are_those_of_its_class(store: Store) -> None:
    forums = {row["overseer"] for row in ask(store, "who-oversees", {"actor": "Thames Water"}).rows}
    assert {"ofwat", "environment-agency", "drinking-water-inspectorate", "ccw", "environment-secretary"} <= forums


def test_a_company_answers_by_steps_to_parliament(store: Store) -> None:
    rows = ask(store, "chain", {"actor": "Thames Water"}).rows
    assert any("uk-parliament" in str(row.values()) for row in rows)


def test_its_own_rules_are_asked_and_say_what_is_not_researched(store: Store) -> None:
    met = ask(store, "gaps", {"rule": "economic-regulator", "answer": "met"}).rows
    assert len(met) == 16
    assert len(ask(store, "gaps", {"rule": "company-auditor", "answer": "not_researched"}).rows) == 16


@pytest.mark.parametrize(
    ("command", "file", "holds"),
    [
        (["map", "Ofwat"], "ofwat.html", "Office for Environmental Protection"),
        (["map"], "all.html", "Who oversees what in the water industry"),
        (["brief", "Thames Water"], "thames.md", "Drinking Water Inspectorate"),
        (["export"], "all.json", '"water_company"'),
    ],
)
def test_a_map_a_brief_and_an_export_are_made(address: str, tmp_path: Path, command: list[str], file: str, holds: str) -> None:
    result = CliRunner().invoke(cli, [*command, "--store", address, "-o", str(tmp_path / file)])
    assert result.exit_code == 0, result.output
    assert holds in told(tmp_path / file)


def test_nothing_of_policing_is_said_of_it(address: str, tmp_path: Path) -> None:
    for command, file in ((["map", "Ofwat"], "ofwat.html"), (["brief", "Ofwat"], "ofwat.md")):
        assert CliRunner().invoke(cli, [*command, "--store", address, "-o", str(tmp_path / file)]).exit_code == 0
        said = told(tmp_path / file).casefold()
        assert "police" not in said and "policing" not in said
