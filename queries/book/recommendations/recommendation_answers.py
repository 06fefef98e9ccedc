"""How each addressee answered the recommendations made to it, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict

from graph.store import Row
from queries.judged.proof import proof
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import bodies_of_offices
from queries.within import rows_of

STANCES = ("accepted", "partly", "already_done", "deferred", "noted", "rejected")


def _answer(asked: Asked) -> list[Row]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    as_one = bodies_of_offices(asked)
    for row in rows_of(asked, "recommendations", topic=asked.values["topic"], actors=[]):
        to = str(row["to_whom"])
        groups[as_one.get(to, to), str(row["by"])].append(row)
    return [_row(to, by, rows) for (to, by), rows in sorted(groups.items())]


def _row(to: str, by: str, rows: list[Row]) -> Row:
    # One recommendation may have several addressees and answers: each answer is counted once.
    answers = {row["answer"]: row["stance"] for row in rows if row["answer"]}
    counts = Counter(answers.values())
    made = {row["recommendation"] for row in rows}
    answered = {row["recommendation"] for row in rows if row["answer"]}
    both = [*rows, *(_answer_of(row) for row in rows if row["answer"])]
    return {
        "to_whom": to, "by": by, "made": len(made), "answered": len(answered),
        **{stance: counts[stance] for stance in STANCES}, "unanswered": sorted(made - answered),
        "answered_by": sorted({row["answered_by"] for row in rows if row["answer"]}), **proof(both),
    }  # fmt: skip


def _answer_of(row: Row) -> Row:
    return {"link": row["answer"], "sources": row["answer_sources"], "locators": row["answer_locators"]}


QUESTION = Question(
    name="recommendation-answers",
    summary="How many recommendations each addressee had from each maker, how they were answered, and which were not.",
    read="One row per addressee and maker. Stances count answers, which may come from another than the addressee "
    "(`answered_by`); recommendations without an answer are named. `accepted` is a word given, not a thing done; no answer "
    "here may only mean that its document is not in the dataset.",
    parameters=(Parameter("topic", "topic", "only recommendations about this topic", required=False, default=""),),
    columns=(
        Column("to_whom", "actor", "to whom they were made"),
        Column("by", "actor", "who made them"),
        Column("made", "number", "how many recommendations"),
        Column("answered", "number", "how many have an answer"),
        *(Column(stance, "number", f"how many answers are '{stance}'") for stance in STANCES),
        Column("unanswered", "actor[]", "the recommendations without an answer", brief=False),
        Column("answered_by", "actor[]", "who answered", brief=False),
        Column("links", "link[]", "the ids of the links, answers among them", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
