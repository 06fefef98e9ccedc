"""The workbook that `custodes export -o x.xlsx` and `custodes template` write."""

from __future__ import annotations

from loaders.intake.collector import Collector
from loaders.intake.seen import Seen


def recognises(seen: Seen) -> bool:
    """Sheets called Actors and Links."""
    return False


def read(seen: Seen, into: Collector) -> None:
    """Every sheet."""
    raise seen.file.refused("is a workbook of custodes")
