"""What a load did, or would do, told so that a person can judge it before it is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.intake.cells.amounts import in_pounds, plain_number
from loaders.intake.who.rules import Matches
from loaders.intake.written.claims import Written

_MOST = 12


@dataclass(slots=True)
class Report:
    """What came of one file."""

    file: str
    format: str
    format_doc: str
    encoding: str
    source: str
    items: int = 0
    skipped: int = 0
    matches: Matches = field(default_factory=Matches)
    written: Written = field(default_factory=Written)
    fields_left: Counter[str] = field(default_factory=Counter)
    fields_unknown: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    first_left: Mapping[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def undecided(self) -> int:
        """How many pairs a person must decide."""
        return sum(1 for pair in self.matches.pairs if pair.same == "undecided")

    def lines(self) -> Iterator[str]:
        """The report, a line each."""
        yield f"{self.file}: {self.format} ({self.format_doc}){self.encoding}; {_count(self.items, 'record')}"
        new = self.matches.counts.get("new", 0)
        yield f"  new actors: {new:,}{_shown(self.matches.examples.get('new', []), new)}"
        for how, count in sorted(self.matches.counts.items()):
            if how != "new":
                yield f"  matched {how}: {count:,}{_shown(self.matches.examples.get(how, []), count)}"
        yield "  links: " + (", ".join(self._links()) or "none")
        for name, counter in (
            ("of the standard, not loaded", self.fields_left),
            ("of no standard, not loaded", self.fields_unknown),
        ):
            if counter:
                yield f"  fields {name}: {_fields(counter)}"
        for why, count in self.left_out.most_common():
            yield f"  left out: {count:,} × {why} (first: {self.first_left[why]})"
        if self.skipped:
            yield f"  skipped because faulty: {_count(self.skipped, 'record')}"
        if self.undecided:
            yield f"  to decide in same.yaml: {_count(self.undecided, 'pair')}; first: " + "; ".join(
                f"'{pair.name}' may be {pair.maybe} ({pair.score})" for pair in self.matches.pairs[:3]
            )
        for note in self.notes:
            yield f"  {note}"

    def record(self) -> dict[str, Any]:
        """The counts, for a table or a test."""
        return {
            "format": self.format,
            "records": self.items,
            "new": self.matches.counts.get("new", 0),
            "matched": sum(count for how, count in self.matches.counts.items() if how != "new"),
            "links": dict(sorted(self.written.links.items())),
            "undecided": self.undecided,
            "skipped": self.skipped,
            "left_out": sum(self.left_out.values()),
        }

    def _links(self) -> Iterator[str]:
        for kind, count in sorted(self.written.links.items()):
            sum_ = self.written.sums.get(kind)
            yield f"{kind} {count:,}" + (f" ({in_pounds(plain_number(sum_))})" if sum_ else "")


def _shown(examples: list[str], count: int) -> str:
    if not examples:
        return ""
    return f" ({'; '.join(one[:60] for one in examples[:3])}{' …' if count > 3 else ''})"


def _fields(counter: Counter[str]) -> str:
    shown = ", ".join(f"{name} ({count:,})" for name, count in counter.most_common(_MOST))
    return shown + (f" and {len(counter) - _MOST} more" if len(counter) > _MOST else "")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
