"""Open Contracting: releases and records, 1.0 and 1.1, in packages or by the line. Awards are money from buyer to supplier."""

from __future__ import annotations

from collections.abc import Container, Iterator

from loaders.intake.cells.texts import cut, slug
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import LinkRecord, SourceRecord, Value
from loaders.intake.rows.parties import money, party, period_of
from loaders.intake.rows.row import Row

LISTS = ("releases", "records")
_RELEASE = frozenset(
    "language initiationType planning relatedProcesses bids auctions linkedReleases links description title".split()
)
_PARTY = frozenset("address contactPoint details roles memberOf beneficialOwners shareholders".split())
_AWARD = frozenset(
    (
        "title description items documents amendment amendments datePublished multiYear valueyear relatedLots"
        " relatedBid requirementResponses statusDetails suppliersDetails evaluationReports"
    ).split()
)
_OVER = frozenset(("cancelled", "unsuccessful"))
_STATUSES = frozenset(("", "pending", "active", *_OVER))


def recognises(seen: Seen) -> bool:
    """An ocid, or a package of what has one."""
    items, top = seen.first(*LISTS)
    return bool(set(LISTS) & top.keys()) or (bool(items) and all("ocid" in item for item in items))


def read(seen: Seen, into: Collector) -> None:
    """Every release; of a record the compiled one."""
    items = JsonItems(seen.file, into, LISTS)
    latest = ""
    for row in into.each(items.rows()):
        for release, restated in _releases(row, into):
            latest = max(latest, _release(release, restated, into) or "")
    publisher = items.top.get("publisher")
    published = items.top.get("publishedDate")
    licence = items.top.get("license")
    into.source = SourceRecord(
        title=f"Open Contracting data: {seen.file.name}",
        publisher=publisher.get("name") if isinstance(publisher, dict) else None,
        date=(published[:10] if isinstance(published, str) and published[:4].isdigit() else None) or latest or None,
        licence=licence if isinstance(licence, str) else None,
    )


def _releases(row: Row, into: Collector) -> Iterator[tuple[Row, Container[str]]]:
    """The releases to read, each with the ids of those awards that another of its record tells."""
    if "releases" not in row.values and "compiledRelease" not in row.values:
        yield row, ()
        return
    compiled = row.inner("compiledRelease")
    row.text("ocid", required=True)
    row.taken |= {"releases", "versionedRelease"}
    whole = [
        item
        for item in row.values.get("releases") or ()
        if (isinstance(item, dict) and "buyer" in item) or "parties" in (item or {})
    ]
    if compiled is not None:
        if row.values.get("releases"):
            into.leave_out("the former releases of a record, whose compiled one is loaded", row.place)
        yield compiled, ()
    elif whole:
        inner = list(row.rows("releases"))
        tells = _tellers(inner)
        for number, release in enumerate(inner):
            yield release, {id_ for id_, teller in tells.items() if teller != number}
    else:
        into.leave_out("a record whose releases are only addresses", row.place)
    row.done()


def _tellers(releases: list[Row]) -> dict[str, int]:
    """Which release of a record tells of each award: the last that has its suppliers and value, or that takes it back. A later
    release may hold only what changed, so that one with less counts only where none has more."""
    found: dict[str, tuple[bool, str, int]] = {}
    for number, release in enumerate(releases):
        awards = release.values.get("awards")
        for award in awards if isinstance(awards, list) else ():
            if not isinstance(award, dict) or not isinstance(award.get("id"), str | int):
                continue
            over = str(award.get("status") or "").lower() in _OVER
            rank = (over or bool(award.get("suppliers") and award.get("value")), str(release.values.get("date") or ""), number)
            found[str(award["id"])] = max(rank, found.get(str(award["id"]), rank))
    return {id_: number for id_, (_, _, number) in found.items()}


class _Parties:
    """The organisations of one release: those it lists, and those it names where they act."""

    def __init__(self, row: Row, into: Collector) -> None:
        self.into = into
        self.named: dict[str, tuple[str, str]] = {}
        for inner in row.rows("parties"):
            id_ = inner.text("id", required=True)
            if id_ in self.named:
                inner.fault("id", f"'{id_[:80]}' is the id of {self.named[id_][1][:80]} already; expected one for each party")
            elif id_:
                self.named[id_] = self._take(inner, id_)

    def of(self, row: Row | None) -> tuple[str, str] | None:
        """Ref and name of the organisation that a field names."""
        if row is None:
            return None
        id_ = row.text("id")
        if id_ and id_ in self.named:
            row.text("name")
            row.done(ignoring=_PARTY | {"identifier", "additionalIdentifiers"})
            return self.named[id_]
        return self._take(row, id_)

    def _take(self, row: Row, id_: str | None) -> tuple[str, str]:
        name = row.text("name")
        numbers, legal = [], None
        identifier = row.inner("identifier")
        for inner in [*([identifier] if identifier else []), *row.rows("additionalIdentifiers")]:
            number, scheme = inner.text("id"), inner.text("scheme")
            legal = legal or inner.text("legalName")
            inner.done(ignoring=("uri",))
            if number:
                numbers.append((slug_scheme(scheme), number))
        row.done(ignoring=_PARTY)
        name = name or legal
        if name is None and id_ is None and not numbers:
            row.fault("", "has neither a name nor an id; expected an organisation")
        return party(name, id_, row.place, self.into, identifiers=numbers, aliases=[legal] if legal else []), name or id_ or ""


