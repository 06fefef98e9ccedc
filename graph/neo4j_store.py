"""The server store: Neo4j through its official driver.

Reading runs in READ access mode, so a cluster's followers can serve it and the server refuses every write.
Writing replaces the whole graph in one transaction; nodes of others in the same database are left alone.
"""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.errors import StoreError
from graph.schema import NODE_TABLES, EdgeRow, NodeRow, StepRow, Tables
from graph.store import Row, check_parameters

# The driver logs each retry by itself; our own one line is what a person sees.
logging.getLogger("neo4j").setLevel(logging.CRITICAL)

_BATCH = 2000
_CONNECT_SECONDS = 15.0


class Neo4jStore:
    """A store on a server. User, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE."""

    def __init__(self, url: str, *, writing: bool = False) -> None:
        parts = urlsplit(url)
        if parts.password or parts.username:
            raise StoreError(
                f"{parts.scheme}://{parts.hostname}: no user or password in the address; set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        self.url = url
        self.database = os.environ.get("NEO4J_DATABASE") or None
        auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        try:
            self._driver = neo4j.GraphDatabase.driver(
                url, auth=auth if auth[1] else None, connection_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_CONNECT_SECONDS, notifications_min_severity="OFF",
            )  # fmt: skip
            self._driver.verify_connectivity()
        except (Neo4jError, DriverError, ConfigurationError, ValueError, OSError) as error:
            raise self._explained(error) from None
        if not writing:
            self._check_is_ours()

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """See Store."""
        good = check_parameters(parameters or {})

        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return [dict(record) for record in transaction.run(cypher, good)]

        try:
            with self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except (Neo4jError, DriverError) as error:
            raise self._explained(error) from None

    def write(self, tables: Tables) -> None:
        """See Store. Refuses a database that holds Actor nodes of somebody else's."""
        try:
            with self._driver.session(database=self.database) as session:
                self._refuse_foreign(session)
                for table in NODE_TABLES:
                    session.run(
                        f"CREATE CONSTRAINT custodes_{table.lower()}_id IF NOT EXISTS FOR (n:{table}) REQUIRE n.id IS UNIQUE"
                    ).consume()
                session.run("CREATE INDEX custodes_name_key IF NOT EXISTS FOR (n:Name) ON (n.key)").consume()
                session.execute_write(_replace, tables)
        except (Neo4jError, DriverError) as error:
            raise self._explained(error) from None

    def close(self) -> None:
        """See Store."""
        self._driver.close()

    def _refuse_foreign(self, session: neo4j.Session) -> None:
        found = session.run(
            "OPTIONAL MATCH (d:Dataset {id: 'dataset'}) WITH count(d) AS ours "
            "OPTIONAL MATCH (a:Actor) RETURN ours, count(a) AS actors"
        ).single()
        if found and found["actors"] and not found["ours"]:
            raise StoreError(
                f"{self.url}: this database holds {found['actors']} :Actor nodes that custodes did not make; "
                "name another database in NEO4J_DATABASE"
            )

    def _check_is_ours(self) -> None:
        if not self.rows("MATCH (d:Dataset {id: 'dataset'}) RETURN d.id AS id"):
            raise StoreError(f"{self.url}: no custodes graph in this database; run 'custodes build --store {self.url}'")

    def _explained(self, error: Exception) -> StoreError:
        if isinstance(error, AuthError):
            return StoreError(f"{self.url}: the server refused the user or password; set NEO4J_USERNAME and NEO4J_PASSWORD")
        if isinstance(error, ServiceUnavailable | OSError):
            return StoreError(f"{self.url}: no server answers there; start it (docker compose up -d) or mend --store")
        text = str(getattr(error, "message", None) or error).strip().split("\n")[0][:300]
        return StoreError(f"{self.url}: the server refused: {text}")


def _replace(transaction: neo4j.ManagedTransaction, tables: Tables) -> None:
    for table in tables.nodes:
        transaction.run(f"MATCH (n:{table}) DETACH DELETE n").consume()
    for table, nodes in tables.nodes.items():
        if table == "Actor":
            _insert_actors(transaction, nodes)
        else:
            _insert(transaction, nodes, f"CREATE (n:{table}) SET n = r")
    for kind, edges in tables.edges.items():
        start, end = ("giver", "forum") if edges and isinstance(edges[0], StepRow) else ("subject", "object")
        _insert(
            transaction, edges,
            f"MATCH (a:Actor {{id: r.{start}}}), (b:Actor {{id: r.{end}}}) CREATE (a)-[l:{kind}]->(b) "
            f"SET l = r, l.{start} = null, l.{end} = null",
        )  # fmt: skip


def _insert_actors(transaction: neo4j.ManagedTransaction, nodes: Sequence[NodeRow]) -> None:
    """Actors carry their kind as a second label too, so that Browser and Bloom colour them."""
    by_kind: dict[str, list[NodeRow]] = {}
    for node in nodes:
        by_kind.setdefault(str(getattr(node, "kind", "")), []).append(node)
    for kind, same in by_kind.items():
        label = "".join(part.capitalize() for part in kind.split("_"))
        _insert(transaction, same, f"CREATE (n:Actor:{label}) SET n = r")


def _insert(transaction: neo4j.ManagedTransaction, rows: Sequence[NodeRow | EdgeRow], statement: str) -> None:
    for start in range(0, len(rows), _BATCH):
        batch = [dataclasses.asdict(row) for row in rows[start : start + _BATCH]]
        result = transaction.run(f"UNWIND $rows AS r {statement} RETURN count(*) AS n", rows=batch).single()
        written = result["n"] if result else 0
        if written != len(batch):
            raise StoreError(f"{len(batch) - written} of {len(batch)} rows were not written: an end of a link is no actor")
