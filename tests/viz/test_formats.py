"""Every format of the registry: which links it holds, what it says of itself, and that the same graph gives the same bytes."""

from __future__ import annotations

import contextlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from exported import READERS
from map_graphs import AS_OF, met_graph
from support import fill

from cli import cli
from graph.days.phases import status_at
from graph.days.standing import EVERYTHING, Standing
from graph.kinds import load_kinds
from graph.model import Graph
from graph.reading import read_graph
from graph.selection import Selection, select
from graph.store import Store
from viz.exports import export, export_whole
from viz.formats.registry import BY_NAME, REGISTRY, Holds, formats_of

EXPORTS = list(formats_of("export"))
NETWORKS = [format_.name for format_ in REGISTRY if format_.export and format_.holds is not Holds.EVERYTHING]


@pytest.fixture(scope="module")
def met_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store of the Met and eight others."""
    url = f"ladybug:{tmp_path_factory.mktemp('met') / 'graph'}"
    fill(url, met_graph()).close()
    yield url


def run(store: str, *words: str) -> Result:
    """custodes export with these words."""
    return CliRunner().invoke(cli, ["export", *words, "--store", store])


def ending(format_: str) -> str:
    return BY_NAME[format_].endings[0]


def all_text(folder: Path) -> str:
    """Everything that the files in a folder say, out of zipped parts too."""
    said = ""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                said += "".join(parts.read(name).decode() for name in parts.namelist())
        elif path.is_file():
            said += path.read_text("utf-8-sig")
    return said


def test_each_reader_reads_what_there_is_a_format_for() -> None:
    assert set(READERS) == {name for name in EXPORTS if name not in ("bib", "csl", "neo4j-admin")}


@pytest.mark.parametrize("format_", READERS)
def test_a_format_holds_every_link_when_all_are_asked_for(met_store: str, tmp_path: Path, format_: str) -> None:
    path = tmp_path / f"x{ending(format_)}"
    assert run(met_store, "--status", "all", "--denied", "-o", str(path)).exit_code == 0
    assert READERS[format_](path) == set(met_graph().links)
    part = tmp_path / f"y{ending(format_)}"
    assert run(met_store, "met", "--hops", "9", "--status", "all", "--denied", "-o", str(part)).exit_code == 0
    assert READERS[format_](part) == set(met_graph().links)


def test_a_network_holds_what_is_planned_or_denied_only_when_asked(met_store: str, tmp_path: Path) -> None:
    graph = met_graph()
    asserted = {id_: link for id_, link in graph.links.items() if link.polarity == "asserted"}
    on_the_day = {id_ for id_, link in asserted.items() if status_at(link, graph, AS_OF) == "in_force"}
    planned = {id_ for id_, link in asserted.items() if status_at(link, graph, AS_OF) == "planned"}
    some_day = {id_ for id_, link in asserted.items() if link.status == "in_force"}
    assert on_the_day < some_day < set(asserted) < set(graph.links) and planned
    for format_ in NETWORKS:
        path = tmp_path / f"x{ending(format_)}"
        done = run(met_store, "-o", str(path))
        assert READERS[format_](path) == (on_the_day if format_ == "graphml" else some_day), format_
        assert "--status all --denied takes every one" in done.stderr
        run(met_store, "--status", "planned", "-o", str(path), "--as-of", AS_OF)
        assert READERS[format_](path) == planned, format_
        run(met_store, "--as-of", AS_OF, "-o", str(path))
        assert READERS[format_](path) == on_the_day, format_


def test_json_stays_the_contract_with_every_status(met_store: str, tmp_path: Path) -> None:
    assert run(met_store, "-o", str(tmp_path / "x.json")).exit_code == 0
    assert READERS["json"](tmp_path / "x.json") == set(met_graph().links)
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["as_of"] is None


@pytest.mark.parametrize("format_", EXPORTS)
def test_every_file_says_as_at_when_of_which_data_under_which_licence_and_of_which_sources(
    met_store: str, tmp_path: Path, format_: str
) -> None:
    name = f"x{ending(format_)}" if BY_NAME[format_].endings else "x"
    assert run(met_store, "met", "--as-of", AS_OF, "--format", format_, "-o", str(tmp_path / name)).exit_code == 0
    said = all_text(tmp_path)
    for wanted in (AS_OF, "custodes test dataset", "7.1", "Facts under the OGL v3.0", "Contains public sector information."):
        assert wanted in said, wanted
    assert "Police Act 1996" in said


@pytest.mark.parametrize("format_", EXPORTS)
def test_the_same_graph_gives_the_same_bytes(small_graph: Graph, tmp_path: Path, format_: str) -> None:
    first = [path.read_bytes() for path in export(small_graph, tmp_path / "a", format_, None)]
    second = [path.read_bytes() for path in export(small_graph, tmp_path / "b", format_, None)]
    if format_ == "csv":  # the last says how the others are called
        first, second = first[:-1], second[:-1]
    assert first == second


@pytest.mark.parametrize("standing", [EVERYTHING, Standing(), Standing(as_of="2022-11-30")], ids=["all", "any day", "a day"])
@pytest.mark.parametrize("format_", NETWORKS)
def test_what_comes_out_of_a_store_is_what_comes_out_of_memory(
    small_ladybug: Store, tmp_path: Path, format_: str, standing: Standing
) -> None:
    found = export_whole(small_ladybug, tmp_path / "store", format_, standing)
    if found is None:
        assert BY_NAME[format_].whole_only and standing != EVERYTHING
        return
    part = select(read_graph(small_ladybug), Selection(standing=standing), load_kinds())
    export(part, tmp_path / "memory", format_, standing.as_of, standing=standing)
    lines = [(tmp_path / name).read_text("utf-8").split("\n") for name in ("store", "memory")]
    if format_ == "cypher":  # an engine keeps links of one kind in another order
        lines = [sorted(line.rstrip(",") for line in text) for text in lines]
    assert lines[0] == lines[1]


def test_the_registry_is_where_every_command_learns_its_formats() -> None:
    for name in ("export", "who-oversees", "query"):
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command
        choices: Any = next(option for option in command.params if option.name == "format_").type
        assert list(choices.choices) == list(formats_of("export" if name == "export" else "answer"))


def test_a_workbook_that_is_open_in_excel_is_left_alone(met_store: str, tmp_path: Path) -> None:
    path = tmp_path / "met.xlsx"
    path.write_bytes(b"mine")
    (tmp_path / "~$met.xlsx").touch()
    done = run(met_store, "-o", str(path))
    assert done.exit_code == 1 and "is open in Word, Excel or their like" in str(done.exception)
    assert path.read_bytes() == b"mine"
    assert {entry.name for entry in tmp_path.iterdir()} == {"met.xlsx", "~$met.xlsx"}


@pytest.mark.parametrize("format_", EXPORTS)
def test_a_folder_that_is_not_there_is_one_line(met_store: str, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "file"
    target.touch()
    name = target / (f"x{ending(format_)}" if BY_NAME[format_].endings else "x")
    done = run(met_store, "--format", format_, "-o", str(name))
    assert done.exit_code == 1 and "cannot be written" in str(done.exception)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_lies_beside_a_table_is_never_somebody_elses_file(met_store: str, tmp_path: Path) -> None:
    beside = tmp_path / "met.csv-metadata.json"
    beside.write_text('{"dc:creator": "somebody"}', "utf-8")
    done = run(met_store, "-o", str(tmp_path / "met.csv"))
    assert done.exit_code == 1 and "not of custodes" in str(done.exception)
    assert [entry.name for entry in tmp_path.iterdir()] == [beside.name]
    beside.unlink()
    assert run(met_store, "-o", str(tmp_path / "met.csv")).exit_code == 0
    described = json.loads(beside.read_text("utf-8"))
    assert [table["url"] for table in described["tables"]] == ["met-actors.csv", "met-links.csv", "met-sources.csv"]
    for table in described["tables"]:
        head = (tmp_path / table["url"]).read_text("utf-8-sig").splitlines()[0]
        assert head.split(",") == [column["titles"] for column in table["tableSchema"]["columns"]]
    assert run(met_store, "-o", str(tmp_path / "met.csv")).exit_code == 0, "and ours is replaced"


def test_an_export_with_links_of_a_store_on_neo4j_is_the_same(small_graph: Graph, neo4j_uri: str, tmp_path: Path) -> None:
    with contextlib.closing(fill(neo4j_uri, small_graph)) as store:
        for format_ in ("gexf", "jsonld"):
            export_whole(store, tmp_path / "store", format_, Standing())
            part = select(small_graph, Selection(standing=Standing()), load_kinds())
            export(part, tmp_path / "memory", format_, None, standing=Standing())
            assert READERS[format_](tmp_path / "store") == READERS[format_](tmp_path / "memory")
