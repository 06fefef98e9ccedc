"""What a store says of itself, and what is made of one that a stranger has written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from support import SMALL

import graph.stores.folder
import graph.stores.manifest
from graph.engines import open_store
from graph.errors import StoreError
from loaders.build import build


def test_a_store_with_a_damaged_manifest_is_built_again(tmp_path: Path) -> None:
    build(f"ladybug:{tmp_path}", SMALL)
    for text in ("", "{", '{"format": "custodes-store/1"}', '{"format": "custodes-store/9", "file": "../x"}', "[" * 100_000):
        (tmp_path / "manifest.json").write_text(text)
        build(f"ladybug:{tmp_path}", SMALL)
        open_store(f"ladybug:{tmp_path}").close()


def test_a_manifest_names_nothing_outside_its_folder(tmp_path: Path) -> None:
    build(f"ladybug:{tmp_path / 'a'}", SMALL)
    build(f"ladybug:{tmp_path / 'b'}", SMALL)
    manifest = tmp_path / "a" / "manifest.json"
    good, other = json.loads(manifest.read_text()), json.loads((tmp_path / "b" / "manifest.json").read_text())
    wrong: list[Any] = [
        {"file": f"../b/{other['file']}"}, {"file": 5}, {"file": ""}, {"bytes": -1}, {"bytes": True}, {"bytes": "1"},
        {"sha256": None}, {"sha256": "x"}, {"counts": []}, {"counts": {"Actor": "1"}}, {"blocks": 3}, {"mtime_ns": 1.5},
    ]  # fmt: skip
    for change in wrong:
        manifest.write_text(json.dumps({**good, **other, **change}))
        with pytest.raises(StoreError, match=r"its manifest.json cannot be read; run 'custodes build' again"):
            open_store(f"ladybug:{tmp_path / 'a'}")
    manifest.write_text(json.dumps({**good, "former": [f"../b/{other['file']}", "/etc/hosts", 7]}))
    build(f"ladybug:{tmp_path / 'a'}", SMALL)
    open_store(f"ladybug:{tmp_path / 'b'}").close()


def test_a_graph_file_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    build(f"ladybug:{tmp_path / 'a'}", SMALL)
    file = next((tmp_path / "a").glob("graph-*"))
    file.replace(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="missing or cut short"):
        open_store(f"ladybug:{tmp_path / 'a'}")
    build(f"ladybug:{tmp_path / 'a'}", SMALL)
    assert (tmp_path / "elsewhere").exists()


def test_a_very_large_graph_is_sampled_and_wholly_read_once_it_was_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.stores.manifest, "WHOLE_UP_TO", 1024)
    build(f"ladybug:{tmp_path}", SMALL)
    file = next(tmp_path.glob("graph-*"))
    store = open_store(f"ladybug:{tmp_path}")
    assert store.check() == file.stat().st_size
    store.close()
    before = file.stat()
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(StoreError, match="bytes differ"):  # an end is in every sample
        open_store(f"ladybug:{tmp_path}")
    monkeypatch.setattr(graph.stores.manifest, "_SAMPLE", 0)
    content[-1] ^= 1
    content[5 * graph.stores.manifest.BLOCK] ^= 1
    file.write_bytes(content)
    with pytest.raises(StoreError, match="bytes differ"):  # its time differs
        open_store(f"ladybug:{tmp_path}")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    missed = open_store(f"ladybug:{tmp_path}")
    with pytest.raises(StoreError, match="bytes differ"):
        missed.check()
    missed.close()
