"""Where the graph lies when nobody says where."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.files.places import default_folder, former_folder
from graph.stores.manifest import read_manifest


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems have their own folders")
def test_the_graph_lies_among_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_folder() == tmp_path / ".local" / "share" / "custodes" / "graph"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_folder() == tmp_path / "data" / "custodes" / "graph"
    monkeypatch.setenv("XDG_DATA_HOME", "data")  # not a whole path: to be passed over
    assert default_folder() == tmp_path / ".local" / "share" / "custodes" / "graph"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems have their own folders")
def test_a_graph_among_the_settings_is_told_of_and_left_where_it_is(tmp_path: Path) -> None:
    assert former_folder() is None
    former = tmp_path / ".config" / "custodes" / "graph"
    former.mkdir(parents=True)
    (former / "manifest.json").write_text("{}")
    with pytest.raises(StoreError) as caught:
        read_manifest(default_folder())
    assert f"an earlier custodes left one in {former}: move it here" in str(caught.value)
    assert (former / "manifest.json").read_text() == "{}"
