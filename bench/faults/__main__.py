"""Everything that can go wrong, tried: one command, one Markdown table.

    python -m bench.faults                   some minutes
    python -m bench.faults --large           the thousand kills, ten thousand files and a million statements
    python -m bench.faults --only damage --count 500

The same seed makes the same tries; when a kill strikes, the machine decides. Exit 1 where anything failed.
"""

# ruff: noqa: T201  # what it prints is its answer

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from bench.faults.campaign import HEAD, Plan, Tally

# Campaign: its tries in some minutes, and in the large run. A try of the guard is a thousand statements.
CAMPAIGNS = {
    "builds": (60, 1000), "readers": (15, 300), "damage": (400, 10_000), "data_files": (500, 10_000),
    "document_readings": (300, 10_000), "guard": (50, 1000), "names": (100, 10_000), "loads": (4, 50),
}  # fmt: skip


def main() -> int:
    """Run the campaigns that were asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", default=",".join(CAMPAIGNS), help="some of the campaigns, with commas between")
    options.add_argument("--large", action="store_true", help="the large counts, without an end by time")
    options.add_argument("--count", type=int, help="tries a campaign, whatever it is")
    options.add_argument("--seconds", type=float, default=60, help="none is begun after so many [default: 60]")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    unknown = [name for name in asked.only.split(",") if name not in CAMPAIGNS]
    if unknown:
        options.error(f"--only {unknown[0]}: no such campaign; there are {', '.join(CAMPAIGNS)}")
    print(HEAD, flush=True)
    failed = False
    for name in asked.only.split(","):
        count = asked.count or CAMPAIGNS[name][asked.large]
        tally = _run(name, asked.seed, count, float("inf") if asked.large else asked.seconds)
        print(tally.row(asked.seed), flush=True)
        for failure in tally.failures:
            print(f"{name}: {failure}", file=sys.stderr)
        failed = failed or bool(tally.failures)
    return int(failed)


def _run(name: str, seed: int, count: int, seconds: float) -> Tally:
    campaign = importlib.import_module(f"bench.faults.{name}")
    with tempfile.TemporaryDirectory(prefix="custodes-faults-") as folder:
        tally: Tally = campaign.run(Plan(seed, count, seconds, Path(folder)))
    return tally


if __name__ == "__main__":
    sys.exit(main())
