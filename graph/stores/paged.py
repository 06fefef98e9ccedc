"""Reads the rows of a store back, page by page, so that neither this process nor the engine holds them all.

Links come by the actor they begin at and by their id, whatever the order in which an engine gives them: the ids are first
counted, which tells where a page must end, and each page is then one plain statement whose rows are put in order here. To
have the engine order them costs twice what reading them does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from graph.kinds import Kinds
from graph.schema import ANSWERS_TO, JOINED, NODE_TABLES, ActorRow, EdgeRow, LinkRow, NodeRow, StandingRow, StepRow
from graph.store import Store
from graph.stores.joined import parted

# So many rows are read at once.
PAGE = 20_000
# What the id of a link begins with. The ids of all links are in another order than their subjects: '-' is before '~'.
BY_ID = "s.id + '~'"
_Node = TypeVar("_Node", bound=NodeRow)
_Link = TypeVar("_Link", LinkRow, StepRow, StandingRow)
_Phase = TypeVar("_Phase", LinkRow, StandingRow)


def stored_tables(store: Store, kinds: Kinds) -> Iterator[tuple[str, Iterable[NodeRow | EdgeRow]]]:
    """Every table with its rows, nodes before links: what a store is filled from."""
    for table, row in NODE_TABLES.items():
        yield table, node_rows(store, table, row)
    for kind in kinds.links:
        yield kind, edge_rows(store, kind, LinkRow)
    yield ANSWERS_TO, edge_rows(store, ANSWERS_TO, StepRow)


def stored_actors(store: Store) -> Iterator[ActorRow]:
    """Every actor, by id."""
    return node_rows(store, "Actor", ActorRow)


def stored_links(store: Store, kinds: Kinds) -> Iterator[list[LinkRow]]:
    """The rows of each link, a phase each: by kind, subject and id."""
    return _by_link(edge_rows(store, kind, LinkRow) for kind in sorted(kinds.links))


def stored_standings(store: Store, kinds: Kinds) -> Iterator[list[StandingRow]]:
    """The same with no more of each link than says whether it counts."""
    return _by_link(edge_rows(store, kind, StandingRow) for kind in sorted(kinds.links))


def _by_link(rows: Iterable[Iterator[_Phase]]) -> Iterator[list[_Phase]]:
    id_of: Callable[[Any], str] = attrgetter("id")
    for _, same in groupby(chain.from_iterable(rows), key=id_of):
        yield list(same)


def node_rows(store: Store, table: str, row: type[_Node]) -> Iterator[_Node]:
    """Every row of a node table, by id."""
    make: Callable[[Iterable[Any]], Any] = row._make
    return map(make, chain.from_iterable(node_pages(store, table, columns_of(row))))


def node_pages(store: Store, table: str, columns: Sequence[str]) -> Iterator[list[list[Any]]]:
    """The values of a node table by id, in pages; `columns` begin with it."""
    wanted = ", ".join(f"n.{name} AS {name}" for name in columns)
    statement = f"MATCH (n:{table}) WHERE n.id > $after RETURN {wanted} ORDER BY id LIMIT {PAGE}"
    after = ""
    while found := store.values(statement, {"after": after}, list):
        after = found[-1][0]
        yield found


def edge_rows(store: Store, kind: str, row: type[_Link]) -> Iterator[_Link]:
    """Every relationship of a kind, in the order of `link_pages`."""
    fields = columns_of(row)
    lists = [place for place, name in enumerate(fields) if name in JOINED]
    make: Callable[[Iterable[Any]], Any] = row._make
    for values in chain.from_iterable(link_pages(store, kind, (fields[0], fields[1]), fields[2:])):
        for place in lists:
            values[place] = parted(values[place])
        yield make(values)


def link_pages(
    store: Store, kind: str, ends: tuple[str, str], columns: Sequence[str], start: str = "s.id", also: str = ""
) -> Iterator[list[list[Any]]]:
    """The values of the relationships of one kind, both ends before `columns`, in pages: by the actor they begin at, then by
    the first of `columns`, which is their id. Where `start` is what ids begin with (BY_ID), by that alone. `also` is what
    else to return, of the actors."""
    names = [*ends, *columns]
    wanted = ", ".join(f"r.{name} AS {name}" for name in columns)
    first = ends[0] if start != BY_ID else columns[0]
    order = [name for name in (first, columns[0], "first_day", "through", ends[1]) if name in names]
    for where, given in _pages(store, kind, columns[0], start):
        asked = f"MATCH (s:Actor)-[r:{kind}]->(o:Actor) {where}RETURN s.id AS {ends[0]}, o.id AS {ends[1]}, {wanted}{also}"
        found = store.values(asked, given, list)
        for name in reversed(order):  # one text at a time is the quickest: what is alike stays as the last sort left it
            found.sort(key=_or_nothing(names.index(name)) if name == "through" else itemgetter(names.index(name)))
        yield found


def _or_nothing(place: int) -> Callable[[list[Any]], str]:
    return lambda values: values[place] or ""


def _pages(store: Store, kind: str, id_: str, start: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What each page of a kind is asked by: the actors that its links begin at, or where one begins very many, their ids."""
    [[count]] = store.values(f"MATCH ()-[r:{kind}]->() RETURN count(r) AS n", {}, list)
    if count <= PAGE:
        if count:
            yield "", {}
        return
    subjects = f"MATCH (s:Actor)-[r:{kind}]->() RETURN {start} AS id, count(r) AS n ORDER BY id"
    for after, last, held in store.values(subjects, {}, _cut):
        if held <= PAGE:
            yield f"WHERE {start} > $after AND {start} <= $last ", {"after": after, "last": last}
            continue
        links = f"MATCH (s:Actor)-[r:{kind}]->() WHERE {start} = $subject RETURN r.{id_} AS id, count(r) AS n ORDER BY id"
        for first, end, _ in store.values(links, {"subject": last}, _cut):
            yield (
                f"WHERE {start} = $subject AND r.{id_} > $after AND r.{id_} <= $last ",
                {"subject": last, "after": first, "last": end},
            )


def _cut(counted: Iterable[list[Any]]) -> list[tuple[str, str, int]]:
    """Stretches of ids, each with the one before it, its last and its rows: a page at most, unless it is of one id."""
    found: list[tuple[str, str, int]] = []
    after, last, held = "", "", 0
    for id_, count in counted:
        if held and held + count > PAGE:
            found.append((after, last, held))
            after, held = last, 0
        last, held = id_, held + count
    return [*found, (after, last, held)]


def columns_of(row: type[Any]) -> list[str]:
    """The fields of a row, in order."""
    return [*row._fields]
