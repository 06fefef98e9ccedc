"""Writes a graph as CSV files for `neo4j-admin database import full`, the fastest way into an empty Neo4j database.

One folder with a header file and a data file a table; `arguments.txt`, which neo4j-admin reads with `@`;
`after-import.cypher`, to be run once the database is up: constraints, indexes, and the empty lists that an import
cannot make; and `custodes.json`, by which the next export knows its own files. Rows are written one by one, so that
the graph need not fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from graph.columns import FIELDS, row_type, stored_values
from graph.files.whole_folders import whole_folder
from graph.ladybug.load import Stream
from graph.schema import ANSWERS_TO, NODE_TABLES, EdgeRow, NodeRow
from graph.server.labels import MADE_BY, SAME_LABELS, kind_label, schema_statements
from viz.formats.taken import Taken

ARGUMENTS = "arguments.txt"
AFTER = "after-import.cypher"
FORMAT = "custodes-import/1"
_SEPARATOR = "\x1f"
_TYPES = {str: "", bool: ":boolean", int: ":long", float: ":double", list[str]: ":string[]"}
_ENDS = {"subject": ":START_ID(Actor)", "object": ":END_ID(Actor)", "giver": ":START_ID(Actor)", "forum": ":END_ID(Actor)"}


def export_admin(taken: Taken, path: Path) -> list[Path]:
    """Write the folder `path`, which must not be there yet or be one of ours."""
    return write_admin(path, taken.extract.stream())


def write_admin(folder: Path, stream: Stream) -> list[Path]:
    """Write the rows of a stream; the files written. OutputError when the folder is not free or cannot be written."""
    with whole_folder(folder, FORMAT, "an import of custodes") as building:
        parts = [_write_table(building, table, rows) for table, rows in stream]
        (building / AFTER).write_text("".join(f"{line};\n" for line in _after(building)), "utf-8")
        (building / ARGUMENTS).write_text("\n".join([*_settings(), *filter(None, parts)]) + "\n", "utf-8")
    return sorted(folder.iterdir())


def _settings() -> list[str]:
    return ["--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string"]


def _after(folder: Path) -> Iterator[str]:
    yield from schema_statements(SAME_LABELS)
    for table in sorted(path.stem for path in folder.glob("*.csv") if not path.stem.endswith("-header")):
        pattern = f"(x:{table})" if table in NODE_TABLES else f"()-[x:{table}]->()"
        for name, (hint, _) in FIELDS[row_type(table)].items():
            if hint == list[str]:
                yield f"MATCH {pattern} WHERE x.{name} IS NULL CALL {{ WITH x SET x.{name} = [] }} IN TRANSACTIONS"


def _write_table(folder: Path, table: str, rows: Iterable[NodeRow | EdgeRow]) -> str | None:
    """Header and data of one table; its line in the arguments, None for an empty one."""
    header, data = f"{table}-header.csv", f"{table}.csv"
    count = 0
    with (folder / data).open("w", encoding="utf-8", newline="") as out:
        count = _write_rows(out, table, rows)
    if not count:
        (folder / data).unlink()
        return None
    (folder / header).write_text(",".join(_heads(table)) + "\n", "utf-8")
    kind = "--nodes" if table in NODE_TABLES else f"--relationships={table}"
    return f"{kind}={header},{data}"


def _heads(table: str) -> Iterator[str]:
    is_node = table in NODE_TABLES
    for name, (hint, _) in FIELDS[row_type(table)].items():
        if is_node and name == "id":
            yield f"id:ID({table})"
        elif not is_node and _is_end(table, name):
            yield _ENDS[name]
        else:
            yield f"{name}{_TYPES[hint]}"
    if is_node:
        yield "made_by"
        yield ":LABEL"


def _is_end(table: str, name: str) -> bool:
    return name in (("giver", "forum") if table == ANSWERS_TO else ("subject", "object"))


def _write_rows(out: TextIO, table: str, rows: Iterable[NodeRow | EdgeRow]) -> int:
    values, count = stored_values(row_type(table)), 0
    end = f',"{MADE_BY}","{table}' if table in NODE_TABLES else None
    for row in rows:
        line = ",".join([_cell(value) for value in values(row)])
        if end:
            label = f"{_SEPARATOR}{kind_label(str(getattr(row, 'kind', '')))}" if table == "Actor" else ""
            line += f'{end}{label}"'
        out.write(line + "\n")
        count += 1
    return count


def _cell(value: Any) -> str:
    """Nothing is an empty cell, an empty text or list a quoted one."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, list):
        return '"' + _SEPARATOR.join(value).replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)
