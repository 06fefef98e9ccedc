"""The workbook that `custodes export -o x.xlsx` writes, read back: what was not edited comes back as it was.

It is a whole dataset: its ids are kept, and it rests on no other. Claims are the truth of it. A row of Links whose values are
not those of its claims is a fault; one that has no claims becomes a claim of the workbook itself.
"""

from __future__ import annotations

from typing import Any

from graph.model import QUALIFIERS, Source
from graph.texts.cell_lists import alias_items, list_items
from loaders.intake.files.seen import Seen
from loaders.intake.files.tables import find_head, sheets_of, table_rows
from loaders.intake.gathered.collector import Collector
from loaders.intake.rows.row import Row
from loaders.intake.written.book import Book, Entry

SHEETS = {"Actors": ("id", "name", "kind"), "Links": ("id", "subject", "kind", "object"), "Claims": ("of", "source", "locator"),
          "Gaps": ("id", "kind", "reason"), "Sources": ("id", "title", "date")}  # fmt: skip
_ACTOR = ("id", "name", "kind", "level", "area", "from", "to", "existence", "note", "territory")
_EDITIONS = ("until", "read_to", "amended", "newer")
_LISTS = ("powers", "topics", "exceptions", "within")
_DEFAULTS = {"explicit": "true", "checked": "true", "rank": "normal", "importance": "2"}
# Of a link, told again for those who read: the claims say it.
_TOLD = ("subject_name", "object_name", "claims", "words", "pattern")


def recognises(seen: Seen) -> bool:
    """The sheets of actors, links, claims and sources, each with its head."""
    tops = dict(seen.tops())
    return all(
        name in tops and any(set(head) <= set(row) for row in tops[name]) for name, head in SHEETS.items() if name != "Gaps"
    )


def read(seen: Seen, into: Collector) -> None:
    """Nothing goes through the ledger: `book` gives all of it."""
    into.leave_out("a workbook that is loaded as a whole", "/")


def book(seen: Seen, into: Collector) -> Book:
    """All entries of the workbook."""
    made = Book()
    with sheets_of(seen.file) as sheets:
        by_name = {sheet.name: sheet for sheet in sheets}
        rows: dict[str, list[Row]] = {}
        for name, wanted in SHEETS.items():
            if name not in by_name:
                continue
            found = find_head(by_name[name], lambda head, wanted=wanted: set(wanted) <= set(head))  # type: ignore[misc]
            if found is None:
                into.fault(name, f"has no head with {', '.join(wanted)}; expected that of the export")
            else:
                rows[name] = list(table_rows(by_name[name], *found, into))
    for row in into.each(rows.get("Sources", [])):
        made.sources.append(_source(row))
    for row in into.each(rows.get("Actors", [])):
        made.actors.append(_actor(row))
    links = {row.text("id"): row for row in rows.get("Links", [])}
    gaps = {row.text("id"): row for row in rows.get("Gaps", [])}
    claimed = set[str]()
    for row in into.each(rows.get("Claims", [])):
        of = row.text("of", required=True) or ""
        claimed.add(of)
        made.claims.append(_claim(row, of, links.get(of), gaps.get(of)))
    for id_, row in links.items():
        made.rows.append((row.place, id_, _values(row)))
        if id_ not in claimed:
            made.claims.append(_bare(row, made.own))
        else:
            _leave(row)
    for row in gaps.values():
        _leave(row)
    return made


def _leave(row: Row) -> None:
    """Told again: the claims say it."""
    for key in (
        *_TOLD,
        "id",
        "subject",
        "object",
        "kind",
        "status",
        "polarity",
        "sources",
        "places",
        "readings",
        "reason",
        "note",
    ):
        row.taken.add(key)
    row.done(ignoring=QUALIFIERS)


def _source(row: Row) -> Source:
    said = {key: row.text(key) for key in ("id", "title", "publisher", "date", "said_on", "url", "licence", "digest", "files",
                                           "kind", "speaks_from", "form", *_EDITIONS)}  # fmt: skip
    row.done()
    for key in ("id", "title", "publisher", "date"):
        if not said[key]:
            row.fault(key, "is empty; expected a text")
    return Source(
        id=said["id"] or "", title=said["title"] or "", publisher=said["publisher"] or "", date=said["date"] or "",
        said_on=said["said_on"] or said["date"] or "", url=said["url"], licence=said["licence"], digest=said["digest"],
        file=said["files"], kind=said["kind"] or "document", speaks_from=said["speaks_from"], form=said["form"],
        **{key: said[key] for key in _EDITIONS},
    )  # fmt: skip


