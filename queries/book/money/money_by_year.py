"""The sums stated for each fiscal year or other period."""

from __future__ import annotations

from graph.days.dates import EARLIEST, period_bounds
from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import SUM_COLUMNS, TOPIC, funding_rows, stretch, summed


def _answer(asked: Asked) -> list[Row]:
    # A year that is over is what this question is about: the floor of other questions would leave it out.
    rows = funding_rows(asked, floor=EARLIEST)
    payer = asked.values["payer"]
    rows = [row for row in rows if not payer or row["payer"] == payer or row["link"].startswith(f"{payer}~")]
    found = []
    for period, _, members, total in summed(rows, lambda row: [stretch(row)]):
        begins, ends = period_bounds(period) if members[0]["period"] else (None, None)
        payers, recipients = ({row[end] for row in members} for end in ("payer", "recipient"))
        found.append({"period": period, "begins": begins, "ends": ends, **total, "payers": len(payers),
                      "recipients": len(recipients)})  # fmt: skip
    found.sort(key=lambda row: (row["begins"] or "9999", row["ends"] or "", row["amount_is"]))
    names = [column.name for column in QUESTION.columns]
    return [{name: row[name] for name in names} for row in found]


QUESTION = Question(
    name="money-by-year",
    summary="How much is stated for each fiscal year or other period that had begun by the as-at date, over or not.",
    read="One row per period as stated and kind of amount; a sum over several years stays in a row of its own range, never "
    "split, so a year's row is not all that was paid in it. More in a later year may only mean that more sources speak of it.",
    parameters=(TOPIC, Parameter("payer", "actor", "only what this actor pays", required=False, default="")),
    columns=(
        Column("period", "period", "the fiscal year, date or range as stated; a length (P18M) where that is all that is said"),
        Column("begins", "date", "its first day", brief=False),
        Column("ends", "date", "its last day", brief=False),
        *SUM_COLUMNS[:5],
        *SUM_COLUMNS[6:8],
        Column("payers", "number", "how many payers"),
        Column("recipients", "number", "how many recipients"),
        *SUM_COLUMNS[8:],
    ),
    answer=_answer,
)
