"""The same data and the same code: nothing to do, said in one line; anything else is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import SMALL

import loaders.made_of
from cli import cli


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "data")
    return tmp_path / "data"


def built(data: Path, *options: str) -> str:
    """What `custodes build` says."""
    done = CliRunner().invoke(cli, ["build", "--data", str(data), "--store", f"ladybug:{data.parent / 'graph'}", *options])
    assert done.exit_code == 0, done.output
    return done.output


def graph_of(data: Path) -> list[str]:
    return sorted(path.name for path in (data.parent / "graph").glob("*.lbug"))


def test_the_same_data_are_not_built_twice(data: Path) -> None:
    assert built(data).startswith("built ")
    before, said = graph_of(data), built(data)
    assert said.startswith("nothing to do: ") and said.count("\n") == 1 and "--force" in said
    assert graph_of(data) == before


def test_force_builds_the_same_data_anew(data: Path) -> None:
    built(data)
    before = graph_of(data)
    assert built(data, "--force").startswith("built ")
    assert graph_of(data) != before


def test_a_changed_file_of_data_is_built(data: Path) -> None:
    built(data)
    with (data / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert built(data).startswith("built ")


def test_other_code_builds_the_same_data_anew(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(data)
    monkeypatch.setattr(loaders.made_of, "_CODE", ("graph",))
    assert built(data).startswith("built ")


def test_a_graph_with_a_changed_byte_is_built_anew(data: Path) -> None:
    built(data)
    [name] = graph_of(data)
    file = data.parent / "graph" / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert built(data).startswith("built ")


def test_a_store_that_is_gone_is_built_anew(data: Path) -> None:
    built(data)
    shutil.rmtree(data.parent / "graph")
    assert built(data).startswith("built ")
