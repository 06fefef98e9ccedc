"""A store that remembers: the same statement asked again, with the same parameters, is not asked of the engine twice.

Most of what a page costs are statements that every page asks alike: the dataset, classes, heads, all steps. What is
remembered is bounded by the number of rows and belongs to one build; another build is another memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from graph.errors import TooMuch
from graph.schema import Tables
from graph.store import Made, Row, Store, Values

MOST_ROWS = 200_000
_LONG = 1000
_Key = tuple[Hashable, ...]


class Memory:
    """Rows by what was asked, those least lately asked for forgotten first. Several threads may share it."""

    def __init__(self, most_rows: int = MOST_ROWS) -> None:
        self._most, self._held = most_rows, 0
        self._rows: OrderedDict[_Key, list[Row]] = OrderedDict()
        self._too_much: dict[_Key, str] = {}
        self._lock = threading.Lock()

    def get(self, key: _Key) -> list[Row] | None:
        """The rows, copied: who reads them may change them. Those of a long answer are the same for all: to copy them would
        take longer than a page may; no question changes them (a test asks every one twice)."""
        with self._lock:
            found = self._rows.get(key)
            if found is not None:
                self._rows.move_to_end(key)
        if found is None:
            return None
        return [dict(row) for row in found] if len(found) < _LONG else list(found)

    def once(self, key: _Key, make: Callable[[], list[Row]]) -> list[Row]:
        """The rows of this key; made where they are not remembered. TooMuch, at once, where it was so before."""
        found = self.get(key)
        if found is None:
            if key in self._too_much:
                raise TooMuch(self._too_much[key])
            try:
                found = make()
            except TooMuch as error:  # it would be so again, after as long a time
                self._too_much[key] = str(error)
                raise
            self.put(key, found)
        return found

    def put(self, key: _Key, rows: list[Row]) -> None:
        """Remember rows, unless they alone would take half of the room."""
        if len(rows) > self._most // 2:
            return
        with self._lock:
            if key in self._rows:
                return
            self._rows[key] = [dict(row) for row in rows]
            self._held += len(rows) + 1
            while self._held > self._most:
                _, gone = self._rows.popitem(last=False)
                self._held -= len(gone) + 1


class Remembering:
    """A store for reading with a memory before it."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self.store, self.memory = store, memory

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        key = (cypher, limit, *((name, _fixed(value)) for name, value in sorted((parameters or {}).items())))
        return self.memory.once(key, lambda: self.store.rows(cypher, parameters, limit))

    def values(self, cypher: str, parameters: Mapping[str, Any], take: Callable[[Values], Made]) -> Made:
        """See Store."""
        return self.store.values(cypher, parameters, take)

    def write(self, tables: Tables) -> None:
        """See Store: pages only read."""
        raise NotImplementedError("pages only read")

    def check(self) -> int:
        """See Store."""
        return self.store.check()

    def close(self) -> None:
        """See Store."""
        self.store.close()


def _fixed(value: Any) -> Hashable:
    """A parameter as a key; true and 1, which are equal in Python, are kept apart."""
    if isinstance(value, list):
        return ("list", *map(_fixed, value))
    return (type(value).__name__, value)
