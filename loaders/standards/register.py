"""The registers of GOV.UK, as TSV, CSV or JSON lines: one record a body, its key in the column called as the register."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph.days.dates import first_day, last_day
from graph.model import Alias
from loaders.intake.cells.texts import clean, kind_by_name
from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.ledger import ledger
from loaders.intake.gathered.records import ActorRecord, SourceRecord
from loaders.intake.rows.row import Row

# The column of the key: the scheme of its identifiers, and the kind of all that the register holds, where it is one.
KEYS = {
    "government-organisation": ("govuk_register", None),
    "police-force": ("police_uk", "police_force"),
    "local-authority-eng": ("local_authority_eng", "local_authority"),
    "local-authority-sct": ("local_authority_sct", "local_authority"),
    "local-authority-nir": ("local_authority_nir", "local_authority"),
    "principal-local-authority": ("principal_local_authority", "local_authority"),
}
_SLUG = re.compile(r"https?://www\.gov\.uk/government/organisations/([a-z0-9-]+)/?")
_IGNORED = (
    "index-entry-number",
    "entry-number",
    "entry-timestamp",
    "key",
    "item-hash",
    "website",
    "local-authority-type",
    "local-authority",
)


def recognises(seen: Seen) -> bool:
    """A register's key stands beside a name."""
    if seen.file.container == "json":
        items, _ = seen.first()
        return bool(items) and all(_is_record(item) or _is_entry(item) or _is_keyed(item) for item in items)
    return seen.has_head(_is_head)


def read(seen: Seen, into: Collector) -> None:
    """Every record."""
    names = set[str]()
    former = _former(seen)
    for row, key in _rows(seen, into):
        names.add(key)
        _record(row, key, into, former.get(str(row.values.get(key)).strip()))
    into.source = SourceRecord(title=f"GOV.UK register: {', '.join(sorted(names)) or 'none'}")


def _rows(seen: Seen, into: Collector) -> Iterator[tuple[Row, str]]:
    if seen.file.container == "json":
        for row in into.each(_records(JsonItems(seen.file, into).rows())):
            yield row, _key(list(row.values)) or ""
        return
    with sheets_of(seen.file) as sheets:
        for sheet in sheets:
            found = find_head(sheet, _is_head)
            if found:
                for row in into.each(table_rows(sheet, *found, into)):
                    yield row, _key(found[1]) or ""


def _records(rows: Iterator[Row]) -> Iterator[Row]:
    """The records of a register as JSON: by the line or in a list, or as entries, which hold them as their items, in a list or
    by their keys."""
    for row in rows:
        if _is_entry(row.values):
            yield from row.rows("item")
        elif _is_keyed(row.values):
            for key in row.values:
                if entry := row.inner(key):
                    yield from entry.rows("item")
        else:
            yield row


def _is_record(item: Mapping[str, Any]) -> bool:
    return _key(list(item)) is not None and ("name" in item or "official-name" in item)


def _is_entry(item: Mapping[str, Any]) -> bool:
    items = item.get("item")
    return isinstance(items, list) and bool(items) and all(isinstance(one, dict) and _is_record(one) for one in items)


def _is_keyed(item: Mapping[str, Any]) -> bool:
    return bool(item) and all(isinstance(one, dict) and _is_entry(one) for one in item.values())


def _former(seen: Seen) -> dict[str, list[str]]:
    """The names of each key that has several records, in their order: a register only grows, and the last one counts."""
    with ledger() as nothing:
        found: dict[str, list[str]] = defaultdict(list)
        for row, key in _rows(seen, Collector(seen.file.name, nothing)):
            found[str(row.values.get(key)).strip()].append(
                clean(str(row.values.get("official-name") or row.values.get("name") or ""))
            )
    return {key: names for key, names in found.items() if len(names) > 1}


def _is_head(head: list[str]) -> bool:
    return _key(head) is not None and bool({"name", "official-name"} & set(head))


def _key(names: list[str]) -> str | None:
    return next((name for name in names if name in KEYS), None)


def _record(row: Row, key: str, into: Collector, names: list[str] | None) -> None:
    if not key:
        row.fault("", f"has no key of a register; expected one of {', '.join(KEYS)}")
        return
    scheme, kind = KEYS[key]
    id_ = row.text(key, required=True)
    short, official = row.text("name"), row.text("official-name")
    name = official or short or row.text("name", required=True)
    start, end = row.date("start-date"), row.date("end-date")
    website = row.text("website") or ""
    row.done(ignoring=_IGNORED)
    if start and end and last_day(end) < first_day(start):
        row.fault("end-date", f"{end} is before the start-date {start}; expected the dates in order")
    if not id_ or not name:
        return
    if names and name != names[-1]:
        into.leave_out("a record that a later one of its key replaces; its name becomes an alias", row.place)
        return
    if names and into.ledger.first_at(f"{key}:{id_}", row.place):
        into.leave_out("a record that is there twice", row.place)
        return
    address = _SLUG.fullmatch(website)
    identifiers = [(scheme, id_), *([("govuk", address[1])] if address else [])]
    into.actor(
        ActorRecord(
            f"{key}:{id_}",
            name,
            kind or kind_by_name(name) or "agency",
            row.place,
            from_=start,
            to=end,
            said_on=None,
            aliases=tuple(Alias(one) for one in dict.fromkeys([*(names or ()), short]) if one and one != name),
            identifiers=tuple(identifiers),
            guessed=kind is None,
            note=f"{key.replace('-', ' ').capitalize()} {id_} of the GOV.UK register.",
            reading=f"The register has {name} as {key} {id_}" + (f", until {end}." if end else "."),
        )
    )
