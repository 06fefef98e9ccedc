"""Fills a new Ladybug file through CSV files: COPY is fifty times as fast as inserting.

The rows come as a stream, so that a graph need not fit into memory, and the CSV of the next table is written
while the engine, which needs no Python for it, copies the last.
"""

from __future__ import annotations

import csv
import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.ladybug_engine import Connection, Database
from graph.limits import build_bytes
from graph.schema import ANSWERS_TO, NODE_TABLES, EdgeRow, LinkRow, NodeRow, StepRow, Tables

_SEPARATOR = "\x1f"
_TYPES = {str: "STRING", bool: "BOOL", int: "INT64", float: "DOUBLE", list[str]: "STRING[]"}
# So many nodes are copied at once. All links of a kind go in one file: adding to a filled table is very slow.
_NODES_A_FILE = 500_000

# A table's name and its rows, in the order in which they are to be written: nodes before links.
Stream = Iterable[tuple[str, Iterable[NodeRow | EdgeRow]]]
RowType = type[Any]


def stream_of(tables: Tables) -> Iterator[tuple[str, Sequence[NodeRow | EdgeRow]]]:
    """The rows of `tables` as a stream."""
    yield from tables.nodes.items()
    yield from tables.edges.items()


def row_type(table: str) -> RowType:
    """The class of a table's rows; every table that is none of nodes' is a kind of link."""
    return NODE_TABLES.get(table) or (StepRow if table == ANSWERS_TO else LinkRow)


def fill(
    path: Path, rows: Path, kinds: Iterable[str], stream: Stream, done: Callable[[int], None] = lambda count: None
) -> dict[str, int]:
    """Write all rows of a stream into a new file; how many each table got. `kinds` are the kinds of link there are, `rows`
    is a folder for CSV files, whose path the engine must not take for a pattern. RuntimeError in the engine's words."""
    database = Database(str(path), buffer_pool_size=build_bytes())
    connection = Connection(database)
    counts: dict[str, int] = {}
    try:
        connection.execute("CALL auto_checkpoint=false")
        for statement in schema([*kinds]):
            connection.execute(statement)
        for table, count in _copied(connection, rows, stream):
            counts[table] = counts.get(table, 0) + count
            done(count)
        for table, count in counts.items():
            _check_count(connection, table, count)
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()
    return counts


def _copied(connection: Any, folder: Path, stream: Stream) -> Iterator[tuple[str, int]]:
    """Copies file by file in a thread, one behind the writing of the next; gives each table's count when it is in."""
    with ThreadPoolExecutor(1) as pool:
        running: tuple[str, int, Future[None]] | None = None
        for table, file, count in csv_files(folder, stream):
            if running:
                running[2].result()
                yield running[0], running[1]
            running = table, count, pool.submit(_copy, connection, table, file)
        if running:
            running[2].result()
            yield running[0], running[1]


def csv_files(folder: Path, stream: Stream) -> Iterator[tuple[str, Path, int]]:
    """The stream as CSV files, each with its table and the number of its rows."""
    number = 0
    for table, rows in stream:
        records = _records(row_type(table), rows)
        while True:
            file = folder / f"{number}.csv"
            count = write_csv(file, islice(records, _NODES_A_FILE if table in NODE_TABLES else None))
            if not count:
                break
            number += 1
            yield table, file, count


def write_csv(file: Path, records: Iterable[Sequence[Any]]) -> int:
    """Write records into a file; how many."""
    count = 0

    def counted() -> Iterator[Sequence[Any]]:
        nonlocal count
        for count, record in enumerate(records, start=1):  # noqa: B007
            yield record

    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(counted())
    return count


def _records(row: RowType, rows: Iterable[NodeRow | EdgeRow]) -> Iterator[Sequence[Any]]:
    """Rows as CSV cells: lists are joined by a sign that no text holds (reading folds it into a space)."""
    values = attrgetter(*FIELDS[row])
    lists = [index for index, (hint, _) in enumerate(FIELDS[row].values()) if hint == list[str]]
    for item in rows:
        record = [*values(item)]
        for index in lists:
            record[index] = _SEPARATOR.join(record[index])
        yield record


def _copy(connection: Any, table: str, file: Path) -> None:
    try:
        connection.execute(copy_statement(table, file))
    except RuntimeError as error:
        nobody = re.search(r"primary key value (.+?)[.,]?(?:\n|$)", str(error))
        if nobody and table not in NODE_TABLES:
            raise StoreError(f"{table}: an end of a link is no actor ({nobody[1]})") from error
        if "buffer pool is full" in str(error):
            megabytes = build_bytes() // (1024 * 1024)
            raise StoreError(
                f"{table}: the rows do not fit into the {megabytes:,} MB for building; set CUSTODES_BUILD_MEGABYTES higher"
            ) from error
        raise
    finally:
        file.unlink()


def copy_statement(table: str, file: Path) -> str:
    """The statement that copies a CSV file into its table."""
    fields = FIELDS[row_type(table)]
    heads = ", ".join(f"{name} {'STRING' if hint == list[str] else _TYPES[hint]}" for name, (hint, _) in fields.items())
    values = ", ".join(_from_csv(name, hint, optional) for name, (hint, optional) in fields.items())
    rows = f"LOAD WITH HEADERS ({heads}) FROM '{file.as_posix()}' (HEADER=false, PARALLEL=false) RETURN {values}"
    return f"COPY {table} FROM ({rows})"


def _check_count(connection: Any, table: str, count: int) -> None:
    """Nothing may vanish without a word."""
    pattern = f"(r:{table})" if table in NODE_TABLES else f"()-[r:{table}]->()"
    written = connection.execute(f"MATCH {pattern} RETURN count(*)").get_all()[0][0]
    if written != count:
        raise StoreError(f"{table}: {count - written} of {count} rows were not written")


def _from_csv(name: str, hint: Any, optional: bool) -> str:
    """The expression that turns a CSV column back into its value: '' is null, or an empty list."""
    if hint == list[str]:
        return f"CASE WHEN {name} = '' THEN CAST([] AS STRING[]) ELSE string_split({name}, '{_SEPARATOR}') END"
    return f"CASE WHEN {name} = '' THEN NULL ELSE {name} END" if optional and hint is str else name


def schema(kinds: Sequence[str]) -> list[str]:
    """The statements that make the tables of a store."""
    statements = [f"CREATE NODE TABLE {name}({_columns(row, ())}, PRIMARY KEY(id))" for name, row in NODE_TABLES.items()]
    for kind in kinds:
        row = row_type(kind)
        ends = ("giver", "forum") if row is StepRow else ("subject", "object")
        statements.append(f"CREATE REL TABLE {kind}(FROM Actor TO Actor, {_columns(row, ends)})")
    return statements


def _field_types(row: RowType) -> dict[str, tuple[Any, bool]]:
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


FIELDS: dict[RowType, dict[str, tuple[Any, bool]]] = {
    row: _field_types(row) for row in (*NODE_TABLES.values(), LinkRow, StepRow)
}


def _columns(row: RowType, without: tuple[str, ...]) -> str:
    return ", ".join(f"{name} {_TYPES[hint]}" for name, (hint, _) in FIELDS[row].items() if name not in without)
