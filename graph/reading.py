"""Reads a graph back out of a store: all of it, for a map of everything and NetworkX, or its actors, links and gaps page by
page, each with all that is said of it, for exports that need not hold it. `part` reads some of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.assembly import in_order_of_preference, merged_values
from graph.kinds import Kinds, load_kinds
from graph.model import Actor, Alias, Claim, Edition, Gap, Graph, Link, Qualifiers, Source
from graph.schema import ActorRow, ClaimRow, GapRow, SourceRow
from graph.store import Store, Values
from graph.stores.dataset_record import read_dataset_record
from graph.stores.paged import BY_ID, columns_of, link_pages, node_pages, node_rows

_LINK = ("id", "kind", "pattern", "known_from", "stale_from", "saying", "final")
_NAMES = ", s.name AS subject_name, o.name AS object_name"
_Said = dict[str, list[Claim]]


def read_graph(store: Store) -> Graph:
    """Everything in the store, as it was built."""
    pieces = StoredPieces(store, load_kinds())
    said = [*pieces.actors()]
    return Graph(
        actors={actor.id: actor for actor, _ in said},
        links={link.id: link for link, *_ in pieces.links()},
        gaps={gap.id: gap for gap in pieces.gaps()},
        sources={row.id: source_of(row) for row in node_rows(store, "Source", SourceRow)},
        dataset=read_dataset_record(store),
        actor_claims={actor.id: claims for actor, claims in said if claims},
    )


@dataclass(frozen=True, slots=True)
class StoredPieces:
    """The pieces of the graph in a store, each sort by id."""

    store: Store
    kinds: Kinds

    def actors(self) -> Iterator[tuple[Actor, tuple[Claim, ...]]]:
        """Each actor with what is said of itself."""
        for page in node_pages(self.store, "Actor", columns_of(ActorRow)):
            said = _claims(self.store, "actor", page[0][0], page[-1][0])
            for actor in map(actor_of, map(ActorRow._make, page)):
                yield actor, tuple(in_order_of_preference(said.get(actor.id, ())))

    def links(self) -> Iterator[tuple[Link, str, str]]:
        """Each link with the names of its subject and its object."""
        kinds = "|".join(self.kinds.links)
        for page in link_pages(self.store, kinds, ("subject", "object"), _LINK, BY_ID, _NAMES):
            said = _claims(self.store, "link", page[0][2], page[-1][2])
            for subject, object_, id_, kind, pattern, known_from, stale_from, saying, final, *names in page:
                if final:  # the last of its phases
                    times = known_from, stale_from, saying
                    yield link_of(id_, subject, kind, object_, pattern, *times, said.get(id_, ())), names[0], names[1]

    def gaps(self) -> Iterator[Gap]:
        """Each gap."""
        for page in node_pages(self.store, "Gap", columns_of(GapRow)):
            said = _claims(self.store, "gap", page[0][0], page[-1][0])
            for row in map(GapRow._make, page):
                yield gap_of(row, said.get(row.id, []))


def _claims(store: Store, head: str, first: str, last: str) -> _Said:
    """What is said of the actors, links or gaps with these ids and those between."""
    wanted = ", ".join(f"c.{name} AS {name}" for name in columns_of(ClaimRow))
    statement = f"MATCH (c:Claim) WHERE c.head = $head AND c.about >= $first AND c.about <= $last RETURN {wanted}"
    return store.values(statement, {"head": head, "first": first, "last": last}, _gathered)


def _gathered(found: Values) -> _Said:
    said: _Said = defaultdict(list)
    for row in map(ClaimRow._make, found):
        said[row.about].append(claim_of(row))
    return said


def link_of(
    id_: str, subject: str, kind: str, object_: str, pattern: str | None, known_from: str, stale_from: str, saying: bool,
    said: Sequence[Claim],
) -> Link:  # fmt: skip
    """A link out of its row and what is said of it."""
    claims = tuple(in_order_of_preference(said))
    return Link(id_, subject, kind, object_, merged_values(claims), claims, pattern, known_from, stale_from, saying)


def actor_of(row: ActorRow) -> Actor:
    """An actor out of its row."""
    record = json.loads(row.record)
    return Actor(
        id=row.id,
        name=row.name,
        kind=row.kind,
        aliases=tuple(Alias(*alias) for alias in record["aliases"]),
        level=row.level,
        area=row.area,
        from_=row.from_date,
        to=row.to_date,
        existence=row.existence,
        is_class=row.is_class,
        within=tuple(row.within),
        territory=row.territory,
        identifiers=tuple(sorted(record["identifiers"].items())),
        note=row.note,
    )


def claim_of(row: ClaimRow) -> Claim:
    """A claim out of its row."""
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(row.said).items()
    }
    said |= {name: float(said[name]) for name in ("amount", "amount_to") if name in said}
    claim = Claim(
        about=row.about,
        source=row.source,
        locator=row.locator,
        start=row.span_start,
        end=row.span_end,
        digest=row.digest,
        said_on=row.said_on,
        reading=row.reading,
        values=Qualifiers(**said),
        importance=row.importance,
        explicit=row.is_explicit,
        checked=row.is_checked,
        rank=row.standing,
        why=row.why,
        lapses=row.lapses,
        read=Edition(row.read_version, row.read_on) if row.read_version and row.read_on else None,
    )
    object.__setattr__(claim, "_id", row.id)  # not hashed anew: a twelfth of the time that reading it takes
    return claim


def gap_of(row: GapRow, claims: Sequence[Claim]) -> Gap:
    """A gap out of its row and what is said of it."""
    return Gap(
        row.id, row.subject, row.kind, row.object, row.reason, row.note,
        tuple(in_order_of_preference(claims)),
    )  # fmt: skip


def source_of(row: SourceRow) -> Source:
    """A source out of its row."""
    return Source(
        row.id, row.title, row.publisher, row.date, row.said_on, row.url, row.licence,
        row.digest, row.files, row.kind, row.speaks_from, row.form,
        row.until_date, row.read_to, row.amended, row.newer,
    )  # fmt: skip
