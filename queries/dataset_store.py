"""Some of the datasets of a graph as a store of their own, so that every question can be asked of them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from graph.assembly import assemble
from graph.days.knowable import placed_in_time
from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.model import Claim, Graph
from graph.naming.names import nearest
from graph.reading import read_graph
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record
from queries.scenario_store import temporary_store


@contextmanager
def dataset_store(store: Store, names: Sequence[str]) -> Iterator[Store]:
    """A temporary store of what these datasets say; gone when the block ends. AskedWrongly for one that is not there."""
    record = read_dataset_record(store)
    known = {str(layer["name"]): layer for layer in record.get("datasets") or [{**record, "sources": None}]}
    for name in names:
        if name not in known:
            raise AskedWrongly(
                f"--dataset: '{name[:60]}' is not in this graph{nearest(name, known)}; it holds {', '.join(known)}"
            )
    chosen = [known[name] for name in known if name in names]
    if len(chosen) == len(known):
        yield store
        return
    sources = {str(source) for layer in chosen for source in layer["sources"]}
    with temporary_store(part_of(read_graph(store), sources, _beyond(known.values(), chosen)), _record(record, chosen)) as made:
        yield made


def _beyond(layers: Iterable[Mapping[str, Any]], chosen: Sequence[Mapping[str, Any]]) -> set[str]:
    """The claims of other datasets from sources that those chosen declare as well."""
    said = [{str(id_) for ids in (layer.get("claims") or {}).values() for id_ in ids} for layer in chosen]
    every = {str(id_) for layer in layers for ids in (layer.get("claims") or {}).values() for id_ in ids}
    return every - set().union(*said)


def part_of(graph: Graph, sources: set[str], beyond: Collection[str] = ()) -> Graph:
    """What these sources say: their claims, save those `beyond`, the links and gaps that are made of them, and the actors that
    those are about."""

    def kept_of(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims if claim.source in sources and claim.id not in beyond)

    claims = [(claim, link) for link in graph.links.values() for claim in kept_of(link.claims)]
    assembled = assemble((claim, link.subject, link.kind, link.object, link.pattern) for claim, link in claims)
    gaps = {id_: replace(gap, claims=kept) for id_, gap in graph.gaps.items() if (kept := kept_of(gap.claims))}
    said = {id_: kept for id_, own in graph.actor_claims.items() if (kept := kept_of(own))}
    named: set[str | None] = set(said)
    named |= {end for link in assembled.values() for end in (link.subject, link.object)}
    named |= {end for gap in gaps.values() for end in (gap.subject, gap.object)}
    for claim in [
        *(one for link in assembled.values() for one in link.claims),
        *(one for gap in gaps.values() for one in gap.claims),
    ]:
        named |= {claim.values.basis, claim.values.on, claim.values.via, *claim.values.exceptions}
    actors = {id_: actor for id_, actor in graph.actors.items() if id_ in named}
    actors |= {
        within: graph.actors[within] for actor in [*actors.values()] for within in actor.within if within in graph.actors
    }
    kept_sources = {id_: source for id_, source in graph.sources.items() if id_ in sources}
    links = placed_in_time(assembled, actors, kept_sources, load_kinds())
    return Graph(dict(sorted(actors.items())), links, gaps, kept_sources, graph.dataset, said)


def _record(record: Mapping[str, Any], chosen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The description of a part: its names and versions; the date of the first."""
    inner = {key: value for key, value in record.items() if key not in ("digest", "counts", "datasets", "layers")}
    return {
        **inner,
        "name": " + ".join(str(layer["name"]) for layer in chosen),
        "version": " + ".join(str(layer.get("version") or "not numbered") for layer in chosen),
        "as_of": chosen[0].get("as_of") or record.get("as_of"),
        **({"datasets": list(chosen)} if len(chosen) > 1 else {}),
    }
