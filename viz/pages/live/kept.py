"""What was written out and may be asked for again: bounded by its bytes, those least lately asked for forgotten first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

MOST_BYTES = 64 * 1024 * 1024


class Kept:
    """Bytes by what was asked. Several threads may share it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._held = most, 0
        self._found: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """What is kept for this."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def put(self, key: Hashable, content: bytes) -> None:
        """Keep it, unless it alone would take a quarter of the room."""
        if len(content) > self._most // 4:
            return
        with self._lock:
            self._held += len(content) - len(self._found.pop(key, b""))
            self._found[key] = content
            while self._held > self._most:
                self._held -= len(self._found.popitem(last=False)[1])
