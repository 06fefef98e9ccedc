"""The words of linked data: which of W3C's (ORG, PROV, SKOS) and schema.org's say what an actor or a link is, and our own.

Ours, and the ids of what is in a graph, are names and no addresses (`urn:custodes:…`): nothing is published under them.
A word of others is used only where it says what the link says; all else is said in ours.
"""

from __future__ import annotations

from urllib.parse import quote

from graph.kinds import Kinds
from graph.schema import ActorRow, LinkRow

_OURS = "urn:custodes:"
_PREFIXES = {
    "custodes": f"{_OURS}vocabulary:",
    **{name: f"{_OURS}{name}:" for name in ("actor", "link", "claim", "gap", "source", "dataset", "kind", "topic", "power")},
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/", "dcterms": "http://purl.org/dc/terms/", "schema": "https://schema.org/",
}  # fmt: skip
_WORDS = {
    "name": "schema:name", "aliases": "schema:alternateName", "note": "skos:note", "title": "dcterms:title",
    "publisher": "dcterms:publisher", "licence": "dcterms:rights", "url": "schema:url", "reading": "rdfs:comment",
    "version": "schema:version", "doc": "skos:definition", "label": "skos:prefLabel",
}  # fmt: skip
# What names something else in the file.
_REFERENCES = (
    "kind", "topics", "powers", "basis", "on", "via", "part_of", "exceptions", "within", "rdf:subject", "rdf:predicate",
    "rdf:object", "prov:wasDerivedFrom", "prov:entity", "prov:qualifiedDerivation", "org:member", "org:organization", "subject",
    "object", "owl:sourceIndividual", "owl:assertionProperty", "owl:targetIndividual",
)  # fmt: skip
CONTEXT = {
    "@version": 1.1, "@vocab": _PREFIXES["custodes"], **_PREFIXES, **_WORDS,
    **{name: {"@id": name if ":" in name else f"custodes:{name}", "@type": "@id"} for name in _REFERENCES},
}  # fmt: skip

_ORGANIZATION = ("org:Organization", "prov:Organization")
_BY_GROUP = {
    "body": _ORGANIZATION, "forum": _ORGANIZATION, "part": ("org:OrganizationalUnit", "prov:Organization"),
    "post": ("org:Post",), "people": ("foaf:Group",), "work": ("prov:Entity",),
    "record": ("prov:Entity", "schema:CreativeWork"),
}  # fmt: skip
_BY_KIND = {
    "person": ("foaf:Person", "prov:Person", "schema:Person"), "programme": ("schema:Project",),
    "instrument": ("prov:Entity", "schema:CreativeWork"), "document": ("prov:Entity", "schema:Report"),
}  # fmt: skip
_ORGANIZED = ("body", "forum", "part")


def named(prefix: str, id_: str) -> str:
    """The name of something in the file; what an id may not hold in a name is written as its number."""
    return f"{prefix}:{quote(id_, safe='~-._')}"


def types_of(row: ActorRow) -> list[str]:
    """What an actor is. A class is a way of speaking of many, and no organization."""
    if row.is_class:
        return ["custodes:Actor", "custodes:Class"]
    return ["custodes:Actor", *(_BY_KIND.get(row.kind) or _BY_GROUP[row.kind_group])]


def membership_of(link: LinkRow, ends: tuple[ActorRow, ActorRow]) -> bool:
    """Whether a link is what ORG calls a membership: an agent in an organization, as one of it or as its chair."""
    member, whole = ends
    return (
        link.kind in ("MEMBER_OF", "CHAIRS") and _is_organized(whole) and not member.is_class
        and member.kind_group in (*_ORGANIZED, "post")
    )  # fmt: skip


def word_of(link: LinkRow, ends: tuple[ActorRow, ActorRow]) -> str | None:
    """ORG's word for a link that says no more than that; None where it has none."""
    subject, object_ = ends
    both = _is_organized(subject) and _is_organized(object_)
    if link.kind == "PART_OF" and both:
        return "org:unitOf" if subject.kind_group == "part" and object_.kind_group != "part" else "org:subOrganizationOf"
    if link.kind == "MEMBER_OF" and membership_of(link, ends):
        return "org:memberOf"
    if link.kind == "HOLDS_OFFICE" and subject.kind == "person" and object_.kind == "office":
        return "org:holds"
    if link.kind == "HEADS" and _is_organized(object_) and not subject.is_class:
        return {"office": "org:postIn", "person": "org:headOf"}.get(subject.kind)
    if link.kind == "REPORTS_TO" and all(_is_organized(end) or (end.kind_group == "post") for end in ends):
        return "org:reportsTo"
    return None


def _is_organized(row: ActorRow) -> bool:
    return row.kind_group in _ORGANIZED and not row.is_class


def vocabulary(kinds: Kinds) -> list[dict[str, object]]:
    """Our own words: kinds of links as properties, kinds of actors, topics and powers as concepts."""
    properties: list[dict[str, object]] = [
        {"@id": f"custodes:{kind.name}", "@type": "rdf:Property", "rdfs:label": kind.label, "reverse": kind.reverse,
         "family": kind.family, "doc": kind.doc}
        for kind in kinds.links.values()
    ]  # fmt: skip
    concepts: list[dict[str, object]] = [
        {"@id": f"kind:{kind.name}", "@type": "skos:Concept", "label": kind.label, "doc": kind.doc}
        for kind in kinds.actors.values()
    ]
    topics: list[dict[str, object]] = [
        {"@id": named("topic", name), "@type": "skos:Concept", "label": name, "doc": doc} for name, doc in kinds.topics.items()
    ]
    powers: list[dict[str, object]] = [
        {"@id": named("power", name), "@type": "skos:Concept", "label": name, "rank": rank}
        for name, rank in kinds.powers.items()
    ]
    return [*properties, *concepts, *topics, *powers]
