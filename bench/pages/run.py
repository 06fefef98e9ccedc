"""How fast the explorer answers: pages, suggestions, and fifty readers at once while builds swap the graph.

    python -m bench.pages.run --store ladybug:FOLDER [--actors 40] [--datasette] [--data DIR]

Each address is asked once (cold) and again (warm); CPU is that of the server's process, so that a busy machine counts
less. With --datasette the same rows lie in SQLite and Datasette serves them, in turn with custodes in one run.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.engines import open_store
from graph.texts.streams import say
from queries.asking import Frame, ask
from queries.telling import told

READERS = 50


@dataclass(frozen=True)
class Server:
    """A server in a process of its own."""

    base: str
    process: psutil.Process

    def cpu(self) -> float:
        """Seconds of CPU that it has taken, with its children."""
        return sum(sum(one.cpu_times()[:2]) for one in (self.process, *self.process.children()))

    def timed(self, path: str) -> tuple[float, float]:
        """Milliseconds of wall and CPU for one address."""
        cpu, wall = self.cpu(), time.perf_counter()
        with urllib.request.urlopen(self.base + path, timeout=120) as answer:
            answer.read()
        return 1000 * (time.perf_counter() - wall), 1000 * (self.cpu() - cpu)


@contextmanager
def served(command: list[str], path: str) -> Iterator[Server]:
    """A server started by a command that takes --port, once it answers this path."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    running = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(base + path, timeout=5).read()
                break
            except OSError:
                time.sleep(0.1)
        yield Server(base, psutil.Process(running.pid))
    finally:
        running.terminate()
        running.wait(30)


def told_of(name: str, times: list[tuple[float, float]]) -> None:
    """One line: medians and the slowest twentieth."""
    walls, cpus = ([pair[at] for pair in times] for at in (0, 1))
    slow = sorted(walls)[int(len(walls) * 0.95)]
    say(f"{name:42} median {statistics.median(walls):7.1f} ms  95% {slow:7.1f} ms  CPU {statistics.mean(cpus):7.1f} ms")


def main() -> None:
    """Ask, and print one line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--actors", type=int, default=40)
    parser.add_argument("--datasette", action="store_true")
    parser.add_argument("--data", type=Path, help="the data folder of the store: it is built again while fifty read")
    given = parser.parse_args()
    with closing(open_store(given.store)) as store:
        ids = [row["id"] for row in store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")]
        drawn = random.Random(7).sample(ids, min(given.actors, len(ids)))
        names = [row["name"] for row in store.rows("MATCH (a:Actor) RETURN a.name AS name, a.id AS id ORDER BY id")]
        typed = [name[: random.Random(7 + at).randint(2, 9)] for at, name in enumerate(random.Random(7).sample(names, 40))]
        rows = [row for id_ in drawn for row in told(ask(store, "show", {"actor": id_}, Frame()), store).rows]
    with served([sys.executable, "-m", "cli", "serve", "--store", given.store], "/") as ours:
        ours.timed(f"/actor/{drawn[0]}")  # what all pages share is read once
        told_of("actor page, first time", [ours.timed(f"/actor/{id_}") for id_ in drawn])
        told_of("actor page, again", [ours.timed(f"/actor/{id_}") for id_ in drawn])
        ours.timed("/suggest?words=xx")
        told_of("suggestions", [ours.timed(f"/suggest?words={urllib.request.quote(text)}") for text in typed])
        if given.datasette:
            beside(ours, rows, drawn)
        with swapped(given.store, given.data) if given.data else nullcontext([0]) as builds:
            many(ours, drawn)
        say(f"builds that swapped the graph meanwhile: {builds[0]}")


def beside(ours: Server, rows: list[dict[str, object]], drawn: list[str]) -> None:
    """The rows of `show` as JSON, in turn from custodes and from Datasette."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shown.db"
        with closing(sqlite3.connect(path)) as database:
            columns = list(rows[0])
            database.execute(f"CREATE TABLE shown ({', '.join(map(json.dumps, columns))})")
            flat = [[json.dumps(row[c]) if isinstance(row[c], list) else row[c] for c in columns] for row in rows]
            database.executemany(f"INSERT INTO shown VALUES ({', '.join('?' * len(columns))})", flat)
            database.commit()
        with served([sys.executable, "-m", "datasette", str(path)], "/-/versions.json") as theirs:
            times: tuple[list[tuple[float, float]], list[tuple[float, float]]] = [], []
            for id_ in drawn:
                times[0].append(ours.timed(f"/actor/{id_}.json"))
                times[1].append(
                    theirs.timed(f"/shown/shown.json?_where=subject='{id_}' or object='{id_}'&_size=max".replace(" ", "+"))
                )
            told_of("rows as JSON, custodes", times[0])
            told_of("rows as JSON, Datasette", times[1])


@contextmanager
def swapped(url: str, data: Path) -> Iterator[list[int]]:
    """The graph is built anew, each time of changed data, for as long as the block runs; how often it was."""
    builds, over = [0], threading.Event()

    def build(folder: Path) -> None:
        while not over.is_set():
            with (folder / "dataset.yaml").open("a") as file:
                file.write(f"bench_{builds[0]}: again\n")
            subprocess.run([sys.executable, "-m", "cli", "build", "--data", str(folder), "--store", url], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            builds[0] += 1

    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(data, Path(place) / "data"))
        thread = threading.Thread(target=build, args=(folder,))
        thread.start()
        try:
            yield builds
        finally:
            over.set()
            thread.join()


def many(ours: Server, drawn: list[str]) -> None:
    """Fifty readers, each ten pages: how many a second, and how many failed."""

    def read(number: int) -> int:
        failed = 0
        for at in range(10):
            try:
                ours.timed(f"/actor/{drawn[(number + at) % len(drawn)]}")
            except OSError:
                failed += 1
        return failed

    begun, cpu = time.perf_counter(), ours.cpu()
    with ThreadPoolExecutor(READERS) as pool:
        failed = sum(pool.map(read, range(READERS)))
    took, used = time.perf_counter() - begun, ours.cpu() - cpu
    pages = READERS * 10
    say(
        f"{READERS} readers, {pages} pages: {pages / took:.0f} a second, {1000 * used / pages:.1f} ms CPU each, {failed} failed"
    )


if __name__ == "__main__":
    main()
