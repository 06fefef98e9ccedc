"""Organisations as standards of money name them: an id of org-id.guide, a name, a kind that follows from these."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Alias
from loaders.intake.cells.amounts import in_pounds, read_currency
from loaders.intake.cells.texts import kind_by_name
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, Value
from loaders.intake.rows.row import Row

_ORG_ID = re.compile(r"([A-Z]{2,3}-[A-Z0-9_]+)-(.+)")
# The registers of org-id.guide whose members are all of one kind.
_KINDS = {
    "GB-COH": "company",
    "GB-CHC": "charity_or_ngo",
    "GB-SC": "charity_or_ngo",
    "GB-NIC": "charity_or_ngo",
    "GB-UKPRN": "university",
    "GB-NHS": "health_body",
    "GB-GOV": "department",
    "GB-LAE": "local_authority",
    "GB-LAS": "local_authority",
    "GB-PLA": "local_authority",
    "GB-LANI": "local_authority",
    "GB-REV": "charity_or_ngo",
}


def split_id(id_: str) -> tuple[str, str]:
    """Scheme and number of an id: ('GB-COH', '07444723'); what has no scheme has the scheme 'id'."""
    found = _ORG_ID.fullmatch(id_)
    return (found[1], found[2]) if found else ("id", id_)


def kind_of_party(name: str, schemes: Iterable[str], given: str | None = None) -> str:
    """What the register says, else the head of the name, else an agency."""
    by_name = kind_by_name(name)
    known = next((_KINDS[scheme] for scheme in schemes if scheme in _KINDS), None)
    return (
        given
        or (by_name if by_name in ("university", "local_authority", "police_force", "health_body") else None)
        or known
        or by_name
        or "agency"
    )


def party(
    name: str | None,
    id_: str | None,
    place: str,
    into: Collector,
    *,
    kind: str | None = None,
    identifiers: Iterable[tuple[str, str]] = (),
    aliases: Iterable[str] = (),
    note: str | None = None,
) -> str:
    """Take in an organisation that a record names, and give its ref."""
    numbers = list(dict.fromkeys([*([split_id(id_)] if id_ else []), *identifiers]))
    told = name or id_ or "unnamed"
    ref = id_ or (f"{numbers[0][0]} {numbers[0][1]}" if numbers else f"name {told.casefold()}")
    if name is None:
        into.leave_out("the name of a party, of which only the id is told", place)
    into.actor(
        ActorRecord(
            ref,
            told,
            kind_of_party(told, [scheme for scheme, _ in numbers], kind),
            place,
            identifiers=tuple(numbers),
            aliases=tuple(Alias(one) for one in aliases if one != told),
            mentioned=True,
            guessed=kind is None,
            nameless=name is None,
            note=note,
            reading=f"It names {told}.",
        )
    )
    return ref


def money(row: Row, amount_key: str, currency: str | None, values: dict[str, Value], into: Collector) -> str | None:
    """Read a sum into the values of a link: pounds as a number, other money in words. What it says in words."""
    amount = row.amount(amount_key)
    if amount is None:
        return None
    sum_, sign = amount
    try:
        code = read_currency(currency) if currency else sign
    except ValueError as error:
        row.fault("", f"the currency {error}")
        return None
    if not code:
        into.leave_out("a sum without a currency", row.place)
        return None
    if sign and sign != code:
        row.fault(amount_key, f"is in {sign}, and the currency says {code}; expected one of the two")
        return None
    if sum_.startswith("-"):
        row.fault(amount_key, f"is {sum_}, below nothing; expected a sum above")
        return None
    if sum_ == "0":
        into.leave_out("a sum of nothing", row.place)
        return None
    if code == "GBP":
        values["amount"] = sum_
        return in_pounds(sum_)
    said = f"{code} {in_pounds(sum_)[1:]}"
    values["about"] = "; ".join(filter(None, (str(values.get("about") or ""), said)))
    into.leave_out(f"a sum in {code} as a number: it is told in words", row.place)
    return said


def period_of(row: Row | None, start: str, end: str) -> str | None:
    """A period from two fields: a range, one date, or None; a fault where it ends before it begins."""
    if row is None:
        return None
    first, last = row.date(start), row.date(end)
    if first and last and last < first and not last.startswith(first) and not first.startswith(last):
        row.fault(end, f"{last} is before {start} {first}; expected the dates in order")
        return None
    return f"{first}..{last}" if first and last and first != last else first or last
