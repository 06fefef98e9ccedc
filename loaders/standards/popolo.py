"""Popolo: people, organisations, posts and memberships, as lists of a whole file, as one list, or as one object with others
embedded in it. What is said of speeches, votes, events and areas has no place in the model and is counted."""

from __future__ import annotations

from loaders.intake.files.json_items import JsonItems
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import SourceRecord
from loaders.intake.rows.popolo import Popolo
from loaders.intake.rows.row import Row

LISTS = (
    "persons",
    "people",
    "organizations",
    "posts",
    "memberships",
    "areas",
    "events",
    "votes",
    "motions",
    "speeches",
    "vote_events",
)
_OF_LIST = {
    "persons": "person",
    "people": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "areas": "area",
    "events": "event",
    "votes": "vote",
    "motions": "motion",
    "speeches": "speech",
    "vote_events": "vote event",
}
# A file of these lists is Popolo's whatever their items hold.
_NAMED = frozenset(("persons", "organizations", "memberships", "posts"))
_LARGEST_OBJECT = 1_000_000
# What an object says of itself, and a file of lists does not.
_OWN = frozenset("id name label text person_id organization_id voter_id option identifier type value result".split())
# What tells the class of an object that stands alone: any of these keys beside those that every one must have.
_SIGNS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("contact detail", frozenset(("type", "value")), frozenset()),
    ("vote", frozenset(("voter_id", "option")), frozenset()),
    ("count", frozenset(("option", "value")), frozenset()),
    ("speech", frozenset(("text", "type")), frozenset(("creator_id", "event_id", "attribution_text", "audio", "position"))),
    ("motion", frozenset(("text",)), frozenset(("creator_id", "requirement", "vote_events", "legislative_session"))),
    ("vote event", frozenset(), frozenset(("counts", "votes", "group_results", "motion"))),
    ("event", frozenset(("name",)), frozenset(("attendees", "location"))),
    ("membership", frozenset(), frozenset(("person_id", "member_id", "person", "on_behalf_of_id"))),
    ("post", frozenset(("label",)), frozenset(("organization_id", "organization", "role"))),
    (
        "person",
        frozenset(("name",)),
        frozenset(
            "family_name given_name birth_date death_date gender honorific_prefix biography email summary"
            " national_identity".split()
        ),
    ),
    (
        "organization",
        frozenset(("name",)),
        frozenset("founding_date dissolution_date posts classification_id parent_id other_names".split()),
    ),
    ("area", frozenset(("name", "classification", "identifier")), frozenset(("geometry", "parent_id"))),
)


def recognises(seen: Seen) -> bool:
    """Lists by Popolo's names, or objects with the keys of one of its classes."""
    items, top = seen.first(*_lists(seen))
    named = _NAMED & top.keys() and _lists(seen)
    return bool(named) or (bool(items) and (all(map(class_of, items)) or _is_metadata(items[0])))


def _lists(seen: Seen) -> tuple[str, ...]:
    """The lists of a whole file; none where the file is one object, in which others are embedded under the same names."""
    if seen.file.size > _LARGEST_OBJECT:
        return LISTS
    _, top = seen.first()
    return () if _OWN & set(top) else LISTS


def class_of(item: dict[str, object]) -> str | None:
    """The class of an object that stands alone; None where its keys tell none."""
    keys = set(item)
    if {"name", "classification", "identifier"} <= keys and "id" not in keys:
        return "area"
    memberships = item.get("memberships")
    if "name" in keys and isinstance(memberships, list) and memberships and isinstance(memberships[0], dict):
        if "organization_id" in memberships[0] or "organization" in memberships[0]:
            return "person"
        if "person_id" in memberships[0] or "person" in memberships[0]:
            return "organization"
    for name, must, any_ in _SIGNS:
        if must <= keys and (not any_ or any_ & keys):
            return name
    return "organization" if {"id", "name", "classification"} <= keys else None


def _is_metadata(item: dict[str, object]) -> bool:
    return {"id", "name"} <= set(item) and bool({"created_at", "updated_at"} & set(item))


def read(seen: Seen, into: Collector) -> None:
    """Every object of every list."""
    items = JsonItems(seen.file, into, _lists(seen))
    popolo = Popolo(into)
    for row in into.each(items.rows()):
        _take(row, popolo, into)
    popolo.tell()
    into.source = SourceRecord(title=f"Popolo data: {seen.file.name}", date=popolo.latest or None)


def _take(row: Row, popolo: Popolo, into: Collector) -> None:
    listed = next((name for part in reversed(row.place.split("/")) for key, name in _OF_LIST.items() if part == key), None)
    class_ = listed or class_of(dict(row.values))
    if class_ == "person":
        popolo.person(row)
    elif class_ == "organization":
        popolo.organization(row)
    elif class_ == "post":
        popolo.post(row)
    elif class_ == "membership":
        popolo.membership(row)
    elif class_ is not None:
        into.leave_out(f"{'an' if class_[0] in 'ae' else 'a'} {class_}, which is no actor and no link", row.place or "/")
    else:
        into.leave_out("an object that does not say whether it is a person or an organisation", row.place or "/")
