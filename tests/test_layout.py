"""The shape of the repository: folders import one way, names are ours, nothing foreign is committed."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest
from support import ROOT

MAY_IMPORT = {
    "graph": set[str](),
    "loaders": {"graph"},
    "queries": {"graph"},
    "viz": {"graph", "queries"},
}
OURS = {*MAY_IMPORT, "cli"}


def imports_of(path: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_folders_import_one_way(folder: str) -> None:
    modules = list((ROOT / folder).rglob("*.py"))
    assert modules
    for path in modules:
        assert imports_of(path) & OURS <= MAY_IMPORT[folder] | {folder}, path


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_top_level_name_is_ours(name: str) -> None:
    module = importlib.import_module(name)
    place = Path(module.__file__ or next(iter(module.__path__)))
    assert ROOT in place.resolve().parents or place.resolve().parent == ROOT


def tracked() -> list[str]:
    """Files that git tracks, or would."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_modules_stay_small() -> None:
    long = [name for name in tracked() if name.endswith(".py") and len((ROOT / name).read_text("utf-8").splitlines()) > 300]
    assert [name for name in long if not name.startswith("tests/")] == []


def test_there_is_no_init_under_tests_and_no_utils_anywhere() -> None:
    names = [Path(name) for name in tracked()]
    assert not [name for name in names if name.parts[0] == "tests" and name.name == "__init__.py"]
    assert not [name for name in names if name.stem in ("utils", "helpers", "common")]


def test_no_script_or_style_of_others_is_committed() -> None:
    assert not [name for name in tracked() if name.endswith((".min.js", ".min.css", ".lock.json")) or "vis-network" in name]


def test_the_lock_pins_with_hashes_and_names_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|index-url", text)


def test_what_git_holds_names_no_folder_of_a_machine() -> None:
    pattern = re.compile(r"(?:^|[\s\"'=:(])/(?:home|root|Users|work|tmp)/\w")
    for name in tracked():
        path = ROOT / name
        if (
            path.suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".cypher", ".j2", ".js", ".css", "")
            and path.stat().st_size < 5e6
        ):
            assert not pattern.search(path.read_text("utf-8", "replace")), name
