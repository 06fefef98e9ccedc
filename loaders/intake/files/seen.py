"""A file with what its beginning holds, read once for all formats that look at it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from loaders.intake.files.json_items import first_items
from loaders.intake.files.opened import Opened
from loaders.intake.files.tables import find_head, sheets_of


@dataclass(slots=True)
class Seen:
    """A file that is being looked at. `mapping`: the path of --map."""

    file: Opened
    mapping: Any = None
    _items: dict[tuple[str, ...], tuple[list[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    _tops: list[tuple[str, list[list[str]]]] | None = None
    _root: str | None = None

    def first(self, *lists: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """The first objects of JSON, those of these lists where they are there, and what stands beside the lists."""
        if lists not in self._items:
            self._items[lists] = first_items(self.file, lists)
        return self._items[lists]

    def tops(self) -> list[tuple[str, list[list[str]]]]:
        """The first rows of each sheet, as texts."""
        if self._tops is None:
            from loaders.intake.files.tables import head_texts

            with sheets_of(self.file) as sheets:
                self._tops = [(sheet.name, [head_texts(cells) for _, cells in sheet.top()]) for sheet in sheets]
        return self._tops

    def has_head(self, wanted: Callable[[list[str]], bool]) -> bool:
        """Whether a sheet has such a head."""
        return any(wanted(row) for _, rows in self.tops() for row in rows)

    def root(self) -> str:
        """The local name of the outermost element of XML. DataError where it is none."""
        if self._root is None:
            try:
                with self.file.path.open("rb") as raw:
                    for _, element in ET.iterparse(raw, events=("start",)):
                        self._root = element.tag.rpartition("}")[2]
                        break
            except ET.ParseError:
                self._root = ""
            if not self._root:  # broken before its first element is whole: its text still tells what it was to be
                self._root = next((name for name in ("graphml", "gexf") if f"<{name}" in self.file.head), "")
        return self._root

    def told(self) -> str:
        """What was seen, for a message."""
        if self.file.container == "json":
            items, top = self.first()
            keys = list(items[0] if items else top)[:8]
            return f"JSON with the keys {', '.join(map(str, keys)) or 'none'}"
        if self.file.container == "xml":
            return f"XML whose outermost element is {self.root() or 'not readable'}"
        heads = [" | ".join(row[:8]) for _, rows in self.tops() for row in rows[:1]]
        return f"a table that begins '{(heads or [''])[0][:100]}'"


def has_all(wanted: Collection[str]) -> Callable[[list[str]], bool]:
    """A head that has all of these, in whatever case."""
    folded = {one.casefold() for one in wanted}
    return lambda head: folded <= {one.casefold() for one in head}


__all__ = ["Seen", "find_head", "has_all"]
