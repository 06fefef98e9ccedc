"""Writes a folder whole or not at all, and replaces one only where every file in it is as custodes wrote it.

A folder of ours holds `custodes.json` with the digest of each of its files. What is not whole yet is called
`.custodes-<32 hex digits>.part` beside it; its writer holds the lock `lock` within, so that the next one removes what a
killed writer left.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import OutputError
from graph.files.whole_files import PART, part_name, reason
from graph.stores.lock import Lock
from graph.texts.json_text import to_json

MARK = "custodes.json"
_NEW, _OLD, _LOCK = "new", "old", "lock"


@contextmanager
def whole_folder(folder: Path, format_: str, what: str) -> Iterator[Path]:
    """A temporary folder for files; when the block ends well it takes the place of `folder`, which must not be there, be
    empty, or be as we wrote it, with the mark `format_`. OutputError otherwise, in which it is called `what`; then `folder`
    is as it was."""
    try:
        _check_is_free(folder, format_, what)
        scratch = folder.parent / part_name()
        lock = Lock(scratch / _LOCK)
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            scratch.mkdir()
            with suppress(OSError):  # a file system without locks
                lock.take()
            (scratch / _NEW).mkdir()
            yield scratch / _NEW
            _write_mark(scratch / _NEW, format_)
            _check_is_free(folder, format_, what)
            _swap(folder, scratch)
        finally:
            _remove(scratch, lock)
        _sweep(folder.parent)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({reason(error)}); give another path with -o") from None


def _swap(folder: Path, scratch: Path) -> None:
    """Put the new folder in the place of the former one, or the former one back."""
    old = scratch / _OLD
    if os.path.lexists(folder):
        folder.replace(old)
    try:
        (scratch / _NEW).replace(folder)
    except BaseException:
        if old.exists():
            old.replace(folder)
        raise


def _check_is_free(folder: Path, format_: str, what: str) -> None:
    """OutputError when the folder is a file, where we stand, or holds anything that is not as we wrote it."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir() or folder.is_symlink():
        raise OutputError(f"{folder}: is there already and no folder; give another path with -o")
    here = Path.cwd()
    if folder.resolve() in (here, *here.parents):
        raise OutputError(f"{folder}: is the folder in which you stand; give a new one with -o")
    digests = _marked(folder, format_)
    names = [name for name in _names(folder) if not (digests and name == MARK)]
    strange = [name for name in names if _digest(folder / name) != digests.get(name)]
    if strange:
        raise OutputError(
            f"{folder}: is there already and not {what} as it was written ('{strange[0]}'); give another path with -o"
        )


def _marked(folder: Path, format_: str) -> dict[str, str]:
    """The digests that the mark of one of our folders lists; none where there is no mark of ours."""
    mark = folder / MARK
    try:
        content = json.loads(mark.read_text("utf-8")) if mark.is_file() else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict) or content.get("format") != format_ or not isinstance(content.get("files"), dict):
        return {}
    return {str(name): str(digest) for name, digest in content["files"].items()}


def _write_mark(folder: Path, format_: str) -> None:
    files = {name: _digest(folder / name) for name in _names(folder)}
    text = to_json({"format": format_, "files": files}, in_order=True, indent=1) + "\n"
    (folder / MARK).write_text(text, "utf-8")


def _names(folder: Path) -> list[str]:
    """The files in a folder and below it, and whatever else is there: what is no folder, and folders that nothing is in, which
    we never write; as paths with /, sorted."""
    found = []
    for place, folders, files in os.walk(folder):
        strange = [name for name in folders if (Path(place) / name).is_symlink() or not any((Path(place) / name).iterdir())]
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in [*files, *strange]]
    return sorted(found)


def _digest(path: Path) -> str:
    """The digest of a file; of what is none, a word that no mark holds."""
    if path.is_symlink() or not path.is_file():
        return "no file"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sweep(folder: Path) -> None:
    """Remove what killed writers left beside a folder: ours by name and lock, and locked by nobody."""
    with suppress(OSError):
        left = [Path(entry.path) for entry in os.scandir(folder) if PART.fullmatch(entry.name) and entry.is_dir()]
        for scratch in left:
            lock = Lock(scratch / _LOCK)
            with suppress(OSError):
                if (scratch / _LOCK).is_file() and lock.take():
                    _remove(scratch, lock)
                elif scratch.stat().st_mtime < time.time() - 60:
                    scratch.rmdir()  # killed before it was locked: empty


def _remove(scratch: Path, lock: Lock) -> None:
    """Remove a scratch folder of ours: the files of `new` and `old`, the lock, and the folders if they are empty then."""
    for inner in (scratch / _NEW, scratch / _OLD):
        with suppress(OSError):
            for path in (inner / name for name in _names(inner)):
                if path.is_symlink() or not path.is_dir():
                    path.unlink()
            for place, _, _ in os.walk(inner, topdown=False):
                Path(place).rmdir()
    lock.release(remove=True)
    with suppress(OSError):
        scratch.rmdir()
