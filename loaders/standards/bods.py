"""The Beneficial Ownership Data Standard, 0.2 to 0.4: who has what interest in which entity, statement by statement.

A statement may replace another, or tell of the same record anew: the last one counts, the others are counted as replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Alias
from loaders.intake.cells.texts import kind_by_name
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.ledger import ledger
from loaders.intake.gathered.records import ActorRecord, SourceRecord
from loaders.intake.rows.ownership import interest_links
from loaders.intake.rows.row import Row
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

    last: dict[str, tuple[str, str]] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    rounds: set[str] = field(default_factory=set)
    sorts: dict[str, str] = field(default_factory=dict)

    def take(self, item: dict[str, object]) -> None:
        """Take in a statement. Of one record the one with the latest date counts, of one date the last in the file."""
        id_ = str(item.get("statementId") or item.get("statementID") or "")
        record, date = str(item.get("recordId") or id_), str(item.get("statementDate") or "")
        if date >= self.last.get(record, ("", ""))[0]:
            self.last[record] = date, id_
        self.sorts.setdefault(record, _sort(item))
        self.sorts.setdefault(id_, _sort(item))
        replaces = item.get("replacesStatements")
        for one in replaces if isinstance(replaces, list) else ():
            self.replaced[str(one)] = id_

    def close(self) -> None:
        """Find the statements that replace each other in a round, so that none of them is the last."""
        sound: set[str] = set()
        for start in self.replaced:
            way: dict[str, None] = {}
            one = start
            while one in self.replaced and one not in way and one not in sound:
                way[one] = None
                one = self.replaced[one]
            if one in way:
                self.rounds.update([*way][[*way].index(one) :])
            sound.update(way)

    def counts(self, statement: str, record: str) -> bool:
        """Whether this statement is still the one that counts."""
        return statement not in self.replaced and self.last.get(record, ("", statement))[1] == statement

    def newest(self, ref: str) -> str:
        """The statement that counts in the place of one that another names; it may have been replaced since."""
        while ref in self.replaced and ref not in self.rounds:
            ref = self.replaced[ref]
        return ref


def _sort(item: Mapping[str, object]) -> str:
    return _SORTS.get(str(item.get("recordType") or item.get("statementType")), "")


def _order(seen: Seen) -> _Order:
    order = _Order()
    with ledger() as nothing:  # what is wrong with them is said when they are read
        for _, item in JsonItems(seen.file, Collector(seen.file.name, nothing)):
            if isinstance(item, dict):
                order.take(item)
    order.close()
    return order


def read(seen: Seen, into: Collector) -> None:
    """Every statement that none replaces."""
    order = _order(seen)
    latest, publisher, licence = "", None, None
    for row in into.each(JsonItems(seen.file, into).rows()):
        date = _statement(row, order, into)
        latest = max(latest, date or "")
        details = row.values.get("publicationDetails")
        if isinstance(details, dict):
            told = details.get("publisher")
            publisher = publisher or (told.get("name") if isinstance(told, dict) else None)
            licence = licence or details.get("license")
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
    if id_ and (first := into.ledger.first_at(id_, row.place)):
        key = "statementId" if new else "statementID"
        row.fault(key, f"'{id_[:80]}' is taken at {first}; expected an id of its own for each statement")
    if id_ in order.rounds:
        row.fault(
            "replacesStatements", "goes round: the statement is replaced by one that it replaces; expected one that is the last"
        )
    _in_its_place(row, ref, order)
    status = row.text("recordStatus")
    closed = date if status == "closed" else None
    if status not in (None, "new", "updated", "closed"):
        row.fault("recordStatus", f"is '{status[:40]}'; expected new, updated or closed")
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
        interest_links(details, row.place, date, closed, into, order.newest, _STATEMENT)
    else:
        (_entity if _SORTS[sort] == "entity" else _person)(details, ref, row.place, date, closed, into)
    if details is not row:
        row.done(ignoring=_STATEMENT)
    return date


def _in_its_place(row: Row, ref: str, order: _Order) -> None:
    """Faults of a statement that tells of a record, or replaces a statement, that is of another sort."""
    sort, replaces = _sort(row.values), row.values.get("replacesStatements")
    if sort and order.sorts.get(ref, sort) != sort:
        row.fault(
            "recordId",
            f"'{ref[:80]}' is of the sort {order.sorts[ref]} where it is first told; expected one sort for one record",
        )
    if replaces is not None and not isinstance(replaces, list):
        row.fault("replacesStatements", "is no list; expected a list of ids of statements")
        return
    for one in map(str, replaces or ()):
        if sort and order.sorts.get(one, sort) != sort:
            row.fault(
                "replacesStatements", f"'{one[:80]}' is of the sort {order.sorts[one]}; expected a statement of the sort {sort}"
            )


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
