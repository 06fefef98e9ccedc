"""A file that is watched while it is read, so that a person who waits sees how far it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from graph.files.progress import Progress


@dataclass(slots=True)
class Watch:
    """The bar that is told of what is read, while there is one."""

    bar: Progress | None = None

    def advance(self, count: int) -> None:
        """So many bytes more; those that are read again for another reason do not count beyond the end."""
        if self.bar is not None:
            self.bar.advance(max(0, min(count, self.bar.total - self.bar.done)))


class _Watched(io.FileIO):
    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path, "rb")
        self._watch = watch

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As of any file."""
        count = super().readinto(buffer) or 0
        self._watch.advance(count)
        return count


def open_watched(path: Path, watch: Watch) -> BinaryIO:
    """The bytes of a file."""
    return cast(BinaryIO, io.BufferedReader(_Watched(path, watch), 1 << 18))