def _actor(row: Row) -> Entry:
    said: dict[str, Any] = {key: row.text(key) for key in _ACTOR}
    for key in ("id", "name", "kind"):
        if not said[key]:
            row.fault(key, "is empty; expected a text")
    said["existence"] = None if said["existence"] == "exists" else said["existence"]
    said["class"] = "true" if _flag(row, "class") == "true" else None
    said["aliases"] = tuple(_read(row, "aliases", alias_items))
    said["within"] = _read(row, "within", list_items)
    numbers = [one.partition("=") for one in _read(row, "identifiers", list_items)]
    said["identifiers"] = {key.strip(): value.strip() for key, _, value in numbers}
    for key, sign, _ in numbers:
        if not sign:
            row.fault("identifiers", f"'{key[:40]}' is no identifier; expected scheme=number")
    row.done()
    return Entry(row.place, {key: value for key, value in said.items() if value})


def _claim(row: Row, of: str, link: Row | None, gap: Row | None) -> Entry:
    said: dict[str, Any] = {
        **_head(row, of),
        "source": row.text("source", required=True),
        "place": row.text("locator", required=True),
    }
    start, end = row.text("start"), row.text("end")
    if start and end:
        said["span"] = [start, end]
    said |= {"digest": row.text("digest"), "reading": row.text("reading", required=True), "said_on": row.text("said_on")}
    for key, default in _DEFAULTS.items():
        value = _flag(row, key) if key in ("explicit", "checked") else row.text(key)
        said[key] = None if value == default else value
    said |= {"why": row.text("why"), "lapses": row.text("lapses")}
    read = {key: text for key in ("version", "on") if (text := row.text(f"read_{key}"))}
    said["read"] = read or None
    if gap is not None:
        said |= {"reason": gap.text("reason"), "note": gap.text("note")}
    if link is not None:
        said["pattern"] = link.text("pattern")
    said |= _values(row)
    row.taken |= {"id", "source_title", "words"}
    row.done()
    return Entry(row.place, {key: value for key, value in said.items() if value not in (None, [])})


def _bare(row: Row, own: str) -> Entry:
    """A row of Links that a person added: its claim is the workbook's own, or that of a source that it names."""
    id_ = row.text("id")
    ends = [row.text(key, required=True) or "" for key in ("subject", "kind", "object")]
    key = (id_ or "").split("~")[3:]
    sources, places, readings = (_read(row, name, list_items) for name in ("sources", "places", "readings"))
    said: dict[str, Any] = {
        "link": " ".join([*ends, *(f"~{one}" for one in key[:1])]),
        "source": sources[0] if sources else own, "place": places[0] if places else row.place,
        "reading": readings[0] if readings else f"The workbook says: {' '.join(ends)}.", **_values(row),
        "checked": "false" if sources else None,
    }  # fmt: skip
    row.taken |= set(_TOLD)
    row.done()
    return Entry(row.place, {name: value for name, value in said.items() if value not in (None, [])})


def _head(row: Row, of: str) -> dict[str, str]:
    if "~" not in of:
        return {"actor": of}
    gap = of.startswith("gap~")
    parts = of.removeprefix("gap~").split("~", 3)
    if len(parts) < 3:
        row.fault("of", f"'{of[:60]}' is no id of a link, a gap or an actor; expected subject~KIND~object")
        return {"actor": of}
    return {"gap" if gap else "link": " ".join([*parts[:3], *(f"~{key}" for key in parts[3:])])}


def _values(row: Row) -> dict[str, Any]:
    """The qualifiers of a row, as data has them."""
    found: dict[str, Any] = {}
    for name in QUALIFIERS:
        found[name] = _read(row, name, list_items) if name in _LISTS else row.text(name)
    return {name: value for name, value in found.items() if value not in (None, [])}


def _flag(row: Row, key: str) -> str | None:
    said = row.text(key)
    return {"yes": "true", "no": "false", "true": "true", "false": "false", "TRUE": "true", "FALSE": "false"}.get(
        said or "", said
    )


def _read(row: Row, key: str, parse: Any) -> list[Any]:
    text = row.text(key)
    try:
        return list(parse(text)) if text else []
    except ValueError as error:
        row.fault(key, str(error))
        return []
