"""Whose a folder is: what a build may take and must leave, and names that an engine misreads."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from support import SMALL, held

from graph.engines import open_store
from graph.errors import StoreError
from graph.kinds import load_kinds
from graph.ladybug.store import LadybugStore
from graph.model import Graph
from graph.rows import tables
from graph.schema import Tables
from loaders.build import build

HOSTILE = [
    "Policing [draft]", "a*b", "q?z", "{a,b}", "it's", "C:\\Users\\x y\\store", "new\nline", 'dq"x', "~", "~root", "Łódź 漢字",
    "**", "!", "[!a]", "%20", "$HOME", " lead", "trail ", "-x", "tab\there", "é", "x" * 255, "bell\x07", "‮txt", "[",
]  # fmt: skip


def write_two_actors(folder: Path, rows: Tables) -> None:
    """A store small enough to be made by the dozen."""
    actors = rows.nodes["Actor"][:2]
    LadybugStore(folder, writing=True).write_stream((), [("Actor", actors)], len(actors))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_store_in_a_folder_of_any_name_is_built_and_read(tmp_path: Path, name: str, small_graph: Graph) -> None:
    for sibling in ("b", "axb", "0.csv"):
        (tmp_path / sibling).mkdir()
    folder = tmp_path / name / "graph"
    write_two_actors(folder, tables(small_graph, load_kinds(), "{}"))
    with contextlib.closing(open_store(f"ladybug:{folder}")) as store:
        assert store.rows("MATCH (a:Actor) RETURN count(a) AS n") == [{"n": 2}]
    assert len(held(folder)) == 2
    assert held(tmp_path) == {"b", "axb", "0.csv", name}


def test_a_name_too_long_or_not_unicode_is_one_line(tmp_path: Path) -> None:
    for name in ("x" * 300, "/".join(["y" * 200] * 30), "\udcff", "nul\0"):
        with pytest.raises(StoreError) as caught:
            build(f"ladybug:{tmp_path / name}", SMALL)
        assert len(str(caught.value).splitlines()) == 1
        with pytest.raises(StoreError):
            open_store(f"ladybug:{tmp_path / name}")
    assert held(tmp_path) == set()


def test_what_the_engine_must_not_read_as_a_pattern_waits_elsewhere_and_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    build(f"ladybug:{tmp_path / '[a]'}", SMALL)
    assert held(elsewhere) == set()
    odd = tmp_path / "temporary [odd]"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    with pytest.raises(StoreError, match="set TMPDIR to a plainly named one"):
        build(f"ladybug:{tmp_path / '[a]'}", SMALL)
    assert held(odd) == set()
    assert len(held(tmp_path / "[a]")) == 2


def test_a_folder_with_other_things_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    mine = {
        "graph-met.csv": "a", "graph-drafts/chapter1.txt": "b", ".building-notes/c.txt": "c", "manifest.json": '{"name": "x"}',
        f"graph-{'0' * 32}.lbug": "d",
    }  # fmt: skip
    for name, text in mine.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=r"holds other things \('.building-notes'\) and is no store of custodes"):
        build(f"ladybug:{tmp_path}", SMALL)
    assert {name: (tmp_path / name).read_text() for name in mine} == mine
    assert held(tmp_path) == {name.partition("/")[0] for name in mine}


@pytest.mark.parametrize(
    "name", ["notes.txt", "manifest.json", ".hidden", f".building-{'0' * 32}.txt", f"graph-{'0' * 32}.lbug"]
)
def test_one_file_of_somebody_is_enough(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    with pytest.raises(StoreError, match="is no store of custodes; give an empty or new folder"):
        build(f"ladybug:{tmp_path}", SMALL)
    assert held(tmp_path) == {name}


def test_an_empty_folder_is_taken_and_what_is_put_into_a_store_stays(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    build(f"ladybug:{tmp_path}", SMALL)
    mine = {"graph-met.csv", "notes.txt", f"graph-{'1' * 32}.lbug"}
    for name in mine:
        (tmp_path / name).write_text("mine")
    build(f"ladybug:{tmp_path}", SMALL)
    assert all((tmp_path / name).read_text() == "mine" for name in mine)
    assert len(held(tmp_path) - mine) == 3


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs a Linux where this test may mount a small disk")
@pytest.mark.parametrize(("options", "why"), [("size=600k", "No space left on device"), ("ro", "Read-only file system")])
def test_a_disk_that_takes_nothing_is_one_line_and_nothing_stays(tmp_path: Path, options: str, why: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        with pytest.raises(StoreError) as caught:
            build(f"ladybug:{disk / 'graph'}", SMALL)
        assert str(caught.value) == f"{disk / 'graph'}: cannot be written ({why}); choose another --store"
        assert held(disk) == set()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
