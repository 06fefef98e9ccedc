"""Objects of the data.police.uk API: forces, neighbourhoods, officers. What is broken in them is said."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, SourceRecord
from loaders.intake.rows.row import Row

_CONTACTS = frozenset(
    (
        "email telephone mobile fax web address facebook twitter youtube myspace bebo flickr forum blog rss google-plus"
        " e-messaging instagram linkedin"
    ).split()
)
_FORCE = frozenset("id name description url telephone engagement_methods".split())
_NEIGHBOURHOOD = frozenset(
    "id name url_force contact_details links centre locations description population url_boundary welcome_message".split()
)
_OFFICER = frozenset("name rank bio contact_details".split())
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")


def recognises(seen: Seen) -> bool:
    """Nothing but the keys of one of its objects."""
    items, _ = seen.first()
    return bool(items) and all(_sort(item) for item in items)


def read(seen: Seen, into: Collector) -> None:
    """Every object."""
    for row in into.each(JsonItems(seen.file, into).rows()):
        sort = _sort(row.values)
        if sort == "contacts":
            into.leave_out("contact details, of which the file does not say whose they are", row.place or "/")
        elif sort == "officer":
            _officer(row, into)
        elif sort in ("force", "neighbourhood"):
            _place(row, sort, into)
        else:
            row.fault("", f"has the keys {', '.join(row.values) or 'none'}; expected a force, a neighbourhood or an officer")
    into.source = SourceRecord(title="data.police.uk API", url="https://data.police.uk/docs/")


def _sort(item: object) -> str | None:
    """Which of its objects it is."""
    keys = set(item) if isinstance(item, dict) else set()
    if {"id", "name"} <= keys and keys <= _FORCE and ("engagement_methods" in keys or _SLUG.fullmatch(str(item["id"]))):  # type: ignore[index]
        return "force"
    if {"id", "name"} <= keys <= _NEIGHBOURHOOD:
        return "neighbourhood"
    if {"name", "rank"} <= keys <= _OFFICER:
        return "officer"
    return "contacts" if keys and keys <= _CONTACTS else None


def _place(row: Row, sort: str, into: Collector) -> None:
    id_, name = row.text("id", required=True), row.plain("name", required=True)
    site = urlsplit(row.text("url_force") or row.text("url") or "").hostname
    row.done(ignoring=(_FORCE | _NEIGHBOURHOOD) - {"id", "name", "url_force", "url"})
    if not id_ or not name:
        return
    if sort == "force":
        into.actor(
            ActorRecord(
                id_,
                name,
                "police_force",
                row.place or "/",
                identifiers=(("police_uk", id_),),
                level="local",
                note="A force as data.police.uk lists it.",
                reading=f"data.police.uk has {name} as the force {id_}.",
            )
        )
        return
    # A neighbourhood's number is its force's own; the force is told by nothing but the address of its site.
    into.leave_out("the force of a neighbourhood, told only by a web address", row.place or "/")
    into.actor(
        ActorRecord(
            f"{site}/{id_}",
            name,
            "unit",
            row.place or "/",
            level="local",
            identifiers=(("police_uk_neighbourhood", f"{site}/{id_}" if site else id_),),
            note=f"A neighbourhood policing team{f', by its site one of {site}' if site else ''}.",
            reading=f"data.police.uk has {name} as the neighbourhood {id_}.",
        )
    )


def _officer(row: Row, into: Collector) -> None:
    name, rank = row.plain("name", required=True), row.text("rank")
    row.done(ignoring=_OFFICER)
    if name:
        into.leave_out("whose officer somebody is, which the object does not say", row.place or "/")
        into.actor(
            ActorRecord(
                f"{name} {row.place}",
                name,
                "person",
                row.place or "/",
                note=f"{rank or 'An officer'}, by data.police.uk.",
                reading=f"data.police.uk has {name}" + (f" as {rank}." if rank else "."),
            )
        )
