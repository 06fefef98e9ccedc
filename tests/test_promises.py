"""What docs/reliability.md promises has its tests; what it says of files and connections is tried here, in real processes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, SMALL

PAGE = ROOT / "docs" / "reliability.md"
# Imported by every Python that starts with it on its path, also those that custodes starts itself.
_WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        with open(os.environ["SEEN"], "a") as seen:
            seen.write(f"{event} {arguments!r}\\n")
sys.addaudithook(watch)
"""
QUESTIONS = [
    ["chain", "TP", "--json"], ["gaps"], ["query", "MATCH (a:Actor) RETURN a.id"], ["verify", "--data", str(SMALL)],
    ["about", "nobody at all"], ["export", "-o", "-"],
]  # fmt: skip
WRITERS = [["map", "TP", "-o", "m.html"], ["export", "-o", "e.xlsx"], ["read", "paper.txt", "-o", "p.jsonl"]]


class Place:
    """A home, a folder to stand in and one for temporary files, all empty, and a store elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.rooms = [folder / name for name in ("home", "work", "temporary")]
        self.seen, self.store = folder / "seen.txt", f"ladybug:{folder / 'graph'}"
        for room in (*self.rooms, folder / "watch"):
            room.mkdir()
        (folder / "watch" / "sitecustomize.py").write_text(_WATCH, "utf-8")
        home, _, temporary = map(str, self.rooms)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CUSTODES_", "NEO4J_"))}
        self.environment = {
            **kept, "HOME": home, "USERPROFILE": home, "TMPDIR": temporary, "CUSTODES_STORE": self.store,
            "SEEN": str(self.seen), "PYTHONPATH": str(folder / "watch"), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Python with these words, standing in the folder for work."""
        return subprocess.run(
            [sys.executable, *words], cwd=self.rooms[1], env=self.environment, capture_output=True, timeout=120,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    def custodes(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Our command."""
        return self.run(str(ROOT / "cli.py"), *words)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """With a graph of the small dataset."""
    made = Place(tmp_path_factory.mktemp("promises"))
    done = made.custodes("build", "--data", str(SMALL))
    assert done.returncode == 0, done.stderr
    return made


def test_each_promise_names_tests_that_are_there() -> None:
    page = PAGE.read_text("utf-8")
    files = [*(ROOT / "tests").rglob("test_*.py")]
    there = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    rows = [line for line in page.partition("## The campaign")[0].splitlines() if re.match(r"\| (?!---|promise|limit)", line)]
    assert len(rows) > 20
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert set(named) <= there, set(named) - there


def test_a_question_leaves_nothing_in_the_home_the_work_or_the_temporary_folder(place: Place) -> None:
    for words in QUESTIONS:
        done = place.custodes(*words)
        assert done.returncode in (0, 2) and b"report it" not in done.stderr, (words, done.stderr)
        assert done.stdout or done.stderr, words
        assert [*map(os.listdir, place.rooms)] == [[], [], []], words


def test_no_command_looks_for_a_connection(place: Place) -> None:
    """The build of the fixture and the questions of the test before are watched, too."""
    assert not place.seen.exists()
    (place.rooms[1] / "paper.txt").write_text("1. The Home Office funds the College of Policing.\n", "utf-8")
    for words in WRITERS:
        done = place.custodes(*words)
        assert done.returncode == 0, (words, done.stderr)
        assert (place.rooms[1] / words[-1]).stat().st_size, words
        assert not place.seen.exists(), (words, place.seen.read_text("utf-8"))
    place.run("-c", "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass")
    assert "socket.connect" in place.seen.read_text("utf-8"), "the watch sees a connection"
