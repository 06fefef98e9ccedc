"""Figures by police force area, as statistics give them: of these the areas are loaded, with their codes."""

from __future__ import annotations

import re

from loaders.intake.cells.forces import SCHEME, force_id
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, SourceRecord
from loaders.intake.rows.row import Row

_NAME = re.compile(r"PFA\d{2}NM[W]?|police force area name|PFA name", re.IGNORECASE)
_CODE = re.compile(r"PFA\d{2}CD|police force area code|PFA code|area code", re.IGNORECASE)
CODE = re.compile(r"[EW]23\d{6}")


def recognises(seen: Seen) -> bool:
    """A column of names of police force areas, as the Office for National Statistics calls it."""
    return seen.has_head(_is_head)


def _is_head(head: list[str]) -> bool:
    return any(map(_NAME.fullmatch, head))


def read(seen: Seen, into: Collector) -> None:
    """Every area."""
    with sheets_of(seen.file) as sheets:
        for sheet in sheets:
            found = find_head(sheet, _is_head)
            if found is None:
                continue
            for row in into.each(table_rows(sheet, *found, into)):
                _area(row, found[1], into)
            break
    into.source = SourceRecord(title=f"Figures by police force area ({seen.file.name})")


def _area(row: Row, head: list[str], into: Collector) -> None:
    name = row.text(next(one for one in head if _NAME.fullmatch(one)), required=True)
    column = next((one for one in head if _CODE.fullmatch(one)), None) or _code_column(row)
    code = row.text(column) if column else None
    row.done(ignoring=[one for one in row.values if isinstance(row.values[one], (int, float)) or _figure(row.values[one])])
    if not name:
        return
    id_ = force_id(name)
    if code and not CODE.fullmatch(code) and re.fullmatch(r"[EW]15\d{6}", code) is None:
        row.fault(str(column), f"'{code[:30]}' is no code of a police force area; expected one such as E23000001 or W15000001")
        return
    territory = {"E": "England", "W": "Wales"}.get((code or " ")[0])
    into.actor(
        ActorRecord(
            id_,
            name,
            "police_force",
            row.place,
            level="local",
            mentioned=True,
            identifiers=((SCHEME, id_), *((("ons", code),) if code else ())),
            note=f"The force of a police area{f' in {territory}' if territory else ''}, as statistics name it.",
            reading=f"The table gives figures for the police area {name}" + (f" ({code})." if code else "."),
        )
    )


def _code_column(row: Row) -> str | None:
    """The column whose cell looks like such a code, where no head tells."""
    return next(
        (
            head
            for head, cell in row.values.items()
            if isinstance(cell, str) and re.fullmatch(r"[EW](?:23|15)\d{6}", cell.strip())
        ),
        None,
    )


def _figure(cell: object) -> bool:
    return isinstance(cell, str) and bool(re.fullmatch(r"[-\d.,% ]+", cell))
