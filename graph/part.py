"""A part of a stored graph, gathered a few links at a time and then read in one go, so that the rest stays unread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.assembly import in_order_of_preference
from graph.model import Claim, Graph, Link, all_claims
from graph.reading import actor_of, claim_of, gap_of, link_of, source_of
from graph.schema import ActorRow, ClaimRow, GapRow, NodeRow, SourceRow
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record

_ENDS = ("subject", "object")
_AT = {"subject": "s.id IN $ones", "object": "o.id IN $ones", "both": "s.id IN $ones AND o.id IN $ones"}


class Part:
    """The links taken so far, and the actors at their ends or taken by themselves, as rows by id."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.dataset = read_dataset_record(store)
        self.actors: dict[str, Row] = {}
        self.links: dict[str, Row] = {}

    def take(self, end: str, ones: Iterable[str], kinds: Iterable[str] = ()) -> list[Row]:
        """The links, of some kinds or of all, with one of these actors at this end: subject, object or both."""
        return self._taken(_links_statement(_AT[end], kinds), ones)

    def take_links(self, ids: Iterable[str]) -> list[Row]:
        """The links of these ids, which say where a link begins and of which kind it is (graph.model.link_id)."""
        wanted = set(ids) - self.links.keys()
        begun, kinds = ({id_.split("~")[at] for id_ in wanted} for at in (0, 1))
        return self._taken(_links_statement("s.id IN $begun AND r.id IN $ones", kinds), wanted, begun=sorted(begun))

    def _taken(self, statement: str, ones: Iterable[str], **given: list[str]) -> list[Row]:
        wanted = sorted(set(ones))
        found = self.store.rows(statement, {"ones": wanted, **given}) if wanted else []
        self.links.update((row["id"], row) for row in found)
        return found

    def take_actors(self, ids: Iterable[str]) -> None:
        """These actors, by themselves; an id that is none is passed over."""
        self.actors.update(
            (row["id"], row) for row in self._nodes(ActorRow, "Actor", "n.id IN $ones", set(ids) - self.actors.keys())
        )

    def take_around(self, ids: Iterable[str], hops: int, kinds: Iterable[str] = ()) -> set[str] | None:
        """Every link within so many links of these actors, and each between two of those so reached: these. None where
        they are half of all actors."""
        most = self.store.rows("MATCH (a:Actor) RETURN count(a) AS n ORDER BY n")[0]["n"] / 2
        reached = edge = set(ids)
        for _ in range(hops):
            rows = [*self.take("subject", edge, kinds), *self.take("object", edge, kinds)]
            edge = {row[end] for row in rows for end in _ENDS} - reached
            reached = reached | edge
            if len(reached) > most:
                return None
        self.take("both", edge, kinds)
        self.take_actors(reached)
        return reached

    def graph(self) -> Graph:
        """All that was taken, with its claims, the sources of these, the gaps at its actors, and whom any of it speaks of."""
        self.take_actors(row[end] for row in self.links.values() for end in _ENDS)
        gaps = [GapRow(**row) for row in self._nodes(GapRow, "Gap", "n.subject IN $ones OR n.object IN $ones", self.actors)]
        said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for row in self._nodes(ClaimRow, "Claim", "n.about IN $ones", {*self.links, *self.actors, *(gap.id for gap in gaps)}):
            said[row["head"], row["about"]].append(claim_of(ClaimRow(**row)))
        sources = self._nodes(SourceRow, "Source", "n.id IN $ones", {claim.source for ones in said.values() for claim in ones})
        found = Graph(
            actors={},
            links={id_: self._link(id_, said["link", id_]) for id_ in sorted(self.links)},
            gaps={gap.id: gap_of(gap, said["gap", gap.id]) for gap in gaps},
            sources={row["id"]: source_of(SourceRow(**row)) for row in sources},
            dataset=self.dataset,
            actor_claims={
                about: tuple(in_order_of_preference(ones)) for (head, about), ones in sorted(said.items()) if head == "actor"
            },
        )
        self.take_actors(spoken_of(found))
        return replace(found, actors={id_: actor_of(ActorRow(**self.actors[id_])) for id_ in sorted(self.actors)})

    def _link(self, id_: str, said: list[Claim]) -> Link:
        row = self.links[id_]
        times = row["known_from"], row["stale_from"], row["saying"]
        return link_of(id_, row["subject"], row["kind"], row["object"], row["pattern"], *times, said)

    def _nodes(self, fields: type[NodeRow], table: str, where: str, ones: Iterable[str]) -> list[Row]:
        """The rows of a node table where this is so of `n`, which speaks of the list $ones; none for an empty list."""
        wanted = sorted(set(ones))
        columns = ", ".join(f"n.{name} AS {name}" for name in fields._fields)
        return (
            self.store.rows(f"MATCH (n:{table}) WHERE {where} RETURN {columns} ORDER BY id", {"ones": wanted}) if wanted else []
        )


def _links_statement(where: str, kinds: Iterable[str]) -> str:
    """What finds the links between `s` and `o` where this is so, of these kinds or of any."""
    of_kinds = ":" + "|".join(sorted(kinds)) if kinds else ""
    return (
        f"MATCH (s:Actor)-[r{of_kinds}]->(o:Actor) WHERE {where} AND r.kind IS NOT NULL AND r.final = true "
        "RETURN r.id AS id, s.id AS subject, r.kind AS kind, o.id AS object, r.pattern AS pattern, "
        "r.known_from AS known_from, r.stale_from AS stale_from, r.saying AS saying ORDER BY id"
    )


def spoken_of(graph: Graph) -> set[str]:
    """Those that links and claims speak of (a basis, a fund, a matter) and those at an end of a gap."""
    stated = [link.values for link in graph.links.values()] + [claim.values for claim in all_claims(graph)]
    ends = {end for gap in graph.gaps.values() for end in (gap.subject, gap.object)}
    return {id_ for id_ in ends | {id_ for one in stated for id_ in (one.basis, one.on, one.via)} if id_}
