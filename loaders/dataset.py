"""Reads `data/` into a graph, or says every fault of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.assembly import assemble, in_order_of_preference
from graph.days.knowable import placed_in_time
from graph.errors import DataError, Fault
from graph.kinds import Kinds
from graph.model import Actor, Claim, Gap, Graph, Source
from graph.own.in_use import KEY, use
from graph.own.lists import together
from loaders.actors import Places, read_actors
from loaders.claims import ClaimEntry, read_claims
from loaders.description import described_together
from loaders.folders import SHIPPED as SHIPPED
from loaders.parts import part_faults
from loaders.patterns import expand_patterns
from loaders.qualifiers import Known
from loaders.stacking.layer import Layer
from loaders.stacking.shared import one_actor, one_source


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
    folders: tuple[Path, ...] = ()

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
    return read_datasets([folder])


def read_datasets(folders: Sequence[Path]) -> Dataset:
    """Everything in several data folders as one: an entry of any may name what stands in another, and an id in two of them
    is a fault that names both, unless it is the same (loaders.stacking.shared). With more than one folder, the places of
    faults begin with its name."""
    if not folders:
        raise DataError([Fault("--data", 0, "no data folder is given; expected one or more")])
    faults: list[Fault] = []
    layers = [Layer(folder, f"{_called(folder, folders)}/" if len(folders) > 1 else "") for folder in folders]
    if len({layer.folder.resolve() for layer in layers}) < len(layers):
        raise DataError([Fault(str(folders[-1]), 0, "the same data folder is given twice; give each once")])
    for layer in layers:
        layer.head(faults)
    missing = [*_not_given(layers)]
    if missing:
        raise DataError(missing)
    own = together([(layer.prefix, layer.own) for layer in layers], faults)
    kinds = use(own)
    sources = _sources_of(layers, faults)
    actors, places = _actors_of(layers, kinds, faults)
    entries: list[ClaimEntry] = []
    for layer in layers:
        known, before = Known(kinds, actors, {**sources, **layer.sources}), len(entries)
        for path, name in layer.files("claims"):
            entries += _guarded(faults, lambda p=path, n=name, k=known: read_claims(p, n, k, faults))
        entries += _guarded(faults, lambda f=layer.folder, k=known: expand_patterns(f, k, faults))
        for entry in entries[before:]:
            layer.said.setdefault(entry.claim.source, set()).add(entry.claim.id)
    faults += part_faults(entries, whole_known=not faults)
    meta = described_together([(layer.meta, list(layer.sources), _of_shared(layer, layers)) for layer in layers])
    meta = {**meta, KEY: own} if own else meta
    folder = folders[0]
    return Dataset(folder, meta, kinds, actors, sources, tuple(entries), places, faults, tuple(folders))


def load_graph(folder: Path = SHIPPED) -> Graph:
    """The graph that a data folder describes. DataError with every fault where there is one."""
    return read_dataset(folder).graph()


def _sources_of(layers: Sequence[Layer], faults: list[Fault]) -> dict[str, Source]:
    """The sources of all by id, one that several declare as one."""
    sources: dict[str, Source] = {}
    for layer in layers:
        for id_, source in layer.sources.items():
            found = one_source(sources[id_], source) if id_ in sources else source
            if isinstance(found, str):
                other = next(one for one in layers if id_ in one.sources)
                message = f"{id_}: this source id is taken at {other.prefix}sources.yaml; {found}"
                faults.append(Fault(f"{layer.prefix}sources.yaml", 0, message))
            else:
                sources[id_] = found
    return sources


def _actors_of(layers: Sequence[Layer], kinds: Kinds, faults: list[Fault]) -> tuple[dict[str, Actor], Places]:
    """The actors of all by id, one that several declare as one, and where each stands first."""
    actors: dict[str, Actor] = {}
    places: Places = {}
    shared = {str(id_) for layer in layers for id_ in layer.meta.get("shares") or ()}
    for layer in layers:
        own: Places = {}
        for path, name in layer.files("actors"):
            for actor in _guarded(faults, lambda p=path, n=name, o=own, f=faults: read_actors(p, n, kinds, f, o)):
                layer.actors.add(actor.id)
                found = one_actor(actors[actor.id], actor, shared) if actor.id in actors else actor
                if isinstance(found, str):
                    there = ":".join(map(str, places[actor.id]))
                    faults.append(Fault(*own[actor.id], f"{actor.id}: this id is taken at {there}; {found}"))
                    continue
                actors[actor.id] = found
                places.setdefault(actor.id, own[actor.id])
        faults += layer.shares_nobody()
    return actors, places


def _of_shared(layer: Layer, layers: Sequence[Layer]) -> dict[str, list[str]]:
    """Of each source that another declares as well, the claims of this one: the source alone does not tell them apart."""
    others = {id_ for other in layers if other is not layer for id_ in other.sources}
    return {id_: sorted(layer.said.get(id_, ())) for id_ in sorted(others & set(layer.sources))}


def _called(folder: Path, folders: Sequence[Path]) -> str:
    """The folder's name; its whole path where another has the same."""
    names = [one.resolve().name for one in folders]
    own = folder.resolve().name
    return own if names.count(own) == 1 else folder.as_posix()


def _not_given(layers: Sequence[Layer]) -> Iterator[Fault]:
    """A dataset that another rests on and that is not there: without it each of its actors would be a fault."""
    names = {str(layer.meta.get("name")) for layer in layers}
    for layer in layers:
        for name in layer.meta.get("rests_on") or ():
            if str(name) not in names:
                yield Fault(f"{layer.prefix}dataset.yaml", 0, f"rests on '{name}', which is not given; give it too with --data")


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
