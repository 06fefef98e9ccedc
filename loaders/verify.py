"""Checks a dataset as a whole: spans and digests against the documents, actors nobody links, names that collide; and
(each in its module) what links may not say of time, classes, power and values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.days.dates import EARLIEST, LATEST, first_day, last_day
from graph.errors import Fault
from graph.naming.names import fold_name
from loaders.checks.classes import class_faults
from loaders.checks.ends import end_faults
from loaders.checks.events import event_faults
from loaders.checks.examined import Examined
from loaders.checks.names import name_faults, text_faults
from loaders.checks.notes import note_faults
from loaders.checks.places import place_faults
from loaders.checks.powers import power_faults
from loaders.checks.values import reason_faults, value_faults
from loaders.checks.wordings import wording_faults
from loaders.dataset import Dataset
from loaders.editions import edition_faults
from loaders.source_text import digest, text_digest
from loaders.sources import SourceTexts


def verify(dataset: Dataset, texts: SourceTexts | None = None) -> list[Fault]:
    """Every fault of a dataset, sorted; spans and digests are checked where `texts` has the document."""
    faults = [*dataset.faults, *_unlinked(dataset), *_colliding_names(dataset), *_same_claims(dataset)]
    faults += [*name_faults(dataset), *text_faults(dataset), *reason_faults(dataset), *note_faults(dataset)]
    faults += edition_faults(dataset)
    examined = Examined(dataset)
    for check in (event_faults, class_faults, power_faults, value_faults, end_faults, wording_faults):
        faults += check(examined)
    if texts:
        faults += [*_source_digests(dataset, texts), *_spans(dataset, texts), *place_faults(dataset, texts)]
    return sorted(faults)


def _unlinked(dataset: Dataset) -> Iterator[Fault]:
    linked: set[str | None] = set()
    for entry in dataset.entries:
        values = entry.claim.values
        linked |= {entry.subject, entry.object, values.on, values.via, values.basis}
    for actor, (file, line) in dataset.places.items():
        if actor not in linked:
            yield Fault(file, line, f"{actor}: no claim speaks of this actor; add one or remove it")


def _colliding_names(dataset: Dataset) -> Iterator[Fault]:
    """Two actors must not answer to one name on one date. Abbreviations that really are shared belong to neither."""
    named: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for actor in dataset.actors.values():
        names = [(actor.name, None, None), *((alias.name, alias.from_, alias.to) for alias in actor.aliases)]
        for name, start, end in names:
            window = (first_day(start) if start else EARLIEST, last_day(end) if end else LATEST)
            named[fold_name(name)].append((actor.id, *window))
    for name, holders in sorted(named.items()):
        for index, (holder, start, end) in enumerate(holders):
            for other, other_start, other_end in holders[:index]:
                if holder != other and start <= other_end and other_start <= end:
                    file, line = dataset.places[holder]
                    yield Fault(file, line, f"{holder}: the name '{name}' is also {other}'s on the same date; date or drop one")


def _same_claims(dataset: Dataset) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for entry in dataset.entries:
        place = f"{entry.file}:{entry.line}"
        # Each of several datasets stands by itself as well, and may say what another says.
        first = seen.setdefault((entry.file.rpartition("claims/")[0], entry.claim.id), place)
        if first != place:
            yield Fault(entry.file, entry.line, f"{entry.claim.about}: the same claim stands at {first}; keep one")


def _source_digests(dataset: Dataset, texts: SourceTexts) -> Iterator[Fault]:
    for source in dataset.sources.values():
        text = texts.text(source) if source.located_by != "record" else None
        found = texts.bytes_digest(source) if source.located_by == "record" else text_digest(text) if text is not None else None
        if found is None or source.digest is None:
            continue
        if found != source.digest:
            yield Fault(
                "sources.yaml",
                0,
                f"{source.id}: the text at hand has digest {found[:12]}…, not {source.digest[:12]}…; it is another edition",
            )


def _spans(dataset: Dataset, texts: SourceTexts) -> Iterable[Fault]:
    for entry in dataset.entries:
        claim = entry.claim
        text = texts.text(dataset.sources[claim.source])
        if text is None or claim.start < 0:
            continue
        if claim.end > len(text):
            yield Fault(entry.file, entry.line, f"{claim.about}: the span ends at {claim.end}; {claim.source} has {len(text)}")
        elif digest(text[claim.start : claim.end]) != claim.digest:
            yield Fault(entry.file, entry.line, f"{claim.about}: the words at its span do not match its digest; pin it again")
