"""The embedded store: a folder with one Ladybug file and a manifest that names it.

A build writes a new file beside the old one and then swaps the manifest, so a reader always finds a whole
graph, a killed build leaves the former one, and an open file never stands in the way (as it would on Windows).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError, TooMuch
from graph.files.whole_files import reason
from graph.ladybug.engine import Connection, Database
from graph.ladybug.statement import BUFFER_POOL, LEAST_POOL, read, refusal, run
from graph.store import Made, Row, Values, check_parameters
from graph.stores.joined import rows_of
from graph.stores.limits import timeout_seconds
from graph.stores.manifest import Manifest, check_quickly, check_whole, read_manifest

if TYPE_CHECKING:
    from graph.ladybug.load import Stream
    from graph.schema import Tables

# How long a reader follows builds that swap the graph under its eyes; one swap takes some milliseconds.
_SWAPS_SECONDS = 10.0


class LadybugStore:
    """A store in a folder. Every reading connection is read-only."""

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        self.folder = folder
        self._database: Any = None
        self._connection: Any = None
        self._file, self._pool = "", LEAST_POOL
        if not writing:
            self._open()

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        return self._taken(cypher, parameters or {}, lambda names, found: [*rows_of(names, found)], limit)

    def values(self, cypher: str, parameters: Mapping[str, Any], take: Callable[[Values], Made]) -> Made:
        """See Store."""
        return self._taken(cypher, parameters, lambda _, found: take(found))

    def _taken(self, cypher: str, parameters: Mapping[str, Any],
               make: Callable[[list[str], Values], Made], limit: int | None = None) -> Made:  # fmt: skip
        """What is made of the names and the rows of a statement, with as large a pool as it needs."""
        if self._connection is None:
            self._open()
        good = check_parameters(parameters)
        larger = iter((self._pool, BUFFER_POOL))
        while True:
            try:
                result = self._one_result(cypher, good)
                break
            except TooMuch:  # what fills the pool may be what went before
                pool = next(larger, 0)
                if not pool or not self._opened_anew(pool):
                    raise
        try:
            return make(result.get_column_names(), read(result, limit))
        finally:
            result.close()  # else it keeps its part of the buffer pool until Python happens to collect it

    def _one_result(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        result = self._asked(cypher, parameters)
        if isinstance(result, list):
            raise StoreError(f"{self.folder}: the statement gave {len(result)} results; send one statement at a time")
        return result

    def write(self, tables: Tables) -> None:
        """See Store. The former graph stays readable until the new one is whole."""
        from graph.ladybug.load import stream_of

        self.write_stream(tables.edges, stream_of(tables), tables.total, tables.made_of)

    def write_stream(self, kinds: Iterable[str], stream: Stream, total: int, made_of: str = "") -> None:
        """Like write, for a graph that need not fit into memory: its `kinds` of link, and about `total` rows."""
        from graph.files.progress import progress
        from graph.ladybug.load import fill
        from graph.stores.folder import building

        self.close()
        with _in_one_line(self.folder), building(self._place()) as now:
            with progress(total, "building") as bar:
                counts = fill(now.graph, now.rows, kinds, stream, bar.advance)
            now.swap(counts, made_of)

    def made_of(self) -> str:
        """The digest of what the graph was made from, '' where a build did not know it."""
        return self._manifest().made_of

    def check(self) -> int:
        """Read the whole file and compare it with the manifest; its size. StoreError when a byte differs."""
        manifest = self._manifest()
        check_whole(self.folder, manifest)
        return manifest.bytes

    def close(self) -> None:
        """See Store."""
        for held in (self._connection, self._database):
            if held is not None:
                held.close()
        self._connection = self._database = None

    def _open(self) -> None:
        """Open the graph that the manifest names, or the next one where a build swaps it at this moment."""
        deadline = time.monotonic() + _SWAPS_SECONDS
        while True:
            manifest = self._manifest()
            try:
                check_quickly(self.folder, manifest)
                self._open_graph(manifest)
                return
            except StoreError:
                self.close()
                if time.monotonic() > deadline or self._manifest().file == manifest.file:
                    raise

    def _opened_anew(self, pool: int) -> bool:
        """Open the same graph with an empty pool of this size; False where a build has taken it away meanwhile."""
        manifest = self._manifest()
        if manifest.file != self._file:
            return False
        self.close()
        self._open_graph(manifest, pool)
        return True

    def _open_graph(self, manifest: Manifest, pool: int = 0) -> None:
        self._pool = min(max(LEAST_POOL, 2 * manifest.bytes), BUFFER_POOL)
        try:
            self._database = Database(str(self._place() / manifest.file), read_only=True, buffer_pool_size=pool or self._pool)
            self._connection = Connection(self._database)
            self._file = manifest.file
            self._connection.set_query_timeout(int(timeout_seconds() * 1000))
        except RuntimeError as error:
            raise StoreError(f"{self.folder}: cannot be opened ({refusal(error)}); run 'custodes build' again") from error

    def _manifest(self) -> Manifest:
        return read_manifest(self.folder)

    def _place(self) -> Path:
        """The folder as the engine may be given it: it takes a `~` for the home folder, and no name that is not Unicode."""
        try:
            place = self.folder.absolute()
            str(place).encode()
        except UnicodeEncodeError:
            raise StoreError(f"{self.folder}: its name is not Unicode; choose another --store") from None
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be found ({reason(error)}); give the whole path with --store") from None
        return place

    def _asked(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        begun = time.monotonic()
        try:
            found = run(self._connection, cypher, parameters)
        except StoreError as error:
            if "Interrupted" in str(error):
                raise self._too_long() from None
            raise
        # Stopped at its very end the engine now and then gives the rows that it had by then, as if they were all.
        if time.monotonic() - begun >= timeout_seconds():
            raise self._too_long()
        return found

    def _too_long(self) -> StoreError:
        return StoreError(f"{self.folder}: the statement took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT")


@contextmanager
def _in_one_line(folder: Path) -> Iterator[None]:
    """What goes wrong while a store is written, in one line; the engine's own words are for --debug."""
    try:
        yield
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "null" not in str(error):
            raise
        raise StoreError(f"{folder}: cannot be written ({reason(error)}); choose another --store") from error
    except RuntimeError as error:
        raise StoreError(f"{folder}: cannot be written ({refusal(error)}); choose another --store") from error
