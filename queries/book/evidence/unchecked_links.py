"""Links that nobody has checked against the text, those on which most hangs first."""

from __future__ import annotations

from graph.store import Row
from queries.question import Asked, Parameter, Question
from queries.ways.bearing import COLUMNS, links_by_bearing


def _answer(asked: Asked) -> list[Row]:
    return links_by_bearing(asked, lambda claims: not any(claim["checked"] for claim in claims))


QUESTION = Question(
    name="unchecked-links",
    summary="Links none of whose claims was checked against the text, those through which most actors answer first.",
    read="One row per link. `bears` is how many actors lose a line of answering if the link is wrong: it orders the work of "
    "checking, and says nothing of how likely a mistake is. 0 stands on links that hold nobody to account.",
    parameters=(Parameter("kind", "kind", "only links of this kind", required=False, default=""),),
    columns=COLUMNS,
    answer=_answer,
)
