"""Expands patterns: a link stated once for every police area, with its exceptions.

`data/patterns.yaml` lists roles (for each area, which actor plays it) and patterns. A pattern is a claim entry
whose link line holds roles in braces, `{local_policing_body} OVERSEES {force}`; it is expanded for each area
that has an actor for every role it names, except those listed under `except`. Where a body took over an area's
policing later than it was made, the area says `from` which day, and a pattern `since: "{from}"`.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import Fault
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, line_of, read_yaml
from loaders.claims import ClaimEntry, ClaimReader
from loaders.qualifiers import Known

_ROLE = re.compile(r"\{([a-z_]+)\}")
_FROM = "from"
FILE = "patterns.yaml"


def expand_patterns(folder: Path, known: Known, faults: list[Fault]) -> list[ClaimEntry]:
    """Every instance of every pattern, each knowing which pattern made it."""
    path = folder / FILE
    if not path.is_file():
        return []
    top = Fields(read_yaml(path, FILE), FILE, "", faults)
    areas = _areas(top, known, faults)
    entries: list[ClaimEntry] = []
    seen: set[str] = set()
    for entry in top.each("patterns", "a pattern: a mapping with pattern and link"):
        entries += _expand(entry, areas, known, faults, seen)
    top.done()
    return entries


def _areas(top: Fields, known: Known, faults: list[Fault]) -> dict[str, dict[str, str]]:
    """Area -> role -> actor id; and from which day, where one is said."""
    areas: dict[str, dict[str, str]] = {}
    for name, entry in top.mapping("areas").items():
        if not isinstance(entry, Entry):
            top.fault(f"area {name} is not a mapping of roles")
            continue
        fields = Fields(entry, FILE, f"area {name}", faults)
        areas[name] = {}
        for role in entry:
            if role == _FROM:
                areas[name][role] = fields.date(role) or ""
                continue
            actor = fields.text(role)
            if actor and actor not in known.actors:
                fields.fault(f"role {role} is '{actor}', which is no actor")
            elif actor:
                areas[name][role] = actor
    return areas


def _expand(
    entry: Entry, areas: dict[str, dict[str, str]], known: Known, faults: list[Fault], seen: set[str]
) -> list[ClaimEntry]:
    fields = Fields(entry, FILE, "pattern", faults)
    name = fields.text("pattern", required=True) or ""
    fields.label = f"pattern {name}"
    if name in seen:
        fields.fault("this pattern id is taken")
    seen.add(name)
    exceptions, only = fields.texts("except"), fields.texts("only")
    line = str(entry.get("link") or "")
    roles = set(_ROLE.findall(" ".join(str(value) for value in entry.values()))) - {_FROM}
    for area in (*exceptions, *only):
        if area not in areas:
            fields.fault(f"'{area}' matches no area; expected one of the areas listed above")
    if not _ROLE.findall(line):
        fields.fault(f"the link '{line}' names no role; expected one in braces, as in {{force}}")
        return []
    chosen = [area for area in areas if area not in exceptions and (not only or area in only)]
    expanded = []
    for area in chosen:
        if roles <= set(areas[area]):
            instance = _instance(entry, areas[area])
            read = ClaimReader(instance, FILE, known, faults).read(None, pattern=name)
            expanded += [read] if read else []
    if not expanded and len(fields.faults) == 0:
        fields.fault(f"expands to no area; no area has all of {', '.join(sorted(roles))}")
    return expanded


def _instance(entry: Entry, roles: dict[str, str]) -> Entry:
    instance = Entry()
    instance.line = line_of(entry)
    for key, value in entry.items():
        if key in ("pattern", "except", "only"):
            continue
        if value == f"{{{_FROM}}}" and _FROM not in roles:
            continue
        instance[key] = _ROLE.sub(lambda match: roles[match[1]], value) if isinstance(value, str) else value
    return instance