def slug_scheme(scheme: str | None) -> str:
    """A scheme fit for a key: those of org-id.guide as they are."""
    return scheme if scheme and len(scheme) <= 30 and " " not in scheme else slug(scheme or "id")[:40]


def _release(row: Row, restated: Container[str], into: Collector) -> str | None:
    """One release, without the awards that are told elsewhere; the date of it."""
    ocid = row.text("ocid", required=True) or row.place
    id_ = row.text("id")
    date = row.date("date")
    if id_ and (first := into.ledger.first_at(f"{ocid} {id_}", row.place)):
        row.fault("id", f"'{id_[:80]}' is taken at {first}; expected an id of its own for each release of a process")
    parties = _Parties(row, into)
    buyer = parties.of(row.inner("buyer"))
    tags = row.texts("tag")
    tender = row.inner("tender")
    asker = parties.of(tender.inner("procuringEntity")) if tender else None
    title = tender.text("title") if tender else None
    for inner in tender.rows("tenderers") if tender else ():
        parties.of(inner)
        into.leave_out("that somebody made a tender", inner.place)
    told: dict[str | None, str] = {}
    for award in row.rows("awards"):
        own = award.text("id")
        if own in told:
            award.fault("id", f"'{(own or '')[:80]}' is taken at {told[own]}; expected an id of its own for each award")
        told[own] = award.place
        if own is not None and own in restated:
            into.leave_out("an award that another release of its record tells, whose sum counts once", award.place)
            continue
        _award(award, parties, buyer or asker, ocid, title, date, into)
    for contract in row.rows("contracts"):
        _contract(contract, told, into)
    if not told:
        into.leave_out(f"a notice without an award ({', '.join(tags) or 'no tag'})", row.place)
    row.done(ignoring=_RELEASE)
    return date


def _award(
    row: Row, parties: _Parties, buyer: tuple[str, str] | None, ocid: str, title: str | None, date: str | None, into: Collector
) -> None:
    id_, status, on = row.text("id", required=True), (row.text("status") or "").lower(), row.date("date")
    own = row.text("title") or row.text("description") or title
    value = row.inner("value")
    values: dict[str, Value] = {}
    said = money(value, "amount", value.text("currency"), values, into) if value and value.value("amount") is not None else None
    if value:
        value.taken |= {"amount", "currency"}
        value.done(ignoring=("exchangeRate", "dateexchangeRate", "amountNet", "exchangeRates"))
    period = period_of(row.inner("contractPeriod"), "startDate", "endDate") or on
    takers = [found for inner in row.rows("suppliers") if (found := parties.of(inner))]
    row.done(ignoring=_AWARD)
    if status in _OVER:
        into.leave_out(f"an award that is {status}", row.place)
        return
    if buyer is None or not takers:
        into.leave_out("an award without a buyer" if buyer is None else "an award without a supplier", row.place)
        return
    if status not in _STATUSES:
        into.leave_out(f"the status '{status[:40]}' of an award, which the standard does not have", row.place)
    if status == "pending":
        values["status"] = "planned"
    if own:
        values["purpose"] = cut(own, 600)
    if period:
        values["period"] = period
    key = slug(f"{ocid} {id_}")
    kind = "FUNDS" if "amount" in values else "COMMISSIONS"
    if kind == "FUNDS" and len(takers) > 1:
        values["joint"] = key
    for taker, name in takers:
        reading = f"{buyer[1]} awarded {name} a contract" + (f" of {said}." if said else ", of which it tells no sum.")
        into.link(LinkRecord(buyer[0], kind, taker, row.place, reading, values, key, on or date, retold=True))


def _contract(row: Row, told: Container[str | None], into: Collector) -> None:
    award = row.text("awardID")
    into.leave_out(
        "a contract, which its award tells of" if award in told else "a contract whose award is not there", row.place
    )
