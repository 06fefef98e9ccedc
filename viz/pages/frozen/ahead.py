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
from queries.fetched.linked import of_any_kind
from viz.pages.memory import Memory, Remembering


@dataclass(frozen=True, slots=True)
class Wide:
    """How a statement is asked for all: what each of its parameters of ids is then given (a key of AskingAhead.ids), and
    the columns by which a row belongs to the ids in the parameter `of`."""

    given: tuple[tuple[str, str], ...]
    of: str
    columns: tuple[str, ...]


# Statements of `parts/` by name, and two questions: of these an empty parameter stands for all.
PARTS = {
    "named": Wide((("ones", "actors"),), "ones", ("actor",)),
    "said-links": Wide((("ones", "links"), ("subjects", "actors")), "ones", ("link",)),
    "claims-about": Wide((("ones", "everything"),), "ones", ("what",)),
    "steps-up": Wide((("frontier", "actors"),), "frontier", ("account_giver",)),
    "steps-down": Wide((("frontier", "actors"),), "frontier", ("overseer",)),
    "memberships": Wide((("ones", "actors"),), "ones", ("member",)),
    "limits": Wide((("ones", "actors"),), "ones", ("actor",)),
}
QUESTIONS = {
    "denials": Wide((("actor", "all"), ("actors", "none")), "actors", ("subject", "object")),
    "claims": Wide((("what", "all"),), "what", ("what",)),
}


class AskingAhead:
    """A store for reading all of it, page by page."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._wide = {str(part(name).cypher): wide for name, wide in PARTS.items()}
        self._wide |= {str(question(name).cypher): wide for name, wide in QUESTIONS.items()}
        self._held: dict[tuple[Any, ...], tuple[list[Row], dict[str, list[int]]]] = {}
        self.ids: dict[str, Any] = {**_ids(store), "all": "", "none": []}

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        given, whole = dict(parameters or {}), of_any_kind(cypher)
        wide = self._wide.get(whole)
        if limit is not None or wide is None or any(given[name] == "" for name, _ in wide.given):
            return self.store.rows(cypher, parameters, limit)
        rows, places = self._everybody(whole, given, wide)
        wanted = given[wide.of] if isinstance(given[wide.of], list) else [given[wide.of]]
        return [dict(rows[at]) for at in sorted({at for one in wanted for at in places.get(one, ())})]

    def _everybody(self, cypher: str, given: dict[str, Any], wide: Wide) -> tuple[list[Row], dict[str, list[int]]]:
        """The rows for all, and which of them belong to whom."""
        asked = dict(wide.given)
        key = (cypher, *((name, str(value)) for name, value in sorted(given.items()) if name not in asked))
        if key not in self._held:
            rows = self.store.rows(cypher, given | {name: self.ids[all_] for name, all_ in wide.given})
            places: dict[str, list[int]] = defaultdict(list)
            for at, row in enumerate(rows):
                for column in wide.columns:
                    places[row[column]].append(at)
            self._held[key] = rows, places
        return self._held[key]

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
