"""The labels under which custodes keeps its nodes in Neo4j, and whose nodes they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import neo4j

from graph.errors import StoreError
from graph.schema import NODE_TABLES

MADE_BY = "custodes"
OLD = "CustodesOld"
SAME_LABELS = {table: table for table in NODE_TABLES}
STAGED = {table: f"CustodesNew{table}" for table in NODE_TABLES}


def kind_label(kind: str) -> str:
    """The label of a kind of actor: PoliceForce for police_force."""
    return "".join(part.capitalize() for part in kind.split("_"))


def schema_statements(labels: Mapping[str, str]) -> Iterator[str]:
    """What makes the constraints on ids and the indexes that questions use, where they are not there yet."""
    for label in labels.values():
        yield f"CREATE CONSTRAINT custodes_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for table, field in (("Name", "key"), ("Name", "actor"), ("Claim", "about"), ("Claim", "source"), ("Actor", "kind")):
        yield f"CREATE INDEX custodes_{table.lower()}_{field} IF NOT EXISTS FOR (n:{table}) ON (n.{field})"


def refuse_foreign(session: neo4j.Session, url: str) -> None:
    """StoreError where a label of ours is on nodes that custodes did not make: questions would count them in."""
    for table in NODE_TABLES:
        found = session.run(
            f"MATCH (n:{table}) WHERE n.made_by IS NULL OR n.made_by <> $ours RETURN count(n) AS n", ours=MADE_BY
        ).single()
        if found and found["n"]:
            raise StoreError(
                f"{url}: this database holds {found['n']} :{table} nodes that custodes did not make; "
                "name another database in NEO4J_DATABASE"
            )
