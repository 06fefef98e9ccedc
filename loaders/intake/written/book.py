"""A dataset that comes whole, with ids and sources of its own: written as it is, checked by the strict reader, and each fault
said with the row that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from graph.model import QUALIFIERS, Link, Source
from loaders.dataset import Dataset, read_dataset
from loaders.intake.gathered.collector import Collector
from loaders.intake.yaml_lines import flow_mapping, mapping_lines

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of data, and the row that says it."""

    place: str
    said: dict[str, Any]


@dataclass(slots=True)
class Book:
    """Actors, claims and sources; `rows`: what rows of links say of themselves, which must be what their claims say. `own`:
    the id of the workbook as a source of what a person added."""

    actors: list[Entry] = field(default_factory=list)
    claims: list[Entry] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    rows: list[tuple[str, str | None, dict[str, Any]]] = field(default_factory=list)
    own: str = "workbook"

    def write(self, folder: Path, stem: str, into: Collector) -> Dataset:
        """Write the entries and read them back; the faults that the strict reader finds are put at their rows."""
        placed: dict[tuple[str, int], str] = {}
        self._write(folder / "actors", stem, "actors:\n", self.actors, flow_mapping, placed)
        by_source: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.claims:
            by_source[str(entry.said.get("source"))].append(entry)
        ordered = [entry for source in sorted(by_source) for entry in by_source[source]]
        self._write(folder / "claims", stem, "claims:\n", ordered, mapping_lines, placed)
        dataset = read_dataset(folder)
        for fault in dataset.faults:
            into.fault(placed.get((fault.file, fault.line), f"{fault.file}:{fault.line}"), fault.message)
        if not dataset.faults:
            for place, message in self._unlike(dataset.readable().links):
                into.fault(place, message)
        return dataset

    def _write(
        self, folder: Path, stem: str, head: str, entries: list[Entry], form: Any, placed: dict[tuple[str, int], str]
    ) -> None:  # fmt: skip
        for number, start in enumerate(range(0, len(entries), _MOST), 1):
            path = folder / f"{stem}.{number}.yaml"
            lines, line = [head], head.count("\n") + 1
            for entry in entries[start : start + _MOST]:
                text = form(entry.said)
                placed[f"{folder.name}/{path.name}", line] = entry.place
                lines.append(text)
                line += text.count("\n")
            path.write_text("".join(lines), "utf-8", newline="\n")

    def _unlike(self, links: Any) -> Iterator[tuple[str, str]]:
        """Rows of links that say something else than their claims."""
        for place, id_, said in self.rows:
            link: Link | None = links.get(id_)
            if link is None:
                continue
            stated = link.values.stated()
            stated = {**stated, "status": stated.get("status"), "polarity": stated.get("polarity")}
            for name in QUALIFIERS:
                theirs, ours = stated.get(name), said.get(name)
                if name in ("status", "polarity") and ours == ("in_force" if name == "status" else "asserted"):
                    ours = theirs
                if _same(theirs, ours):
                    continue
                yield (
                    f"{place}, column '{name}'",
                    (f"says '{_told(ours)}' and the claims of the link '{_told(theirs)}'; change it in Claims"),
                )


def _same(theirs: Any, ours: Any) -> bool:
    if isinstance(theirs, (int, float)) and isinstance(ours, str):
        try:
            return Decimal(str(theirs)) == Decimal(ours)
        except ArithmeticError:
            return False
    return (theirs or None) == (ours or None)


def _told(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else "nothing" if value is None else str(value)[:60]
