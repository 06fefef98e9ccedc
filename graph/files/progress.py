"""A progress bar for a person who waits: on stderr, only in a terminal, only after a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graph.texts.harmless import harmless

_PATIENCE_SECONDS = 1.0


class Progress:
    """Counts what is done; shows itself once the work has taken longer than a second."""

    def __init__(self, total: int, label: str) -> None:
        self.total, self.label, self.done = total, label, 0
        self._began = time.monotonic()
        self._bar: Any = None

    def advance(self, count: int) -> None:
        """That many more are done."""
        self.done += count
        if self._bar is not None:
            self._bar.update(count)
        elif time.monotonic() - self._began > _PATIENCE_SECONDS and _watched():
            import click

            # The bar moves the cursor, which what is said on stderr may not.
            stream = getattr(sys.stderr, "inner", sys.stderr)
            self._bar = click.progressbar(length=self.total, label=harmless(self.label), file=stream)
            self._bar.__enter__()
            self._bar.update(self.done)

    def finish(self) -> None:
        """Leave the terminal's line."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


def _watched() -> bool:
    """Whether stderr is a terminal that can draw one line over itself."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(total: int, label: str) -> Iterator[Progress]:
    """A bar of `total` steps for the length of a block."""
    bar = Progress(total, label)
    try:
        yield bar
    finally:
        bar.finish()
