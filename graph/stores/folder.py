"""The folder of an embedded store: who may write into it, what a build leaves there, and what may be removed from it.

A build works in a folder `.building-…` of its own within the store, under a lock that ends with its process, and moves
graph and manifest out of it when they are whole. Removed are only graphs that a manifest of ours names and what killed
builds left, known by their names and by the lock; every other file is somebody's.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreError
from graph.files.whole_files import reason
from graph.stores.lock import Lock
from graph.stores.manifest import GRAPH, MANIFEST, is_ours, manifest_of, named_graphs, parsed

LOCK = ".custodes-lock"
PATIENCE_SECONDS = 10.0
_BUILDING = re.compile(r"\.building-[0-9a-f]{32}")
_WITHIN = re.compile(r"graph-[0-9a-f]{32}\.lbug(\.[\w.]+)?|\d+\.csv|manifest\.json|rows-in")
_ROWS_IN, _ROWS = "rows-in", re.compile(r"custodes-rows-\w+")
# What systems put into folders by themselves: a folder with nothing else is empty.
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})


class Building:
    """One build in a folder given whole: `graph` is the file to fill, `rows` a folder for what is copied into it."""

    def __init__(self, folder: Path, number: str) -> None:
        self.folder, self.place = folder, _place(folder, number)
        self.place.mkdir()
        self.graph = self.place / f"graph-{number}.lbug"
        self.rows = _rows_folder(self.place)

    def swap(self, counts: Mapping[str, int], made_of: str = "") -> None:
        """Put the graph in the place of the former one. Killed anywhere in it, either of them is there, whole."""
        former = [name for name in _named(self.folder / MANIFEST) if (self.folder / name).exists()]
        manifest = manifest_of(self.graph, counts, tuple(former), made_of)
        written, final = self.place / MANIFEST, self.folder / self.graph.name
        written.write_text(manifest.text(), "utf-8")
        _to_disk(self.graph)
        _to_disk(written)
        self.graph.replace(final)
        try:
            _replace(written, self.folder / MANIFEST)
        except OSError:
            final.unlink(missing_ok=True)
            raise
        with suppress(OSError):  # not every file system can
            _to_disk(self.folder)
        for name in former:
            with suppress(OSError):  # on Windows somebody may have it open: the next build removes it
                _remove_graph(self.folder / name)


@contextmanager
def building(folder: Path) -> Iterator[Building]:
    """A build of the store `folder`, the only one there for as long as the block runs. StoreError where the folder is
    somebody else's or another build does not end; OSError where nothing can be written. What fails leaves nothing behind."""
    check_is_free(folder)
    made = _make(folder)
    lock = Lock(folder / LOCK)
    try:
        _take(lock, folder)
        check_is_free(folder)
        _sweep(folder)
        number = uuid.uuid4().hex
        try:
            yield Building(folder, number)
        finally:
            _remove_building(_place(folder, number))
    finally:
        lock.release(remove=True)
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()  # only where the build came to nothing


def _place(folder: Path, number: str) -> Path:
    return folder / f".building-{number}"


