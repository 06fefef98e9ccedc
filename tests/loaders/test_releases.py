"""A changed copy of a released dataset says so, wherever its version is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import SMALL

from cli import cli
from loaders import releases
from loaders.dataset import SHIPPED, read_dataset
from loaders.releases import files_digest, releases_text, with_changes

META = {"name": "small test dataset", "version": "1"}


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small dataset, which is a release as it is now."""
    copy = tmp_path / "copy"
    shutil.copytree(SMALL, copy)
    listed = tmp_path / "releases.yaml"
    listed.write_text("releases: []\n", "utf-8")
    monkeypatch.setattr(releases, "RELEASES", listed)
    listed.write_text(releases_text(copy, META), "utf-8")
    return copy


def test_the_shipped_data_are_the_release_that_they_say() -> None:
    meta = read_dataset(SHIPPED).meta
    assert "changed" not in meta, "data/ was changed: run python docs/generate.py (or give the dataset a version of its own)"


def test_a_copy_as_it_was_released_is_no_changed_one(released: Path) -> None:
    assert with_changes(META, released) == META
    for path in released.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert with_changes(META, released) == META, "the line ends of a system are no change"


@pytest.mark.parametrize("what", ["edited", "added", "removed"])
def test_a_changed_copy_says_so(released: Path, what: str) -> None:
    some = sorted((released / "claims").glob("*.yaml"))[0]
    if what == "edited":
        some.write_text(some.read_text("utf-8") + "# mine\n", "utf-8")
    elif what == "added":
        some.with_name("mine.yaml").write_text("claims: []\n", "utf-8")
    else:
        some.unlink()
    assert with_changes(META, released) == {**META, "version": "1, changed", "changed": True}


def test_somebodys_own_dataset_is_no_changed_one(released: Path) -> None:
    (released / "claims" / "mine.yaml").write_text("claims: []\n", "utf-8")
    for own in ({"name": "water", "version": "1"}, {"name": "small test dataset", "version": "2"}, {}):
        assert with_changes(own, released) == own


def test_former_releases_stay_listed(released: Path) -> None:
    first = files_digest(released)
    (released / "claims" / "mine.yaml").write_text("claims: []\n", "utf-8")
    text = releases_text(released, {**META, "version": "2"})
    assert first in text and files_digest(released) in text and text.count("- {name:") == 2


def test_every_answer_of_a_changed_copy_says_so(released: Path, tmp_path: Path) -> None:
    some = sorted((released / "claims").glob("*.yaml"))[0]
    some.write_text(some.read_text("utf-8") + "# mine\n", "utf-8")
    store, run = f"ladybug:{tmp_path / 'store'}", CliRunner()
    assert run.invoke(cli, ["build", "--data", str(released), "--store", store]).exit_code == 0
    assert "small test dataset 1, changed" in run.invoke(cli, ["who-oversees", "TP", "--store", store]).stderr
    for name in ("x.gexf", "x.graphml", "x.bib", "x.jsonld", "x.cypher"):
        assert run.invoke(cli, ["export", "-o", str(tmp_path / name), "--store", store]).exit_code == 0
        assert "1, changed" in (tmp_path / name).read_text("utf-8"), name
