"""Reads the registries of actors: `data/actors/*.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

from graph.days.dates import first_day, last_day
from graph.errors import Fault
from graph.kinds import Kinds
from graph.model import Actor, Alias
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, line_of, read_yaml

LONGEST_ID = 200
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Places = dict[str, tuple[str, int]]


def read_actors(path: Path, file: str, kinds: Kinds, faults: list[Fault], places: Places) -> list[Actor]:
    """The actors of one registry. `places` learns where each id stands, and refuses the second of two."""
    fields = Fields(read_yaml(path, file), file, "", faults)
    actors = []
    for entry in fields.each("actors", "an actor: a mapping with id, name and kind"):
        actor = _actor(entry, file, kinds, faults)
        if actor is None:
            continue
        if actor.id in places:
            other_file, other_line = places[actor.id]
            faults.append(
                Fault(file, line_of(entry), f"{actor.id}: this id is taken at {other_file}:{other_line}; merge or rename")
            )
            continue
        places[actor.id] = (file, line_of(entry))
        actors.append(actor)
    fields.done()
    return actors


def _actor(entry: Entry, file: str, kinds: Kinds, faults: list[Fault]) -> Actor | None:
    fields = Fields(entry, file, str(entry.get("id") or "actor without id"), faults)
    id_ = fields.text("id", required=True)
    name = fields.text("name", required=True)
    kind = fields.choice("kind", kinds.actors, required=True)
    identifiers = fields.mapping("identifiers")
    named = Fields(identifiers, file, f"{fields.label}: identifiers", faults)
    actor = Actor(
        id=id_ or "",
        name=name or "",
        kind=kind or "",
        aliases=tuple(_aliases(fields, file, faults)),
        level=fields.choice("level", kinds.lists["level"]),
        area=fields.text("area"),
        from_=fields.date("from"),
        to=fields.date("to"),
        existence=fields.choice("existence", kinds.lists["existence"]) or "exists",
        is_class=fields.flag("class", False),
        within=fields.texts("within"),
        territory=fields.choice("territory", kinds.lists["territory"]),
        identifiers=tuple(sorted((key, value) for key in identifiers if (value := named.text(key, required=True)))),
        note=fields.text("note"),
    )
    if id_ and not SLUG.fullmatch(id_):
        fields.fault(f"the id '{id_[:60]}' is not a slug; expected lower-case words joined by '-'")
    elif id_ and len(id_) > LONGEST_ID:
        fields.fault(f"the id has {len(id_):,} signs; an id is at most {LONGEST_ID} long")
    if actor.within and not actor.is_class:
        fields.fault(
            "'within' says in which wider classes a class lies; write 'class: true', or a claim with MEMBER_OF or PART_OF"
        )
    if actor.from_ and actor.to and last_day(actor.to) < first_day(actor.from_):
        fields.fault(f"'to' {actor.to} is before 'from' {actor.from_}; put the dates in order")
    fields.done()
    return actor if id_ and name and kind else None


def _aliases(fields: Fields, file: str, faults: list[Fault]) -> list[Alias]:
    aliases = []
    for item in fields.entries("aliases"):
        if isinstance(item, Entry):
            inner = Fields(item, file, f"{fields.label}: alias", faults)
            alias = Alias(inner.text("name", required=True) or "", inner.date("from"), inner.date("to"))
            inner.done()
        elif isinstance(item, str):
            alias = Alias(" ".join(item.split()))
        else:
            fields.fault(
                f"'aliases' holds {'a list' if item else 'an empty item'}; expected a name, or a mapping with name, from, to"
            )
            continue
        if alias.name:
            aliases.append(alias)
        elif not isinstance(item, Entry):
            fields.fault("'aliases' holds a name without a sign; remove it")
        if alias.from_ and alias.to and last_day(alias.to) < first_day(alias.from_):
            fields.fault(f"alias '{alias.name}': 'to' {alias.to} is before 'from' {alias.from_}; put the dates in order")
    return aliases
