"""How many actors each forum may hold to account, by the strongest power it has over each."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.picture import proof_of
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    network = Oversight(asked.store, values, lambda step: not step["neutral"], members=values["members"])
    over: dict[str, dict[str, Row]] = defaultdict(dict)
    for giver, forum in network.edges:
        over[forum][giver] = network.strongest(giver, forum)
    kept = {
        forum: givers
        for forum, givers in over.items()
        if len(givers) >= values["least"] and values["kind"] in ("", network.roll.kind_of(forum))
    }
    prove(asked.store, (step for givers in kept.values() for step in givers.values()))
    rows = [_row(network, forum, givers) for forum, givers in kept.items()]
    return sorted(rows, key=lambda row: (-row["overseen"], row["forum"]))


def _row(network: Oversight, forum: str, givers: dict[str, Row]) -> Row:
    links, sources, locators = proof_of(givers.values())
    ranks = [step["power_rank"] for step in givers.values()]
    return {
        "forum": forum, "kind": network.roll.kind_of(forum), "overseen": len(givers),
        "by_information": sum(rank < 1 for rank in ranks), "by_publicity": ranks.count(1), "by_enforcing": ranks.count(2),
        "by_office": sum(rank > 2 for rank in ranks), "links": links, "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="span-of-oversight",
    summary="How many actors each body may hold to account, and how many of them by information, publicity or force.",
    read="One row per forum; each account-giver counts once, by the strongest power over it, an office and its body as one. "
    "What is said of a class counts as one unless --members. A wide span says how much one body is asked to watch, "
    "not how well it watches.",
    parameters=(
        Parameter("least", "int", "at least so many", required=False, default=2, low=1, high=1000),
        Parameter("kind", "actor_kind", "only forums of this kind", required=False, default=""),
        Parameter("members", "flag", "count each member of a class", required=False, default=False),
    ),
    columns=(
        Column("forum", "actor", "who may hold to account"),
        Column("kind", "actor_kind", "its kind"),
        Column("overseen", "number", "how many"),
        Column("by_information", "number", "how many of them only by being informed or advising (rank 0)"),
        Column("by_publicity", "number", "how many by scrutiny, publication or priorities (rank 1)"),
        Column("by_enforcing", "number", "how many by requiring, directing, vetoing, paying or suspending (rank 2)"),
        Column("by_office", "number", "how many by appointing, dismissing or penalising (rank 3)"),
        Column("links", "link[]", "the ids of the links, the strongest over each", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
