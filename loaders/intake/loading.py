"""Loads files into a data folder: all of them, or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import DataError, Fault
from graph.files.progress import progress
from graph.kinds import load_kinds
from graph.model import Source
from graph.own.in_use import use
from graph.own.lists import read_own, together
from loaders.description import read_description
from loaders.intake.cells.texts import slug
from loaders.intake.files.opened import open_file
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import MOST_FAULTS, Collector
from loaders.intake.gathered.cycles import cycle_faults
from loaders.intake.gathered.ledger import Ledger, ledger
from loaders.intake.who.bodies import read_bodies
from loaders.intake.who.decisions import FILE, merged_pairs, pairs_text, read_pairs
from loaders.intake.who.rules import Who
from loaders.intake.written.claims import ClaimsWriter
from loaders.intake.written.folder import Target, look_at, remade, without, write_head
from loaders.intake.written.report import Report
from loaders.intake.written.whole import load_whole
from loaders.sources import read_sources
from loaders.standards.registry import BY_NAME, Format, format_of

_ENCODINGS = {"cp1252": ", Windows-1252", "mac_roman": ", Mac Roman", "utf-16": ", UTF-16", "iso-8859-1": ", ISO-8859-1"}


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are to be loaded. `said` is what the command line says of them: title, publisher, date, url, licence."""

    as_format: str | None = None
    mapping: Path | None = None
    skip_faulty: bool = False
    dry: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The datasets that a load rests on: their folders, names and sources."""

    folders: tuple[Path, ...]
    names: tuple[str, ...]
    sources: frozenset[str]


def load(files: Sequence[Path], into: Path, bases: Sequence[Path], wish: Wish) -> list[Report]:
    """Load files into a folder; a report of each. DataError with all faults of all files, and then nothing was written."""
    target, ground = look_at(into), _ground(bases)
    reports, faults = [], list[Fault]()
    with remade(target, dry=wish.dry) as folder:
        for path in files:
            try:
                reports.append(_one(path, folder, target, ground, wish))
                target = Target(target.folder, {**target.meta, "rests_on": ground.names}, _sources(folder))
            except DataError as error:
                faults += error.faults
        if faults:
            raise _Refused(faults)
    return reports


class _Refused(DataError):
    """Faults in the order of the files and rows, which is not that of their texts."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


def _one(path: Path, folder: Path, target: Target, ground: Ground, wish: Wish) -> Report:
    file = open_file(path)
    seen = Seen(file, wish.mapping)
    format_ = BY_NAME[wish.as_format] if wish.as_format else format_of(seen)
    with ledger() as kept:
        into = Collector(file.name, kept)
        if format_.whole:
            return load_whole(seen, into, format_, folder, target, wish.said, wish.name)
        with progress(file.size * format_.passes, f"reading {file.name}") as file.watch.bar:
            format_.reader.read(seen, into)
        file.watch.bar = None
        _check(into, kept, wish)
        source = _source(seen, into, format_, target, ground, wish)
        without(folder, source.id)
        kinds = load_kinds()
        bodies = read_bodies([*ground.folders, *([folder] if (folder / "dataset.yaml").is_file() else [])], kinds)
        before = read_pairs(folder)
        matches = Who(bodies, before, source.id, source.said_on).decide(kept)
        writer = ClaimsWriter(kept, matches, bodies, kinds, into)
        with progress(sum(kept.counts()), f"writing {file.name}") as bar:
            written = writer.write(folder, source.id, source.said_on, bar)
        pairs = merged_pairs(before, matches.pairs, source.id)
        if pairs:
            (folder / FILE).write_text(pairs_text(pairs), "utf-8", newline="\n")
        write_head(folder, target, source, ground.names, wish.name)
    if into.mangled:
        into.notes.append(f"texts that were damaged before: {into.mangled:,} (first: {into.first_mangled})")
    if not matches.compared:
        into.notes.append("so many new names were not compared with those there are: build, and ask custodes duplicates")
    return Report(
        file.name,
        format_.name,
        format_.doc,
        _ENCODINGS.get(file.encoding, ""),
        source.id,
        into.items,
        into.skipped,
        matches,
        written,
        into.fields_left,
        into.fields_unknown,
        into.left_out,
        into.first_left,
        into.notes,
    )


