"""All actors of one kind against all powers: how many hold each over each."""

from __future__ import annotations

from collections import defaultdict

from graph.kinds import load_kinds
from graph.store import Row
from queries.fetched.proofs import prove
from queries.fetched.steps import thin_steps
from queries.judged.proof import once_a_link, proof
from queries.question import Asked, Column, Parameter, Question
from queries.within import rows_of

POWERS = (
    "dismiss", "appoint", "sanction", "suspend", "approve_or_veto", "direct", "fund", "present_case", "require_answer",
    "publish", "scrutinise", "set_priorities", "advise", "inform",
)  # fmt: skip


def _answer(asked: Asked) -> list[Row]:
    actors = [row["actor"] for row in rows_of(asked, "actors", kind=asked.values["actor_kind"])]
    over: dict[str, list[Row]] = defaultdict(list)
    for row in thin_steps(asked.store, asked.values, ("powers", "giver", "forum", "neutral", "link", "through")):
        if not row["neutral"]:
            over[row["giver"]].append(row)
    prove(asked.store, (row for actor in actors for row in over[actor]))
    return [_row(actor, once_a_link(over[actor])) for actor in actors if over[actor] or asked.values["actor_kind"]]


def _row(actor: str, rows: list[Row]) -> Row:
    holders = {power: {row["forum"] for row in rows if power in row["powers"]} for power in POWERS}
    ranks = load_kinds().powers
    strong = {forum for power, forums in holders.items() if ranks[power] >= 2 for forum in forums}
    return {
        "actor": actor, **{power: len(forums) for power, forums in holders.items()},
        "overseers": len({row["forum"] for row in rows}), "with_teeth": len(strong), **proof(rows),
    }  # fmt: skip


QUESTION = Question(
    name="powers-matrix",
    summary="The matrix of actors and powers: by how many each can be dismissed, directed, inspected, funded and so on.",
    read="One row per actor, with the number of different holders of each power; with --actor-kind also actors over which "
    "nobody holds any. Powers over a class or a head count for its members and body. A zero is no stated power, which "
    "may be one that no source here tells of.",
    parameters=(Parameter("actor_kind", "actor_kind", "only actors of this kind", required=False, default=""),),
    columns=(
        Column("actor", "actor", "over whom"),
        *(Column(power, "number", f"how many hold the power '{power}'", brief=power in POWERS[:9]) for power in POWERS),
        Column("overseers", "number", "how many hold any power"),
        Column("with_teeth", "number", "how many hold one that can enforce"),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said", brief=False),
        Column("locators", "locator[]", "the places in the sources, in the same order", brief=False),
    ),
    answer=_answer,
)
