"""One command, one table: custodes and its competitors on the same generated graph, in the same run.

    python -m bench.run --sizes 1e4,1e5 --neo4j

Each engine runs in a process of its own, one after the other, so that its peak memory is its own. Times are of the clock
but where a row says CPU; rows are made before `build` where an engine takes them whole, and custodes, which makes them as
it goes, says what that alone takes. Times of questions are medians over twenty actors drawn by seed, those of questions of
the book over three. Answers are compared: an engine that differs is reported, not timed away.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.engines import Data, Duck, Engine, Networkx, Rustworkx, Sqlite
from bench.generate import Generated
from bench.server import server_figures, server_uri
from bench.whole import EXPORTS, WHOLE, whole_answers, whole_exports

ROOT = Path(__file__).resolve().parent.parent
ROWS = (
    "build", "build, CPU", "making rows, CPU", "direct overseers", "transitive overseers", "chain", "money by year", "gaps",
    "name search", "export", "export, CPU", *EXPORTS, *WHOLE, "raw COPY", "command, cold", "command, cold, CPU",
    "bare script, cold", "bare script, cold, CPU", "peak memory, MB", "server memory, MB",
)  # fmt: skip
# The lines of the report.
say = print
ENGINES = ("custodes", "neo4j", "networkx", "rustworkx", "sqlite", "duckdb", "kuzu")


def engine_of(name: str, folder: Path, made: Generated, uri: str) -> Engine:
    """The engine called `name`, empty."""
    if name in ("custodes", "neo4j", "kuzu"):
        from bench.ours import Embedded, Kuzu, Ours, Server

        kinds: dict[str, type[Ours]] = {"custodes": Embedded, "neo4j": Server, "kuzu": Kuzu}
        engine = kinds[name](folder)
        engine.made = made
        if isinstance(engine, Server):
            engine.uri = uri
        return engine
    return {"sqlite": Sqlite, "duckdb": Duck, "networkx": Networkx, "rustworkx": Rustworkx}[name](folder)


def data_of(made: Generated) -> Data:
    """What the competitors are filled from: much less than custodes holds."""
    actors = [(row.id, row.name, row.kind) for row in made.actor_rows()]
    links = [
        (row.id, row.subject, kind, row.object, row.amount, row.period)
        for kind in made.kinds.links
        for row in made.link_rows(kind)
    ]
    return Data(actors, links, sorted({(row.giver, row.forum) for row in made.step_rows()}))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came out."""
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def cpu_seconds() -> float:
    """What this process, those that it waited for and the server of this run have spent."""
    own = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own + (server_figures().get("CPU") or 0.0)


