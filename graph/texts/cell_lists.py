"""Lists in one cell of a spreadsheet, written so that they are read back as they were: 'A; B', with quotes where an item has a
sign of ours in it; an alias with its dates is 'HMIC | 1856 | 2017'."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from graph.model import Alias
from graph.texts.json_text import to_json

_ITEM = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[^;"][^;]*|)\s*(?:;|$)')


def list_text(items: Iterable[str]) -> str:
    """The items in one text."""
    return "; ".join(to_json(item) if _special(item) else item for item in items)


def list_items(text: str) -> list[str]:
    """The items of such a text; of one that a person wrote too. ValueError where its quotes do not close."""
    found, at = [], 0
    while at < len(text):
        match = _ITEM.match(text, at)
        if match is None or match.end() == at:
            raise ValueError(f"'{text[at : at + 40]}' opens quotes that do not close")
        item = match[1].strip()
        if item:
            found.append(str(json.loads(item)) if item.startswith('"') else item)
        at = match.end()
    return found


def alias_text(aliases: Sequence[Alias]) -> str:
    """Aliases with their dates."""
    return "; ".join(
        " | ".join([list_text([alias.name]), *((alias.from_ or "", alias.to or "") if alias.from_ or alias.to else ())])
        for alias in aliases
    )


def alias_items(text: str) -> list[Alias]:
    """Such aliases read back. ValueError, in words."""
    found = []
    for part in _parts(text):
        names, *dates = (one.strip() for one in _cut_dates(part))
        name = str(json.loads(names)) if names.startswith('"') else names
        first, last = [*dates, "", ""][:2]
        if name:
            found.append(Alias(name, first or None, last or None))
    return found


def _special(item: str) -> bool:
    return bool(re.search(r'[;|"]', item)) or item != item.strip() or not item


def _parts(text: str) -> list[str]:
    """The parts between semicolons outside of quotes."""
    return [part for part in re.findall(r'(?:"(?:[^"\\]|\\.)*"|[^;"])+', text) if part.strip()]


def _cut_dates(part: str) -> list[str]:
    quoted = re.fullmatch(r'\s*("(?:[^"\\]|\\.)*")\s*(?:\|(.*))?', part, re.DOTALL)
    if quoted:
        return [quoted[1], *(quoted[2] or "").split("|")]
    return part.split("|")
