"""Links that rest on one source, those on which most hangs first."""

from __future__ import annotations

from graph.store import Row
from queries.question import Asked, Parameter, Question
from queries.ways.bearing import COLUMNS, links_by_bearing


def _answer(asked: Asked) -> list[Row]:
    rows = links_by_bearing(asked, lambda claims: len({claim["sources"][0] for claim in claims}) == 1)
    return [row for row in rows if not (asked.values["beyond_law"] and row["statute"])]


QUESTION = Question(
    name="single-source-links",
    summary="Links that only one source states, those through which most actors answer first.",
    read="One row per link. One Act is enough for what it enacts (--beyond-law leaves those out); one report is not always "
    "enough for what it says of others. A second claim of the same source does not count as a second source.",
    parameters=(
        Parameter("kind", "kind", "only links of this kind", required=False, default=""),
        Parameter("beyond_law", "flag", "leave out links that rest on statute", required=False, default=False),
    ),
    columns=COLUMNS,
    answer=_answer,
)
