"""The sums that each recipient is said to receive."""

from __future__ import annotations

from collections import Counter

from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import SUM_COLUMNS, TOPIC, counted_of, funding_rows, summed


def _answer(asked: Asked) -> list[Row]:
    kind = asked.values["actor_kind"]
    chosen = [row for row in funding_rows(asked) if not kind or row["recipient_kind"] == kind]
    rows = []
    for recipient, _, members, total in summed(chosen, lambda row: [row["recipient"]]):
        given = Counter[str]()
        for row in counted_of(members):
            given[row["payer"]] += row["amount"]
        payer, amount = max(given.items(), key=lambda item: (item[1], item[0]), default=(None, 0.0))
        share = round(amount / total["total"], 4) if total["total"] else None
        rows.append({"recipient": recipient, **total, "payers": len({row["payer"] for row in members}),
                     "largest_payer": payer, "largest_share": share})  # fmt: skip
    names = [column.name for column in QUESTION.columns]
    return [{name: row[name] for name in names} for row in rows]


QUESTION = Question(
    name="money-by-recipient",
    summary="How much each recipient is said to receive, from how many, and how far it depends on its largest payer.",
    read="One row per recipient and kind of amount. A part of a sum to the same recipient is not added to it, but a part that "
    "goes to another is that one's own, so rows do not add up to a whole. `largest_share` is of stated sums only: "
    "`unstated` says how many more there are.",
    parameters=(TOPIC, Parameter("actor_kind", "actor_kind", "only recipients of this kind", required=False, default="")),
    columns=(
        Column("recipient", "actor", "who or what receives"),
        *SUM_COLUMNS[:7],
        Column("payers", "number", "how many payers, with or without a stated sum"),
        Column("largest_payer", "actor", "who pays most of the stated total"),
        Column("largest_share", "number", "its share of the stated total, 0 to 1; of a range the lower end counts"),
        *SUM_COLUMNS[7:],
    ),
    answer=_answer,
)
