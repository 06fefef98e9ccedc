"""What every campaign has: a plan (seed, count, time), and a tally of what came of it, in all and by kind of input."""

from __future__ import annotations

import faulthandler
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What takes longer hangs: seconds of the processor for what runs in the process itself.
LONGEST_SECONDS = 10.0
# A try that never ends is ended with its stack, and with it the campaign's process. A try of some campaigns is a
# thousand inputs or several builds, on a machine that may be busy.
_NEVER_ENDS_SECONDS = 300
# What becomes of a try that the machine was too quick for: no kill.
ENDED_BEFORE = "ended before the kill"


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
            faulthandler.dump_traceback_later(_NEVER_ENDS_SECONDS, exit=True)
            yield number
        faulthandler.cancel_dump_traceback_later()
        tally.seconds = time.monotonic() - begun


@dataclass(slots=True)
class Tally:
    """What was tried, how often each outcome came, and each failure in words. `sums_as` is the goal that it counts for:
    kills, files or inputs; `longest` is how many seconds a try may take."""

    name: str
    unit: str
    sums_as: str = ""
    longest: float = LONGEST_SECONDS
    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0
    skipped: str = ""

    def add(self, outcome: str, seconds: float = 0.0, failure: str = "", kind: str = "") -> None:
        """One try. It failed where `failure` says how, and where it hung."""
        if not failure and seconds > self.longest:
            failure = f"took {seconds:.0f} seconds"
        self.slowest = max(self.slowest, seconds)
        outcome = "failed" if failure else outcome
        self.outcomes[outcome] += 1
        if kind:
            self.kinds[kind][outcome] += 1
        if failure:
            self.failures.append(f"{kind} {failure}".strip())

    def counted(self) -> int:
        """How many tries count for the goal."""
        return self.outcomes.total() - self.outcomes[ENDED_BEFORE]
