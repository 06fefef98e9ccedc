"""Who may hold an actor to account, level by level upwards."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.levels import by_levels
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    # An office and its body answer as one: the steps of one are derived for the other too, so one start is enough.
    return list(by_levels(asked, "steps-up", "overseer", [asked.values["actor"]]))


QUESTION = Question(
    name="who-oversees",
    theme="who and what",
    summary="Who may hold ACTOR to account, by what power and on what basis, directly or several steps up.",
    read="One row per link, the strongest power first; grades and findings only with --kind JUDGES. "
    "`step` counts from ACTOR, `through` names an office, body or class that ACTOR answers with. "
    "Power is what the link gives, not what is used; influence without a claim is not shown.",
    parameters=(
        Parameter("actor", "actor", "whom the question is about"),
        Parameter("depth", "int", "how many steps up to follow", required=False, default=1, low=1, high=6),
        *(p for p in part("steps-up").parameters if p.name != "frontier"),
    ),
    columns=(Column("step", "how many steps above ACTOR"), *part("steps-up").columns),
    answer=_answer,
)
