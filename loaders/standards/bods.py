"""The Beneficial Ownership Data Standard, 0.2 to 0.4: who has what interest in which entity, statement by statement.

A statement may replace another, or tell of the same record anew: the last one counts, the others are counted as replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Alias
from loaders.intake.collector import Collector
from loaders.intake.json_items import JsonItems
from loaders.intake.ownership import interest_links
from loaders.intake.records import ActorRecord, SourceRecord
from loaders.intake.row import Row
from loaders.intake.seen import Seen
from loaders.intake.texts import kind_by_name
from loaders.standards.ocds import slug_scheme

_SORTS = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
    "entity": "entity",
    "person": "person",
    "relationship": "relationship",
}
_STATEMENT = frozenset(
    (
        "publicationDetails source declaration declarationSubject annotations isComponent componentStatementIDs"
        " componentRecords replacesStatements"
    ).split()
)
_ENTITY = frozenset(
    (
        "addresses uri publicListing formedByStatute jurisdiction incorporatedInJurisdiction unspecifiedEntityDetails"
        " unspecifiedReason isComponent entitySubtype"
    ).split()
)
_PERSON = frozenset(
    (
        "birthDate deathDate birthPlace placeOfBirth nationalities placeOfResidence taxResidencies addresses"
        " politicalExposure hasPepStatus pepStatusDetails isComponent unspecifiedPersonDetails"
    ).split()
)
_KINDS = {
    "state": "government",
    "stateBody": "agency",
    "arrangement": "company",
    "legalEntity": "company",
    "registeredEntity": "company",
}
_NAMELESS = frozenset("anonymousPerson unknownPerson anonymousEntity unknownEntity".split())


def recognises(seen: Seen) -> bool:
    """Statements with an id and a type."""
    items, _ = seen.first()
    return bool(items) and all(
        ("statementID" in item or "statementId" in item) and ("statementType" in item or "recordType" in item) for item in items
    )


@dataclass(slots=True)
class _Order:
    """Which statement of each record is the last, and which are replaced: all that must be known before the first is read."""

    last: dict[str, str] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)

    def counts(self, statement: str, record: str) -> bool:
        """Whether this statement is still the one that counts."""
        return statement not in self.replaced and self.last.get(record, statement) == statement


def read(seen: Seen, into: Collector) -> None:
    """Every statement that none replaces."""
    order = _Order()
    for place, item in JsonItems(seen.file, into):
        if isinstance(item, dict):
            id_ = str(item.get("statementId") or item.get("statementID") or "")
            order.last[str(item.get("recordId") or id_)] = id_
            replaces = item.get("replacesStatements")
            order.replaced |= {str(one) for one in replaces} if isinstance(replaces, list) else set()
            first = into.ledger.first_at(id_, place) if id_ else None
            if first:
                into.fault(
                    f"{place}/statementId", f"'{id_[:80]}' is taken at {first}; expected an id of its own for each statement"
                )
    into.fault_count, known = 0, into.fault_count  # they are said; the statements themselves are read all the same
    latest, publisher, licence = "", None, None
    for row in into.each(JsonItems(seen.file, into).rows()):
        date = _statement(row, order, into)
        latest = max(latest, date or "")
        details = row.values.get("publicationDetails")
        if isinstance(details, dict):
            told = details.get("publisher")
            publisher = publisher or (told.get("name") if isinstance(told, dict) else None)
            licence = licence or details.get("license")
    into.fault_count += known
    into.source = SourceRecord(
        title=f"Beneficial ownership statements: {seen.file.name}",
        publisher=publisher,
        date=latest or None,
        licence=licence if isinstance(licence, str) else None,
    )


def _statement(row: Row, order: _Order, into: Collector) -> str | None:
    new = "recordType" in row.values
    id_ = row.text("statementId" if new else "statementID", required=True) or ""
    ref = (row.text("recordId", required=True) if new else id_) or id_
    sort = row.text("recordType" if new else "statementType", required=True) or ""
    date = row.date("statementDate")
    closed = date if row.text("recordStatus") == "closed" else None
    details = row.inner("recordDetails") if new else row
    if sort not in _SORTS:
        row.fault(
            "recordType" if new else "statementType",
            f"is '{sort[:40]}'; expected one of {', '.join(list(_SORTS)[3 if new else 0 :][:3])}",
        )
    elif details is None:
        row.fault("recordDetails", "is missing; expected an object")
    elif "isComponent" not in details.values and new:
        details.fault("isComponent", "is missing; expected true or false")
    elif not order.counts(id_, ref):
        into.leave_out("a statement that another replaces", row.place)
        return date
    elif _SORTS[sort] == "relationship":
        interest_links(details, row.place, date, closed, into, _STATEMENT)
    else:
        (_entity if _SORTS[sort] == "entity" else _person)(details, ref, row.place, date, closed, into)
    if details is not row:
        row.done(ignoring=_STATEMENT)
    return date


def _entity(row: Row, ref: str, place: str, date: str | None, closed: str | None, into: Collector) -> None:
    told = row.values.get("entityType")
    inner = row.inner("entityType") if isinstance(told, dict) else None
    type_ = (inner.text("type") if inner else row.text("entityType")) or ""
    if inner:
        inner.done(ignoring=("subtype", "details"))
    name = row.text("name")
    founded, ended = row.date("foundingDate"), row.date("dissolutionDate")
    identifiers, listed = [], [*row.rows("identifiers")]
    for one in listed:
        number, scheme = one.text("id"), one.text("scheme") or one.text("schemeName")
        one.done(ignoring=("uri", "schemeName"))
        if number:
            identifiers.append((slug_scheme(scheme), number))
    aliases = tuple(map(Alias, row.texts("alternateNames")))
    row.done(ignoring=_ENTITY | _STATEMENT)
    shown = name or _nameless(type_ or "entity", ref, place, into)
    into.actor(
        ActorRecord(
            ref,
            shown,
            _KINDS.get(type_) or kind_by_name(shown) or "company",
            place,
            aliases=aliases,
            from_=founded,
            to=ended or closed,
            identifiers=tuple(identifiers),
            said_on=date,
            note="An entity of a beneficial ownership statement.",
            reading=f"A statement tells of {shown} ({type_ or 'of no type'}).",
        )
    )


def _person(row: Row, ref: str, place: str, date: str | None, closed: str | None, into: Collector) -> None:
    type_ = row.text("personType") or ""
    names = []
    for one in row.rows("names"):
        full = one.text("fullName") or " ".join(filter(None, (one.text("givenName"), one.text("familyName")))) or None
        one.done(ignoring=("type", "givenName", "familyName", "patronymicName"))
        names += [full] if full else []
    for one in row.rows("identifiers"):
        into.leave_out("the number of a person", one.place)
    row.done(ignoring=_PERSON | _STATEMENT)
    shown = names[0] if names else _nameless(type_ or "person", ref, place, into)
    into.actor(
        ActorRecord(
            ref,
            shown,
            "person",
            place,
            aliases=tuple(Alias(one) for one in names[1:] if one != shown),
            to=closed,
            said_on=date,
            note="A person of a beneficial ownership statement.",
            reading=f"A statement tells of {shown} ({type_ or 'person'}).",
        )
    )


def _nameless(type_: str, ref: str, place: str, into: Collector) -> str:
    if type_ not in _NAMELESS:
        into.leave_out("the name of an entity or person, which the statement does not tell", place)
    return f"Unnamed {type_} {ref}"
