"""What every campaign has: a plan (seed, count, time), and a tally of what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What takes longer hangs: seconds of the processor for what runs in the process itself.
LONGEST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`count` tries from `seed` on, but none begun after `seconds`; `folder` is empty and the campaign's own."""

    seed: int
    count: int
    seconds: float
    folder: Path

    def numbers(self, tally: Tally) -> Iterator[int]:
        """The seeds of the tries; the tally learns how long they took."""
        begun = time.monotonic()
        for number in range(self.seed, self.seed + self.count):
            if time.monotonic() - begun > self.seconds:
                break
            yield number
        tally.seconds = time.monotonic() - begun


@dataclass(slots=True)
class Tally:
    """What was tried, how often each outcome came, and each failure in words."""

    name: str
    unit: str
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0
    skipped: str = ""

    def add(self, outcome: str, seconds: float = 0.0, failure: str = "") -> None:
        """One try. It failed where `failure` says how, and where it hung."""
        if not failure and seconds > LONGEST_SECONDS:
            failure = f"took {seconds:.0f} seconds"
        self.slowest = max(self.slowest, seconds)
        self.outcomes["failed" if failure else outcome] += 1
        if failure:
            self.failures.append(failure)

    def row(self, seed: int) -> str:
        """The line of the table."""
        if self.skipped:
            return f"| {self.name} | not tried: {self.skipped} | | | | |"
        said = ", ".join(f"{count:,} {name}" for name, count in sorted(self.outcomes.items()) if name != "failed")
        return (
            f"| {self.name} | {self.outcomes.total():,} {self.unit} from seed {seed} | {said} | {len(self.failures)} | "
            f"{self.slowest:.1f} | {self.seconds:.0f} |"
        )


HEAD = "| campaign | tried | came to | failed | slowest, seconds | all, seconds |\n| --- | --- | --- | ---: | ---: | ---: |"
