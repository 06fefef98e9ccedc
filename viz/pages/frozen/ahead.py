"""A store that asks ahead: what pages ask of some actors or links at a time is asked once for all of them.

A statement that takes the ids of some and returns rows in a total order gives for all of them the same rows in the same
order, those of the others between: so they are asked for once, and the rows of some are chosen by the columns that hold
these ids. Ten thousand pages then cost one asking and not ten thousand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.schema import Tables
from graph.store import Made, Row, Store, Values
from queries.catalogue import part, question
from queries.fetched.ends import at_each_end
from queries.fetched.linked import of_any_kind
from viz.pages.memory import Memory, Remembering

_Places = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Wide:
    """How a statement is asked for all: what each of its parameters of ids is then given (a key of AskingAhead.ids), and
    the columns by which a row belongs to the ids in the parameter `of`; unless it belongs to one of them by `but`."""

    given: tuple[tuple[str, str], ...]
    of: str
    columns: tuple[str, ...]
    but: tuple[str, ...] = ()


# Statements of `parts/` by name, and two questions: of these an empty parameter stands for all.
PARTS = {
    "named": Wide((("ones", "actors"),), "ones", ("actor",)),
    "said-links": Wide((("ones", "links"), ("subjects", "actors")), "ones", ("link",)),
    "claims-about": Wide((("ones", "everything"),), "ones", ("what",)),
    "steps-up": Wide((("frontier", "actors"),), "frontier", ("account_giver",)),
    "steps-down": Wide((("frontier", "actors"),), "frontier", ("overseer",)),
    "memberships": Wide((("ones", "actors"),), "ones", ("member",)),
    "limits": Wide((("ones", "actors"),), "ones", ("actor",)),
    "funding-of": Wide((("actors", "actors"),), "actors", ("payer", "recipient", "via")),
}
# Those that are asked at each end of a link by itself: for all both ends are the same links.
ENDS = {
    "phases-of": (
        Wide((("actors", "actors"),), "actors", ("subject",)),
        Wide((("actors", "actors"),), "actors", ("object",), ("subject",)),
    ),
}
QUESTIONS = {
    "denials": Wide((("actor", "all"), ("actors", "none")), "actors", ("subject", "object")),
    "claims": Wide((("what", "all"),), "what", ("what",)),
}
_PARAMETER = re.compile(r"\$(\w+)")


class AskingAhead:
    """A store for reading all of it, page by page."""

    def __init__(self, store: Store) -> None:
        self.store = store
        # Statement -> what is asked for all in its place, and how.
        self._wide = {str(part(name).cypher): (str(part(name).cypher), wide) for name, wide in PARTS.items()}
        self._wide |= {str(question(name).cypher): (str(question(name).cypher), wide) for name, wide in QUESTIONS.items()}
        for name, both in ENDS.items():
            self._wide |= {end: (str(part(name).cypher), wide) for end, wide in zip(at_each_end(name), both, strict=True)}
        self._held: dict[tuple[Any, ...], tuple[list[Row], dict[str, _Places]]] = {}
        self.ids: dict[str, Any] = {**_ids(store), "all": "", "none": []}

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, limit: int | None = None) -> list[Row]:
        """See Store."""
        given = dict(parameters or {})
        whole, wide = self._wide.get(cypher) or self._wide.get(of_any_kind(cypher)) or ("", None)
        if limit is not None or wide is None or any(given[name] == "" for name, _ in wide.given):
            return self.store.rows(cypher, parameters, limit)
        rows, places = self._everybody(whole, given, wide)
        wanted = given[wide.of] if isinstance(given[wide.of], list) else [given[wide.of]]
        chosen, but = (
            {at for column in columns for one in wanted for at in places[column].get(one, ())}
            for columns in (wide.columns, wide.but)
        )
        return [dict(rows[at]) for at in sorted(chosen - but)]

    def _everybody(self, cypher: str, given: dict[str, Any], wide: Wide) -> tuple[list[Row], dict[str, _Places]]:
        """The rows for all, and by each column which of them belong to whom."""
        asked, named = dict(wide.given), set(_PARAMETER.findall(cypher))
        left = {name: value for name, value in given.items() if name in named and name not in asked}
        key = (cypher, *((name, str(value)) for name, value in sorted(left.items())))
        if key not in self._held:
            self._held[key] = self.store.rows(cypher, left | {name: self.ids[all_] for name, all_ in wide.given}), {}
        rows, places = self._held[key]
        for column in {*wide.columns, *wide.but} - {*places}:
            places[column] = defaultdict(list)
            for at, row in enumerate(rows):
                places[column][row[column]].append(at)
        return rows, places

    def values(self, cypher: str, parameters: Mapping[str, Any], take: Callable[[Values], Made]) -> Made:
        """See Store."""
        return self.store.values(cypher, parameters, take)

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
