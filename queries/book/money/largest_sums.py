"""The sums that sources state, whoever pays them, those of which no source names the payer among them."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.open_ends import columns_with_gap, open_ends, together
from queries.question import Asked, Question
from queries.within import rows_of_part


def _answer(asked: Asked) -> list[Row]:
    least, topic, unstated = (asked.values[name] for name in ("at_least", "topic", "unstated"))

    def wanted(gap: Row) -> bool:
        large = unstated if gap["amount"] is None else gap["amount"] >= least
        return gap["kind"] == "FUNDS" and bool(large) and (not topic or topic in gap["topics"])

    return together(QUESTION, [*rows_of_part(asked, "sums"), *open_ends(asked, wanted)], _order)


def _order(row: Row) -> tuple[float, bool, str, str, str]:
    amount = -1.0 if row["amount"] is None else row["amount"]
    return -amount, row["payer"] is None, row["payer"] or "", row["recipient"] or "", row["link"]


_PART = part("sums")
QUESTION = Question(
    name="largest-sums",
    summary=_PART.summary,
    read=_PART.read,
    parameters=_PART.parameters,
    columns=columns_with_gap("sums", after="recipient"),
    answer=_answer,
)
