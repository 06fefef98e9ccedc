"""Every rule that applies to one actor, with its answer."""

from __future__ import annotations

from graph.store import Row
from queries.book.gaps.gaps import COLUMNS, row_of
from queries.judged.judging import Judge
from queries.judged.rule_file import load_rules
from queries.question import Asked, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    judge = Judge(asked.store, asked.values)
    return [row_of(judge, each) for each in judge.proven(judge.verdicts(load_rules().values(), asked.values["actors"]))]


QUESTION = Question(
    name="checklist",
    summary="What ACTOR should have by the rules, point by point: met, not met, not researched or exempt, with the proof.",
    read="One row per rule that looks at actors of its kind; an office and the body it heads are both looked at. "
    "No row means that no rule is about such an actor, not that all is well. `not_researched` is no fault of the actor: "
    "no source at hand says either.",
    parameters=(Parameter("actor", "actor", "whom the checklist is for"),),
    columns=COLUMNS,
    answer=_answer,
)
