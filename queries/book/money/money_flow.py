"""Where money goes on from a payer through funds and programmes, or where it comes from, counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import PASSING, funding_rows, left_out

if TYPE_CHECKING:
    import networkx as nx


def _answer(asked: Asked) -> list[Row]:
    import networkx as nx  # takes longer to load than the question takes to answer

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    starts, rows = set(asked.values["actors"]), funding_rows(asked)
    for row in rows:
        network.add_edge(row["payer"], row["recipient"], key=row["link"], row=row)
        if row["via"] in starts:  # a fund pays out what others pay through it
            network.add_edge(row["via"], row["recipient"], key=row["link"], row=row)
    passing = {row[end] for row in rows for end in ("payer", "recipient") if row[f"{end}_kind"] in PASSING}
    walked = _walk(network.reverse() if asked.values["up"] else network, starts, passing)
    if asked.values["up"]:
        return _told(walked, {**left_out(row for step, row in walked if step == 1), **_upstream(walked)})
    return _told(walked, left_out(row for _, row in walked))


def _upstream(walked: list[tuple[int, Row]]) -> dict[str, str]:
    """What was paid into funds further up arrives, if at all, in a sum that is counted further down."""
    return {row["link"]: f"paid into {row['recipient']}" for step, row in walked if step > 1 and row["amount"] is not None}


def _walk(network: nx.MultiDiGraph[str], starts: set[str], passing: set[str]) -> list[tuple[int, Row]]:
    """(step, funding) in order, going on only from funds and programmes."""
    found: dict[str, tuple[int, Row]] = {}
    seen, places, step = set(starts), starts & set(network), 0
    while places:
        step += 1
        edges = [(other, data["row"]) for _, other, data in network.out_edges(places, data=True)]
        for _, row in sorted(edges, key=lambda edge: str(edge[1]["link"])):
            found.setdefault(row["link"], (step, row))
        places = ({other for other, _ in edges} & passing) - seen
        seen |= places
    return list(found.values())


def _told(walked: list[tuple[int, Row]], out: dict[str, str]) -> list[Row]:
    return [
        {
            "step": step, "payer": row["payer"], "recipient": row["recipient"], "via": row["via"], "amount": row["amount"],
            "amount_to": row["amount_to"],
            "amount_qualifier": row["amount_qualifier"], "amount_is": row["amount_is"], "period": row["period"],
            "counted": row["amount"] is not None and row["link"] not in out, "why_not": out.get(row["link"]),
            "purpose": row["purpose"], "status": row["status"], "topics": row["topics"], "link": row["link"],
            "sources": row["sources"], "locators": row["locators"],
        }
        for step, row in walked
    ]  # fmt: skip


QUESTION = Question(
    name="money-flow",
    summary="Where the money of ACTOR goes, on through funds and programmes; with --up, where it comes from.",
    read="One row per funding, `step` by step. Add up only rows with `counted`, and those of one `amount_is` and period: the "
    "others are parts, shared sums, or money paid out of a sum that is counted already (`why_not`). Money is followed "
    "through funds and programmes, not through bodies: what a body does with it sources seldom say.",
    parameters=(
        Parameter("actor", "actor", "whose money"),
        Parameter("up", "flag", "where it comes from instead", required=False, default=False),
    ),
    columns=(
        Column("step", "number", "how many payments from ACTOR"),
        Column("payer", "actor", "who pays"),
        Column("recipient", "actor", "who or what receives"),
        Column("via", "actor", "the fund it comes through"),
        Column("amount", "money", "the sum, in pounds"),
        Column("amount_to", "money", "the upper end, where a source gives a range"),
        Column("amount_qualifier", "word", "over, up_to, about, at_least"),
        Column("amount_is", "word", "total, increase, per_year, per_person", brief=False),
        Column("period", "period", "fiscal years (2022/23) or dates"),
        Column("counted", "flag", "whether to add it up"),
        Column("why_not", "text", "why it must not be added to the others"),
        Column("purpose", "text", "for what", brief=False),
        Column("status", "status", "its status on that day", brief=False),
        Column("topics", "topic[]", "what it is about", brief=False),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
