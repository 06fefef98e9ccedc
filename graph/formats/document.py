"""The stable JSON form of a graph: `custodes-graph/1`."""

from __future__ import annotations

from typing import Any

from graph.model import QUALIFIERS, Actor, Claim, Gap, Graph, Link, Source

FORMAT = "custodes-graph/1"
_LISTS = ("powers", "topics", "exceptions")


def graph_document(graph: Graph, as_of: str | None) -> dict[str, Any]:
    """The document of a graph; every key is always there, null or empty where nothing is said. `as_of` is the date
    of the selection, null where it was not narrowed by date."""
    return {
        "format": FORMAT,
        "as_of": as_of,
        "actors": [_actor(actor, graph.actor_claims.get(actor.id, ())) for actor in graph.actors.values()],
        "links": [_link(link) for link in graph.links.values()],
        "gaps": [_gap(gap) for gap in graph.gaps.values()],
        "sources": [_source(source) for source in graph.sources.values()],
        "dataset": dict(graph.dataset),
    }


def _actor(actor: Actor, claims: tuple[Claim, ...]) -> dict[str, Any]:
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


def _link(link: Link) -> dict[str, Any]:
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


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "licence": source.licence,
        "speaks_from": source.speaks_from,
        "until": source.until,
        "read_to": source.read_to,
        "digest": source.digest,
    }
