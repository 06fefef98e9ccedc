"""A store that asks ahead: what pages ask of some actors or links at a time is asked once for all of them.

A statement that takes the ids of some and returns rows in a total order gives for all of them the same rows in the same
order, those of the others between: so they are asked for once, and the rows of some are chosen by the columns that hold
these ids. Ten thousand pages then cost one asking and not ten thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.schema import Tables
from graph.store import Row, Store
from queries.catalogue import part, question
from viz.pages.memory import Memory, Remembering


@dataclass(frozen=True, slots=True)
class Wide:
    """How a statement is asked for all: `ids` are its parameters of ids and whether those are of links or actors; a row
    belongs to those in `columns`, for the ids in the first of the parameters."""

    ids: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]


# Statements of `parts/` by name.
WIDE = {
    "named": Wide((("ones", "actors"),), ("actor",)),
    "said-links": Wide((("ones", "links"), ("subjects", "actors")), ("link",)),
    "claims-about": Wide((("ones", "everything"),), ("what",)),
    "steps-up": Wide((("frontier", "actors"),), ("account_giver",)),
    "steps-down": Wide((("frontier", "actors"),), ("overseer",)),
    "memberships": Wide((("ones", "actors"),), ("member",)),
    "territories": Wide((("ones", "actors"),), ("actor",)),
}


class AskingAhead:
    """A store for reading all of it, page by page."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._wide = {str(part(name).cypher): wide for name, wide in WIDE.items()}
        self._denials = str(question("denials").cypher)
        self._held: dict[tuple[Any, ...], tuple[list[Row], dict[str, list[int]]]] = {}
        self._ids = _ids(store)

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        given = dict(parameters or {})
        if limit is None and cypher in self._wide:
            wide = self._wide[cypher]
            wanted = given[wide.ids[0][0]]
            return self._of(cypher, given | {name: self._ids[of] for name, of in wide.ids}, wide.columns, wanted)
        if limit is None and cypher == self._denials and given.get("actor"):
            everyone = given | {"actor": "", "actors": []}
            return self._of(cypher, everyone, ("subject", "object"), given["actors"])
        return self.store.rows(cypher, parameters, limit)

    def _of(self, cypher: str, everyone: dict[str, Any], columns: tuple[str, ...], wanted: list[str]) -> list[Row]:
        """The rows of those wanted, out of the rows of all."""
        key = (cypher, *sorted((name, str(value)) for name, value in everyone.items() if len(str(value)) < 1000))
        if key not in self._held:
            rows = self.store.rows(cypher, everyone)
            places: dict[str, list[int]] = defaultdict(list)
            for at, row in enumerate(rows):
                for column in columns:
                    places[row[column]].append(at)
            self._held[key] = rows, places
        rows, places = self._held[key]
        return [dict(rows[at]) for at in sorted({at for one in wanted for at in places.get(one, ())})]

    def write(self, tables: Tables) -> None:
        """See Store: pages only read."""
        raise NotImplementedError("pages only read")

    def check(self) -> int:
        """See Store."""
        return self.store.check()

    def close(self) -> None:
        """See Store."""
        self.store.close()


def _ids(store: Store) -> dict[str, list[str]]:
    """The ids of all actors, links and gaps."""
    actors = [str(row["id"]) for row in store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")]
    links = [
        str(row["id"])
        for row in store.rows(
            "MATCH (s:Actor)-[r]->(o:Actor) WHERE r.final = true AND r.id IS NOT NULL RETURN r.id AS id ORDER BY id"
        )
    ]
    gaps = [str(row["id"]) for row in store.rows("MATCH (g:Gap) RETURN g.id AS id ORDER BY id")]
    return {"actors": actors, "links": links, "gaps": gaps, "everything": [*actors, *links, *gaps]}


def for_all(store: Store) -> Remembering:
    """The store as the pages of a folder read it."""
    return Remembering(AskingAhead(store), Memory(2_000_000))
