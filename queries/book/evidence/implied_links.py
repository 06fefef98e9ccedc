"""Links all of whose claims are implied."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.catalogue import question
from queries.fetched.proofs import prove
from queries.question import Asked, Column, Parameter, Question
from queries.within import rows_of

_ENDS = ("subject", "kind", "object")
_STATE = ("status", "polarity", "topics", "since", "dating", "said_on")
_DOCS = {column.name: column for column in question("in-force").columns}


def _answer(asked: Asked) -> list[Row]:
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(asked, "claims", ("what", "explicit", "reading"), head="link"):
        claims[row["what"]].append(row)
    implied = {link: found for link, found in claims.items() if not any(claim["explicit"] for claim in found)}
    rows = []
    for row in rows_of(asked, "in-force", (*_ENDS, *_STATE, "link"), kind=asked.values["kind"]):
        if found := implied.get(row["link"]):
            reading = min(claim["reading"] for claim in found)
            taken = {name: row[name] for name in _ENDS} | {"reading": reading, "implied": len(found)}
            rows.append(taken | {name: row[name] for name in (*_STATE, "link")})
    prove(asked.store, rows)
    return sorted(rows, key=lambda row: (row["kind"], row["subject"], row["object"], row["link"]))


QUESTION = Question(
    name="implied-links",
    summary="Links that no source states outright: what we read between the lines.",
    read="One row per link all of whose claims are implied, with the reading to judge it by. A link that is implied here and "
    "stated there is not in the list. Implied is not doubtful, but quote it as our reading.",
    parameters=(Parameter("kind", "kind", "only links of this kind", required=False, default=""),),
    columns=(
        *(_DOCS[name] for name in _ENDS),
        Column("reading", "text", "what the source implies, in our own words (one of its claims)"),
        Column("implied", "number", "how many claims imply it"),
        *(_DOCS[name] for name in _STATE),
        Column("link", "link", "the id of the link", brief=False),
        *(_DOCS[name] for name in ("sources", "locators")),
    ),
    answer=_answer,
)
