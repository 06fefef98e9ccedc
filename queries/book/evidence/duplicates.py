"""Actors that are probably one: the same number in a register, the same name at one time, or names written alike."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from graph.matching.alike import LEAST, Near
from graph.matching.identifiers import SHARED, same_identifier
from graph.store import Row
from queries.question import Asked, Column, Parameter, Question

Pair = tuple[str, str]
_NAMES = (
    "MATCH (n:Name) RETURN n.key AS key, n.actor AS actor, n.first_day AS first, n.last_day AS last ORDER BY key, actor, first"
)
_ACTORS = (
    "MATCH (a:Actor) RETURN a.id AS id, a.kind AS kind, a.kind_group AS kind_group, a.is_class AS is_class, "
    "a.record AS record ORDER BY id"
)


def _answer(asked: Asked) -> list[Row]:
    actors = {str(row["id"]): row for row in asked.store.rows(_ACTORS)}
    names = asked.store.rows(_NAMES)
    found: dict[Pair, tuple[float, str]] = {}
    for finder in (_numbers(actors), _same_names(names), _alike(names)):
        for pair, score, why in finder:
            if _may_be_one(actors[pair[0]], actors[pair[1]]) and score > found.get(pair, (0.0, ""))[0]:
                found[pair] = (score, why)
    least = float(asked.values["least"])
    rows = [
        {
            "actor": one,
            "other": other,
            "score": score,
            "why": why,
            "kind": actors[one]["kind"],
            "other_kind": actors[other]["kind"],
        }
        for (one, other), (score, why) in found.items()
        if score >= least
    ]
    return sorted(rows, key=lambda row: (-float(str(row["score"])), str(row["actor"]), str(row["other"])))


def _may_be_one(one: Row, other: Row) -> bool:
    """A person is no body, and an instrument, fund or record only another of its own kind."""
    kinds, groups = {one["kind"], other["kind"]}, {one["kind_group"], other["kind_group"]}
    if one["is_class"] != other["is_class"]:
        return False
    if "person" in kinds or groups & {"work", "record", "people"}:
        return len(kinds) == 1
    return ("office" in kinds) is (kinds == {"office"})


def _numbers(actors: dict[str, Row]) -> Iterator[tuple[Pair, float, str]]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, row in actors.items():
        for scheme, value in json.loads(row["record"])["identifiers"].items():
            if scheme not in SHARED:
                holders[same_identifier(scheme, value)].append(id_)
    for (scheme, value), ids in holders.items():
        for pair in _pairs(ids):
            yield pair, 100.0, f"both are {scheme} {value}"


def _same_names(names: list[Row]) -> Iterator[tuple[Pair, float, str]]:
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in names:
        by_key[str(row["key"])].append(row)
    for key, rows in by_key.items():
        for at, row in enumerate(rows):
            for other in rows[:at]:
                if row["actor"] != other["actor"]:
                    together = row["first"] <= other["last"] and other["first"] <= row["last"]
                    pair = (min(row["actor"], other["actor"]), max(row["actor"], other["actor"]))
                    yield (
                        pair,
                        99.0 if together else 95.0,
                        f"both are called '{key}'" + ("" if together else ", at different times"),
                    )


def _alike(names: list[Row]) -> Iterator[tuple[Pair, float, str]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in names:
        if row["actor"] not in owners[str(row["key"])]:
            owners[str(row["key"])].append(str(row["actor"]))
    near = Near(owners)
    for key, mine in owners.items():
        for other, score in near.to(key):
            for pair in {(min(a, b), max(a, b)) for a in mine for b in owners[other] if a != b and key < other}:
                yield pair, min(round(score, 1), 94.0), f"'{key}' and '{other}' are written alike"


def _pairs(ids: list[str]) -> Iterator[Pair]:
    for at, one in enumerate(ids):
        for other in ids[:at]:
            yield (min(one, other), max(one, other))


QUESTION = Question(
    name="duplicates",
    summary="Actors that are probably one and the same, with the reason, the surest first.",
    read="One row per pair. `score` is 100 where both have one number of a register, 99 where both go by one name on the same "
    "day, 95 where they do at different times; below that it is how alike two of their names are written, of 100. Nothing is "
    "merged by it: a person decides, in same.yaml of the folder that was loaded. Other names of one body are not found.",
    parameters=(
        Parameter("least", "int", "only pairs with this score or more", required=False, default=int(LEAST), low=50, high=100),
    ),
    columns=(
        Column("actor", "actor", "the one"),
        Column("other", "actor", "the other"),
        Column("score", "number", "how sure it is, of 100"),
        Column("why", "text", "what speaks for it"),
        Column("kind", "actor_kind", "what the one is"),
        Column("other_kind", "actor_kind", "what the other is"),
    ),
    answer=_answer,
)
