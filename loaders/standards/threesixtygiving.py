"""Grants in the 360Giving Data Standard: who gave how much to whom, for what, when; as JSON, or as the tables (CSV, XLSX) in
which most are published, under the titles or the fields of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.intake.cells.texts import cut, slug
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord, Value
from loaders.intake.rows.flat import flat_rows, path_of
from loaders.intake.rows.parties import money, party, period_of
from loaders.intake.rows.row import Row

LISTS = ("grants",)
_LISTED = frozenset(
    (
        "recipientOrganization fundingOrganization grantProgramme plannedDates actualDates beneficiaryLocation"
        " classifications location relatedDocument fundingType applicationTransaction commitmentTransaction"
        " disbursementTransaction"
    ).split()
)
_TITLES = {
    "identifier": "id",
    "recipient org": "recipientOrganization",
    "recipient organisation": "recipientOrganization",
    "funding org": "fundingOrganization",
    "funding organisation": "fundingOrganization",
    "recipient ind": "recipientIndividual",
    "to individuals details": "toIndividualsDetails",
    "web address": "url",
    "last modified": "dateModified",
}
# Fields of the standard that the model has no place for.
_GRANT = frozenset(
    (
        "url amountAppliedFor amountDisbursed actualDates toIndividualsDetails beneficiaryLocation fromOpenCall"
        " fundingType classifications relatedDocument applicationTransaction commitmentTransaction"
        " disbursementTransaction relatedActivity dateModified dataSource regrantType locationScope"
    ).split()
)
_PARTY = frozenset(
    (
        "streetAddress addressLocality addressRegion addressCountry postalCode telephone description url department"
        " dateModified location organisationType email contactName alternateName"
    ).split()
)


def recognises(seen: Seen) -> bool:
    """Grants with a funding organisation."""
    if seen.file.container != "json":
        return seen.has_head(_is_head)
    items, top = seen.first(*LISTS)
    if "grants" in top:
        return True
    return bool(items) and all("fundingOrganization" in item or {"awardDate", "amountAwarded"} <= item.keys() for item in items)


def read(seen: Seen, into: Collector) -> None:
    """Every grant."""
    top: dict[str, Any] = {}
    latest, funders = "", dict[str, None]()
    for row in into.each(_grants(seen, into, top)):
        awarded = _grant(row, into, funders)
        latest = max(latest, awarded or "")
    publisher = top.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    licence = top.get("license")
    into.source = SourceRecord(
        title=f"360Giving data: {seen.file.name}",
        publisher=name or ", ".join(list(funders)[:3]) or None,
        date=latest or None,
        licence=licence if isinstance(licence, str) else None,
    )


def _is_head(head: list[str]) -> bool:
    """A head with a sum, and with a name or number of a funder."""
    paths = [path_of(one, _TITLES) for one in head if one]
    return ("amountAwarded",) in paths and any(path[0] == "fundingOrganization" for path in paths)


def _grants(seen: Seen, into: Collector, top: dict[str, Any]) -> Iterator[Row]:
    """Each grant; `top` learns what stands beside them."""
    if seen.file.container == "json":
        items = JsonItems(seen.file, into, LISTS)
        yield from items.rows()
        top.update(items.top)
        return
    with sheets_of(seen.file) as sheets:
        for sheet in sheets:
            found = find_head(sheet, _is_head)
            if found:
                yield from flat_rows(table_rows(sheet, *found, into), _TITLES, _LISTED, into)


def _grant(row: Row, into: Collector, funders: dict[str, None]) -> str | None:
    id_ = row.text("id", required=True)
    awarded = row.date("awardDate", required=True)
    if id_ and (first := into.ledger.first_at(id_, row.place)):
        row.fault("id", f"'{id_[:80]}' is taken at {first}; expected an id of its own for each grant")
    givers = [_party(inner, into) for inner in row.rows("fundingOrganization")]
    takers = [_party(inner, into) for inner in row.rows("recipientOrganization")]
    takers += _individuals(row, givers, into)
    values: dict[str, Value] = {}
    programmes = [title for inner in row.rows("grantProgramme") if (title := _programme(inner))]
    if programmes:
        values["about"] = cut(f"grant programme: {'; '.join(programmes)}", 400)
    said = money(row, "amountAwarded", row.text("currency") or "GBP", values, into)
    purpose = row.text("description") or row.text("title")
    row.taken.add("title")
    if purpose:
        values["purpose"] = cut(purpose, 600)
    planned = [period for inner in row.rows("plannedDates") if (period := _planned(inner))]
    if planned or awarded:
        values["period"] = planned[0] if planned else str(awarded)
    row.done(ignoring=_GRANT)
    funders.update(dict.fromkeys(name for _, name in givers if name))
    if not givers:
        row.fault("fundingOrganization", "is empty; expected who gave the grant")
    if not takers:
        into.leave_out("a grant that names no recipient", row.place)
    if len(givers) > 1 or len(takers) > 1:
        values["joint"] = slug(id_ or row.place)
    for giver, giver_name in givers:
        for taker, taker_name in takers:
            reading = f"{giver_name} granted {said or 'an amount not told'} to {taker_name}."
            into.link(LinkRecord(giver, "FUNDS", taker, row.place, reading, values, slug(id_ or row.place), awarded))
    return awarded


def _party(row: Row, into: Collector) -> tuple[str, str]:
    id_, name = row.text("id", required=True), row.text("name", required=True)
    numbers = [("GB-CHC", row.text("charityNumber")), ("GB-COH", row.text("companyNumber"))]
    row.done(ignoring=_PARTY)
    identifiers = [(scheme, value) for scheme, value in numbers if value]
    return party(name, id_, row.place, into, identifiers=identifiers), name or id_ or ""


def _individuals(row: Row, givers: list[tuple[str, str]], into: Collector) -> list[tuple[str, str]]:
    """Grants to people, whom the standard does not name: all those of a funder are one group."""
    inner = row.inner("recipientIndividual")
    if inner is None or not givers:
        return []
    inner.text("id"), inner.text("name")
    inner.done(ignoring=("url",))
    ref, name = f"individuals {givers[0][0]}", f"Individuals given grants by {givers[0][1]}"
    into.actor(
        ActorRecord(
            ref,
            name,
            "people_group",
            inner.place,
            mentioned=True,
            note="People who received grants of their own; who they are is not published.",
            reading="A grant to a person who is not named.",
        )
    )
    return [(ref, name)]


def _programme(row: Row) -> str | None:
    title = row.text("title") or row.text("code")
    row.done(ignoring=("code", "url", "description"))
    return title


def _planned(row: Row) -> str | None:
    period = period_of(row, "startDate", "endDate")
    row.done(ignoring=("duration",))
    return period
