"""The rows of an answer in another format, written by what the command -o writes with."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from graph.errors import AskedWrongly
from graph.store import Store
from queries.question import Answer
from viz.answer_text import Shown
from viz.formats.answers import Written
from viz.formats.registry import formats_of, writer

MOST_ROWS = 100_000
_MEDIA = {
    ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".bib": "application/x-bibtex; charset=utf-8",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def ending_of(path: str) -> tuple[str, str]:
    """A path without the ending of a format, and that ending; '' where it has none."""
    for ending in sorted(_MEDIA, key=len, reverse=True):
        if path.endswith(ending) and len(path) > len(ending) and path[-len(ending) - 1] != "/":
            return path[: -len(ending)], ending
    return path, ""


def media_of(ending: str) -> str:
    """The media type of a format."""
    return _MEDIA[ending]


def taken(answer: Answer, ending: str, store: Store, given: Mapping[str, str]) -> bytes:
    """The file. AskedWrongly where it would be too large to make while others wait."""
    if len(answer.rows) > MOST_ROWS:
        raise AskedWrongly(
            f"{len(answer.rows):,} rows, more than the {MOST_ROWS:,} that a page gives; narrow the question, or use the command"
        )
    name = next(name for name, endings in formats_of("answer").items() if ending in endings)
    with tempfile.TemporaryDirectory(prefix="custodes-answer-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"answer{ending}"
        writer(name, "answer")(Written(answer, name, store, dict(given), Shown(wide=True)), path)
        return path.read_bytes()
