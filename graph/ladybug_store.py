"""The embedded store: a folder with one Ladybug file and a manifest that names it.

A build writes a new file beside the old one and then swaps the manifest, so a reader always finds a whole
graph, a killed build leaves the former one, and an open file never stands in the way (as it would on Windows).
"""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import json
import shutil
import tempfile
import time
import types
import typing
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import ladybug

from graph.errors import StoreError
from graph.schema import ANSWERS_TO, NODE_TABLES, EdgeRow, LinkRow, NodeRow, StepRow, Tables
from graph.store import Row, check_parameters

MANIFEST = "manifest.json"
FORMAT = "custodes-store/1"
_BUFFER_POOL = 256 * 1024 * 1024
_HASH_ON_OPEN_UP_TO = 32 * 1024 * 1024
_STALE_AFTER_SECONDS = 3600
_SEPARATOR = "\x1f"
_TYPES = {str: "STRING", bool: "BOOL", int: "INT64", float: "DOUBLE", list[str]: "STRING[]"}


class LadybugStore:
    """A store in a folder. Every reading connection is read-only."""

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        self.folder = folder
        self._database: Any = None
        self._connection: Any = None
        if not writing:
            self._open()

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """See Store."""
        if self._connection is None:
            self._open()
        result = _run(self._connection, cypher, check_parameters(parameters or {}))
        if isinstance(result, list):
            raise StoreError(f"{self.folder}: the statement gave {len(result)} results; send one statement at a time")
        names = result.get_column_names()
        return [dict(zip(names, row, strict=True)) for row in result.get_all()]

    def write(self, tables: Tables) -> None:
        """See Store. The former graph stays readable until the new one is whole."""
        self.close()
        new = self.folder / f".building-{uuid.uuid4().hex}.lbug"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _fill(new, tables)
            final = self.folder / f"graph-{new.name.removeprefix('.building-')}"
            new.replace(final)
            self._swap(final, tables)
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
            self._database = ladybug.Database(str(path), read_only=True, buffer_pool_size=_BUFFER_POOL)
            self._connection = ladybug.Connection(self._database)
        except RuntimeError as error:
            raise StoreError(f"{self.folder}: cannot be opened ({_first_line(error)}); run 'custodes build' again") from None

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

    def _swap(self, final: Path, tables: Tables) -> None:
        counts = {name: len(rows) for group in (tables.nodes, tables.edges) for name, rows in group.items()}
        manifest = {
            "format": FORMAT,
            "file": final.name,
            "bytes": final.stat().st_size,
            "sha256": _digest(final),
            "counts": counts,
        }
        temporary = self.folder / f".{MANIFEST}-{uuid.uuid4().hex}"
        temporary.write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")
        temporary.replace(self.folder / MANIFEST)
        self._sweep(final)

    def _sweep(self, current: Path) -> None:
        """Remove former graphs, and what killed builds left; a file that someone still reads may stay."""
        stale = time.time() - _STALE_AFTER_SECONDS
        for path in [*self.folder.glob("graph-*"), *self.folder.glob(".building-*"), *self.folder.glob(f".{MANIFEST}-*")]:
            try:
                if path != current and (path.name.startswith("graph-") or path.stat().st_mtime < stale):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError:
                continue


def _fill(path: Path, tables: Tables) -> None:
    """Write all tables into a new file, through CSV files beside it: COPY is fifty times as fast as inserting."""
    database = ladybug.Database(str(path), buffer_pool_size=_BUFFER_POOL)
    connection = ladybug.Connection(database)
    try:
        for statement in _schema(tables):
            _run(connection, statement, {})
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".building-", ignore_cleanup_errors=True) as folder:
            file = Path(folder) / "rows.csv"
            for table, nodes in tables.nodes.items():
                _copy(connection, table, NODE_TABLES[table], nodes, file)
            for kind, edges in tables.edges.items():
                _copy(connection, kind, StepRow if kind == ANSWERS_TO else LinkRow, edges, file)
        _run(connection, "CHECKPOINT", {})
    finally:
        connection.close()
        database.close()


