"""Everything that can go wrong, tried: one command, whose tables stand in docs/reliability.md.

    python -m bench.faults                   some minutes
    python -m bench.faults --full            the thousand kills, ten thousand files and a million inputs
    python -m bench.faults --only damage,names --count 500

A run of all campaigns writes its tables into the page; a run of some only prints them. The same seed makes the same
tries; when a kill strikes, the machine decides. Each campaign has a process of its own, which is ended, and counted as
failed, where a try never ends. Exit 1 where anything failed.
"""

# ruff: noqa: T201  # what it prints is its answer

from __future__ import annotations

import argparse
import shlex
import sys
from concurrent.futures import ThreadPoolExecutor

from bench.faults.campaign import Tally
from bench.faults.process import in_a_process
from bench.faults.table import SHOWN, page, write

# Campaign: its tries in some minutes, and in the full run. A try of `guard` and of `values` is a thousand inputs.
CAMPAIGNS = {
    "builds": (60, 1300), "damage": (400, 5000), "values": (20, 400), "guard": (50, 700), "data_files": (500, 3500),
    "document_readings": (300, 2500), "names": (160, 1200), "loads": (4, 30), "readers": (15, 60),
}  # fmt: skip


def main() -> int:
    """Run the campaigns that were asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    size = options.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="the small counts, each campaign for a minute [this is the default]")
    size.add_argument("--full", action="store_true", help="the large counts, without an end by time")
    options.add_argument("--only", help="some of the campaigns, with commas between; the page stays as it is")
    options.add_argument("--count", type=int, help="tries a campaign, whatever it is; the page stays as it is")
    options.add_argument("--seconds", type=float, help="no try is begun after so many [60; in a full run without end]")
    options.add_argument("--jobs", type=int, default=1, help="campaigns at the same time [1]")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    names = asked.only.split(",") if asked.only else list(CAMPAIGNS)
    for name in names:
        if name not in CAMPAIGNS:
            options.error(f"--only {name}: no such campaign; there are {', '.join(CAMPAIGNS)}")
    seconds = asked.seconds or (float("inf") if asked.full else 60)
    words = shlex.join(sys.argv[1:])
    counts = [asked.count or CAMPAIGNS[name][asked.full] for name in names]
    ended: dict[str, Tally] = {}

    def run(name: str, count: int) -> None:
        ended[name] = in_a_process(name, asked.seed, count, seconds)
        if not asked.only and not asked.count:  # what has ended stands there, should the run be ended
            write(page([ended[each] for each in names if each in ended], words, asked.seed))

    with ThreadPoolExecutor(asked.jobs) as jobs:
        list(jobs.map(run, names, counts))
    tallies = [ended[name] for name in names]
    print(page(tallies, words, asked.seed))
    for tally in tallies:
        for failure in tally.failures[:SHOWN]:
            print(f"{tally.name}: {failure}", file=sys.stderr)
    return int(any(tally.failures for tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