def _check(into: Collector, kept: Ledger, wish: Wish) -> None:
    """Raise the faults of a file, unless what is faulty is to be skipped; links whose end is not there are faults as well."""
    dangling = 0
    for place, ref in kept.missing_ends():
        dangling += 1
        skipped = " or was skipped" if into.skipped else ""
        into.fault(place, f"names '{ref[:100]}', which is not in the file{skipped}; expected one that is")
    for place, message, part, whole in [*cycle_faults(kept)]:
        into.fault(place, message)
        into.skipped += kept.drop_links("PART_OF", part, whole)
    if into.fault_count and not wish.skip_faulty:
        more = into.fault_count - len(into.faults)
        rest = [Fault(into.file, 0, f"and {more:,} faults more; --skip-faulty loads the rest")] if more else []
        raise _Refused([*into.faults, *rest])
    if not any(kept.counts()):
        why = f"all its {into.items:,} records are faulty" if into.fault_count else _why_nothing(into)
        raise _Refused([*into.faults[:MOST_FAULTS], Fault(into.file, 0, f"holds nothing to load: {why}")])
    into.skipped += dangling
    into.notes += [f"skipped: {fault}" for fault in into.faults]
    if more := into.fault_count - len(into.faults):
        into.notes.append(f"skipped: and {more:,} faults more; mend those that are told, and load it again for the rest")


def _why_nothing(into: Collector) -> str:
    if into.left_out:
        return "; ".join(f"{count:,} × {why}" for why, count in into.left_out.most_common(5))
    return "no actors and no links; expected some"


def _ground(bases: Sequence[Path]) -> Ground:
    faults: list[Fault] = []
    names, sources, own = [], set[str](), []
    for base in bases:
        if not (base / "dataset.yaml").is_file():
            raise DataError([Fault(str(base), 0, "no dataset.yaml here; expected a data folder to match with (--match DIR)")])
        names.append(str(read_description(base / "dataset.yaml", "dataset.yaml", faults).get("name") or base.name))
        sources |= set(read_sources(base / "sources.yaml", "sources.yaml", faults))
        own.append((f"{base.name}/", read_own(base, f"{base.name}/", faults)))
    use(together(own, faults))  # their kinds of actor and topics may stand in what is loaded beside them
    if faults:
        raise DataError(faults)
    return Ground(tuple(bases), tuple(names), frozenset(sources))


def _sources(folder: Path) -> Mapping[str, Source]:
    return read_sources(folder / "sources.yaml", "sources.yaml", [])


def _source(seen: Seen, into: Collector, format_: Format, target: Target, ground: Ground, wish: Wish) -> Source:
    """The file as a source: what the command line says of it, else what it says itself, else what is known of its format."""
    file, own, said = seen.file, into.source, wish.said
    date = said.get("date") or own.date
    if not date:
        date = datetime.date.fromtimestamp(file.path.stat().st_mtime).isoformat()
        into.notes.append(f"it says no date of its own: that of the file is taken, {date}; give --date to say another")
    publisher = said.get("publisher") or own.publisher or format_.publisher
    if not publisher:
        publisher = "not stated"
        into.notes.append("it says no publisher; give --publisher to say who made it")
    id_ = slug(file.path.name.removesuffix(file.path.suffix))
    if id_ in ground.sources:
        id_ = f"{id_}-{slug(target.name)}"
    name = file.name if not any(sign.isspace() for sign in file.name) else None
    return Source(
        id=id_,
        title=said.get("title") or own.title or f"{file.name} ({format_.doc})",
        publisher=publisher,
        date=date,
        said_on=date,
        url=said.get("url") or own.url,
        licence=said.get("licence") or own.licence or format_.licence,
        digest=file.digest,
        file=name,
        kind="open_data",
        form="dataset",
        located_by="record",
    )


def told(reports: Iterable[Report]) -> list[str]:
    """The lines of all reports."""
    return [line for report in reports for line in report.lines()]