def check_is_free(folder: Path) -> None:
    """StoreError for a folder in which something lies that is not a store's, and that no manifest of ours says is a store."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise StoreError(f"{folder}: is a file, not a folder; choose another --store")
    names = sorted(entry.name for entry in os.scandir(folder))
    others = [name for name in names if not (_is_litter(name) or name == LOCK or name in _OF_SYSTEMS)]
    if not others:
        return
    content = _content(folder / MANIFEST)
    damaged = content is None and MANIFEST in others and len(others) > 1 and not _strange(others)
    if not damaged and not (content is not None and is_ours(content)):
        first = next(iter(_strange(others)), others[0])
        raise StoreError(
            f"{folder}: holds other things ('{first}') and is no store of custodes; give an empty or new folder with --store"
        )


def _strange(names: list[str]) -> list[str]:
    return [name for name in names if name != MANIFEST and not GRAPH.fullmatch(name)]


def _content(manifest: Path) -> dict[str, object] | None:
    try:
        return parsed(manifest.read_bytes()) if manifest.is_file() else None
    except OSError:
        return None


def _named(manifest: Path) -> tuple[str, ...]:
    content = _content(manifest)
    return named_graphs(content) if content and is_ours(content) else ()


def _take(lock: Lock, folder: Path) -> None:
    try:
        if not lock.take(PATIENCE_SECONDS):
            raise StoreError(f"{folder}: another build is writing this store; wait for it to end, then build again")
    except OSError as error:
        if error.errno in _NO_LOCKS:
            with suppress(OSError):
                lock.path.unlink()
            raise StoreError(
                f"{folder}: cannot be locked ({reason(error)}), and two builds could mix; choose a --store on a local disk"
            ) from None
        raise


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; which were made, from the top."""
    missing = [folder]
    while not os.path.lexists(missing[-1]) and missing[-1] != missing[-1].parent:
        missing.append(missing[-1].parent)
    made = [path for path in reversed(missing) if not os.path.lexists(path)]
    folder.mkdir(parents=True, exist_ok=True)
    return made


def _rows_folder(place: Path) -> Path:
    """Where rows wait for the engine, which takes a path for a pattern: so one without any sign of patterns. That is the
    build's own folder, or where its path has such signs the system's folder for temporary files."""
    if _is_plain(place):
        return place
    found = Path(tempfile.mkdtemp(prefix="custodes-rows-"))
    (place / _ROWS_IN).write_text(str(found), "utf-8", errors="surrogateescape")
    if not _is_plain(found):
        _remove_rows(place)
        raise StoreError(
            f"{found.parent}: the folder for temporary files has signs in its name that the engine takes for a pattern; "
            "set TMPDIR to a plainly named one"
        )
    return found


def _is_plain(path: Path) -> bool:
    """Letters of any script, digits and a few signs that mean nothing to the engine."""
    return all(char.isalnum() or char in "/._- :" for char in path.as_posix())


def _sweep(folder: Path) -> None:
    """Remove what killed builds left. We hold the lock, so none of them lives."""
    for name in sorted(entry.name for entry in os.scandir(folder)):
        if _is_litter(name):
            _remove_building(folder / name)


def _is_litter(name: str) -> bool:
    return _BUILDING.fullmatch(name) is not None


def _remove_building(place: Path) -> None:
    """Remove the working folder of a build, and a graph that it had moved out before its manifest; nothing unknown."""
    if place.is_symlink() or not place.is_dir():
        return
    with suppress(OSError):
        for name in set(_named(place / MANIFEST)) - set(_named(place.parent / MANIFEST)):
            if name == f"graph-{place.name.removeprefix('.building-')}.lbug":
                _remove_graph(place.parent / name)
    _remove_rows(place)
    with suppress(OSError):
        for entry in list(os.scandir(place)):
            if _WITHIN.fullmatch(entry.name) and not entry.is_dir(follow_symlinks=False):
                Path(entry.path).unlink()
        place.rmdir()


def _remove_rows(place: Path) -> None:
    """Remove the rows that a build kept elsewhere."""
    with suppress(OSError, ValueError):
        rows = Path((place / _ROWS_IN).read_text("utf-8", errors="surrogateescape"))
        if _ROWS.fullmatch(rows.name) and rows.parent == Path(tempfile.gettempdir()) and not rows.is_symlink():
            for entry in list(os.scandir(rows)):
                if re.fullmatch(r"\d+\.csv", entry.name):
                    Path(entry.path).unlink()
            rows.rmdir()


def _remove_graph(path: Path) -> None:
    if path.is_file() and not path.is_symlink():
        path.unlink()


def _replace(source: Path, target: Path) -> None:
    """Windows replaces no file that somebody reads at that moment: try again for a while."""
    for left in reversed(range(100)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(0.05)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power cut; Windows lets nobody ask that of a folder."""
    if os.name == "nt" and path.is_dir():
        return
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
