"""Whom an actor may hold to account, level by level downwards."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.levels import by_levels
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    return list(by_levels(asked, "steps-down", "account_giver", asked.values["actors"]))


QUESTION = Question(
    name="oversees",
    theme="who and what",
    summary="Whom ACTOR may hold to account, by what power and on what basis, directly or several steps down.",
    read="One row per link, the strongest power first; grades and findings only with --kind JUDGES. "
    "`step` counts from ACTOR; an office and the body it heads count as one overseer. "
    "Those who answer only through a class are listed with --members; a power that no claim states is not shown.",
    parameters=(
        Parameter("actor", "actor", "whose powers the question is about"),
        Parameter("depth", "int", "how many steps down to follow", required=False, default=1, low=1, high=6),
        *(p for p in part("steps-down").parameters if p.name != "frontier"),
    ),
    columns=(Column("step", "how many steps below ACTOR"), *part("steps-down").columns),
    answer=_answer,
)
