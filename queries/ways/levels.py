"""Follows steps level by level: what a variable-length pattern cannot do without walking every path there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from graph.store import Row
from queries.catalogue import part
from queries.fetched.belonging import bodies_of
from queries.matters import one_a_matter
from queries.question import FRAME, Asked, Column, Parameter

# Where a row stands in the answer; what is not of the first is shown when asked for, and counted in a note.
PARTS = ("holds", "inside", "last_said", "past", "of_some")
_WORDS = {
    "inside": "inside {actor} (its own parts, boards and officers)",
    "last_said": "last said long before, or by law now over",
    "past": "past",
    "of_some": "said of some of its class, not of whom",
}
ALL = Parameter(
    "all", "flag", "also who is inside ACTOR, what was last said long before, what is past", required=False, default=False
)
PART = Column(
    "part",
    "word",
    "holds; inside ACTOR; last_said, long before or by law now over; past; or of_some of its class, not said of whom",
)


def by_levels(asked: Asked, name: str, ends: tuple[str, str], start: Sequence[str]) -> list[Row]:
    """The rows of the part `name` for `start`, then for whom the far end names there, and so on for `depth` levels.

    `ends`: the columns of the far and the near end. One row a matter; each gets its `step` and its `part`; nobody is
    followed twice, only what holds is followed, and no row leads back to `start`.
    """
    far, near = ends
    wanted = part(name)
    values = {key: asked.values[key] for key in FRAME} | {"past": True}
    values |= {p.name: asked.values[p.name] for p in wanted.parameters if p.name not in ("frontier", "past")}
    frontier, seen = list(start), set(start)
    found: list[Row] = []
    for step in range(1, asked.values["depth"] + 1):
        if not frontier:
            break
        rows = asked.store.rows(str(wanted.cypher), {**values, "frontier": frontier})
        rows = [row | {"step": step, "part": _part(row, asked)} for row in rows if row[far] not in start]
        kept = [row for row in rows if step == 1 or row["part"] == "holds"]
        bodies = bodies_of(asked, (row[end] for row in kept for end in ends))
        for each in PARTS:
            here = [row for row in kept if row["part"] == each]
            found += one_a_matter(here, far, partial(_under, bodies), near if step > 1 else None)
        frontier = sorted({row[far] for row in rows if row["part"] == "holds"} - seen)
        seen.update(frontier)
    return sorted(found, key=lambda row: _order(row, far))


def _under(bodies: Mapping[str, str], actor: str) -> str:
    return bodies.get(actor, actor)


def _part(row: Row, asked: Asked) -> str:
    as_of = asked.values["as_of"]
    if row["last_day"] < as_of:
        return "past"
    if row["stale_from"] <= as_of:
        return "last_said"
    return "inside" if row["inside"] else "holds"


def _order(row: Row, far: str) -> tuple[object, ...]:
    wider = row["reach"] == "wider"  # what is said only of a class within a class comes last
    return row["step"], PARTS.index(row["part"]), wider, -row["power_rank"], row[far], row["kind"], row["link"]


def shown(asked: Asked, rows: list[Row], columns: Sequence[Column]) -> list[Row]:
    """The rows that hold, and the others where they are asked for, in these columns; a note counts what is left out."""
    values = asked.values
    wanted = {"holds"}
    if values["all"]:
        wanted = set(PARTS)
    if values["floor"] < values["as_of"]:
        wanted.add("past")
    if values["fresh"] < values["as_of"]:
        wanted.add("last_said")
    left = {each: sum(row["part"] == each for row in rows) for each in PARTS if each not in wanted}
    said = [f"{count} {_WORDS[each].format(actor='ACTOR')}" for each, count in left.items() if count]
    if said:
        asked.notes.append(f"left out: {'; '.join(said)} (--all shows them)")
    return [{column.name: row[column.name] for column in columns} for row in rows if row["part"] in wanted]
