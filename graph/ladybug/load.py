"""Fills a new Ladybug file through CSV files: COPY is fifty times as fast as inserting.

The rows come as a stream, so that a graph need not fit into memory, and the CSV of the next part is written while the
engine, which needs no Python for it, copies the last. Cells go in as they are: an expression a cell costs as much again
as the copying, so that only lists have one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from graph.columns import FIELDS, RowType, ends_of, row_type, stored_values
from graph.errors import StoreError
from graph.ladybug.engine import Connection, Database
from graph.schema import NODE_TABLES, EdgeRow, NodeRow, Tables
from graph.stores.limits import build_bytes

_SEPARATOR = "\x1f"
_TYPES = {str: "STRING", bool: "BOOL", int: "INT64", float: "DOUBLE", list[str]: "STRING[]"}
# So many rows are copied at once: what a COPY of links needs of memory grows with its rows.
_ROWS_A_FILE = 500_000
# Ends of links are found by the id of an actor, actors by their names; nothing looks up another node by its id often enough
# to pay for an index. The engine copies into a table of nodes without one only once, and so from one file.
_INDEXED = ("Actor", "Name")

# A table's name and its rows, in the order in which they are to be written: nodes before links.
Stream = Iterable[tuple[str, Iterable[NodeRow | EdgeRow]]]


def stream_of(tables: Tables) -> Iterator[tuple[str, Sequence[NodeRow | EdgeRow]]]:
    """The rows of `tables` as a stream."""
    yield from tables.nodes.items()
    yield from tables.edges.items()


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
        at_once = None if table in NODE_TABLES and table not in _INDEXED else _ROWS_A_FILE
        while True:
            file = folder / f"{number}.csv"
            count = write_csv(file, islice(records, at_once))
            if not count:
                break
            number += 1
            yield table, file, count


def write_csv(file: Path, records: Iterable[Sequence[Any]]) -> int:
    """Write records into a file; how many. Nothing is an empty cell, an empty text a quoted one."""
    count = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out).writerow
        for count, record in enumerate(records, start=1):  # noqa: B007
            if "" in record:  # rare, and the module quotes either both or neither
                out.write(",".join(map(_cell, record)) + "\r\n")
            else:
                write(record)
    return count


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _records(row: RowType, rows: Iterable[NodeRow | EdgeRow]) -> Iterator[Sequence[Any]]:
    """Rows as CSV cells: lists are joined by a sign that no text holds (reading folds it into a space); none is nothing."""
    values = stored_values(row)
    lists = [index for index, (hint, _) in enumerate(FIELDS[row].values()) if hint == list[str]]
    for item in rows:
        record = values(item)
        for index in lists:
            record[index] = _SEPARATOR.join(record[index]) if record[index] else None
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
    values = ", ".join(_from_csv(name) if hint == list[str] else name for name, (hint, _) in fields.items())
    options = "HEADER=false, PARALLEL=false, AUTO_DETECT=false"
    return f"COPY {table} FROM (LOAD WITH HEADERS ({heads}) FROM '{file.as_posix()}' ({options}) RETURN {values})"


def _check_count(connection: Any, table: str, count: int) -> None:
    """Nothing may vanish without a word."""
    pattern = f"(r:{table})" if table in NODE_TABLES else f"()-[r:{table}]->()"
    written = connection.execute(f"MATCH {pattern} RETURN count(*)").get_all()[0][0]
    if written != count:
        raise StoreError(f"{table}: {count - written} of {count} rows were not written")


def _from_csv(name: str) -> str:
    """The expression that makes a list of a CSV column."""
    return f"CASE WHEN {name} IS NULL THEN CAST([] AS STRING[]) ELSE string_split({name}, '{_SEPARATOR}') END"


def schema(kinds: Sequence[str]) -> Iterator[str]:
    """The statements that make the tables of a store, in order."""
    for name, row in NODE_TABLES.items():
        yield f"CALL enable_default_hash_index={str(name in _INDEXED).lower()}"
        yield f"CREATE NODE TABLE {name}({_columns(row)}, PRIMARY KEY(id))"
    for kind in kinds:
        yield f"CREATE REL TABLE {kind}(FROM Actor TO Actor, {_columns(row_type(kind))})"


def _columns(row: RowType) -> str:
    without = ends_of(row) or ()
    return ", ".join(f"{name} {_TYPES[hint]}" for name, (hint, _) in FIELDS[row].items() if name not in without)
