"""The embedded store: a folder with one Ladybug file and a manifest that names it.

A build writes a new file beside the old one and then swaps the manifest, so a reader always finds a whole
graph, a killed build leaves the former one, and an open file never stands in the way (as it would on Windows).
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ladybug

from graph.errors import StoreError
from graph.ladybug_statement import BUFFER_POOL, first_line, run
from graph.limits import timeout_seconds
from graph.store import Row, check_parameters

if TYPE_CHECKING:
    from graph.ladybug_load import Stream
    from graph.schema import Tables

MANIFEST = "manifest.json"
FORMAT = "custodes-store/1"
_HASH_ON_OPEN_UP_TO = 32 * 1024 * 1024
_STALE_AFTER_SECONDS = 3600


class LadybugStore:
    """A store in a folder. Every reading connection is read-only."""

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        self.folder = folder
        self._database: Any = None
        self._connection: Any = None
        if not writing:
            self._open()

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        if self._connection is None:
            self._open()
        result = self._asked(cypher, check_parameters(parameters or {}))
        if isinstance(result, list):
            raise StoreError(f"{self.folder}: the statement gave {len(result)} results; send one statement at a time")
        try:
            names = result.get_column_names()
            found = result.get_all() if limit is None else result.get_n(limit)
            return [dict(zip(names, row, strict=True)) for row in found]
        finally:
            result.close()  # else it keeps its part of the buffer pool until Python happens to collect it

    def write(self, tables: Tables) -> None:
        """See Store. The former graph stays readable until the new one is whole."""
        from graph.ladybug_load import stream_of

        self.write_stream(tables.edges, stream_of(tables), tables.total)

    def write_stream(self, kinds: Iterable[str], stream: Stream, total: int) -> None:
        """Like write, for a graph that need not fit into memory: its `kinds` of link, and about `total` rows."""
        from graph.ladybug_load import fill
        from graph.progress import progress

        self.close()
        new = self.folder / f".building-{uuid.uuid4().hex}.lbug"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with progress(total, "building") as bar:
                counts = fill(new, kinds, stream, bar.advance)
            final = self.folder / f"graph-{new.name.removeprefix('.building-')}"
            new.replace(final)
            self._swap(final, counts)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written ({error.strerror}); choose another --store") from None
        finally:
            for leftover in (new, Path(f"{new}.wal")):
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)

    def check(self) -> None:
        """Read the whole file and compare it with the manifest. StoreError when a byte differs."""
        manifest = self._manifest()
        if _digest(self.folder / manifest["file"]) != manifest["sha256"]:
            raise StoreError(f"{self.folder}: the graph's bytes differ from its manifest; run 'custodes build' again")

    def close(self) -> None:
        """See Store."""
        if self._connection is not None:
            self._connection.close()
            self._database.close()
        self._connection = self._database = None

    def _open(self) -> None:
        manifest = self._manifest()
        path = self.folder / manifest["file"]
        if not path.is_file():
            manifest = self._manifest()  # a build may have swapped the graph between our two looks
            path = self.folder / manifest["file"]
        if not path.is_file() or path.stat().st_size != manifest["bytes"]:
            raise StoreError(f"{self.folder}: the graph file is missing or cut short; run 'custodes build' again")
        if manifest["bytes"] <= _HASH_ON_OPEN_UP_TO and _digest(path) != manifest["sha256"]:
            raise StoreError(f"{self.folder}: the graph's bytes differ from its manifest; run 'custodes build' again")
        try:
            self._database = ladybug.Database(str(path), read_only=True, buffer_pool_size=BUFFER_POOL)
            self._connection = ladybug.Connection(self._database)
            self._connection.set_query_timeout(int(timeout_seconds() * 1000))
        except RuntimeError as error:
            raise StoreError(f"{self.folder}: cannot be opened ({first_line(error)}); run 'custodes build' again") from None

    def _manifest(self) -> dict[str, Any]:
        path = self.folder / MANIFEST
        if not self.folder.exists():
            raise StoreError(f"{self.folder}: no graph here; run 'custodes build' (or give --store)")
        try:
            manifest = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise StoreError(f"{self.folder}: not a custodes store (no {MANIFEST}); run 'custodes build'") from None
        except NotADirectoryError:
            raise StoreError(f"{self.folder}: is a file, not a custodes store; give the folder made by 'build'") from None
        except (OSError, ValueError):
            raise StoreError(f"{self.folder}: its {MANIFEST} cannot be read; run 'custodes build' again") from None
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise StoreError(f"{self.folder}: made by another version of custodes; run 'custodes build' again")
        return manifest

    def _asked(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        try:
            return run(self._connection, cypher, parameters)
        except StoreError as error:
            if "Interrupted" in str(error):
                raise StoreError(
                    f"{self.folder}: the statement took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT"
                ) from None
            raise

    def _swap(self, final: Path, counts: Mapping[str, int]) -> None:
        manifest = {
            "format": FORMAT,
            "file": final.name,
            "bytes": final.stat().st_size,
            "sha256": _digest(final),
            "counts": dict(counts),
        }
        temporary = self.folder / f".{MANIFEST}-{uuid.uuid4().hex}"
        temporary.write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
        temporary.replace(self.folder / MANIFEST)
        self._sweep(final)

    def _sweep(self, current: Path) -> None:
        """Remove former graphs, and what killed builds left; a file that someone still reads may stay."""
        import shutil

        stale = time.time() - _STALE_AFTER_SECONDS
        for path in [*self.folder.glob("graph-*"), *self.folder.glob(".building-*"), *self.folder.glob(f".{MANIFEST}-*")]:
            try:
                if path != current and (path.name.startswith("graph-") or path.stat().st_mtime < stale):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError:
                continue


def _digest(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
