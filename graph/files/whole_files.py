"""Writes a file whole or not at all.

What is not whole yet is called `.custodes-<32 hex digits>.part` and locked by its writer. So the next writer into the
same folder knows which of them a killed one left, and removes those alone.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import OutputError
from graph.stores.lock import Lock

PART = re.compile(r"\.custodes-[0-9a-f]{32}\.part")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path; when the block ends well it takes the place of `path`. OutputError, in one line, when the
    folder or file cannot be written; then `path` is as it was. A link is followed; a device is written to."""
    try:
        place = _place(path)
        if place is None:
            with _for_device(path) as temporary:
                yield temporary
        else:
            with _beside(place) as temporary:
                yield temporary
            sweep_parts(place.parent)
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "null" not in str(error):
            raise
        if isinstance(error, PermissionError) and os.name == "nt" and path.exists():
            raise OutputError(f"{path}: is open in another program; close it there, or give another path with -o") from None
        raise OutputError(f"{path}: cannot be written ({reason(error)}); give another path with -o") from None


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write UTF-8 text with its line ends as they are; `bom` for Excel."""
    with whole_file(path) as temporary:
        temporary.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))


def reason(error: Exception) -> str:
    """Why the system refused, in its words."""
    return getattr(error, "strerror", None) or str(error)


def part_name() -> str:
    """A new name for what is not whole yet."""
    return f".custodes-{uuid.uuid4().hex}.part"


def sweep_parts(folder: Path) -> None:
    """Remove the files that killed writers left in a folder: ours by name, and locked by nobody."""
    with suppress(OSError), os.scandir(folder) as found:
        left = [Path(entry.path) for entry in found if PART.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)]
        for path in left:
            lock = Lock(path)
            with suppress(OSError):
                if lock.take():
                    lock.release(remove=True)


def _place(path: Path) -> Path | None:
    """Where the file itself is or will be; None for a device or a pipe. OutputError when nothing may be put there."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; give a file name")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None
        if not os.access(path, os.W_OK):
            raise OutputError(f"{path}: is there and read-only; give another path with -o")
        _refuse_open(path)
    except FileNotFoundError:
        pass
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _refuse_open(path: Path) -> None:
    """OutputError where an office program has a file open: it would write its own version over ours, or never show ours.
    Each leaves a file of its own beside it, which may outlive a crash."""
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    found = next((name for name in names if os.path.lexists(path.with_name(name))), None)
    if found:
        raise OutputError(
            f"{path}: is open in Word, Excel or their like ({found} lies beside it); close it there, delete {found} "
            "if it is not, or give another path with -o"
        )


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    temporary = place.parent / part_name()
    lock = Lock(temporary)
    try:
        with suppress(OSError):  # a file system without locks: written all the same, and never swept
            lock.take()
        yield temporary
        if place.exists():
            with suppress(OSError):
                shutil.copymode(place, temporary)
        if os.name == "nt":
            lock.release()  # an open file cannot be moved there
        temporary.replace(place)
    finally:
        lock.release()
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _for_device(path: Path) -> Iterator[Path]:
    """A device or a pipe cannot be replaced (and must not be): it gets the whole text once there is one."""
    with tempfile.TemporaryDirectory(prefix="custodes-") as folder:
        temporary = Path(folder) / "whole"
        yield temporary
        with temporary.open("rb") as text, path.open("wb") as out:
            shutil.copyfileobj(text, out)
