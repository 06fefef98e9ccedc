"""Reads `data/` into a graph, or says every fault of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.assembly import assemble, in_order_of_preference
from graph.errors import DataError, Fault
from graph.kinds import Kinds, load_kinds
from graph.knowable import placed_in_time
from graph.model import Actor, Claim, Gap, Graph, Source
from loaders.actors import Places, read_actors
from loaders.claims import ClaimEntry, read_claims
from loaders.description import read_description
from loaders.parts import part_faults
from loaders.patterns import expand_patterns
from loaders.qualifiers import Known
from loaders.releases import with_changes
from loaders.sources import read_sources

SHIPPED = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Dataset:
    """What `data/` says, entry by entry; `faults` is what is wrong with it."""

    folder: Path
    meta: Mapping[str, Any]
    kinds: Kinds
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    entries: tuple[ClaimEntry, ...]
    places: Places
    faults: list[Fault] = field(default_factory=list)

    def graph(self) -> Graph:
        """The graph of it. DataError with every fault where there is one."""
        if self.faults:
            raise DataError(self.faults)
        return self.readable()

    def readable(self) -> Graph:
        """The graph of the entries that could be read, for checks that look at all of it."""
        assembled = assemble(
            (entry.claim, str(entry.subject), entry.kind, str(entry.object), entry.pattern)
            for entry in self.entries
            if entry.head == "link"
        )
        links = placed_in_time(assembled, self.actors, self.sources, self.kinds)
        about_actors: dict[str, dict[str, Claim]] = defaultdict(dict)
        for entry in self.entries:
            if entry.head == "actor":
                about_actors[str(entry.subject)][entry.claim.id] = entry.claim
        return Graph(
            actors=dict(sorted(self.actors.items())),
            links=links,
            gaps=dict(sorted(_gaps(self.entries).items())),
            sources=dict(sorted(self.sources.items())),
            dataset=self.meta,
            actor_claims={
                actor: tuple(in_order_of_preference(claims.values())) for actor, claims in sorted(about_actors.items())
            },
        )


def read_dataset(folder: Path = SHIPPED) -> Dataset:
    """Everything in a data folder, with every fault found in its entries. DataError where a whole file is no YAML."""
    kinds = load_kinds()
    if not (folder / "dataset.yaml").is_file():
        raise DataError([Fault(str(folder), 0, "no dataset.yaml here; expected a data folder (give --data DIR)")])
    faults: list[Fault] = []
    meta = read_description(folder / "dataset.yaml", "dataset.yaml", faults)
    sources = read_sources(folder / "sources.yaml", "sources.yaml", faults)
    places: Places = {}
    actors: dict[str, Actor] = {}
    for path, name in _files(folder, "actors"):
        for actor in _guarded(faults, lambda p=path, n=name: read_actors(p, n, kinds, faults, places)):
            actors[actor.id] = actor
    known = Known(kinds, actors, sources)
    entries: list[ClaimEntry] = []
    for path, name in _files(folder, "claims"):
        entries += _guarded(faults, lambda p=path, n=name: read_claims(p, n, known, faults))
    entries += _guarded(faults, lambda: expand_patterns(folder, known, faults))
    faults += part_faults(entries, whole_known=not faults)
    meta = with_changes(meta, folder)
    return Dataset(folder, meta, kinds, actors, sources, tuple(entries), places, faults)


def load_graph(folder: Path = SHIPPED) -> Graph:
    """The graph that a data folder describes. DataError with every fault where there is one."""
    return read_dataset(folder).graph()


def _files(folder: Path, part: str) -> Iterator[tuple[Path, str]]:
    for path in sorted((folder / part).glob("*.yaml")):
        yield path, f"{part}/{path.name}"


def _guarded(faults: list[Fault], read: Any) -> list[Any]:
    """One unreadable file must not hide the faults of the others."""
    try:
        return list(read())
    except DataError as error:
        faults.extend(error.faults)
        return []


def _gaps(entries: tuple[ClaimEntry, ...]) -> dict[str, Gap]:
    found: dict[str, list[ClaimEntry]] = defaultdict(list)
    for entry in entries:
        if entry.head == "gap":
            found[entry.claim.about].append(entry)
    gaps = {}
    for id_, same in found.items():
        first = same[0]
        claims = in_order_of_preference({entry.claim.id: entry.claim for entry in same}.values())
        gaps[id_] = Gap(id_, first.subject, first.kind, first.object, first.reason or "", first.note, tuple(claims))
    return gaps
