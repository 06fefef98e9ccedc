"""Who pays ACTOR and whom ACTOR pays, and the sums of which no source names the other end."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.open_ends import columns_with_gap, open_ends, together
from queries.question import Asked, Column, Question
from queries.sums.payments import one_a_payment
from queries.within import rows_of_part


def _answer(asked: Asked) -> list[Row]:
    actors = asked.values["actors"]
    gaps = open_ends(
        asked, lambda gap: gap["kind"] == "FUNDS" and bool({gap["subject"], gap["object"], gap["via"]} & {*actors})
    )
    paid = rows_of_part(asked, "funding-of")
    for row in [*paid, *gaps]:
        row["direction"] = "pays" if row["payer"] in actors else "receives" if row["recipient"] in actors else "passes on"
    for row in gaps:
        row["links"] = [row["link"]]
    return together(QUESTION, [*one_a_payment(asked, paid), *gaps], _order)


def _order(row: Row) -> tuple[str, bool, str, str, str]:
    return row["direction"], row["payer"] is None, row["payer"] or "", row["recipient"] or "", row["link"]


_PART = part("funding-of")
QUESTION = Question(
    name="funding",
    summary=_PART.summary,
    read=_PART.read,
    parameters=_PART.parameters,
    columns=(
        Column("direction", "word", "pays or receives"),
        *columns_with_gap("funding-of", after="recipient"),
        Column("links", "link[]", "the ids of all links in the row", brief=False),
    ),
    answer=_answer,
)
