"""Who funds an actor, and what share of what it is said to receive."""

from __future__ import annotations

from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import SUM_COLUMNS, funding_rows, left_out, summed


def _answer(asked: Asked) -> list[Row]:
    actors, classes, barred = (set(asked.values[name]) for name in ("actors", "classes", "barred"))
    rows = [
        row for row in funding_rows(asked)
        if row["recipient"] in actors or (row["recipient"] in classes and row["link"] not in barred)
    ]  # fmt: skip
    # Shares are of what ACTOR itself receives: nobody says how a sum to a class is divided among its members.
    own = [row for row in rows if row["recipient"] in actors]
    out = left_out(own)
    totals = dict.fromkeys(map(_bucket, own), 0.0)
    for row in own:
        if row["amount"] is not None and row["link"] not in out:
            totals[_bucket(row)] += row["amount"]
    answer = []
    for group, measure, members, total in summed(rows, lambda row: ["|".join(_key(row))]):
        payer, recipient, period = group.split("|")
        whole = totals.get((period, measure), 0.0) if recipient in actors else 0.0
        counted = sum(row["amount"] for row in members if row["amount"] is not None and row["link"] not in out)
        share = round(counted / whole, 4) if whole and total["total"] is not None else None
        through = None if recipient == asked.values["actor"] else recipient
        binding = sorted({row["binding"] for row in members if row["binding"]})
        answer.append({"payer": payer, "period": period or None, **total, "share": share, "through": through,
                       "binding": binding})  # fmt: skip
    answer.sort(key=_order)
    names = [column.name for column in QUESTION.columns]
    return [{name: row[name] for name in names} for row in answer]


def _key(row: Row) -> tuple[str, str, str]:
    return row["payer"], row["recipient"], row["period"] or ""


def _order(row: Row) -> tuple[str, str, float, str, str]:
    return row["through"] or "", row["period"] or "", -(row["total"] or 0), row["payer"], row["amount_is"]


def _bucket(row: Row) -> tuple[str, str]:
    return row["period"] or "", row["amount_is"] or "total"


QUESTION = Question(
    name="who-funds",
    summary="Who funds ACTOR, with how much, and what share of the stated money of that period.",
    read="One row per payer and period; `share` is of the sums stated for ACTOR itself in that period, counted once, so "
    "it overstates every payer where others pay without a stated sum. Money for the class of ACTOR (`through`) has no share: "
    "nobody says how it is divided. Of a range the share counts the lower end.",
    parameters=(Parameter("actor", "actor", "who is funded"),),
    columns=(
        Column("payer", "actor", "who pays"),
        Column("period", "period", "for which period, where one is stated"),
        *SUM_COLUMNS[:5],
        Column("share", "number", "its share of the sums stated for ACTOR in that period, 0 to 1"),
        Column("through", "actor", "the office, body or class that is funded, where not ACTOR itself"),
        Column("binding", "word[]", "what makes it binding"),
        *SUM_COLUMNS[6:],
    ),
    answer=_answer,
)
