"""Loads into a real Neo4j killed at random moments: run again, they end with the whole graph once, and nothing beside it."""

from __future__ import annotations

import logging
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from bench.faults.campaign import ENDED_BEFORE, Plan, Tally
from bench.faults.small_graph import state_of, write
from graph.errors import CustodesError

ROOT = Path(__file__).resolve().parents[2]
# A try is a whole load and two looks at the server, on the clock.
_LONGEST_SECONDS = 120.0
# As a graph too large for one transaction is loaded, in batches of a few rows.
_LOAD = """
import sys
import graph.server.load as load
load.ONE_TRANSACTION, load.BATCH = int(sys.argv[2]), 20
from bench.faults.small_graph import states, write
states()
print('go', flush=True)
write(sys.argv[1], int(sys.argv[3]))
"""


def run(plan: Plan) -> Tally:
    """Kill loads; skipped, with the reason, where no server can be started."""
    tally = Tally("loads into Neo4j killed, then run again", "loads", "kills", _LONGEST_SECONDS)
    logging.getLogger("neo4j").setLevel(logging.ERROR)  # until the server answers, the driver would warn of each try
    sys.path.insert(0, str(ROOT / "tests"))
    from neo4j_server import PASSWORD, Neo4jServer, NotHere

    try:
        server = Neo4jServer(plan.folder / "neo4j")
    except (NotHere, subprocess.SubprocessError) as error:
        tally.skipped = f"no Neo4j here ({error})"
        return tally
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", PASSWORD
    server.start()
    try:
        _kill_loads(plan, tally, server.uri)
    finally:
        server.kill()
    return tally


def _kill_loads(plan: Plan, tally: Tally, uri: str) -> None:
    write(uri, 0)
    for number in plan.numbers(tally):
        chance = random.Random(number)
        child = subprocess.Popen(
            [sys.executable, "-c", _LOAD, uri, str(chance.choice((100, 100_000))), str(number % 2)], cwd=ROOT,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if child.stdout:
            child.stdout.readline()
        time.sleep(chance.uniform(0, 2))
        child.send_signal(signal.SIGKILL)
        killed = child.wait() != 0
        failure, begun = "", time.monotonic()
        try:
            if state_of(uri) < 0:
                failure = "neither the former graph nor the new one after the kill"
            write(uri, number % 2)
            if state_of(uri) != number % 2:
                failure = "not the new graph after the second run"
        except CustodesError as error:
            failure = str(error)
        tally.add("whole when run again" if killed else ENDED_BEFORE, time.monotonic() - begun, failure)
