"""Whom an actor may hold to account, level by level downwards."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.question import Asked, Column, Parameter, Question
from queries.ways.levels import ALL, PART, by_levels, shown


def _answer(asked: Asked) -> list[Row]:
    return shown(asked, by_levels(asked, "steps-down", ("account_giver", "overseer"), asked.values["actors"]), COLUMNS)


COLUMNS = (
    Column("step", "number", "how many steps below ACTOR", brief=False),
    PART,
    *(c for c in part("steps-down").columns if c.name not in ("last_day", "stale_from", "inside")),
    Column("links", "link[]", "the ids of all links about this matter", brief=False),
)

QUESTION = Question(
    name="oversees",
    summary="Whom ACTOR may hold to account, by what power and on what basis, directly or several steps down.",
    read="One row per account-giver and matter, the strongest power first; grades and findings only with --kind JUDGES. "
    "`step` counts from ACTOR; an office and the body it heads count as one overseer. "
    "Those who answer only through a class are listed with --members; a power that no claim states is not shown.",
    parameters=(
        Parameter("actor", "actor", "whose powers the question is about"),
        Parameter("depth", "int", "how many steps down to follow", required=False, default=1, low=1, high=6),
        *(p for p in part("steps-down").parameters if p.name not in ("frontier", "past")),
        ALL,
    ),
    columns=COLUMNS,
    answer=_answer,
)
