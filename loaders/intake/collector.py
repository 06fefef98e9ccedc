"""Takes in what a format's module reads: records, faults, and what a file says that the model has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from graph.errors import Fault
from loaders.intake.ledger import Ledger
from loaders.intake.records import ActorRecord, LinkRecord, SourceRecord

MOST_FAULTS = 100
T = TypeVar("T")


@dataclass(slots=True)
class Collector:
    """What is read from one file. A row or item that has a fault adds nothing; `skipped` counts those."""

    file: str
    ledger: Ledger
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    skipped: int = 0
    items: int = 0
    fields_left: Counter[str] = field(default_factory=Counter)
    fields_unknown: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    first_left: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    source: SourceRecord = field(default_factory=SourceRecord)
    _waiting: list[ActorRecord | LinkRecord] = field(default_factory=list)
    _in_item: bool = False

    def fault(self, place: str, message: str) -> None:
        """Record what is wrong at a place of the file."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(self.file, 0, f"{place}: {message}" if place else message))

    def leave_out(self, why: str, place: str) -> None:
        """Count something that is right and that the model cannot hold, or that says nothing of actors and links."""
        self.left_out[why] += 1
        self.first_left.setdefault(why, place)

    def actor(self, record: ActorRecord) -> None:
        """Take in an actor."""
        self._waiting.append(record)
        if not self._in_item:
            self._keep()

    def link(self, record: LinkRecord) -> None:
        """Take in a link."""
        self._waiting.append(record)
        if not self._in_item:
            self._keep()

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items one by one; what one that has a fault gave is dropped."""
        for item in items:
            before, self._in_item = self.fault_count, True
            self.items += 1
            yield item
            self._in_item = False
            if self.fault_count == before:
                self._keep()
            if self.fault_count > before:
                self.skipped += 1
            self._waiting.clear()

    def _keep(self) -> None:
        waiting, self._waiting = self._waiting, []
        clash = False
        for record in waiting:
            if isinstance(record, ActorRecord) and not self.ledger.actor(record):
                self.fault(
                    record.place,
                    f"the id '{record.ref}' is taken at {self.ledger.place_of(record.ref)}; expected an id of its own for each",
                )
                clash = True
        for record in waiting:
            if isinstance(record, LinkRecord) and not clash:
                self.ledger.link(record)
