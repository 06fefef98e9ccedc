"""Reads the rows of a store back, page by page, so that neither this process nor the engine holds them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, TypeVar

from graph.errors import StoreError
from graph.kinds import Kinds
from graph.schema import ANSWERS_TO, NODE_TABLES, ActorRow, EdgeRow, LinkRow, NodeRow, StepRow
from graph.store import Row, Store

# Nodes are read so many at once; links by the kind and by a page of the actors that they begin at.
PAGE = 20_000
_Node = TypeVar("_Node", bound=NodeRow)


def stored_tables(store: Store, kinds: Kinds) -> Iterator[tuple[str, Iterable[NodeRow | EdgeRow]]]:
    """Every table with its rows, nodes before links: what a store is filled from."""
    for table, row in NODE_TABLES.items():
        yield table, node_rows(store, table, row)
    marks = page_marks(store)
    for kind in kinds.links:
        yield kind, (LinkRow._make(found.values()) for found in _links(store, kind, LinkRow, marks))
    yield ANSWERS_TO, (StepRow._make(found.values()) for found in _links(store, ANSWERS_TO, StepRow, marks))


def stored_actors(store: Store) -> Iterator[ActorRow]:
    """Every actor, by id."""
    return node_rows(store, "Actor", ActorRow)


def stored_links(store: Store, kinds: Kinds) -> Iterator[list[LinkRow]]:
    """The rows of each link, a phase each: by kind, subject and id."""
    marks = page_marks(store)
    rows = chain.from_iterable(_links(store, kind, LinkRow, marks) for kind in sorted(kinds.links))
    for _, same in groupby((LinkRow._make(row.values()) for row in rows), key=attrgetter("id")):
        yield [*same]


def node_rows(store: Store, table: str, row: type[_Node]) -> Iterator[_Node]:
    """Every row of a node table, by id."""
    make: Callable[[Iterable[Any]], Any] = row._make
    return (make(found.values()) for found in node_pages(store, table, columns_of(row)))


def node_pages(store: Store, table: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a node table by id; `columns` begin with it."""
    wanted = ", ".join(f"n.{name} AS {name}" for name in columns)
    statement = f"MATCH (n:{table}) WHERE n.id > $after RETURN {wanted} ORDER BY id LIMIT {PAGE}"
    after = ""
    while found := store.rows(statement, {"after": after}):
        after = found[-1]["id"]
        yield from found


def page_marks(store: Store) -> list[str]:
    """The id of the last actor of each page."""
    statement = (
        f"MATCH (a:Actor) WHERE a.id > $after WITH a.id AS id ORDER BY id LIMIT {PAGE} RETURN max(id) AS last, count(id) AS n"
    )
    marks: list[str] = []
    while True:
        [page] = store.rows(statement, {"after": marks[-1] if marks else ""})
        if page["n"]:
            marks.append(page["last"])
        if page["n"] < PAGE:
            return marks


def link_pages(store: Store, kind: str, ends: tuple[str, str], columns: Sequence[str], marks: Sequence[str]) -> Iterator[Row]:
    """The relationships of one kind: by the actor they begin at, then by the first of `columns`, which is their id.

    A few actors may begin most links, so what begins at a page of actors is itself read in pages.
    """
    wanted = ", ".join(f"r.{name} AS {name}" for name in columns)
    subject, id_ = ends[0], columns[0]
    order = [name for name in (id_, "first_day", "through", ends[1]) if name in (*columns, ends[1])]
    statement = (
        f"MATCH (s:Actor)-[r:{kind}]->(o:Actor) WHERE s.id > $after AND s.id <= $last "
        f"AND s.id >= $subject AND (s.id > $subject OR r.{id_} >= $id) "
        f"RETURN s.id AS {subject}, o.id AS {ends[1]}, {wanted} ORDER BY {subject}, {', '.join(order)} LIMIT {PAGE}"
    )
    for after, last in zip(["", *marks], marks, strict=False):
        given = {"after": after, "last": last, "subject": after, "id": ""}
        seen: list[Row] = []  # the last page's rows of its last id: phases of one link, which the next page repeats
        while True:
            found = store.rows(statement, given)
            fresh = [row for row in found if row not in seen]
            yield from fresh
            if len(found) < PAGE:
                break
            if not fresh:
                raise StoreError(f"{kind}: more than {PAGE} rows of the link {given['id']}; run 'custodes build' again")
            given |= {"subject": found[-1][subject], "id": found[-1][id_]}
            seen = [row for row in found if (row[subject], row[id_]) == (given["subject"], given["id"])]


def _links(store: Store, kind: str, row: type[LinkRow | StepRow], marks: Sequence[str]) -> Iterator[Row]:
    ends, columns = columns_of(row)[:2], columns_of(row)[2:]
    return link_pages(store, kind, (ends[0], ends[1]), columns, marks)


def columns_of(row: type[Any]) -> list[str]:
    """The fields of a row, in order."""
    return [*row._fields]
