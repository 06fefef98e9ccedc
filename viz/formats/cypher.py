"""Exports as a Cypher script for an empty Neo4j database: constraints first, then nodes, then links, in statements of a size
that a person can read. Run again it changes nothing. The graph that it makes is that of `custodes build`.

Statements end with `;` at the end of a line, as cypher-shell and Neo4j Browser want it, and no text of the data holds a
line end, so that a script may be cut at `;` and line end by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TextIO

from graph.columns import stored_values
from graph.files.whole_files import whole_file
from graph.schema import NODE_TABLES, EdgeRow, NodeRow, StepRow
from graph.server.labels import MADE_BY, SAME_LABELS, kind_label, schema_statements
from graph.texts.harmless import one_line
from viz.about import about_extract
from viz.formats.taken import Taken

# Rows in a statement: a screen or two, and few enough for a server to read it at once.
BATCH = 100
# What tells two links between the same two actors apart.
_STEP_KEY = ("link", "kind", "through", "first_day", "status")
_LINK_KEY = ("id", "first_day")
_ENDS = ("subject", "object", "giver", "forum")
_SIGNS = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cypher(taken: Taken, path: Path) -> list[Path]:
    """Write it."""
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as out:
        for name, text in about_extract(taken.extract):
            out.write(f"// {one_line(f'{name}: {text}')}\n")
        out.write("\n")
        out.writelines(f"{statement};\n" for statement in schema_statements(SAME_LABELS))
        for table, rows in taken.extract.stream():
            _write_table(out, table, iter(rows))
    return [path]


def _write_table(out: TextIO, table: str, rows: Iterator[NodeRow | EdgeRow]) -> None:
    first = True
    while batch := [*islice(rows, BATCH)]:
        if first:
            out.write(f"\n// {table}\n")
            first = False
        for statement in _nodes(table, batch) if table in NODE_TABLES else [_links(table, batch)]:
            out.write(statement + ";\n")


def _nodes(table: str, rows: list[Any]) -> Iterator[str]:
    """One statement, or for actors one a kind, which is their second label."""
    if table != "Actor":
        yield f"{_list(rows)}\nMERGE (n:{table} {{id: r.id}}) SET n = r, n.made_by = '{MADE_BY}'"
        return
    for kind, same in groupby(sorted(rows, key=lambda row: (row.kind, row.id)), key=lambda row: row.kind):
        label = kind_label(kind)
        yield f"{_list(same)}\nMERGE (n:Actor {{id: r.id}}) SET n = r, n.made_by = '{MADE_BY}', n:{label}"


def _links(kind: str, rows: list[Any]) -> str:
    """A link is there already if one of the same id begins on the same day; a derived step has no id."""
    step = isinstance(rows[0], StepRow)
    start, end = ("giver", "forum") if step else ("subject", "object")
    same = " AND ".join(
        f"coalesce(l.{name}, '') = coalesce(r.{name}, '')" for name in (_STEP_KEY if step else _LINK_KEY)
    )  # fmt: skip
    return (
        f"{_list(rows)}\nMATCH (a:Actor {{id: r.{start}}}), (b:Actor {{id: r.{end}}})\n"
        f"WHERE NOT EXISTS {{ MATCH (a)-[l:{kind}]->(b) WHERE {same} }}\n"
        f"CREATE (a)-[l:{kind}]->(b) SET l = r, l.{start} = null, l.{end} = null"
    )


def _list(rows: Iterable[Any]) -> str:
    lines = ",\n  ".join(_map(row) for row in rows)
    return f"UNWIND [\n  {lines}\n] AS r"


def _map(row: Any) -> str:
    said = zip(row._fields, stored_values(type(row))(row), strict=True)
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in said if value is not None) + "}"


def literal(value: Any) -> str:
    """A value as Cypher writes it. A backslash in a text becomes one that stands for itself whichever way it is read: Neo4j
    reads `\\uXXXX` before anything else, even in front of the quote that it would make."""
    if isinstance(value, str):
        return f"'{_text(value)}'"
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _text(value: str) -> str:
    return "".join(_SIGNS.get(char) or (char if char.isprintable() else _units(char)) for char in value.replace("\\", "\\\\"))


def _units(char: str) -> str:
    data = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(data[at : at + 2], 'big'):04x}" for at in range(0, len(data), 2))
