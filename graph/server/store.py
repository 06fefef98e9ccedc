"""The server store: Neo4j through its official driver.

Reading runs in READ access mode, so a cluster's followers can serve it and the server refuses every write.
How writing replaces the graph is in `neo4j_load`, how the server is reached in `neo4j_login`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreError
from graph.schema import Tables
from graph.server.load import load
from graph.server.login import connect, explained
from graph.store import Made, Row, Values, check_parameters
from graph.stores.joined import rows_of
from graph.stores.limits import timeout_seconds


class Neo4jStore:
    """A store on a server, in the database that NEO4J_DATABASE names (else the user's own)."""

    def __init__(self, url: str, *, writing: bool = False) -> None:
        self.url = url
        self.database = os.environ.get("NEO4J_DATABASE") or None
        self._driver = connect(url)
        if not writing:
            try:
                self._check_is_ours()
            except Exception:
                self.close()
                raise

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        return self._taken(cypher, parameters or {}, lambda names, found: [*rows_of(names, found)], limit)

    def values(self, cypher: str, parameters: Mapping[str, Any], take: Callable[[Values], Made]) -> Made:
        """See Store."""
        return self._taken(cypher, parameters, lambda _, found: take(found))

    def _taken(self, cypher: str, parameters: Mapping[str, Any],
               make: Callable[[list[str], Values], Made], limit: int | None = None) -> Made:  # fmt: skip
        good = check_parameters(parameters)

        @neo4j.unit_of_work(timeout=timeout_seconds(), metadata={"app": "custodes"})
        def work(transaction: neo4j.ManagedTransaction) -> Made:
            found = transaction.run(cypher, good)
            return make([*found.keys()], (record.values() for record in islice(found, limit)))

        try:
            with self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except (Neo4jError, DriverError) as error:
            raise explained(self.url, error) from None

    def write(self, tables: Tables) -> None:
        """See Store. Refuses a database that holds nodes of somebody else's under our labels."""
        try:
            with self._driver.session(database=self.database) as session:
                load(session, tables, self.url)
        except (Neo4jError, DriverError) as error:
            raise explained(self.url, error) from None

    def check(self) -> int:
        """See Store. The server keeps checksums of its own files."""
        return 0

    def close(self) -> None:
        """See Store."""
        self._driver.close()

    def _check_is_ours(self) -> None:
        if not self.rows("MATCH (d:Dataset {id: 'dataset'}) RETURN d.id AS id"):
            raise StoreError(f"{self.url}: no custodes graph in this database; run 'custodes build --store {self.url}'")
