"""What is taken away of a graph, as rows: out of memory, or out of a store page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from graph.days.dates import last_day
from graph.days.standing import EVERYTHING, Standing
from graph.kinds import Kinds
from graph.ladybug.load import Stream, stream_of
from graph.model import Actor, Claim, Gap, Graph, Link
from graph.reading import StoredPieces
from graph.rows import actor_rows, claim_rows, gap_rows, link_rows, source_rows, tables
from graph.schema import ActorRow, ClaimRow, GapRow, LinkRow, SourceRow
from graph.store import Store, Values
from graph.stores.dataset_record import read_dataset_record
from graph.stores.paged import node_rows, stored_actors, stored_links, stored_standings, stored_tables
from graph.texts.json_text import to_json


class Pieces(Protocol):
    """Actors with what is said of them, links with the names of their ends, gaps: each with all of its claims."""

    def actors(self) -> Iterator[tuple[Actor, tuple[Claim, ...]]]: ...
    def links(self) -> Iterator[tuple[Link, str, str]]: ...
    def gaps(self) -> Iterator[Gap]: ...


class Extract(Protocol):
    """Rows of what is taken away. `as_of` is the day it was narrowed to, None where it was not; `standing` says which
    links are in it."""

    @property
    def dataset(self) -> Mapping[str, Any]: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def standing(self) -> Standing: ...
    @property
    def pieces(self) -> Pieces: ...
    def actors(self) -> Iterable[ActorRow]: ...
    def links(self) -> Iterable[list[LinkRow]]: ...
    def claims(self) -> Iterable[ClaimRow]: ...
    def gaps(self) -> Iterable[GapRow]: ...
    def sources(self) -> Iterable[SourceRow]: ...
    def stream(self) -> Stream: ...


def own_day(dataset: Mapping[str, Any]) -> str | None:
    """The as-at date of a dataset, None where it has none."""
    stated = dataset.get("as_of")
    return last_day(str(stated)) if stated else None


@dataclass(frozen=True, slots=True)
class GraphPieces:
    """The pieces of a graph in memory."""

    graph: Graph

    def actors(self) -> Iterator[tuple[Actor, tuple[Claim, ...]]]:
        """See Pieces."""
        return ((actor, self.graph.actor_claims.get(actor.id, ())) for actor in self.graph.actors.values())

    def links(self) -> Iterator[tuple[Link, str, str]]:
        """See Pieces."""
        names = self.graph.actors
        return ((link, names[link.subject].name, names[link.object].name) for link in self.graph.links.values())

    def gaps(self) -> Iterator[Gap]:
        """See Pieces."""
        return iter(self.graph.gaps.values())


@dataclass(frozen=True)
class GraphExtract:
    """A graph in memory, which holds nothing but what is to be taken."""

    graph: Graph
    kinds: Kinds
    as_of: str | None = None
    standing: Standing = field(default=EVERYTHING)

    @property
    def dataset(self) -> Mapping[str, Any]:
        return self.graph.dataset

    @property
    def pieces(self) -> Pieces:
        return GraphPieces(self.graph)

    def actors(self) -> Iterable[ActorRow]:
        return actor_rows(self.graph, self.kinds)

    def links(self) -> Iterable[list[LinkRow]]:
        return link_rows(self.graph, self.kinds)

    def claims(self) -> Iterable[ClaimRow]:
        return sorted(claim_rows(self.graph), key=lambda row: row.id)

    def gaps(self) -> Iterable[GapRow]:
        return gap_rows(self.graph, self.kinds)

    def sources(self) -> Iterable[SourceRow]:
        return source_rows(self.graph)

    def stream(self) -> Stream:
        record = {**self.dataset, "as_of": self.as_of or self.dataset.get("as_of")}
        return stream_of(tables(self.graph, self.kinds, to_json(record, in_order=True)))


@dataclass(frozen=True)
class StoreExtract:
    """All of a store but the links that do not count. What is said of these is left out too, by a list of their ids; the
    derived steps of a part are not in the store, so `stream` is for everything only."""

    store: Store
    kinds: Kinds
    standing: Standing = field(default=EVERYTHING)

    @cached_property
    def dataset(self) -> Mapping[str, Any]:
        return read_dataset_record(self.store)

    @property
    def as_of(self) -> str | None:
        return self.standing.as_of

    @property
    def pieces(self) -> Pieces:
        """Of everything only, as `stream`."""
        self._check_is_everything()
        return StoredPieces(self.store, self.kinds)

    def actors(self) -> Iterable[ActorRow]:
        return stored_actors(self.store)

    def links(self) -> Iterable[list[LinkRow]]:
        return filter(self.standing.counts_row, stored_links(self.store, self.kinds))

    def claims(self) -> Iterable[ClaimRow]:
        return (row for row in self._all_claims() if not (row.head == "link" and row.about in self._left_out))

    def gaps(self) -> Iterable[GapRow]:
        return node_rows(self.store, "Gap", GapRow)

    def sources(self) -> Iterable[SourceRow]:
        return (row for row in node_rows(self.store, "Source", SourceRow) if self._is_used(row.id))

    def stream(self) -> Stream:
        self._check_is_everything()
        return stored_tables(self.store, self.kinds)

    def _check_is_everything(self) -> None:
        if self.standing != EVERYTHING:
            raise ValueError("the pieces and the steps of a part are not in the store")

    def _all_claims(self) -> Iterator[ClaimRow]:
        return node_rows(self.store, "Claim", ClaimRow)

    @property
    def _left_out(self) -> frozenset[str]:
        return self._counted[0]

    @cached_property
    def _counted(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the links that do not count, and the sources of those that do, as far as their rows name them."""
        if self.standing == EVERYTHING:
            said = self.store.rows("MATCH (c:Claim) RETURN DISTINCT c.source AS source ORDER BY source")
            return frozenset(), frozenset(row["source"] for row in said)
        left_out: set[str] = set()
        sources: set[str] = set()
        for rows in stored_standings(self.store, self.kinds):
            if self.standing.counts_row(rows):
                sources.update(*(row.sources for row in rows))
            else:
                left_out.add(rows[0].id)
        return frozenset(left_out), frozenset(sources)

    def _is_used(self, source: str) -> bool:
        """Whether a source says anything but of links left out. Nearly all do of a link whose row names them."""
        said = "MATCH (c:Claim) WHERE c.source = $source RETURN c.head AS head, c.about AS about"
        return source in self._counted[1] or self.store.values(said, {"source": source}, self._speaks_of_more)

    def _speaks_of_more(self, said: Values) -> bool:
        return any(head != "link" or about not in self._left_out for head, about in said)