def measure(name: str, size: int, uri: str, cli: bool) -> dict[str, Any]:
    """All figures of one engine at one size, with a digest of its answers."""
    made = Generated(size)
    with tempfile.TemporaryDirectory(prefix="custodes-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        data = Data([], [], []) if name in ("custodes", "neo4j") else data_of(made)
        engine = engine_of(name, folder, made, uri)
        before = cpu_seconds()
        figures: dict[str, Any] = {"build": timed(lambda: engine.build(data))[0]}
        figures["build, CPU"] = cpu_seconds() - before
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        figures["peak memory, MB"] = most / 1024
        figures |= engine.apart()
        rng = random.Random(7)
        actors = [made.name(made.place(rng.randrange(made.areas), rng.randrange(3))) for _ in range(20)]
        per_actor = {"direct overseers": engine.direct, "transitive overseers": engine.transitive, "chain": engine.chain}
        answers: dict[str, Any] = {}
        for row, work in per_actor.items():
            runs = [timed(lambda a=actor, w=work: w(a)) for actor in actors]
            figures[row], answers[row] = statistics.median(run[0] for run in runs), [run[1] for run in runs]
        known = made.name(made.place(0, 0)).replace("-", " ").title()
        for row, whole in {
            "money by year": engine.money,
            "gaps": engine.gaps,
            "name search": lambda: engine.search(known),
        }.items():
            runs = [timed(whole) for _ in range(3)]
            figures[row], answers[row] = statistics.median(run[0] for run in runs), runs[0][1]
        answers["money by year"] = {k: round(v) for k, v in answers["money by year"].items() if k}
        before = cpu_seconds()
        figures["export"] = timed(lambda: engine.export(folder / "out.graphml"))[0]
        figures["export, CPU"] = cpu_seconds() - before
        if name in ("custodes", "neo4j"):
            figures |= whole_answers(engine, actors) | whole_exports(engine, folder, cpu_seconds)
        if name == "custodes":
            figures |= raw_copy(folder, made)
            figures |= cold(folder / "graph", actors[0]) if cli else {}
        if name == "neo4j":
            figures["server memory, MB"] = server_figures().get("server memory, MB")
        figures["answers"] = answers
        return figures


def raw_copy(folder: Path, made: Generated) -> dict[str, float]:
    """COPY alone, of the same rows, from CSV files that lie ready."""
    import ladybug

    from graph.ladybug import load
    from graph.stores.limits import build_bytes

    place = folder / "csv"
    place.mkdir()
    files = [*load.csv_files(place, made.stream())]
    database = ladybug.Database(str(folder / "raw.lbug"), buffer_pool_size=build_bytes())
    connection = ladybug.Connection(database)
    connection.execute("CALL auto_checkpoint=false")  # as a build does: what is written goes to disk once, at the end
    for statement in load.schema(made.link_kinds):
        connection.execute(statement)
    copies = [load.copy_statement(table, file) for table, file, _ in files]
    seconds, _ = timed(lambda: [connection.execute(statement) for statement in (*copies, "CHECKPOINT")])
    connection.close()
    database.close()
    return {"raw COPY": seconds}


def cold(store: Path, actor: str) -> dict[str, float]:
    """A command-line answer from a new process, and a bare script that imports click, opens the file, asks one query."""
    file = json.loads((store / "manifest.json").read_text("utf-8"))["file"]
    opening = f"{str(store / file)!r}, read_only=True, buffer_pool_size=1 << 28"
    bare = (
        f"import click, ladybug; d = ladybug.Database({opening}); "
        f"click.echo(ladybug.Connection(d).execute(\"MATCH (a:Actor {{id: '{actor}'}})-[r:ANSWERS_TO]->(f:Actor) "
        'RETURN f.id ORDER BY f.id").get_all())'
    )  # fmt: skip
    commands = {
        "command, cold": [sys.executable, "cli.py", "who-oversees", actor, "--store", f"ladybug:{store}", "--json"],
        "bare script, cold": [sys.executable, "-c", bare],
    }
    # What is installed has been compiled once; here that is not to be forbidden.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    figures: dict[str, list[float]] = {row: [] for own in commands for row in (own, f"{own}, CPU")}
    for _ in range(5):
        for row, command in commands.items():
            before = cpu_seconds()
            run = timed(lambda c=command: subprocess.run(c, cwd=ROOT, env=surroundings, capture_output=True, check=True))
            figures[row].append(run[0])
            figures[f"{row}, CPU"].append(cpu_seconds() - before)
    return {row: statistics.median(times) for row, times in figures.items()}


def in_a_process(name: str, size: int, uri: str, cli: bool) -> dict[str, Any] | None:
    """`measure` in a process of its own; None, with the reason on stderr, where it fails."""
    command = [
        sys.executable,
        "-m",
        "bench.run",
        "--one",
        name,
        "--sizes",
        str(size),
        "--uri",
        uri,
        *([] if cli else ["--no-cli"]),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        say(f"{name} at {size}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table(size: int, found: dict[str, dict[str, Any]], before: dict[str, dict[str, Any]]) -> list[str]:
    """The table of one size: milliseconds, (× the first engine), [× the size before]."""
    names = [*found]
    if not names:
        return [f"\n{size:,} actors\n"]
    lines = [f"\n{size:,} actors\n", "| ms | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for row in ROWS:
        if not any(row in figures for figures in found.values()):
            continue
        cells = []
        for name in names:
            value, first, former = found[name].get(row), found[names[0]].get(row), before.get(name, {}).get(row)
            scale = 1 if row.endswith("MB") else 1000
            text = "" if value is None else f"{value * scale:,.{0 if value * scale >= 100 else 2}f}"
            text += f" ({value / first:.2g}×)" if value and first and name != names[0] else ""
            cells.append(text + (f" [{value / former:.1f}]" if value and former else ""))
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return lines


def differing(found: dict[str, dict[str, Any]]) -> list[str]:
    """Which engines answer otherwise than the first."""
    names = [*found]
    if not names:
        return ["no engine gave figures"]
    first = found[names[0]]["answers"]
    return [
        f"{name}: {row} differs from {names[0]}" for name in names for row in first if found[name]["answers"][row] != first[row]
    ]


def main() -> None:
    """Read the options, run, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="1e4,1e5")
    options.add_argument("--engines", default="custodes,networkx,rustworkx,sqlite,duckdb,kuzu")
    options.add_argument("--neo4j", action="store_true", help="custodes on a Neo4j server too")
    options.add_argument("--no-cli", action="store_true")
    options.add_argument("--one", help=argparse.SUPPRESS)
    options.add_argument("--uri", default="", help=argparse.SUPPRESS)
    asked = options.parse_args()
    sizes = [int(float(size)) for size in asked.sizes.split(",")]
    if asked.one:
        say(json.dumps(measure(asked.one, sizes[0], asked.uri, not asked.no_cli)))
        return
    names = asked.engines.split(",")
    with tempfile.TemporaryDirectory(prefix="custodes-bench-", ignore_cleanup_errors=True) as folder:
        uri, server = server_uri(Path(folder)) if asked.neo4j else ("", None)
        names[1:1] = ["neo4j"] if asked.neo4j else []
        say(f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
        before: dict[str, dict[str, Any]] = {}
        for size in sizes:
            made = {name: in_a_process(name, size, uri, not asked.no_cli) for name in names}
            found = {name: figures for name, figures in made.items() if figures}
            say("\n".join([*table(size, found, before), "", *differing(found)]), flush=True)
            before = found
        say(f"load {os.getloadavg()[0]:.1f} at the end")
        if server:
            server.kill()


if __name__ == "__main__":
    main()
