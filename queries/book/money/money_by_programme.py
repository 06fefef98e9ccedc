"""What goes into each fund and programme, and what is said to come out again."""

from __future__ import annotations

from collections.abc import Iterator

from graph.store import Row
from queries.question import Asked, Column, Question
from queries.sums.money import PASSING, SUM_COLUMNS, TOPIC, funding_rows, summed
from queries.within import rows_of


def _answer(asked: Asked) -> list[Row]:
    kinds = {row["actor"] for row in _passing(asked)}

    def places(row: Row) -> Iterator[str]:
        if row["recipient"] in kinds:
            yield f"{row['recipient']}|in"
        for place in {row["payer"], row["via"]} & kinds:
            yield f"{place}|out"

    rows = []
    for group, _, members, total in summed(funding_rows(asked), places):
        programme, way = group.split("|")
        others = {row["payer"] if way == "in" else row["recipient"] for row in members}
        rows.append({"programme": programme, "direction": way, "others": sorted(others), **total})
    return sorted(rows, key=lambda row: (row["programme"], row["direction"], row["amount_is"]))


def _passing(asked: Asked) -> list[Row]:
    return [row for kind in PASSING for row in rows_of(asked, "actors", kind=kind)]


QUESTION = Question(
    name="money-by-programme",
    summary="For each fund and programme: what is said to go in, and what is said to come out.",
    read="Two rows per fund or programme at most, in and out, for each kind of amount. They rarely balance: a source that "
    "names the whole seldom names each payment. Money paid `via` a fund comes out of it; that it also went in is not assumed.",
    parameters=(TOPIC,),
    columns=(
        Column("programme", "actor", "the fund or programme"),
        Column("direction", "word", "in or out"),
        Column("others", "actor[]", "who pays in, or who receives"),
        *SUM_COLUMNS,
    ),
    answer=_answer,
)
