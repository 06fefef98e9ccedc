"""A campaign in a process of its own: whatever becomes of it, the others go on."""

# ruff: noqa: T201  # it says how far the run is

from __future__ import annotations

import importlib
import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from bench.faults.campaign import Plan, Tally
from bench.faults.table import total


def in_a_process(name: str, seed: int, count: int, seconds: float) -> Tally:
    """What came of a campaign; a failure where its process died or was ended."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        try:
            tally = process.submit(_run, name, seed, count, seconds).result()
        except BrokenProcessPool:
            tally = Tally(name, "tries")
            tally.add("", failure="the process of the campaign died, or a try never ended")
    print(f"{tally.name}: {total([tally])} {tally.seconds:.0f} seconds", file=sys.stderr, flush=True)
    return tally


def _run(name: str, seed: int, count: int, seconds: float) -> Tally:
    campaign = importlib.import_module(f"bench.faults.{name}")
    with tempfile.TemporaryDirectory(prefix="custodes-faults-") as folder:
        tally: Tally = campaign.run(Plan(seed, count, seconds, Path(folder)))
    return tally
