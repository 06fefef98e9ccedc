"""Everything the graph says of ACTOR, and what sources leave open about it."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.fetched.ends import rows_at_ends
from queries.open_ends import columns_with_gap, open_ends, together
from queries.question import Asked, Question


def _answer(asked: Asked) -> list[Row]:
    actors, family, topic = (asked.values[name] for name in ("actors", "family", "topic"))

    def wanted(gap: Row) -> bool:
        fits = (not family or gap["family"] == family) and (not topic or topic in gap["topics"])
        return fits and bool({gap["subject"], gap["object"]} & {*actors})

    return together(QUESTION, [*rows_at_ends(asked, "links-of"), *open_ends(asked, wanted, ("subject", "object"))], _order)


def _order(row: Row) -> tuple[str, str, bool, str, bool, str, str]:
    subject, object_ = row["subject"], row["object"]
    return row["family"], row["kind"], subject is None, subject or "", object_ is None, object_ or "", row["link"]


_PART = part("links-of")
QUESTION = Question(
    name="show",
    summary=_PART.summary,
    read=_PART.read,
    parameters=_PART.parameters,
    columns=columns_with_gap("links-of", after="object"),
    answer=_answer,
)
