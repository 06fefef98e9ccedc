"""Replaces the graph in a Neo4j database: whole or not at all, and again after the server died half-way.

Up to ONE_TRANSACTION rows, the former graph is deleted and the new one made in one transaction. A larger one
would not fit into a server's memory as one: its nodes are made under labels of their own, in batches that each
leave a mark of how far the load has come; then one transaction gives them the labels that questions look for
and takes these from the former ones, which are deleted last. Run again, a broken load goes on at its mark.

Every node that custodes makes says so in `made_by`; nothing else is ever changed or deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.columns import stored_values
from graph.errors import StoreError
from graph.files.progress import Progress, progress
from graph.schema import NODE_TABLES, EdgeRow, NodeRow, StepRow, Tables
from graph.server.labels import MADE_BY, OLD, SAME_LABELS, STAGED, kind_label, refuse_foreign, schema_statements

# Above this many rows a load is staged. The shipped dataset has some 25,000.
ONE_TRANSACTION = 100_000
BATCH = 2000
_DELETE_AT_ONCE = 10_000
_WRITE_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Batch:
    """One statement and the rows it makes."""

    statement: str
    rows: list[dict[str, Any]]


def load(session: neo4j.Session, tables: Tables, url: str) -> None:
    """Replace what the database holds of custodes by `tables`. StoreError when it holds nodes of others as ours."""
    refuse_foreign(session, url)
    _make_schema(session, SAME_LABELS)
    with progress(tables.total, "loading") as bar:
        if tables.total <= ONE_TRANSACTION:
            session.execute_write(_replace, tables, bar)
            _clear(session, [*STAGED.values(), OLD])
            _run(session, "MATCH (s:CustodesLoad) DELETE s")
        else:
            _load_staged(session, tables, bar)
    _run(session, "CALL db.awaitIndexes(300)")


def batches(tables: Tables, labels: dict[str, str]) -> Iterator[Batch]:
    """The rows of a graph in batches, nodes first; under other labels than ours, actors carry no kind as a label."""
    for table, nodes in tables.nodes.items():
        groups = _by_kind(nodes) if table == "Actor" and labels is SAME_LABELS else {"": nodes}
        for label, same in groups.items():
            statement = f"CREATE (n:{labels[table]}{label}) SET n = r, n.made_by = '{MADE_BY}'"
            yield from (Batch(statement, rows) for rows in _slices(same))
    actor = labels["Actor"]
    for kind, edges in tables.edges.items():
        start, end = ("giver", "forum") if edges and isinstance(edges[0], StepRow) else ("subject", "object")
        statement = (
            f"MATCH (a:{actor} {{id: r.{start}}}), (b:{actor} {{id: r.{end}}}) CREATE (a)-[l:{kind}]->(b) "
            f"SET l = r, l.{start} = null, l.{end} = null"
        )
        yield from (Batch(statement, rows) for rows in _slices(edges))


def _slices(rows: Sequence[NodeRow | EdgeRow]) -> Iterator[list[dict[str, Any]]]:
    if not rows:
        return
    names = rows[0]._fields
    values = stored_values(type(rows[0]))
    for start in range(0, len(rows), BATCH):
        yield [dict(zip(names, values(row), strict=True)) for row in rows[start : start + BATCH]]


def _by_kind(nodes: Sequence[NodeRow]) -> dict[str, list[NodeRow]]:
    found: dict[str, list[NodeRow]] = {}
    for node in nodes:
        found.setdefault(f":{kind_label(str(getattr(node, 'kind', '')))}", []).append(node)
    return found


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _replace(transaction: neo4j.ManagedTransaction, tables: Tables, bar: Progress) -> None:
    bar.done = 0
    for table in tables.nodes:
        transaction.run(f"MATCH (n:{table}) DETACH DELETE n").consume()
    for batch in batches(tables, SAME_LABELS):
        _insert(transaction, batch)
        bar.advance(len(batch.rows))


def _insert(transaction: neo4j.ManagedTransaction, batch: Batch) -> None:
    result = transaction.run(f"UNWIND $rows AS r {batch.statement} RETURN count(*) AS n", rows=batch.rows).single()
    written, wanted = result["n"] if result else 0, len(batch.rows)
    if written != wanted:
        raise StoreError(f"{wanted - written} of {wanted} rows were not written: an end of a link is no actor")


def _load_staged(session: neo4j.Session, tables: Tables, bar: Progress) -> None:
    _clear(session, [OLD])
    _make_schema(session, STAGED)
    done, mark = _how_far(session)
    if done and mark != _mark_after(batches(tables, STAGED), done):
        done = 0
    if not done:
        _begin(session)
    chain = hashlib.sha256()
    for index, batch in enumerate(batches(tables, STAGED)):
        chain.update(repr(batch.rows).encode())
        if index >= done:
            session.execute_write(_insert_marked, batch, index, chain.hexdigest())
        bar.advance(len(batch.rows))
    session.execute_write(_swap)
    _clear(session, [OLD])
    for table in NODE_TABLES:
        _run(session, f"DROP CONSTRAINT custodes_{STAGED[table].lower()}_id IF EXISTS")


def _how_far(session: neo4j.Session) -> tuple[int, str]:
    found = session.run("MATCH (s:CustodesLoad) RETURN s.batches AS batches, s.mark AS mark").single()
    return (found["batches"], found["mark"]) if found else (0, "")


def _mark_after(made: Iterator[Batch], count: int) -> str:
    chain = hashlib.sha256()
    for _, batch in zip(range(count), made, strict=False):
        chain.update(repr(batch.rows).encode())
    return chain.hexdigest()


def _begin(session: neo4j.Session) -> None:
    """Forget a load that was broken off, if it was of another graph."""
    _run(session, "MATCH (s:CustodesLoad) DELETE s")
    _clear(session, STAGED.values())
    _run(session, "CREATE (:CustodesLoad {batches: 0, mark: ''})")


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _insert_marked(transaction: neo4j.ManagedTransaction, batch: Batch, index: int, mark: str) -> None:
    """Insert a batch unless the mark says that it was (the driver tries again when an answer is lost)."""
    found = transaction.run(
        "MATCH (s:CustodesLoad) WITH s, s.batches AS before SET s.batches = $next "
        "WITH s, before, s.mark AS was SET s.mark = $mark RETURN before, was",
        next=index + 1, mark=mark,
    ).single()  # fmt: skip
    if found and found["before"] == index + 1 and found["was"] == mark:
        return
    if not found or found["before"] != index:
        raise StoreError("another build is loading into this database; wait for it, then build again")
    _insert(transaction, batch)


@neo4j.unit_of_work(timeout=_WRITE_SECONDS)
def _swap(transaction: neo4j.ManagedTransaction) -> None:
    for kind in _kinds(transaction, "Actor"):
        transaction.run(f"MATCH (n:Actor {{kind: $kind}}) REMOVE n:{kind_label(kind)}", kind=kind).consume()
    for table in NODE_TABLES:
        transaction.run(f"MATCH (n:{table}) SET n:{OLD} REMOVE n:{table}").consume()
    for kind in _kinds(transaction, STAGED["Actor"]):
        transaction.run(f"MATCH (n:{STAGED['Actor']} {{kind: $kind}}) SET n:{kind_label(kind)}", kind=kind).consume()
    for table, staged in STAGED.items():
        transaction.run(f"MATCH (n:{staged}) SET n:{table} REMOVE n:{staged}").consume()
    transaction.run("MATCH (s:CustodesLoad) DELETE s").consume()


def _kinds(transaction: neo4j.ManagedTransaction, label: str) -> list[str]:
    return [row["kind"] for row in transaction.run(f"MATCH (n:{label}) RETURN DISTINCT n.kind AS kind ORDER BY kind")]


def _make_schema(session: neo4j.Session, labels: dict[str, str]) -> None:
    for statement in schema_statements(labels):
        _run(session, statement)


def _clear(session: neo4j.Session, labels: Iterable[str]) -> None:
    for label in labels:
        while session.execute_write(_delete_some, label):
            pass


def _delete_some(transaction: neo4j.ManagedTransaction, label: str) -> int:
    done = transaction.run(f"MATCH (n:{label}) WITH n LIMIT {_DELETE_AT_ONCE} DETACH DELETE n").consume()
    return done.counters.nodes_deleted


def _run(session: neo4j.Session, statement: str) -> None:
    session.run(statement).consume()
