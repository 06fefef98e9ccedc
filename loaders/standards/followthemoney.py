"""FollowTheMoney entities: things become actors, what is between two of them becomes a link."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Alias
from graph.naming.names import fold_name
from loaders.intake.cells.texts import cut, kind_by_name, slug
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord, Value
from loaders.intake.rows.ownership import WHY
from loaders.intake.rows.parties import money
from loaders.intake.rows.row import Row

LISTS = ("entities", "results")
# The schemata that are actors, with their kind; None where the name tells it.
THINGS: dict[str, str | None] = {
    "Person": "person",
    "Company": "company",
    "Organization": None,
    "LegalEntity": None,
    "PublicBody": None,
    "Position": "office",
    "Asset": None,
    "Project": "programme",
    "Thing": None,
}
_ENTITY = frozenset(
    (
        "caption datasets referents target first_seen last_seen last_change links updated_at created_at role_id mutable"
        " origin context profile_id collection_id"
    ).split()
)
_MOST_ALIASES = 12


@dataclass(frozen=True, slots=True)
class Between:
    """A schema that is a link: its two properties, the kind, whether `role` says as what, and a reason where it is inferred."""

    subject: str
    kind: str
    object: str
    why: str | None = None


BETWEEN = {
    "Ownership": Between("owner", "OVERSEES", "asset", WHY),
    "Directorship": Between("director", "HOLDS_OFFICE", "organization"),
    "Membership": Between("member", "MEMBER_OF", "organization"),
    "Employment": Between("employee", "HOLDS_OFFICE", "employer"),
    "Occupancy": Between("holder", "HOLDS_OFFICE", "post"),
    "Representation": Between("agent", "SUPPORTS", "client"),
    "Succession": Between("successor", "SUCCEEDS", "predecessor"),
    "Payment": Between("payer", "FUNDS", "beneficiary"),
    "ProjectParticipant": Between("participant", "MEMBER_OF", "project"),
}
_ROLES = ("role", "summary", "ownershipType", "purpose", "programme", "sharesType")


def recognises(seen: Seen) -> bool:
    """Entities: an id, a schema and properties that are lists."""
    items, _ = seen.first(*LISTS)
    return bool(items) and all("schema" in item and isinstance(item.get("properties"), dict) for item in items)


def read(seen: Seen, into: Collector) -> None:
    """Every entity."""
    items = JsonItems(seen.file, into, LISTS)
    latest = ""
    for row in into.each(items.rows()):
        latest = max(latest, _entity(row, into) or "")
    into.source = SourceRecord(title=f"FollowTheMoney entities: {seen.file.name}", date=latest[:10] or None)


def _entity(row: Row, into: Collector) -> str | None:
    id_, schema = row.text("id", required=True), row.text("schema", required=True) or ""
    caption = row.text("caption")
    said = row.date("last_change") or row.date("last_seen")
    properties = row.inner("properties")
    row.done(ignoring=_ENTITY)
    if properties is None or not id_:
        if properties is None:
            row.fault("properties", "is missing; expected an object of lists")
        return said
    if schema in THINGS:
        _thing(properties, id_, schema, caption, row.place, into)
    elif schema in BETWEEN:
        _between(properties, BETWEEN[schema], id_, row.place, into)
    elif schema == "Sanction":
        _sanction(properties, id_, row.place, into)
    else:
        into.leave_out(f"an entity of the schema {schema}", row.place)
    return said


def _thing(row: Row, id_: str, schema: str, caption: str | None, place: str, into: Collector) -> None:
    names = [
        *([caption] if caption else []),
        *row.texts("name"),
        *row.texts("alias"),
        *row.texts("previousName"),
        *row.texts("weakAlias"),
        *row.texts("abbreviation"),
    ]
    by_fold = {fold_name(name): name for name in reversed(names)}
    others = list(dict.fromkeys(by_fold[fold_name(name)] for name in names))
    founded, ended = _first_date(row, "incorporationDate"), _first_date(row, "dissolutionDate")
    numbers = [
        (scheme, value)
        for scheme in ("registrationNumber", "leiCode", "wikidataId", "ogrnCode", "innCode", "idNumber")
        for value in row.texts(scheme)[:1]
    ]
    parents = row.texts("parent")
    row.done(ignoring=frozenset(row.values))
    if not others:
        into.leave_out("the name of an entity, of which only the id is told", place)
        others = [id_]
    if len(others) > _MOST_ALIASES + 1:
        into.leave_out(f"names of an entity beyond {_MOST_ALIASES + 1}", place)
    kind = THINGS[schema] or kind_by_name(others[0]) or ("company" if schema in ("LegalEntity", "Asset") else "agency")
    into.actor(
        ActorRecord(
            id_,
            others[0],
            kind,
            place,
            aliases=tuple(map(Alias, others[1 : _MOST_ALIASES + 1])),
            from_=founded,
            to=ended,
            identifiers=(("ftm", id_), *numbers),
            note=f"A {schema} of a FollowTheMoney file.",
            guessed=THINGS[schema] is None,
            reading=f"The file has {others[0]} as {schema}.",
        )
    )
    for parent in parents:
        into.link(LinkRecord(id_, "PART_OF", parent, f"{place}/properties/parent", "The file gives this parent."))


def _first_date(row: Row, key: str) -> str | None:
    """The first of the dates that a property lists."""
    found = row.value(key)
    if not isinstance(found, list):
        return row.date(key)
    inner = Row({key: found[0] if found else None}, row.place, row.into, pointer=True)
    return inner.date(key)


def _between(row: Row, between: Between, id_: str, place: str, into: Collector) -> None:
    subjects, objects = row.texts(between.subject), row.texts(between.object)
    values: dict[str, Value] = {}
    said = [text for key in _ROLES for text in row.texts(key)]
    percent, count = row.texts("percentage"), row.texts("sharesCount")
    said += [f"{share.removesuffix('%')}%" for share in percent[:1]] + ([f"{count[0]} shares"] if count and not percent else [])
    since, until, on = (_first_date(row, key) for key in ("startDate", "endDate", "date"))
    row.taken |= {"startDate", "endDate", "date"}
    if between.kind == "FUNDS":
        told = _payment(row, values, into)
        if said:
            values["purpose"] = cut("; ".join(said), 600)
        if since or until or on:
            values["period"] = on or (f"{since}..{until}" if since and until else str(since or until))
    else:
        told = None
        if said:
            values["about"] = cut("; ".join(dict.fromkeys(said)), 300)
        values |= {key: day for key, day in (("since", since), ("until", until)) if day}
    row.done(ignoring=frozenset(row.values))
    if not subjects or not objects:
        into.leave_out(f"a {between.kind} of which one end is not told", place)
    key = slug(id_)[:40] if between.kind == "FUNDS" else since if between.kind in ("HOLDS_OFFICE", "MEMBER_OF") else None
    for subject in subjects:
        for object_ in objects:
            reading = f"A payment{f' of {told}' if told else ''}." if between.kind == "FUNDS" else "The file links the two."
            into.link(
                LinkRecord(
                    subject, between.kind, object_, place, reading, values, key, explicit=between.why is None, why=between.why
                )
            )


def _payment(row: Row, values: dict[str, Value], into: Collector) -> str | None:
    """A sum in whatever money it is told."""
    currency = next(iter(row.texts("currency")), None)
    for key, code in (("amount", currency), ("amountEur", "EUR"), ("amountUsd", "USD")):
        found = row.texts(key)
        if found and (code or key == "amount"):
            return money(Row({key: found[0]}, row.place, row.into, pointer=True), key, code, values, into)
    return None


def _sanction(row: Row, id_: str, place: str, into: Collector) -> None:
    """What an authority imposed on somebody: enforcement, which is no accountability."""
    authorities, entities = row.texts("authority"), row.texts("entity")
    said = [*row.texts("program"), *row.texts("provisions"), *row.texts("reason")]
    since, until = _first_date(row, "startDate"), _first_date(row, "endDate")
    row.done(ignoring=frozenset(row.values))
    if not authorities or not entities:
        into.leave_out("a sanction without an authority or without whom it is on", place)
    for name in authorities[:1]:
        ref = f"authority {fold_name(name)}"
        into.actor(
            ActorRecord(
                ref,
                cut(name, 200),
                kind_by_name(name) or "agency",
                place,
                mentioned=True,
                guessed=True,
                note="An authority that imposes sanctions, as a FollowTheMoney file names it.",
                reading=f"It names {cut(name, 200)} as an authority.",
            )
        )
        values: dict[str, Value] = {key: day for key, day in (("since", since), ("until", until)) if day}
        if said:
            values["about"] = cut("; ".join(dict.fromkeys(said)), 400)
        for entity in entities:
            into.link(
                LinkRecord(ref, "POLICES", entity, place, "The authority has it under a sanction.", values, slug(id_)[:40])
            )
