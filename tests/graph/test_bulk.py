"""Graphs made by the thousand: the generator is honest and repeats itself, and the streaming load keeps every row."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import networkx as nx
import pytest
from support import ROOT

import graph.ladybug.load
from bench.generate import Generated
from graph.engines import open_store
from graph.errors import AskedWrongly, StoreError
from graph.formats.graphml import write_graphml
from graph.kinds import load_kinds
from graph.ladybug.store import LadybugStore
from graph.model import Graph
from graph.reading import read_graph
from graph.rows import tables
from graph.schema import ANSWERS_TO, NODE_TABLES
from viz.exports import export


def filled(folder: Path, made: Generated) -> LadybugStore:
    store = LadybugStore(folder, writing=True)
    store.write_stream(made.link_kinds, made.stream(), 0)
    return LadybugStore(folder)


def test_generated_rows_are_those_that_custodes_makes_of_the_same_claims(tmp_path: Path) -> None:
    made = Generated(300)
    with contextlib.closing(filled(tmp_path / "graph", made)) as store:
        derived = tables(read_graph(store), load_kinds(), made.record())
    for table, rows in made.stream():
        wanted = derived.nodes.get(table) or derived.edges[table]
        assert sorted(map(repr, rows)) == sorted(map(repr, wanted)), table


def test_a_table_copied_in_several_parts_holds_every_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.ladybug.load, "_ROWS_A_FILE", 50)
    made = Generated(300)
    with contextlib.closing(filled(tmp_path / "graph", made)) as store:
        for table, rows in made.stream():
            if table == "Actor" or table not in NODE_TABLES:
                pattern = "(r:Actor)" if table == "Actor" else f"(:Actor)-[r:{table}]->(:Actor)"
                assert store.rows(f"MATCH {pattern} RETURN count(r) AS n ORDER BY n") == [{"n": len([*rows])}], table


def test_the_same_seed_gives_the_same_rows_and_another_seed_others() -> None:
    def text(seed: int) -> str:
        return repr([(table, [*rows]) for table, rows in Generated(100, seed).stream()])

    assert text(1) == text(1) != text(2)


def test_there_are_five_links_an_actor_and_a_few_funders_pay_for_most() -> None:
    made = Generated(2000)
    assert 4.5 < made.links / made.actors < 5.5
    sums: dict[str, float] = {}
    for row in made.link_rows("FUNDS"):
        sums[row.subject] = sums.get(row.subject, 0) + (row.amount or 0)
    assert sum(sorted(sums.values())[-len(sums) // 10 :]) > 0.5 * sum(sums.values())


def test_the_manifest_counts_what_was_streamed(tmp_path: Path) -> None:
    made = Generated(100)
    filled(tmp_path / "graph", made).close()
    counts = json.loads((tmp_path / "graph" / "manifest.json").read_text("utf-8"))["counts"]
    assert counts["Actor"] == made.actors
    assert sum(count for table, count in counts.items() if table in load_kinds().links) == made.links
    assert counts[ANSWERS_TO] > 0


def test_a_streamed_link_to_nobody_stops_the_load_and_leaves_the_former_graph(tmp_path: Path) -> None:
    made, folder = Generated(100), tmp_path / "graph"
    filled(folder, made).close()
    broken = [(table, rows) for table, rows in made.stream() if table != "Actor"]
    with pytest.raises(StoreError, match="an end of a link is no actor"):
        LadybugStore(folder, writing=True).write_stream(made.link_kinds, broken, 0)
    with contextlib.closing(open_store(f"ladybug:{folder}")) as store:
        assert store.rows("MATCH (a:Actor) RETURN count(a) AS n ORDER BY n") == [{"n": made.actors}]


def test_graphml_holds_what_networkx_holds(small_graph: Graph, tmp_path: Path) -> None:
    from graph.network import to_networkx

    [path] = export(small_graph, tmp_path / "g.graphml", "graphml", None)
    back, wanted = nx.read_graphml(path, force_multigraph=True), to_networkx(small_graph)
    assert dict(back.nodes(data=True)) == dict(wanted.nodes(data=True))
    assert {key: data for *_, key, data in back.edges(keys=True, data=True)} == {
        key: data for *_, key, data in wanted.edges(keys=True, data=True)
    }


def test_the_bench_runs_at_its_smallest() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "bench.run", "--sizes", "200", "--engines", "custodes,sqlite,networkx", "--no-cli"],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "| transitive overseers |" in done.stdout


def test_a_graph_too_large_for_the_memory_given_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTODES_BUILD_MEGABYTES", "48")
    with pytest.raises(StoreError, match="into the 48 MB for building; set CUSTODES_BUILD_MEGABYTES higher"):
        filled(tmp_path / "graph", Generated(20_000))
    assert not (tmp_path / "graph" / "manifest.json").exists()


@pytest.mark.parametrize("said", ["abc", "-5", "1", "nan", "9e6", "١٠٢٤mb"])
def test_an_amount_of_memory_for_building_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("CUSTODES_BUILD_MEGABYTES", said)
    with pytest.raises(AskedWrongly, match=f"CUSTODES_BUILD_MEGABYTES: '{said}' is no amount of memory; expected megabytes"):
        filled(tmp_path / "graph", Generated(20))
    assert not list(tmp_path.rglob("*.lbug"))


def test_half_a_character_is_a_visible_mark_in_graphml(tmp_path: Path) -> None:
    file = tmp_path / "g.graphml"
    write_graphml(file, {}, {"label": str}, [("a\ud83d", {"label": "half \udc6e pair"})], {}, [])
    read = nx.read_graphml(file)
    assert dict(read.nodes(data="label")) == {"a\N{REPLACEMENT CHARACTER}": "half \N{REPLACEMENT CHARACTER} pair"}
