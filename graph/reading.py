"""Reads a whole graph back out of a store: what export, map and NetworkX work on."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from graph.assembly import in_order_of_preference, merged_values
from graph.model import Actor, Alias, Claim, Edition, Gap, Graph, Link, Qualifiers, Source
from graph.schema import ActorRow, ClaimRow, GapRow, SourceRow
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record


def read_graph(store: Store) -> Graph:
    """Everything in the store, as it was built."""
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for row in _nodes(store, "Claim", ClaimRow):
        claims[row["head"], row["about"]].append(_claim(row))
    links = {row["id"]: _link(row, claims["link", row["id"]]) for row in store.rows(_LINKS)}
    gaps = {row["id"]: _gap(row, claims["gap", row["id"]]) for row in _nodes(store, "Gap", GapRow)}
    return Graph(
        actors={row["id"]: _actor(row) for row in _nodes(store, "Actor", ActorRow)},
        links=links,
        gaps=gaps,
        sources={row["id"]: _source(row) for row in _nodes(store, "Source", SourceRow)},
        dataset=read_dataset_record(store),
        actor_claims={
            about: tuple(in_order_of_preference(said)) for (head, about), said in sorted(claims.items()) if head == "actor"
        },
    )


_LINKS = (
    "MATCH (s:Actor)-[r]->(o:Actor) WHERE r.kind IS NOT NULL AND r.final = true "
    "RETURN r.id AS id, s.id AS subject, r.kind AS kind, o.id AS object, r.pattern AS pattern, "
    "r.known_from AS known_from, r.stale_from AS stale_from, r.saying AS saying ORDER BY id"
)


def _nodes(store: Store, table: str, row: type[ActorRow | ClaimRow | GapRow | SourceRow]) -> list[Row]:
    columns = ", ".join(f"n.{name} AS {name}" for name in row._fields)
    return store.rows(f"MATCH (n:{table}) RETURN {columns} ORDER BY id")


def _actor(row: Row) -> Actor:
    record = json.loads(row["record"])
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(Alias(*alias) for alias in record["aliases"]),
        level=row["level"],
        area=row["area"],
        from_=row["from_date"],
        to=row["to_date"],
        existence=row["existence"],
        is_class=row["is_class"],
        within=tuple(row["within"]),
        territory=row["territory"],
        identifiers=tuple(sorted(record["identifiers"].items())),
        note=row["note"],
    )


def _claim(row: Row) -> Claim:
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(row["said"]).items()
    }
    said |= {name: float(said[name]) for name in ("amount", "amount_to") if name in said}
    return Claim(
        about=row["about"],
        source=row["source"],
        locator=row["locator"],
        start=row["span_start"],
        end=row["span_end"],
        digest=row["digest"],
        said_on=row["said_on"],
        reading=row["reading"],
        values=Qualifiers(**said),
        importance=row["importance"],
        explicit=row["is_explicit"],
        checked=row["is_checked"],
        rank=row["standing"],
        why=row["why"],
        lapses=row["lapses"],
        read=Edition(row["read_version"], row["read_on"]) if row["read_version"] else None,
    )


def _link(row: Row, claims: list[Claim]) -> Link:
    ordered = in_order_of_preference(claims)
    return Link(
        row["id"], row["subject"], row["kind"], row["object"], merged_values(ordered), tuple(ordered), row["pattern"],
        row["known_from"], row["stale_from"], row["saying"],
    )  # fmt: skip


def _gap(row: Row, claims: list[Claim]) -> Gap:
    return Gap(
        row["id"], row["subject"], row["kind"], row["object"], row["reason"], row["note"],
        tuple(in_order_of_preference(claims)),
    )  # fmt: skip


def _source(row: Row) -> Source:
    return Source(
        row["id"], row["title"], row["publisher"], row["date"], row["said_on"], row["url"], row["licence"],
        row["digest"], row["files"], row["kind"], row["speaks_from"], row["form"],
        row["until_date"], row["read_to"], row["amended"], row["newer"],
    )  # fmt: skip
