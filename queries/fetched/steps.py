"""The steps of a network, thin: what ways and shapes are found on. What is shown of them is fetched by who answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.store import Row, Store
from queries.catalogue import part, question
from queries.fetched.thin import thin_rows
from queries.question import FRAME

# What a walk looks at: whom a step leads to, how strong it is and about what.
WALKED = ("giver", "forum", "kind", "power_rank", "neutral", "through", "topics", "link")
THIN = ("giver", "forum", "kind", "power_rank", "neutral", "through", "link")


def thin_steps(store: Store, frame: Mapping[str, Any], columns: tuple[str, ...] = THIN, inside: bool = False) -> list[Row]:
    """The rows of `steps` with these columns, in its order."""
    return thin_rows(store, question("steps"), {**_frame(frame), "inside": inside}, columns)


def topics_of_links(store: Store, frame: Mapping[str, Any]) -> dict[str, list[str]]:
    """Link -> its topics: a link stands in many steps, and lists are slow to fetch."""
    given = {**_frame(frame), "polarities": ["asserted"], "family": "", "kind": "", "topic": ""}
    return {row["link"]: row["topics"] for row in thin_rows(store, question("in-force"), given, ("topics", "link"))}


def steps_of(store: Store, frame: Mapping[str, Any], givers: Iterable[str], inside: bool = False) -> list[Row]:
    """Every step by which these actors answer, whole, in the order of `steps`."""
    ones = sorted(set(givers))
    given = {**_frame(frame), "givers": ones, "inside": inside}
    return store.rows(str(part("steps-of").cypher), given) if ones else []


def steps_up(store: Store, frame: Mapping[str, Any], start: str, ends: Iterable[str], longest: int) -> list[Row]:
    """Every step that a chain of at most so many may take from `start` on, with what a walk looks at: it goes on from
    nobody in `ends`."""
    seen, edge, found = set(ends), [start], list[Row]()
    for _ in range(longest):
        rows = thin_rows(store, part("steps-of"), {**_frame(frame), "givers": edge, "inside": False}, WALKED) if edge else []
        found += rows
        seen.update(edge)
        edge = sorted({row["forum"] for row in rows} - seen)
    return sorted(found, key=lambda row: str(row["giver"]))


def whole(store: Store, frame: Mapping[str, Any], steps: Iterable[Row], inside: bool = False) -> list[Row]:
    """Thin steps with all that is said of them, in the order given."""
    wanted = list(steps)
    found: dict[tuple[Any, ...], Row] = {}
    for row in steps_of(store, frame, (step["giver"] for step in wanted), inside):
        found.setdefault(_key(row), row)
    return [step | found[_key(step)] for step in wanted]


def _key(step: Row) -> tuple[Any, ...]:
    return step["giver"], step["forum"], step["link"], step["through"], step["power_rank"]


def _frame(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FRAME}
