"""The tables of a run, and the place in docs/reliability.md where they stand."""

from __future__ import annotations

import datetime
import os
import platform
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.faults.campaign import Tally

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- campaign: begin -->", "<!-- campaign: end -->"
# Failures said in words, of each campaign.
SHOWN = 20
_GOALS = {"kills": "kills", "files": "damaged or malformed files", "inputs": "fuzzed inputs and outputs"}


def page(tallies: Sequence[Tally], asked: str, seed: int) -> str:
    """All that one run found, as Markdown."""
    lines = [
        f"One run of `{f'python -m bench.faults {asked}'.strip()}` from seed {seed}, on {machine()}.", "", total(tallies), "",
        "| campaign | tried | came to | failed | slowest, seconds | all, seconds |",
        "| --- | ---: | --- | ---: | ---: | ---: |", *map(_row, tallies), "",
        "What was tried of each kind:", "", "| kind | tried | came to | failed |", "| --- | ---: | --- | ---: |",
        *(_kind_row(tally, kind) for tally in tallies for kind in sorted(tally.kinds)),
    ]  # fmt: skip
    failures = [f"- {tally.name}: {_short(said)}" for tally in tallies for said in tally.failures[:SHOWN]]
    return "\n".join([*lines, *(["", "What failed:", "", *failures] if failures else [])]) + "\n"


def total(tallies: Sequence[Tally]) -> str:
    """One sentence with the sums that the goal is stated in."""
    sums: Counter[str] = Counter()
    for tally in tallies:
        sums[tally.sums_as] += tally.counted()
    failed = sum(len(tally.failures) for tally in tallies)
    said = ", ".join(f"{sums[key]:,} {words}" for key, words in _GOALS.items())
    return f"In all {said}: {failed or 'none'} failed."


def write(text: str, file: Path = PAGE) -> None:
    """Put the tables between the markers of the page. ValueError where they are not there."""
    before, begin, rest = file.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{file}: has no {BEGIN} before {END}")
    file.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", "utf-8")


def machine() -> str:
    """Where and when: processors, system, Python and day."""
    day = datetime.datetime.now(datetime.UTC).date()
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} shared processors ({_processor()}), {system}, Python {platform.python_version()}, {day}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def _row(tally: Tally) -> str:
    if tally.skipped:
        return f"| {tally.name} | 0 | not tried: {_short(tally.skipped)} | | | |"
    return (
        f"| {tally.name} | {tally.outcomes.total():,} {tally.unit} | {_said(tally.outcomes)} | {len(tally.failures)} "
        f"| {tally.slowest:.1f} | {tally.seconds:.0f} |"
    )


def _kind_row(tally: Tally, kind: str) -> str:
    found = tally.kinds[kind]
    return f"| {kind} | {found.total():,} | {_said(found)} | {found['failed']} |"


def _said(outcomes: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(outcomes.items()) if name != "failed" and count)


def _short(said: str) -> str:
    line = " ".join(said.split()).replace("|", "\\|").replace("<", "&lt;")
    return line if len(line) <= 300 else f"{line[:300]}…"
