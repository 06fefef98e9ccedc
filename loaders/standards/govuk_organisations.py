"""The organisations API of GOV.UK: departments and their bodies, with parents, and those that are closed.

GOV.UK says that one body is the parent of another, and of what sort the other is; from the sort follows what the parent is
to it. What it was replaced by is in newer copies only.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Alias
from loaders.intake.cells.texts import kind_by_name
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord
from loaders.intake.rows.row import Row

LISTS = ("results",)
KINDS: Mapping[str, str] = {
    "ministerial department": "department",
    "non-ministerial department": "department",
    "civil service": "government",
    "devolved administration": "government",
    "devolved government": "government",
    "executive office": "department",
    "court": "court_or_cjs_body",
    "tribunal": "court_or_cjs_body",
    "sub-organisation": "unit",
    "independent monitoring body": "inspectorate",
    "ad-hoc advisory group": "board",
    "public corporation": "company",
    "advisory non-departmental public body": "board",
    "tribunal non-departmental public body": "court_or_cjs_body",
    "tribunal ndpb": "court_or_cjs_body",
    "advisory ndpb": "board",
    "special health authority": "health_body",
}
# Within its parent, or held to account by it; where neither is said, the two only work together, which is what GOV.UK prints.
PARTS = frozenset(("executive agency", "sub-organisation", "civil service", "executive office"))
SPONSORED = ("non-departmental public body", "ndpb", "public corporation", "special health authority")
_IGNORED = ("web_url", "child_organisations", "analytics_identifier", "updated_at")
_STATUS = {"joining": "planned", "transitioning": "exists"}


def recognises(seen: Seen) -> bool:
    """Its objects have a format, details with a govuk_status, and parents."""
    items, _ = seen.first(*LISTS)
    return (
        bool(items)
        and all({"format", "details", "title"} <= item.keys() for item in items)
        and any("govuk_status" in (item["details"] or {}) for item in items)
    )


def read(seen: Seen, into: Collector) -> None:
    """Every organisation, and each parent of it."""
    items = JsonItems(seen.file, into, LISTS)
    latest = ""
    for row in into.each(items.rows()):
        updated = row.date("updated_at")
        latest = max(latest, updated or "")
        _organisation(row, into, updated)
    into.source = SourceRecord(
        title="GOV.UK organisations API", date=latest or None, url="https://www.gov.uk/api/organisations"
    )


def _organisation(row: Row, into: Collector, updated: str | None) -> None:
    ref, title = row.text("id", required=True), row.plain("title", required=True)
    sort = (row.text("format") or "Other").strip()
    details = row.inner("details")
    closed = details.date("closed_at") if details else None
    abbreviation = details.text("abbreviation") if details else None
    status = details.text("govuk_status") if details else None
    identifiers = _identifiers(row, details)
    if details:
        details.done(
            ignoring=(
                "content_id",
                "logo_formatted_name",
                "organisation_brand_colour_class_name",
                "organisation_logo_type_class_name",
                "govuk_closed_status",
            )
        )
    parents = [(parent, parent.text("id", required=True)) for parent in row.rows("parent_organisations")]
    newer = [(other, other.text("id", required=True)) for other in row.rows("superseding_organisations")]
    older = [(other, other.text("id", required=True)) for other in row.rows("superseded_organisations")]
    for other, _ in (*parents, *newer, *older):
        other.done(ignoring=("web_url",))
    row.done(ignoring=_IGNORED)
    if not ref or not title:
        return
    note = f"{sort[:1].upper()}{sort[1:]} by the list of GOV.UK."
    if status == "closed" and not closed and updated:
        # Without an end it would count as standing today; by the day of the record it was over.
        closed, note = updated, f"{note[:-1]}, there said to be closed; when, it does not say: by {updated} at the latest."
    into.actor(
        ActorRecord(
            ref,
            title,
            kind_of(sort, title),
            row.place,
            aliases=(Alias(abbreviation),) if abbreviation and abbreviation != title else (),
            to=closed,
            existence=_STATUS.get(status or ""),
            identifiers=identifiers,
            said_on=updated,
            note=note,
            reading=f"GOV.UK lists {title} as: {sort.lower()}"
            + (f", {status}" if status else "")
            + (f", closed by {closed}." if closed else "."),
        )
    )
    for parent, above in parents:
        if above:
            into.link(_parent(ref, above, sort, title, parent.place, closed, updated))
    for place, new, old in [(o.place, x, ref) for o, x in newer] + [(o.place, ref, x) for o, x in older]:
        if new and old:
            into.link(LinkRecord(new, "SUCCEEDS", old, place, "GOV.UK says that the one took the place of the other."))


def _identifiers(row: Row, details: Row | None) -> tuple[tuple[str, str], ...]:
    found = [("govuk", details.text("slug") if details else None), ("govuk_register", row.text("analytics_identifier"))]
    return tuple((scheme, value) for scheme, value in found if value)


def kind_of(sort: str, title: str) -> str:
    """The kind of actor that a sort of GOV.UK is; where it says 'other' its name may tell."""
    found = KINDS.get(sort.lower())
    return found or (kind_by_name(title) if sort.lower() == "other" else None) or "agency"


def relation(sort: str) -> tuple[str, str]:
    """What the parent is to a body of this sort, as a kind of link, and why."""
    plain = sort.lower()
    if plain in PARTS:
        return "PART_OF", f"a body of this sort ({plain}) is within its department"
    if any(plain.endswith(end) for end in SPONSORED):
        return "OVERSEES", f"a department answers to Parliament for its bodies of this sort ({plain}) as their sponsor"
    return "COLLABORATES_WITH", f"the list gives a parent without saying what it is to a body of this sort ({plain})"


def _parent(ref: str, parent: str, sort: str, title: str, place: str, closed: str | None, said_on: str | None) -> LinkRecord:
    kind, why = relation(sort)
    subject, object_ = (parent, ref) if kind == "OVERSEES" else (ref, parent)
    values = {"until": closed} if closed else {}
    return LinkRecord(
        subject,
        kind,
        object_,
        place,
        f"GOV.UK lists {title} under this parent.",
        values,
        said_on=said_on,
        explicit=False,
        why=f"{why[:1].upper()}{why[1:]}.",
    )
