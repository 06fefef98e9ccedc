"""Reads a graph back out of a store, the whole of it or some rows (see part): what export, map and NetworkX work on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.assembly import in_order_of_preference, merged_values
from graph.model import Actor, Alias, Claim, Edition, Gap, Graph, Link, Qualifiers, Source
from graph.schema import ActorRow, ClaimRow, GapRow, SourceRow
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record


def read_graph(store: Store) -> Graph:
    """Everything in the store, as it was built."""
    rows = {table: read_nodes(store, table) for table in ("Claim", "Gap", "Actor", "Source")}
    links = store.rows(links_statement())
    return assembled(rows["Actor"], links, rows["Gap"], rows["Source"], rows["Claim"], read_dataset_record(store))


def assembled(
    actors: Iterable[Row],
    links: Iterable[Row],
    gaps: Iterable[Row],
    sources: Iterable[Row],
    claims: Iterable[Row],
    dataset: Mapping[str, Any],
) -> Graph:
    """The graph of these rows, each list of them in order of ids."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for row in claims:
        said[row["head"], row["about"]].append(_claim(row))
    return Graph(
        actors={row["id"]: actor_of(row) for row in actors},
        links={row["id"]: _link(row, said["link", row["id"]]) for row in links},
        gaps={row["id"]: _gap(row, said["gap", row["id"]]) for row in gaps},
        sources={row["id"]: _source(row) for row in sources},
        dataset=dataset,
        actor_claims={
            about: tuple(in_order_of_preference(ones)) for (head, about), ones in sorted(said.items()) if head == "actor"
        },
    )


def links_statement(where: str = "true", kinds: Iterable[str] = ()) -> str:
    """What finds the links between `s` and `o` where this is so, of these kinds or of any, as `assembled` takes them."""
    of_kinds = ":" + "|".join(sorted(kinds)) if kinds else ""
    return (
        f"MATCH (s:Actor)-[r{of_kinds}]->(o:Actor) WHERE {where} AND r.kind IS NOT NULL AND r.final = true "
        "RETURN r.id AS id, s.id AS subject, r.kind AS kind, o.id AS object, r.pattern AS pattern, "
        "r.known_from AS known_from, r.stale_from AS stale_from, r.saying AS saying ORDER BY id"
    )


_ROWS: dict[str, type[ActorRow | ClaimRow | GapRow | SourceRow]] = {
    "Actor": ActorRow,
    "Claim": ClaimRow,
    "Gap": GapRow,
    "Source": SourceRow,
}


def read_nodes(store: Store, table: str, where: str = "true", ones: Iterable[str] = ()) -> list[Row]:
    """The rows of a node table where this is so of `n`, which may speak of the list $ones; none for an empty list."""
    columns = ", ".join(f"n.{name} AS {name}" for name in _ROWS[table]._fields)
    given = {"ones": sorted(set(ones))} if "$ones" in where else {}
    statement = f"MATCH (n:{table}) WHERE {where} RETURN {columns} ORDER BY id"
    return [] if given == {"ones": []} else store.rows(statement, given)


def actor_of(row: Row) -> Actor:
    """An actor out of its row."""
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
