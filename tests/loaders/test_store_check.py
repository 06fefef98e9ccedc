"""A graph is compared with what its build said of it."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import fill

from graph.engines import open_store
from graph.errors import StoreError
from graph.kinds import load_kinds
from graph.model import Graph
from graph.rows import tables
from loaders.build import dataset_record
from loaders.checks.store import check_store
from loaders.data_commands import verify


def test_a_good_graph_is_said_to_be_good(tmp_path: Path, small_graph: Graph) -> None:
    url = f"ladybug:{tmp_path / 'graph'}"
    fill(url, small_graph).close()
    said = check_store(url)
    assert "bytes are those of the build" in said
    assert f"{len(small_graph.links)} links" in said
    assert CliRunner().invoke(verify, ["--store", url], catch_exceptions=False).exit_code == 0


def test_a_graph_that_holds_less_than_was_built_is_told_of(tmp_path: Path, small_graph: Graph) -> None:
    url = f"ladybug:{tmp_path / 'graph'}"
    record = json.dumps(dataset_record(small_graph), sort_keys=True)
    less = dataclasses.replace(small_graph, gaps={})
    store = open_store(url, writing=True)
    with contextlib.closing(store):
        store.write(tables(less, load_kinds(), record))
    with pytest.raises(StoreError, match=r"holds \d+ claims, not \d+ as built"):
        check_store(url)
