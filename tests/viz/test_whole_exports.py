"""The whole graph written out of a store row by row: the same file as from memory, and memory that does not grow."""

from __future__ import annotations

import contextlib
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import fill

from bench.generate import Generated
from cli import cli
from graph.files.whole_folders import MARK
from graph.kinds import load_kinds
from graph.ladybug.store import LadybugStore
from graph.model import Graph
from graph.reading import read_graph
from graph.selection import Selection, select
from graph.store import Store
from graph.stores import paged as store_rows
from viz.exports import export, export_whole


def bytes_of(paths: list[Path] | None, *, ordered: bool = True) -> dict[str, list[bytes]]:
    assert paths
    lines = {path.name: path.read_bytes().split(b"\n") for path in paths}
    return lines if ordered else {name: sorted(found) for name, found in lines.items()}


@pytest.fixture(params=[20_000, 100], ids=["one page", "many pages"])
def paged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_rows, "PAGE", request.param)


@pytest.mark.usefixtures("paged")
def test_graphml_out_of_the_embedded_store_is_that_of_the_graph_in_memory(shipped_ladybug: Store, tmp_path: Path) -> None:
    (tmp_path / "memory").mkdir()
    held = select(read_graph(shipped_ladybug), Selection(), load_kinds())
    wanted = export(held, tmp_path / "memory" / "g.graphml", "graphml", None)
    (tmp_path / "store").mkdir()
    found = export_whole(shipped_ladybug, tmp_path / "store" / "g.graphml", "graphml")
    assert bytes_of(found) == bytes_of(wanted)


def test_graphml_out_of_neo4j_is_that_of_the_graph_in_memory(small_graph: Graph, neo4j_uri: str, tmp_path: Path) -> None:
    with contextlib.closing(fill(neo4j_uri, small_graph)) as store:
        found = export_whole(store, tmp_path / "g.graphml", "graphml")
        first = bytes_of(found)
        held = read_graph(store)
    assert first == bytes_of(export(held, tmp_path / "g.graphml", "graphml", None))


@pytest.mark.parametrize("format_", ["json", "csv"])
@pytest.mark.usefixtures("paged")
def test_tables_out_of_the_embedded_store_are_those_of_the_graph_in_memory(
    format_: str, shipped_ladybug: Store, tmp_path: Path
) -> None:
    found = bytes_of(export_whole(shipped_ladybug, tmp_path / "g", format_))
    held = select(read_graph(shipped_ladybug), Selection(), load_kinds())
    assert found == bytes_of(export(held, tmp_path / "g", format_, None))


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_tables_out_of_neo4j_are_those_of_the_embedded_store(
    format_: str, small_graph: Graph, small_ladybug: Store, neo4j_uri: str, tmp_path: Path
) -> None:
    with contextlib.closing(fill(neo4j_uri, small_graph)) as store:
        found = bytes_of(export_whole(store, tmp_path / "g", format_))
    assert found == bytes_of(export_whole(small_ladybug, tmp_path / "g", format_))


def test_a_store_built_twice_is_written_out_in_the_same_bytes(tmp_path: Path) -> None:
    made, written = Generated(300), []
    for number in ("1", "2"):
        LadybugStore(tmp_path / number, writing=True).write_stream(made.link_kinds, made.stream(), 0)
        with contextlib.closing(LadybugStore(tmp_path / number)) as store:
            written += [bytes_of(export_whole(store, tmp_path / "g", format_)) for format_ in ("graphml", "json", "cypher")]
    assert written[:3] == written[3:]


@pytest.mark.usefixtures("paged")
def test_an_import_out_of_the_store_has_every_row_of_the_graph(
    shipped_graph: Graph, shipped_ladybug: Store, tmp_path: Path
) -> None:
    found = export_whole(shipped_ladybug, tmp_path / "x", "neo4j-admin")
    first = bytes_of(found, ordered=False)
    wanted = bytes_of(export(shipped_graph, tmp_path / "y", "neo4j-admin", None), ordered=False)
    for files in (first, wanted):
        del files["Dataset.csv"]  # a build adds its digest to the dataset's record
        del files[MARK]  # it says the digest of each file, and here the rows may come in another order
    assert first == wanted


def test_other_formats_are_left_to_the_export_that_holds_the_graph(small_ladybug: Store, tmp_path: Path) -> None:
    assert export_whole(small_ladybug, tmp_path / "g.xlsx", "xlsx") is None


@pytest.mark.parametrize("format_", ["graphml", "json", "csv", "neo4j-admin"])
def test_memory_stays_as_it_is_when_the_graph_grows(format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_rows, "PAGE", 200)
    peaks, sizes = [], []
    for actors in (500, 3000):
        made = Generated(actors)
        LadybugStore(tmp_path / str(actors), writing=True).write_stream(made.link_kinds, made.stream(), 0)
        with contextlib.closing(LadybugStore(tmp_path / str(actors))) as store:
            store.rows("MATCH (a:Actor) RETURN count(a) AS n ORDER BY n")
            tracemalloc.start()
            written = export_whole(store, tmp_path / f"{actors}.out", format_)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            sizes.append(sum(path.stat().st_size for path in written or ()))
    assert sizes[1] > 5 * sizes[0]
    assert peaks[1] < 1.5 * peaks[0]


def test_the_command_writes_the_whole_graph_and_a_part_of_it(small_graph: Graph, tmp_path: Path) -> None:
    url = f"ladybug:{tmp_path / 'store'}"
    fill(url, small_graph).close()
    for arguments, said in (((), "the whole graph"), (("town-police",), "links")):
        for format_ in ("graphml", "neo4j-admin"):
            given = [
                "export",
                *arguments,
                "--format",
                format_,
                "--store",
                url,
                "-o",
                str(tmp_path / f"{format_}{len(arguments)}"),
            ]
            done = CliRunner().invoke(cli, given)
            assert done.exit_code == 0, done.output
            assert said in done.stderr
    assert (tmp_path / "neo4j-admin0" / "arguments.txt").is_file()
