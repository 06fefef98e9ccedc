"""The stable JSON form of a graph: `custodes-graph/1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.formats.extract import Extract, GraphExtract
from graph.kinds import load_kinds
from graph.model import QUALIFIERS, Actor, Claim, Gap, Graph, Link
from graph.schema import SourceRow

FORMAT = "custodes-graph/1"
_LISTS = ("powers", "topics", "exceptions")


def document_parts(extract: Extract) -> Iterator[tuple[str, Any]]:
    """The document of what is taken away, key by key; every key is always there, null or empty where nothing is said. Actors,
    links, gaps and sources come one by one. `as_of` is the date of the selection, null where it was not narrowed by date."""
    yield "format", FORMAT
    yield "as_of", extract.as_of
    yield "actors", actor_documents(extract)
    yield "links", (link_document(link) for link, *_ in extract.pieces.links())
    yield "gaps", map(_gap, extract.pieces.gaps())
    yield "sources", source_documents(extract)
    yield "dataset", dict(extract.dataset)


def graph_document(graph: Graph, as_of: str | None) -> dict[str, Any]:
    """The same of a graph in memory, at once."""
    parts = document_parts(GraphExtract(graph, load_kinds(), as_of))
    return {key: [*part] if isinstance(part, Iterator) else part for key, part in parts}


def actor_documents(extract: Extract) -> Iterator[dict[str, Any]]:
    """Each actor."""
    return (_actor(actor, claims) for actor, claims in extract.pieces.actors())


def source_documents(extract: Extract) -> Iterator[dict[str, Any]]:
    """Each source."""
    return map(_source, extract.sources())


def _actor(actor: Actor, claims: Iterable[Claim]) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": [alias.name for alias in actor.aliases],
        "dated_aliases": [
            {"name": alias.name, "from": alias.from_, "to": alias.to} for alias in actor.aliases if alias.from_ or alias.to
        ],
        "level": actor.level,
        "area": actor.area,
        "from": actor.from_,
        "to": actor.to,
        "existence": actor.existence,
        "class": actor.is_class,
        "within": list(actor.within),
        "territory": actor.territory,
        "identifiers": dict(actor.identifiers),
        "note": actor.note,
        "claims": [claim_document(claim) for claim in claims],
    }


def link_document(link: Link) -> dict[str, Any]:
    """One link, with its claims."""
    said = link.values.stated()
    values = {name: said.get(name, [] if name in _LISTS else None) for name in QUALIFIERS}
    return {
        "id": link.id,
        "subject": link.subject,
        "kind": link.kind,
        "object": link.object,
        **values,
        "status": link.status,
        "polarity": link.polarity,
        "pattern": link.pattern,
        "sources": list(dict.fromkeys(claim.source for claim in link.claims)),
        "claims": [claim_document(claim) for claim in link.claims],
    }


def claim_document(claim: Claim) -> dict[str, Any]:
    """One claim; `start`, `end` and `digest` are null where the text was not at hand."""
    placed = claim.start >= 0
    return {
        "id": claim.id,
        "source": claim.source,
        "locator": claim.locator,
        "start": claim.start if placed else None,
        "end": claim.end if placed else None,
        "digest": claim.digest,
        "said_on": claim.said_on,
        "explicit": claim.explicit,
        "reading": claim.reading,
        "values": claim.values.stated(),
        "importance": claim.importance,
        "checked": claim.checked,
        "rank": claim.rank,
        "why": claim.why,
        "lapses": claim.lapses,
        "read": {"version": claim.read.version, "on": claim.read.on} if claim.read else None,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.id,
        "subject": gap.subject,
        "kind": gap.kind,
        "object": gap.object,
        "reason": gap.reason,
        "note": gap.note,
        "claims": [claim_document(claim) for claim in gap.claims],
    }


def _source(source: SourceRow) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "licence": source.licence,
        "speaks_from": source.speaks_from,
        "until": source.until_date,
        "read_to": source.read_to,
        "digest": source.digest,
    }
