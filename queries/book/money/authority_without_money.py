"""Who may tell another what to do and does not pay for it."""

from __future__ import annotations

from graph.store import Row
from queries.fetched.steps import whole
from queries.question import Asked, Column, Parameter, Question
from queries.ways.authority import pairs
from queries.within import rows_of

STEERING = ("DIRECTS", "SETS_PRIORITIES_FOR", "SETS_STANDARDS_FOR")


def _answer(asked: Asked) -> list[Row]:
    found, wanted = pairs(asked), asked.values["actor_kind"]
    payers = {row["recipient"]: set[str]() for row in found.money}
    for row in found.money:
        payers[row["recipient"]].add(row["payer"])
    kinds = _kinds(asked, wanted)
    shown = [
        row
        for row in found.steps
        if row["kind"] in STEERING and row["through"] is None and row["under"] not in found.payments
        and (not wanted or row["under"][1] in kinds)
    ]  # fmt: skip
    return [
        {
            "forum": row["under"][0], "kind": row["kind"], "giver": row["under"][1], "powers": row["powers"],
            "others_pay": sorted(payers.get(row["under"][1], ())), "basis": row["basis"], "provision": row["provision"],
            "topics": row["topics"], "dating": row["dating"], "link": row["link"], "sources": row["sources"],
            "locators": row["locators"],
        }
        for row in whole(asked.store, asked.values, shown)
    ]  # fmt: skip


def _kinds(asked: Asked, kind: str) -> set[str]:
    return {row["actor"] for row in rows_of(asked, "actors", kind=kind)} if kind else set()


QUESTION = Question(
    name="authority-without-money",
    summary="Who may direct another or set its priorities or standards, and is not said to pay it anything.",
    read="One row per steering link whose holder funds neither the one steered nor its class. `others_pay` names who does: "
    "where it is filled, two masters meet. Such a split may be meant (it keeps operations free of the purse); "
    "money that no source tells of is not seen.",
    parameters=(Parameter("actor_kind", "actor_kind", "only where this kind of actor is steered", required=False, default=""),),
    columns=(
        Column("forum", "actor", "who may say what is to be done"),
        Column("kind", "kind", "by which kind of link"),
        Column("giver", "actor", "who is told"),
        Column("powers", "power[]", "what the link lets the forum do"),
        Column("others_pay", "actor[]", "who funds the one told"),
        Column("basis", "actor", "the Act or instrument"),
        Column("provision", "text", "the section"),
        Column("topics", "topic[]", "what it is about", brief=False),
        Column("dating", "status", "dated, assumed, event, last_said long before that day, or not_known since its law ended"),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
