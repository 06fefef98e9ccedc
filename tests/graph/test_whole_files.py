"""Files and folders that are written whole or not at all, and what killed writers left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, held

from graph.errors import OutputError
from graph.files.whole_files import PART, whole_file, write_text
from graph.files.whole_folders import whole_folder
from graph.stores.lock import Lock

FORMAT = "custodes-test/1"
KILLED = """
import os, sys
from pathlib import Path
from graph.files.whole_files import whole_file
from graph.files.whole_folders import whole_folder
with {writer} as place:
    (place if {is_file} else place / 'a.csv').write_text('half')
    os.kill(os.getpid(), 9)
"""


def killed(writer: str, *, is_file: bool) -> None:
    """A writer that is killed half way through."""
    subprocess.run([sys.executable, "-c", KILLED.format(writer=writer, is_file=is_file)], cwd=ROOT, timeout=60)


def write_folder(folder: Path, *names: str) -> None:
    with whole_folder(folder, FORMAT, "a test") as place:
        for name in names:
            (place / name).write_text(name)


def test_what_killed_writers_left_goes_with_the_next_good_one(tmp_path: Path) -> None:
    for _ in range(2):
        killed(f"whole_file(Path({str(tmp_path / 'answer.csv')!r}))", is_file=True)
        killed(f"whole_folder(Path({str(tmp_path / 'import')!r}), {FORMAT!r}, 'a test')", is_file=False)
    assert sum(PART.fullmatch(name) is not None for name in held(tmp_path)) == 4
    write_text(tmp_path / "answer.csv", "whole")
    write_folder(tmp_path / "import", "a.csv")
    assert held(tmp_path) == {"answer.csv", "import"}


def test_what_a_living_writer_holds_and_what_only_looks_like_ours_stays(tmp_path: Path) -> None:
    mine = {".custodes-notes.part", f".custodes-{'0' * 32}.part.txt", "answer.part"}
    for name in mine:
        (tmp_path / name).write_text("mine")
    with whole_file(tmp_path / "slow.csv") as slow:
        slow.write_text("slow")
        write_text(tmp_path / "quick.csv", "quick")
        assert slow.read_text() == "slow"
    assert held(tmp_path) == {*mine, "slow.csv", "quick.csv"}
    assert (tmp_path / "slow.csv").read_text() == "slow"


def test_a_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "import", "a.csv", "b.csv")
    write_folder(tmp_path / "import", "c.csv")
    assert held(tmp_path / "import") == {"c.csv", "custodes.json"}


@pytest.mark.parametrize("change", ["another file", "a changed file", "a folder", "a damaged mark", "no mark"])
def test_a_folder_in_which_anything_is_not_as_we_wrote_it_is_refused(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "import"
    write_folder(folder, "a.csv")
    {
        "another file": lambda: (folder / "chapter1.txt").write_text("mine"),
        "a changed file": lambda: (folder / "a.csv").write_text("mine"),
        "a folder": lambda: (folder / "sub").mkdir(),
        "a damaged mark": lambda: (folder / "custodes.json").write_text("[" * 100_000),
        "no mark": lambda: (folder / "custodes.json").unlink(),
    }[change]()
    before = {name: (folder / name).stat() for name in held(folder)}
    with pytest.raises(OutputError, match="is there already and not a test as it was written"):
        write_folder(folder, "c.csv")
    assert {name: (folder / name).stat().st_mtime_ns for name in held(folder)} == {
        name: found.st_mtime_ns for name, found in before.items()
    }
    assert held(tmp_path) == {"import"}


def test_a_folder_stays_when_its_successor_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "import"
    write_folder(folder, "a.csv")
    real = Path.replace

    def refuses(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, os.strerror(13))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(OutputError, match="cannot be written"):
        write_folder(folder, "b.csv")
    assert held(folder) == {"a.csv", "custodes.json"}
    assert held(tmp_path) == {"import"}


def test_the_folder_in_which_one_stands_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    for folder in (Path(), tmp_path / "here"):
        with pytest.raises(OutputError, match="is the folder in which you stand"):
            write_folder(folder, "a.csv")


def test_a_lock_is_held_once_and_let_go_of_with_its_holder(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take()
    assert not second.take(0.1)
    first.release(remove=True)
    assert second.take()
    second.release()
    assert held(tmp_path) == {"lock"}
