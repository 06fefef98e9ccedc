"""Money that is told of without the one who pays it."""

from __future__ import annotations

import json
from typing import Any

from graph.store import Row
from queries.question import Asked, Column, Question
from queries.sums.money import PASSING, funding_rows
from queries.within import rows_of

# Instruments too "pay" where a source names a plan or a settlement and not who stands behind it.
_FACELESS = (*PASSING, "instrument", "system")


def _answer(asked: Asked) -> list[Row]:
    rows = [*_gaps(asked), *_unfilled(asked)]
    return sorted(rows, key=lambda row: (-(row["amount"] or 0), row["recipient"] or "", row["what"]))


def _gaps(asked: Asked) -> list[Row]:
    said: dict[str, dict[str, Any]] = {}
    for claim in rows_of(asked, "claims", head="gap"):
        said[claim["what"]] = {**said.get(claim["what"], {}), **json.loads(claim["said"])}
    found = []
    for gap in rows_of(asked, "stated-gaps", kind="FUNDS"):
        if gap["subject"] is None:
            told = said.get(gap["gap"], {})
            money = {name: told.get(name) for name in ("amount", "amount_to", "amount_qualifier", "period")}
            found.append(_row(gap["gap"], None, gap["object"], f"no payer is named ({gap['reason']})", gap, money))
    return found


def _unfilled(asked: Asked) -> list[Row]:
    """Payments out of a fund or programme into which nobody is said to pay."""
    rows = funding_rows(asked)
    filled = {row["recipient"] for row in rows} | {row["via"] for row in rows}
    return [
        _row(row["link"], row["payer"], row["recipient"], f"nobody is said to fund this {row['payer_kind']}", row, row)
        for row in rows
        if row["payer_kind"] in _FACELESS and row["payer"] not in filled
    ]


def _row(what: str, payer: str | None, recipient: str | None, why: str, proof: Row, money: Row) -> Row:
    return {
        "recipient": recipient, "amount": money["amount"], "amount_to": money["amount_to"],
        "amount_qualifier": money["amount_qualifier"],
        "period": money["period"], "named": payer, "why": why, "what": what, "topics": proof["topics"],
        "sources": proof["sources"], "locators": proof["locators"],
    }  # fmt: skip


QUESTION = Question(
    name="sums-without-payer",
    summary="Money that sources tell of without saying who pays it, and funds that pay out with no named payer behind them.",
    read="One row per gap or payment. A gap is what a source leaves open; a fund without a payer may well be filled by "
    "somebody whom another document names. It shows what to look up, not that nobody pays.",
    parameters=(),
    columns=(
        Column("recipient", "actor", "who or what receives"),
        Column("amount", "money", "the sum, in pounds, where one is stated"),
        Column("amount_to", "money", "the upper end, where a source gives a range"),
        Column("amount_qualifier", "word", "over, up_to, about, at_least"),
        Column("period", "period", "fiscal years (2022/23) or dates"),
        Column("named", "actor", "the fund or programme that is named in place of a payer"),
        Column("why", "text", "what is not known"),
        Column("what", "text", "the id of the gap or link"),
        Column("topics", "topic[]", "what it is about", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
