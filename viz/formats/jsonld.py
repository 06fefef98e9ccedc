"""Exports as JSON-LD: each link as a statement about a statement, derived from its sources at the places that its claims name.

A link that is asserted and in force on the day of the export is also said outright, in our word for its kind and in ORG's
where that has one. Nodes are written one a line, so that a graph need not fit into memory; only its actors must.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.days.dates import EARLIEST, LATEST
from graph.days.phases import status_on
from graph.days.standing import phases_of
from graph.files.whole_files import whole_file
from graph.formats.extract import own_day
from graph.kinds import load_kinds
from graph.schema import ActorRow, ClaimRow, GapRow, LinkRow, SourceRow
from graph.texts.json_text import to_json
from viz.about import acknowledgements, as_at, name_of, version_of
from viz.formats.linked_words import CONTEXT, membership_of, named, types_of, vocabulary, word_of
from viz.formats.taken import Taken

_PRECISION = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_SOURCE_TYPES = {"statute": "schema:Legislation", "open_data": "schema:Dataset", "report": "schema:Report"}
_TEXTS = (
    "status", "polarity", "condition", "binding", "provision", "scope", "about", "duty", "happened", "territory", "period",
    "duration", "purpose", "amount_qualifier", "amount_is", "joint", "framework", "grade", "stance", "pattern", "dating",
    "power_from",
)  # fmt: skip
_PREFIX_OF_HEAD = {"link": "link", "gap": "gap", "actor": "actor"}

Node = dict[str, Any]


def jsonld(taken: Taken, path: Path) -> list[Path]:
    """Write it."""
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {to_json(CONTEXT)},\n"@graph": [\n')
        comma = ""
        for node in _nodes(taken):
            out.write(comma + to_json({key: value for key, value in node.items() if value not in (None, [], "")}))
            comma = ",\n"
        out.write("\n]}\n")
    return [path]


def _nodes(taken: Taken) -> Iterator[Node]:
    extract, kinds = taken.extract, load_kinds()
    yield _dataset(taken)
    yield from vocabulary(kinds)
    for source in extract.sources():
        yield _source(source)
    actors: dict[str, ActorRow] = {}
    for actor in extract.actors():
        actors[actor.id] = actor
        yield _actor(actor)
    day = extract.as_of or own_day(extract.dataset) or LATEST
    for rows in extract.links():
        yield from _link(rows, actors, day)
    for gap in extract.gaps():
        yield _gap(gap)
    for claim in extract.claims():
        yield _claim(claim)


def _dataset(taken: Taken) -> Node:
    extract = taken.extract
    about: Mapping[str, Any] = extract.dataset
    return {
        "@id": named("dataset", f"{name_of(about)} {version_of(about)}"), "@type": ["schema:Dataset", "prov:Entity"],
        "name": name_of(about), "version": version_of(about), "schema:identifier": about.get("digest"),
        "schema:license": about.get("licence"), "schema:creditText": acknowledgements(about),
        "as_of": _date(extract.as_of or own_day(about)), "dcterms:temporal": as_at(extract),
        "prov:wasDerivedFrom": [named("source", source.id) for source in extract.sources()],
    }  # fmt: skip


def _source(row: SourceRow) -> Node:
    return {
        "@id": named("source", row.id), "@type": ["prov:Entity", _SOURCE_TYPES.get(row.kind, "schema:CreativeWork")],
        "title": row.title, "publisher": row.publisher, "dcterms:issued": _date(row.date), "url": row.url,
        "licence": row.licence, "digest": row.digest,
    }  # fmt: skip


def _actor(row: ActorRow) -> Node:
    identifiers: Mapping[str, str] = json.loads(row.record)["identifiers"]
    return {
        "@id": named("actor", row.id), "@type": types_of(row), "name": row.name, "aliases": row.aliases,
        "kind": f"kind:{row.kind}", "level": row.level, "area": row.area, "schema:foundingDate": _date(row.from_date),
        "schema:dissolutionDate": _date(row.to_date), "existence": row.existence, "territory": row.territory,
        "within": [named("actor", id_) for id_ in row.within], "note": row.note,
        "schema:identifier": [f"{scheme}:{id_}" for scheme, id_ in identifiers.items()],
    }  # fmt: skip


def _link(rows: list[LinkRow], actors: Mapping[str, ActorRow], day: str) -> Iterator[Node]:
    row = rows[-1]
    ends = (actors[row.subject], actors[row.object])
    subject, object_ = named("actor", row.subject), named("actor", row.object)
    phases = phases_of(rows)
    node: Node = {
        "@id": named("link", row.id), "@type": ["custodes:Link", "rdf:Statement"], "rdf:subject": subject,
        "rdf:predicate": f"custodes:{row.kind}", "rdf:object": object_, **_qualifiers(row),
        "phases": [{"from": _day(phase.begins), "to": _day(phase.ends), "status": phase.status} for phase in phases],
        "prov:wasDerivedFrom": [named("source", id_) for id_ in dict.fromkeys(row.sources)],
    }  # fmt: skip
    if row.polarity == "denied" and not row.scope:
        node["@type"].append("owl:NegativePropertyAssertion")
        node |= {"owl:sourceIndividual": subject, "owl:assertionProperty": f"custodes:{row.kind}",
                 "owl:targetIndividual": object_}  # fmt: skip
    if row.polarity == "asserted" and row.status == "in_force" and membership_of(row, ends):
        node["@type"].append("org:Membership")
        node |= {"org:member": subject, "org:organization": object_}
    yield node
    if row.polarity == "asserted" and status_on(phases, row.stale_from, day) == "in_force":
        said: Node = {"@id": subject, f"custodes:{row.kind}": {"@id": object_}}
        if (word := word_of(row, ends)) and not row.scope:
            said[word] = {"@id": object_}
        yield said


def _qualifiers(row: LinkRow) -> Node:
    actor_of = {"basis": row.basis, "on": row.on_id, "via": row.via_id}
    return {
        **{name: getattr(row, name) for name in _TEXTS},
        **{name: named("actor", id_) for name, id_ in actor_of.items() if id_},
        "part_of": named("link", row.part_of) if row.part_of else None,
        "exceptions": [named("actor", id_) for id_ in row.exceptions],
        "topics": [named("topic", name) for name in row.topics],
        "powers": [named("power", name) for name in row.powers],
        "since": _date(row.since_date), "until": _date(row.until_date), "importance": row.importance,
        "amount": _typed(f"{row.amount:.2f}", "xsd:decimal") if row.amount is not None else None,
        "amount_to": _typed(f"{row.amount_to:.2f}", "xsd:decimal") if row.amount_to is not None else None,
        "currency": "GBP" if row.amount is not None else None,
    }  # fmt: skip


def _gap(row: GapRow) -> Node:
    return {
        "@id": named("gap", row.id), "@type": "custodes:Gap", "subject": named("actor", row.subject) if row.subject else None,
        "rdf:predicate": f"custodes:{row.kind}", "object": named("actor", row.object) if row.object else None,
        "reason": row.reason, "note": row.note, "topics": [named("topic", name) for name in row.topics],
        "prov:wasDerivedFrom": [named("source", id_) for id_ in dict.fromkeys(row.sources)],
    }  # fmt: skip


def _claim(row: ClaimRow) -> Node:
    """What one source says, at its place: the derivation by which a link, a gap or an actor comes from that source."""
    about = named(_PREFIX_OF_HEAD[row.head], row.about)
    return {
        "@id": named("claim", row.id), "@type": ["custodes:Claim", "prov:Derivation"],
        "prov:entity": named("source", row.source), "place": row.locator, "reading": row.reading,
        "said_on": _date(row.said_on), "explicit": row.is_explicit, "checked": row.is_checked, "rank": row.standing,
        "why": row.why, "importance": row.importance, "digest": row.digest,
        "read_version": row.read_version, "read_on": _date(row.read_on),
        "@reverse": {"prov:qualifiedDerivation": {"@id": about}},
    }  # fmt: skip


def _day(day: str) -> Node | None:
    """A day of a phase; none where it begins or ends beyond what is known."""
    return None if day in (EARLIEST, LATEST) else _date(day)


def _date(text: str | None) -> Node | None:
    """A partial date, as precise as it is."""
    return _typed(text, _PRECISION[len(text)]) if text and len(text) in _PRECISION else None


def _typed(text: str, type_: str) -> Node:
    return {"@value": text, "@type": type_}
