"""The sums that each payer is said to pay."""

from __future__ import annotations

from graph.store import Row
from queries.question import Asked, Column, Question
from queries.sums.money import SUM_COLUMNS, TOPIC, counted_of, funding_rows, summed


def _answer(asked: Asked) -> list[Row]:
    rows = []
    for payer, _, members, total in summed(funding_rows(asked), lambda row: [row["payer"]]):
        bound = [row["amount"] for row in counted_of(members) if row["binding"] in ("statute", "funding_condition")]
        rows.append({"payer": payer, **total, "bound": sum(bound), "recipients": len({row["recipient"] for row in members})})
    names = [column.name for column in QUESTION.columns]
    return [{name: row[name] for name in names} for row in rows]


QUESTION = Question(
    name="money-by-payer",
    summary="How much each payer is said to pay, how much of it is bound by law or condition, and to how many.",
    read="One row per payer and kind of amount; an office pays as the body it heads. A part is not added to its whole, a "
    "shared sum counts once, and money that leaves a fund is not added to what went in. Periods differ: see `periods`; "
    "ended ones count only with --status all. It is what sources state, not what was spent.",
    parameters=(TOPIC,),
    columns=(
        Column("payer", "actor", "who pays"),
        *SUM_COLUMNS[:7],
        Column("bound", "money", "how much of the total rests on statute or a funding condition, at least"),
        Column("recipients", "number", "how many recipients"),
        *SUM_COLUMNS[7:],
    ),
    answer=_answer,
)
