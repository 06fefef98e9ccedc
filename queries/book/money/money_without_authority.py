"""Who pays another and has no stated power over it but the money."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.ways.authority import pairs


def _answer(asked: Asked) -> list[Row]:
    found, least = pairs(asked), asked.values["at_least"]
    overseers: dict[str, set[str]] = defaultdict(set)
    for forum, giver in found.powers:
        overseers[giver].add(forum)
    rows = [
        {
            "payer": row["payer"], "recipient": row["recipient"], "amount": row["amount"],
            "amount_to": row["amount_to"],
            "amount_qualifier": row["amount_qualifier"], "period": row["period"], "via": row["via"],
            "conditions": row["binding"] == "funding_condition",
            "overseers": len(overseers[row["recipient"]]),
            "topics": row["topics"], "link": row["link"], "sources": row["sources"], "locators": row["locators"],
        }
        for row in found.money
        if (row["payer"], row["recipient"]) not in found.powers and (row["amount"] or 0) >= least
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-(row["amount"] or 0), row["payer"], row["recipient"], row["link"]))


QUESTION = Question(
    name="money-without-authority",
    summary="Who pays another without any stated power to oversee, direct or question it.",
    read="One row per funding, largest first. `conditions` says that the money itself comes with some; `overseers` counts "
    "who else may hold the recipient to account. A payer may have a power that no source here states, or answer "
    "for the money through another body.",
    parameters=(Parameter("at_least", "int", "only sums of this many pounds or more", required=False, default=0, low=0),),
    columns=(
        Column("payer", "actor", "who pays"),
        Column("recipient", "actor", "who or what receives"),
        Column("amount", "money", "the sum, in pounds"),
        Column("amount_to", "money", "the upper end, where a source gives a range"),
        Column("amount_qualifier", "word", "over, up_to, about, at_least"),
        Column("period", "period", "fiscal years (2022/23) or dates"),
        Column("via", "actor", "the fund it comes through"),
        Column("conditions", "flag", "whether the money is said to come with conditions"),
        Column("overseers", "number", "how many others may hold the recipient to account"),
        Column("topics", "topic[]", "what it is about", brief=False),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
