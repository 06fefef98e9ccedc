"""For each power, who holds it over an actor."""

from __future__ import annotations

from graph.kinds import load_kinds
from graph.store import Row
from queries.fetched.steps import steps_of
from queries.judged.proof import once_a_link, proof
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    rows = [row for row in steps_of(asked.store, asked.values, [asked.values["actor"]]) if not row["neutral"]]
    powers = load_kinds().powers
    return [_row(name, rank, rows) for name, rank in sorted(powers.items(), key=lambda item: (-item[1], item[0]))]


def _row(power: str, rank: int, rows: list[Row]) -> Row:
    held = once_a_link(row for row in rows if power in row["powers"])
    return {
        "power": power, "rank": rank, "holders": len({row["forum"] for row in held}),
        "who": sorted({row["forum"] for row in held}),
        "conditional": sorted({row["forum"] for row in held if row["condition"]}),
        "by_statute": sorted({row["forum"] for row in held if row["binding"] == "statute"}),
        "kinds": sorted({row["kind"] for row in held}), **proof(held),
    }  # fmt: skip


QUESTION = Question(
    name="overseers-by-power",
    summary="What can be done to ACTOR, and by whom: each power from dismissing down to informing, with its holders.",
    read="One row per power, strongest first, also where nobody holds it: then no claim states it, which is not proof that "
    "nobody does. Powers over the class, the office or the body of ACTOR count. A link that states no power has the "
    "usual one of its kind.",
    parameters=(Parameter("actor", "actor", "over whom the powers are held"),),
    columns=(
        Column("power", "power", "the power"),
        Column("rank", "number", "its rank; 2 and above can enforce"),
        Column("holders", "number", "how many hold it"),
        Column("who", "actor[]", "who"),
        Column("conditional", "actor[]", "who of them only on a condition"),
        Column("by_statute", "actor[]", "who of them by statute"),
        Column("kinds", "kind[]", "by which kinds of link"),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
