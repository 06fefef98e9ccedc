"""Which links count: those of a status on a day or on any day, asserted ones alone or denied ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.days.dates import LATEST, day_before
from graph.days.phases import Phase, phases, status_on
from graph.model import Graph, Link
from graph.schema import LinkRow, StandingRow

ASSERTED = "asserted"
IN_FORCE = ("in_force",)


@dataclass(frozen=True, slots=True)
class Standing:
    """`statuses`: none means every one. Without `as_of` a link counts that has one of them on any day."""

    statuses: tuple[str, ...] = IN_FORCE
    denied: bool = False
    as_of: str | None = None

    def counts(self, polarity: str, found: Sequence[Phase], stale_from: str) -> bool:
        """Whether a link with these phases counts."""
        if polarity != ASSERTED and not self.denied:
            return False
        if not self.statuses:
            return True
        if self.as_of:
            return status_on(found, stale_from, self.as_of) in self.statuses
        return bool(self.days(found, stale_from))

    def days(self, found: Sequence[Phase], stale_from: str) -> list[tuple[str, str]]:
        """The stretches of days, first and last, on which a link with these phases has one of the statuses.

        It has none once it is only last said; where those count that are, the whole stretch does."""
        lasts = stale_from == LATEST or not self.statuses or "last_said" in self.statuses
        stretches = [
            (phase.begins, phase.ends if lasts else min(phase.ends, day_before(stale_from)))
            for phase in found
            if not self.statuses or phase.status in self.statuses
        ]
        return [(begins, ends) for begins, ends in stretches if begins <= ends]

    def counts_link(self, link: Link, graph: Graph) -> bool:
        """Whether a link of a graph counts."""
        return self.counts(link.polarity, phases(link, graph.actors), link.stale_from)

    def counts_row(self, rows: Sequence[LinkRow | StandingRow]) -> bool:
        """Whether a link counts, of which these are the rows of a store, a phase each."""
        return self.counts(rows[-1].polarity, phases_of(rows), rows[-1].stale_from)


EVERYTHING = Standing((), True)


def phases_of(rows: Sequence[LinkRow | StandingRow]) -> list[Phase]:
    """The phases that rows of a store hold; a link that holds on no day has none."""
    return [
        Phase(row.first_day, row.last_day, row.status, row.final) for row in rows if row.first_day <= row.last_day
    ]  # fmt: skip
