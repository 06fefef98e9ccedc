"""Interests in a body: shares and votes let their holder govern it; seats on its board are what they are.

The model has no link of property. That a holder can govern is inferred, and each such link says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection

from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import LinkRecord, Value
from loaders.intake.rows.row import Row

_KINDS = {
    "boardChair": "CHAIRS",
    "boardMember": "MEMBER_OF",
    "board-chair": "CHAIRS",
    "board-member": "MEMBER_OF",
    "appointmentOfBoard": "APPOINTS",
    "appointment-of-board": "APPOINTS",
    "seniorManagingOfficial": "HOLDS_OFFICE",
    "senior-managing-official": "HOLDS_OFFICE",
    "controlByLegalFramework": "OVERSEES",
    "controlViaCompanyRulesOrArticles": "OVERSEES",
}
_GOVERNS = frozenset(
    (
        "shareholding votingrights otherinfluenceorcontrol influenceorcontrol trustee"
        " conditionalrightsgrantedbycontract controlviacompanyrulesorarticles controlbylegalframework protector"
    ).split()
)
_PERCENT = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
WHY = "The statement tells of an interest; that its holder can govern the body by it is inferred."
_IGNORED = ("beneficialOwnershipOrControl", "details", "interestLevel", "directOrIndirect")


def interest_links(
    row: Row,
    place: str,
    date: str | None,
    closed: str | None,
    into: Collector,
    newest: Callable[[str], str],
    ignoring: Collection[str] = (),
) -> None:
    """The links of one relationship: one for each kind that its interests are of. `newest`: which statement counts in the
    place of one that it names."""
    subject, holder = _end(row, "subject", into, place), _end(row, "interestedParty", into, place)
    found: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for interest in row.rows("interests"):
        type_ = interest.text("type") or "interest of no type"
        since, until = interest.date("startDate"), interest.date("endDate")
        share = interest.inner("share")
        said = f"{_words(type_)}{_share(share)}"
        interest.done(ignoring=_IGNORED)
        kind = _KINDS.get(type_) or ("OVERSEES" if type_.replace("-", "").lower() in _GOVERNS else None)
        if kind is None:
            into.leave_out(f"an interest of the type {type_}", interest.place)
        else:
            found[kind].append((said, since, until))
    row.done(ignoring=("isComponent", "componentRecords", *ignoring))
    if subject is None or holder is None:
        return
    if not found and not row.values.get("interests"):
        into.leave_out("a relationship whose interests are not told", place)
    subject, holder = newest(subject), newest(holder)
    for kind, interests in found.items():
        values: dict[str, Value] = {"about": "; ".join(said for said, _, _ in interests)}
        starts = sorted(since for _, since, _ in interests if since)
        ends = [until or closed for _, _, until in interests]
        if starts:
            values["since"] = starts[0]
        if all(ends) and ends:
            values["until"] = max(str(end) for end in ends)
        explicit = kind != "OVERSEES"
        into.link(
            LinkRecord(
                holder,
                kind,
                subject,
                place,
                f"It has this interest in the body: {values['about']}.",
                values,
                said_on=date,
                explicit=explicit,
                why=None if explicit else WHY,
            )
        )


def _end(row: Row, key: str, into: Collector, place: str) -> str | None:
    """The ref of an end: a record's id, or an object that says which statement describes it."""
    found = row.values.get(key)
    if isinstance(found, dict):
        inner = row.inner(key)
        if inner is None:
            return None
        ref = inner.text("describedByEntityStatement") or inner.text("describedByPersonStatement")
        reason = found.get("reason") or (found.get("unspecified") or {}).get("reason") if ref is None else None
        inner.done(ignoring=("unspecified", "reason", "description"))
        if ref is None:
            into.leave_out(f"an end of a relationship ({key}) that is not told ({reason or 'no reason'})", place)
        return ref
    ref = row.text(key)
    if ref is None:
        row.fault(key, "is missing; expected the id of a record")
    return ref


def _share(row: Row | None) -> str:
    if row is None:
        return ""
    keys = ("exact", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    # Before 0.4 the exclusive ends say only whether the others are.
    said = {key: row.text(key) for key in keys if not isinstance(row.value(key), bool)}
    row.done()
    for key, percent in said.items():
        if percent and not (_PERCENT.fullmatch(percent) and float(percent) <= 100):
            row.fault(key, f"is '{percent[:40]}'; expected a share from 0 to 100")
    if said.get("exact"):
        return f" of {said['exact']}%"
    low, high = (said.get(one) or said.get(other) for one, other in (keys[1:3], keys[3:]))
    return f" of {low or 0}% to {high or 100}%" if low or high else ""


def _words(type_: str) -> str:
    """'votingRights' -> 'voting rights'."""
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in type_.replace("-", " ")).strip()