def _copy(connection: Any, table: str, row: type[Any], rows: Sequence[NodeRow | EdgeRow], file: Path) -> None:
    """Copy rows into a table and count them: nothing may vanish without a word."""
    if not rows:
        return
    fields = _FIELDS[row]
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows([_cell(getattr(item, name)) for name in fields] for item in rows)
    heads = ", ".join(f"{name} {'STRING' if hint == list[str] else _TYPES[hint]}" for name, (hint, _) in fields.items())
    place = file.as_posix().replace("\\", "/").replace("'", "\\'")
    values = ", ".join(_from_csv(name, hint, optional) for name, (hint, optional) in fields.items())
    load = f"LOAD WITH HEADERS ({heads}) FROM '{place}' (HEADER=false, PARALLEL=false) RETURN {values}"
    try:
        _run(connection, f"COPY {table} FROM ({load})", {})
    except StoreError as error:
        if "primary key value" in str(error) and row in (LinkRow, StepRow):
            raise StoreError(f"{table}: an end of a link is no actor ({error})") from None
        raise
    pattern = f"()-[r:{table}]->()" if row in (LinkRow, StepRow) else f"(r:{table})"
    written = _run(connection, f"MATCH {pattern} RETURN count(*)", {}).get_all()[0][0]
    if written != len(rows):
        raise StoreError(f"{table}: {len(rows) - written} of {len(rows)} rows were not written")


def _cell(value: Any) -> str:
    """A value as CSV: lists are joined by a sign that no text holds (reading folds it into a space)."""
    if value is None:
        return ""
    return _SEPARATOR.join(value) if isinstance(value, list) else str(value)


def _from_csv(name: str, hint: Any, optional: bool) -> str:
    """The expression that turns a CSV column back into its value: '' is null, or an empty list."""
    if hint == list[str]:
        return f"CASE WHEN {name} = '' THEN CAST([] AS STRING[]) ELSE string_split({name}, '{_SEPARATOR}') END"
    return f"CASE WHEN {name} = '' THEN NULL ELSE {name} END" if optional and hint is str else name


def _schema(tables: Tables) -> list[str]:
    statements = [f"CREATE NODE TABLE {name}({_columns(row, ())}, PRIMARY KEY(id))" for name, row in NODE_TABLES.items()]
    for kind in tables.edges:
        row = StepRow if kind == ANSWERS_TO else LinkRow
        statements.append(f"CREATE REL TABLE {kind}(FROM Actor TO Actor, {_columns(row, _ends(row))})")
    return statements


def _ends(row: type[EdgeRow]) -> tuple[str, str]:
    return ("giver", "forum") if row is StepRow else ("subject", "object")


def _field_types(row: type[Any]) -> dict[str, tuple[Any, bool]]:
    """Field -> (type, may be absent)."""
    hints = typing.get_type_hints(row)
    found = {}
    for item in dataclasses.fields(row):
        hint = hints[item.name]
        if isinstance(hint, types.UnionType):
            found[item.name] = (next(arg for arg in typing.get_args(hint) if arg is not type(None)), True)
        else:
            found[item.name] = (hint, False)
    return found


_FIELDS: dict[type[Any], dict[str, tuple[Any, bool]]] = {
    row: _field_types(row) for row in (*NODE_TABLES.values(), LinkRow, StepRow)
}


def _columns(row: type[NodeRow] | type[EdgeRow], without: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {_TYPES[hint]}" for name, (hint, _) in _FIELDS[row].items() if name not in without)


def _run(connection: Any, cypher: str, parameters: Mapping[str, Any]) -> Any:
    try:
        return connection.execute(cypher, dict(parameters))
    except RuntimeError as error:
        raise StoreError(f"the store refused the statement: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:300]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
