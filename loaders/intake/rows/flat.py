"""Rows of a table whose heads are paths into objects, as publishers flatten JSON: 'Recipient Org:0:Name' in the titles of a
standard, `recipientOrganization/0/name` in its fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from loaders.intake.gathered.collector import Collector
from loaders.intake.rows.row import Row

_WORDS = re.compile(r"[^A-Za-z0-9]+")
Path = tuple[str, ...]


class FlatRow(Row):
    """An object made of the cells of a row. Its faults name row and column, whatever they are within."""

    def __init__(
        self, values: Mapping[str, Any], place: str, into: Collector, heads: Mapping[Path, str], path: str = ""
    ) -> None:
        super().__init__(values, place, into, path=path)
        self.heads = heads

    def at(self, key: str) -> str:
        """The row and the head of the column; the field where no column is of it."""
        head = self.heads.get((*self.path.split("/")[:-1], key), f"{self.path}{key}")
        return f"{self.place}, column '{head}'"

    def within(self, values: Mapping[str, Any], key: str, number: int | None = None) -> Row:
        """An object within; it stands in the same row."""
        return FlatRow(values, self.place, self.into, self.heads, f"{self.path}{key}/")


def flat_rows(rows: Iterator[Row], titles: Mapping[str, str], lists: Collection[str], into: Collector) -> Iterator[Row]:
    """The rows as objects. `titles`: fields whose title is not their name in words; `lists`: those that hold a list."""
    paths: dict[str, Path] = {}
    for row in rows:
        made: dict[str, Any] = {}
        for head, value in row.values.items():
            if head not in paths:
                paths[head] = path_of(head, titles)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            _put(made, paths[head], value, lists)
        heads = {tuple(part for part in path if not part.isdigit()): head for head, path in reversed(paths.items())}
        yield FlatRow(made, row.place, into, heads)


def path_of(head: str, titles: Mapping[str, str]) -> Path:
    """The fields that a head names, from the outermost in."""
    parts = [" ".join(part.split()) for part in re.split(r"[:/]", head)]
    return tuple(
        titles.get(part.casefold()) or (part if " " not in part and part[:1].islower() else _camel(part)) for part in parts
    )


def _camel(title: str) -> str:
    first, *rest = _WORDS.sub(" ", title).split() or [title]
    return first.lower() + "".join(word.capitalize() for word in rest) if not first.isdigit() else first


def _put(made: dict[str, Any], path: Path, value: Any, lists: Collection[str]) -> None:
    """Set a value within objects and lists. A list of which the head names no place has one item."""
    inner, (*way, last) = made, path
    at = 0
    while at < len(way):
        name, at = way[at], at + 1
        if name in lists:
            place = int(way[at]) if at < len(way) and way[at].isdigit() else 0
            at += at < len(way) and way[at].isdigit()
            items = inner.setdefault(name, [])
            while len(items) <= min(place, 999):
                items.append({})
            inner = items[min(place, 999)]
        else:
            found = inner.setdefault(name, {})
            inner = found if isinstance(found, dict) else {}
    inner[last] = value
