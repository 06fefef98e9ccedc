"""Builds that are killed or meet one another, and readers while the graph is swapped."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import ROOT, SMALL, fill, held

import graph.stores.folder
import graph.stores.manifest
from graph.engines import open_store
from graph.errors import StoreError
from graph.model import Graph
from graph.reading import read_graph
from loaders.build import build

BUILD = "import sys\nfrom pathlib import Path\nfrom loaders.build import build\nbuild(sys.argv[1], Path('tests/small'))"


def started(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", BUILD, url], cwd=ROOT, stderr=subprocess.PIPE, text=True)


def test_builds_at_the_same_time_wait_for_each_other(tmp_path: Path, small_graph: Graph) -> None:
    url = f"ladybug:{tmp_path / 'graph'}"
    for _ in range(2):
        children = [started(url) for _ in range(3)]
        for child in children:
            _, said = child.communicate(timeout=120)
            assert child.returncode == 0 or "another build is writing this store" in said, said
        with contextlib.closing(open_store(url)) as store:
            assert len(read_graph(store).links) == len(small_graph.links)
        assert len(held(tmp_path / "graph")) == 2


def test_a_build_that_waits_too_long_is_refused_and_a_dead_ones_lock_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.stores.folder, "PATIENCE_SECONDS", 0.3)
    build(f"ladybug:{tmp_path}", SMALL)
    hold = (
        "import sys, time\nfrom pathlib import Path\nfrom graph.stores.lock import Lock\n"
        "lock = Lock(Path(sys.argv[1]))\nassert lock.take()\nprint('held', flush=True)\ntime.sleep(60)"
    )
    lock = tmp_path / graph.stores.folder.LOCK
    holder = subprocess.Popen([sys.executable, "-c", hold, str(lock)], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout and holder.stdout.readline() == b"held\n"
    with pytest.raises(StoreError, match="another build is writing this store; wait for it to end"):
        build(f"ladybug:{tmp_path}", SMALL)
    open_store(f"ladybug:{tmp_path}").close()  # a reader needs no lock
    holder.kill()
    holder.wait(30)
    holder.stdout.close()
    assert lock.exists()
    build(f"ladybug:{tmp_path}", SMALL)
    assert not lock.exists()


def test_a_disk_that_knows_no_locks_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuses(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuses)
    with pytest.raises(StoreError, match=r"cannot be locked \(No locks available\).*choose a --store on a local disk"):
        build(f"ladybug:{tmp_path / 'graph'}", SMALL)
    assert held(tmp_path) == set()


def test_what_killed_builds_left_goes_with_the_next_good_one(tmp_path: Path) -> None:
    folder = tmp_path / "[graph]"
    url = f"ladybug:{folder}"
    for place in (folder, tmp_path / "plain"):
        for pause in (0.05, 0.15, 0.3):
            child = started(f"ladybug:{place}")
            deadline = time.monotonic() + 60
            while not list(place.glob(".building-*")) and time.monotonic() < deadline and child.poll() is None:
                time.sleep(0.005)
            time.sleep(pause)
            child.send_signal(signal.SIGKILL)
            child.communicate(timeout=30)
        build(f"ladybug:{place}", SMALL)
        assert len(held(place)) == 2
    open_store(url).close()


@pytest.mark.parametrize("moment", ["graph", "manifest"])
def test_a_build_killed_within_the_swap_leaves_one_graph_whole(tmp_path: Path, moment: str, small_graph: Graph) -> None:
    """Killed after the graph has moved out, before its manifest has; and after that, before the former graph is gone."""
    build(f"ladybug:{tmp_path}", SMALL)
    program = (
        "import os, sys\nfrom pathlib import Path\nreal = Path.replace\n"
        "def replace(self, target):\n"
        "    done = real(self, target)\n"
        f"    if Path(target).name.startswith({moment!r}): os.kill(os.getpid(), 9)\n"
        "    return done\n"
        "Path.replace = replace\n" + BUILD
    )
    subprocess.run([sys.executable, "-c", program, f"ladybug:{tmp_path}"], cwd=ROOT, timeout=60)
    assert len(list(tmp_path.glob("graph-*"))) == 2
    with contextlib.closing(open_store(f"ladybug:{tmp_path}")) as store:
        assert len(read_graph(store).links) == len(small_graph.links)
    build(f"ladybug:{tmp_path}", SMALL)
    assert len(held(tmp_path)) == 2


def test_readers_never_fail_while_builds_swap(tmp_path: Path, small_graph: Graph) -> None:
    url = f"ladybug:{tmp_path}"
    smaller = dataclasses.replace(small_graph, links={}, gaps={}, actor_claims={})
    fill(url, small_graph).close()
    reads = (
        "import sys\nfrom pathlib import Path\nfrom graph.engines import open_store\nfound = 0\n"
        "while not Path(sys.argv[2]).exists():\n"
        "    store = open_store(sys.argv[1])\n    assert store.rows('MATCH (a:Actor) RETURN count(a) AS n')[0]['n'] == 59\n"
        "    store.close()\n    found += 1\nprint(found)"
    )
    stop = tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", reads, url, str(stop)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for number in range(6):
        fill(url, (small_graph, smaller)[number % 2]).close()
    stop.touch()
    for reader in readers:
        out, said = reader.communicate(timeout=60)
        assert reader.returncode == 0, said
        assert int(out) > 0
