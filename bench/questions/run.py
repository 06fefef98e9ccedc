"""Every question warm, and a few commands cold, on the data that ships: CPU time, in one run, as tables in Markdown.

    python -m bench.questions.run [--runs 5] [--only gaps --only chain] [--store URL] [--least 100]

Warm: each question once unmeasured, then the fastest of some runs in the same process; of that run, how much was spent in
`Store.rows`. Cold: a new process for each command, against a bare script that imports click and ladybug, opens the same
graph and asks one statement; medians of interleaved runs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.engines import open_store
from graph.store import Row, Store
from graph.stores.manifest import read_manifest
from queries.asking import ask
from queries.catalogue import question, question_names
from viz.console import default_store

# What stands for a parameter that must be given; ACTOR is a force of middling size.
ACTOR = "kent-police"
LEAST = {"actor": ACTOR, "topic": "custody", "date": "2019-03-15"}
COLD = {
    "who-oversees, JSON": ["who-oversees", ACTOR, "--json"],
    "who-oversees, text": ["who-oversees", ACTOR],
    "--help": ["--help"],
    "chain": ["chain", ACTOR],
    "gaps": ["gaps"],
    "map of one actor": ["map", ACTOR, "-o", "map.html"],
}


# The lines of the report.
say = print


class Timed:
    """A store that counts what it costs."""

    def __init__(self, store: Store) -> None:
        self.store, self.seconds, self.statements = store, 0.0, 0

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        began = time.process_time()
        try:
            return self.store.rows(cypher, parameters, limit)
        finally:
            self.seconds += time.process_time() - began
            self.statements += 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def least_values(store: Store, name: str) -> dict[str, str]:
    """The least that a question must be given."""
    source = store.rows("MATCH (s:Source) RETURN s.id AS id ORDER BY id", limit=1)[0]["id"]
    link = store.rows("MATCH (:Actor)-[r:INSPECTS]->(:Actor) RETURN r.id AS id ORDER BY id", limit=1)
    least = {**LEAST, "source": source, "text": str(link[0]["id"])}
    return {p.name: least[p.type] for p in question(name).parameters if p.required}


def warm(store: Store, name: str, runs: int) -> tuple[float, float, int, int]:
    """Milliseconds of CPU, those in the store, how many statements, how many rows."""
    values, best = least_values(store, name), (float("inf"), 0.0, 0, 0)
    ask(store, name, values)
    for _ in range(runs):
        counted = Timed(store)
        began = time.process_time()
        rows = len(ask(counted, name, values).rows)
        best = min(best, ((time.process_time() - began) * 1000, counted.seconds * 1000, counted.statements, rows))
    return best


def cold(url: str, runs: int) -> dict[str, list[float]]:
    """CPU seconds of each run of each command, the bare script first."""
    folder = Path(url.removeprefix("ladybug:"))
    file = folder / read_manifest(folder).file
    bare = (
        f"import click, ladybug; d = ladybug.Database({str(file)!r}, read_only=True, buffer_pool_size=1 << 28); "
        f"click.echo(ladybug.Connection(d).execute(\"MATCH (a:Actor {{id: '{ACTOR}'}})-[r:ANSWERS_TO]->(f:Actor) "
        'RETURN f.id ORDER BY f.id").get_all())'
    )
    commands = {"bare script": [sys.executable, "-c", bare]}
    custodes = str(Path(sys.executable).with_name("custodes"))
    commands |= {name: [custodes, *given] for name, given in COLD.items()}
    spent: dict[str, list[float]] = {name: [] for name in commands}
    environment = {**os.environ, "CUSTODES_STORE": url, "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what an install compiles once would be compiled at every start
    for _ in range(runs + 1):  # the first of each is not counted: files are read for the first time
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, cwd=os.environ.get("TMPDIR", "/tmp"), env=environment, capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {name: times[1:] for name, times in spent.items()}


def main() -> None:
    """Read the options, run, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only", action="append", help="one question; may be given again")
    options.add_argument("--store", default=default_store())
    options.add_argument("--least", type=float, default=0, help="show the questions that take more milliseconds than this")
    options.add_argument("--no-cold", action="store_true")
    asked = options.parse_args()
    say(f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    with contextlib.closing(open_store(asked.store)) as store:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found = {name: warm(store, name, asked.runs) for name in asked.only or question_names()}
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("| question | ms | in the store | statements | rows |\n|---|---:|---:|---:|---:|")
    for name, (ms, inside, statements, rows) in sorted(found.items(), key=lambda item: -item[1][0]):
        if ms > asked.least:
            say(f"| {name} | {ms:.0f} | {inside:.0f} | {statements} | {rows} |")
    median = statistics.median(ms for ms, *_ in found.values())
    say(f"\n{len(found)} questions, median {median:.0f} ms; memory {before:.0f} MB before, {after:.0f} MB after all.\n")
    if not asked.no_cold and asked.store.startswith("ladybug:"):
        spent = cold(asked.store, asked.runs)
        base = statistics.median(spent["bare script"])
        say("| command | CPU ms, median | × bare | fastest × bare |\n|---|---:|---:|---:|")
        for name, times in spent.items():
            say(
                f"| {name} | {statistics.median(times) * 1000:.0f} | {statistics.median(times) / base:.2f} "
                f"| {min(times) / min(spent['bare script']):.2f} |"
            )
    say(f"\nload at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
