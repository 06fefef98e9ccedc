"""Writes a file whole or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; when the block ends well it takes the place of `path`. OutputError, in one
    line, when the folder or file cannot be written; then `path` is as it was."""
    temporary = path.parent / f".{path.name}.{uuid.uuid4().hex}.part"
    try:
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; give a file name")
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); give another path with -o") from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write UTF-8 text with its line ends as they are; `bom` for Excel."""
    with whole_file(path) as temporary:
        temporary.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
