"""Tables of the police grant: a row for each force or area, a column for each year's sum.

The sums are told by force. By law the grant goes to the local policing body of the area; the link says why it is at the force.
"""

from __future__ import annotations

import re
from decimal import Decimal

from graph.naming.names import fold_name
from loaders.intake.cells.amounts import in_pounds, plain_number
from loaders.intake.cells.forces import SCHEME, force_id
from loaders.intake.cells.texts import slug
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord, SourceRecord
from loaders.intake.rows.row import Row

_AREA = frozenset(
    ("force", "police force", "police force area", "force area", "police area", "local policing body", "pcc", "area")
)
_SUM = re.compile(r"grant|budget|gbp|£|allocation|funding|settlement", re.IGNORECASE)
_YEAR = re.compile(r"(20\d{2})\s?[-/–_]\s?(?:20)?(\d{2})(?!\d)")
_MILLIONS = re.compile(r"£ ?m(?:illion)?\b|\bmillions?\b|gbp ?m\b", re.IGNORECASE)
_TOTALS = re.compile(r"(?:.*\b)?totals?\b.*|england|wales|england (?:and|&) wales.*|all .*", re.IGNORECASE)
PAYER, PAYER_NAME = "home office", "Home Office"
WHY = "The table gives the sum for each force; by law the grant is paid to the local policing body of its area."


def recognises(seen: Seen) -> bool:
    """A column of forces, and another of sums."""
    return seen.has_head(_is_head)


def read(seen: Seen, into: Collector) -> None:
    """Every sum."""
    title = _title(seen)
    with sheets_of(seen.file) as sheets:
        for sheet in sheets:
            found = find_head(sheet, _is_head)
            if found is None:
                continue
            place, head = sheet.place(found[0]), found[1]
            into.actor(
                ActorRecord(
                    PAYER, PAYER_NAME, "department", place, mentioned=True, reading="Its grant is what the table gives."
                )
            )
            columns = {name: year for name in head if _is_sum(name) and (year := _year(name) or _year(title))}
            if not columns:
                into.fault(
                    place,
                    "no column tells its financial year, nor does the title or the file's name; expected one, as in 2025-26",
                )
            for row in into.each(table_rows(sheet, *found, into)):
                _row(row, columns, title, into)
            break
    year = _year(title)
    into.source = SourceRecord(title=title or None, date=f"{year[:4]}-04-01" if year else None)


def _is_head(head: list[str]) -> bool:
    return bool(_force_column(head)) and sum(map(bool, head)) <= 12 and any(map(_is_sum, head))


def _force_column(head: list[str]) -> str | None:
    return next((name for name in head[:3] if fold_name(name) in _AREA), None)


def _is_sum(name: str) -> bool:
    return bool(_SUM.search(name)) or bool(_YEAR.fullmatch(name.strip()))


def _title(seen: Seen) -> str:
    """What stands above the head, or the name of the file."""
    for _, rows in seen.tops():
        for row in rows[:3]:
            text = " ".join(filter(None, row)).lstrip("# ")
            if not _is_head(row) and _YEAR.search(text):
                return text[:200]
    return (
        seen.file.path.stem.replace("-", " ").replace("_", " ")
        if not _YEAR.search(seen.file.path.stem)
        else seen.file.path.stem
    )


def _year(text: str) -> str | None:
    found = _YEAR.search(text)
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return f"{found[1]}/{found[2]}"


def _row(row: Row, columns: dict[str, str], title: str, into: Collector) -> None:
    name = row.text(_force_column(list(row.values)) or "", required=True)
    sums = {head: row.amount(head) for head in columns}
    row.done()
    if not name:
        return
    if _TOTALS.fullmatch(name):
        into.leave_out("a total", row.place)
        return
    id_ = force_id(name)
    into.actor(
        ActorRecord(
            id_,
            name,
            "police_force",
            row.place,
            identifiers=((SCHEME, id_),),
            mentioned=True,
            level="local",
            note="A force as a table of the police grant names it.",
            reading=f"The table has a row for {name}.",
        )
    )
    for head, year in columns.items():
        amount = sums[head]
        if amount is None:
            continue
        pounds = plain_number(Decimal(amount[0]) * (1_000_000 if _MILLIONS.search(f"{head} {title}") else 1))
        if amount[1] not in (None, "GBP") or pounds.startswith("-"):
            row.fault(head, f"is {amount[1] or ''} {amount[0]}; expected pounds above nothing")
            continue
        if pounds == "0":
            into.leave_out("a sum of nothing", row.place)
            continue
        place = f"{row.place}, column '{head}'" if len(columns) > 1 else row.place
        into.link(
            LinkRecord(
                PAYER,
                "FUNDS",
                id_,
                place,
                f"Police grant for {name} in {year}: {in_pounds(pounds)}.",
                {
                    "amount": pounds,
                    "period": year,
                    "purpose": "policing of the area",
                    "topics": ["funding"],
                    "binding": "statute",
                },
                key=slug(f"{seen_key(head, columns)} {year}"),
                explicit=False,
                why=WHY,
            )
        )


def seen_key(head: str, columns: dict[str, str]) -> str:
    """What tells the sums of a row apart: nothing where there is one a year, else their heads."""
    years = list(columns.values())
    return "police grant" if len(set(years)) == len(years) else head
