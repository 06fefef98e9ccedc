"""The embedded store: a folder with one Ladybug file and a manifest that names it.

A build writes a new file beside the old one and then swaps the manifest, so a reader always finds a whole
graph, a killed build leaves the former one, and an open file never stands in the way (as it would on Windows).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
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
_BATCH = 5000
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
                    path.unlink()
            except OSError:
                continue


def _fill(path: Path, tables: Tables) -> None:
    database = ladybug.Database(str(path), buffer_pool_size=_BUFFER_POOL)
    connection = ladybug.Connection(database)
    try:
        for statement in _schema(tables):
            _run(connection, statement, {})
        for table, nodes in tables.nodes.items():
            _insert(connection, nodes, f"CREATE (:{table} {{{_assignments(NODE_TABLES[table], ())}}})")
        for kind, edges in tables.edges.items():
            _insert(connection, edges, _edge_statement(kind, edges))
        _run(connection, "CHECKPOINT", {})
    finally:
        connection.close()
        database.close()


def _edge_statement(kind: str, edges: Sequence[EdgeRow]) -> str:
    start, end = _ends(StepRow if edges and isinstance(edges[0], StepRow) else LinkRow)
    properties = _assignments(type(edges[0]) if edges else LinkRow, (start, end))
    return f"MATCH (a:Actor {{id: r.{start}}}), (b:Actor {{id: r.{end}}}) CREATE (a)-[:{kind} {{{properties}}}]->(b)"


def _insert(connection: Any, rows: Sequence[NodeRow | EdgeRow], statement: str) -> None:
    """Insert in batches and count: a link to an unknown actor would vanish without a word."""
    for start in range(0, len(rows), _BATCH):
        batch = [_as_parameters(row) for row in rows[start : start + _BATCH]]
        result = _run(connection, f"UNWIND $rows AS r {statement} RETURN count(*) AS n", {"rows": batch})
        written = result.get_all()[0][0]
        if written != len(batch):
            raise StoreError(f"{len(batch) - written} of {len(batch)} rows were not written: an end of a link is no actor")


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


def _assignments(row: type[NodeRow] | type[EdgeRow], without: tuple[str, ...]) -> str:
    """Property assignments from a row `r`. What may be absent travels as text, '' for absent."""
    parts = []
    for name, (hint, optional) in _FIELDS[row].items():
        if name in without:
            continue
        value = f"CAST(r.{name} AS DOUBLE)" if hint is float and optional else f"r.{name}"
        parts.append(f"{name}: CASE WHEN r.{name} = '' THEN NULL ELSE {value} END" if optional else f"{name}: {value}")
    return ", ".join(parts)


def _as_parameters(row: NodeRow | EdgeRow) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, (_, optional) in _FIELDS[type(row)].items():
        value = getattr(row, name)
        values[name] = ("" if value is None else str(value)) if optional else value
    return values


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
