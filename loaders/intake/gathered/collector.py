"""Takes in what a format's module reads: records, faults, and what a file says that the model has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from graph.days.dates import first_day, last_day
from graph.errors import Fault
from loaders.intake.cells.damage import mangled
from loaders.intake.gathered.ledger import Ledger
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord

MOST_FAULTS = 100
_FAULTS_SEEN = 5
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
    mangled: int = 0
    first_mangled: str = ""
    _waiting: list[ActorRecord | LinkRecord] = field(default_factory=list)
    _in_item: bool = False
    _spoiled: bool = False

    def fault(self, place: str, message: str) -> None:
        """Record what is wrong at a place of the file."""
        fault = Fault(self.file, 0, f"{place}: {message}" if place else message)
        if fault in self.faults[-_FAULTS_SEEN:]:
            return  # a field that two records are made of is wrong once
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)

    def tell_mangled(self, place: str, message: str) -> None:
        """Count a text that was damaged before it came here."""
        self.mangled += 1
        self.first_mangled = self.first_mangled or f"{place}: {message}"

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

    def spoil(self, place: str, message: str) -> None:
        """Record what is wrong with the item that comes next: it is read, and what it gives is dropped."""
        self.fault(place, message)
        self._spoiled = True

    def lost(self, place: str, message: str) -> None:
        """Record an item that cannot be read at all."""
        self.fault(place, message)
        self.items += 1
        self.skipped += 1

    def each(self, items: Iterable[T]) -> Iterator[T]:
        """The items one by one; what one that has a fault gave is dropped."""
        for item in items:
            before, self._in_item = self.fault_count - self._spoiled, True
            self.items += 1
            yield item
            self._in_item = self._spoiled = False
            if self.fault_count == before:
                self._keep()
            if self.fault_count > before:
                self.skipped += 1
            self._waiting.clear()

    def _keep(self) -> None:
        """Hand on what waits, all of it or nothing."""
        waiting, self._waiting = self._waiting, []
        before = self.fault_count
        for record in waiting:
            if isinstance(record, ActorRecord):
                self._backwards(record.place, "to", record.to, "from", record.from_)
                if wrong := mangled(record.name):
                    self.fault(record.at[1] if record.at else record.place, f"a name: {wrong}")
            else:
                since, until = record.values.get("since"), record.values.get("until")
                self._backwards(record.place, "until", until, "since", since)
        if self.fault_count == before:
            for record in waiting:
                if isinstance(record, ActorRecord) and (clash := self.ledger.actor(record)):
                    self.fault(record.at[0] if record.at else record.place, clash)
        if self.fault_count == before:
            for record in waiting:
                if isinstance(record, LinkRecord):
                    self.ledger.link(record)

    def _backwards(self, place: str, last: str, end: object, first: str, start: object) -> None:
        if start and end and str(end) < str(start) and last_day(str(end)) < first_day(str(start)):
            self.fault(place, f"'{last}' {end} is before '{first}' {start}; expected the dates in order")
