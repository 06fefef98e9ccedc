"""The wheel is complete: installed in a fresh environment, in another folder, it does the demo."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from support import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True, capture_output=True, timeout=300, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    [found] = out.glob("*.whl")
    return found


def test_every_file_that_a_folder_of_ours_holds_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("graph", "loaders", "queries", "viz", "data"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert files
        assert {path.relative_to(ROOT).as_posix() for path in files} <= names
    examples = [path for path in (ROOT / "examples").rglob("*") if path.is_file()]
    assert {f"custodes_{path.relative_to(ROOT).as_posix()}" for path in examples} <= names
    assert "cli.py" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_in_a_fresh_environment_does_the_demo(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    # Not compiled: of all that is installed a demo imports a part, which is compiled when it is.
    install = [str(scripts / "python"), *"-m pip install -q --disable-pip-version-check --no-compile --require-hashes".split()]
    subprocess.run([*install, "-r", str(ROOT / "requirements.lock")], check=True, timeout=600, stdin=subprocess.DEVNULL)
    subprocess.run([*install[:-1], "--no-deps", str(wheel)], check=True, timeout=300, stdin=subprocess.DEVNULL)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {**os.environ, "CUSTODES_STORE": f"ladybug:{elsewhere / 'graph'}"}
    environment.pop("PYTHONPATH", None)
    for _ in range(2):  # the second time the graph of the first is there, and is replaced
        done = subprocess.run(
            [str(scripts / "custodes"), "demo"], cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=120,
            encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "Mayor's Office for Policing and Crime" in done.stdout
        assert (elsewhere / "demo" / "metropolitan-police-service.html").is_file()
    for asked in (["build", "--data", "examples/water-england"], ["who-oversees", "Thames Water"]):
        done = subprocess.run(
            [str(scripts / "custodes"), *asked], cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=120,
            encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert "Water Services Regulation Authority" in done.stdout
