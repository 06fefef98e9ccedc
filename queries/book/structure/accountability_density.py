"""To how many forums each actor answers, and how many of them can do something."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.picture import proof_of
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight

TEETH = 2


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    network = Oversight(asked.store, values, lambda step: not step["neutral"])
    to: dict[str, dict[str, Row]] = defaultdict(dict)
    for giver, forum in network.edges:
        to[giver][forum] = network.strongest(giver, forum)
    kept = {giver: forums for giver, forums in to.items() if values["kind"] in ("", network.roll.kind_of(giver))}
    prove(asked.store, (step for forums in kept.values() for step in forums.values()))
    rows = [_row(network, giver, forums) for giver, forums in kept.items()]
    return sorted(rows, key=lambda row: (-row["with_teeth"], -row["forums"], row["account_giver"]))


def _row(network: Oversight, giver: str, forums: dict[str, Row]) -> Row:
    links, sources, locators = proof_of(forums.values())
    strong = sorted(forum for forum, step in forums.items() if step["power_rank"] >= TEETH)
    return {
        "account_giver": giver, "kind": network.roll.kind_of(giver), "forums": len(forums), "with_teeth": len(strong),
        "who_can_act": strong, "kinds": len({step["kind"] for step in forums.values()}), "links": links,
        "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="accountability-density",
    summary="To how many forums each actor answers, and how many of them have the power to do something about it.",
    read="One row per account-giver, the most forums with teeth first (powers of rank 2 and above); an office and its body "
    "as one, what binds its class included. Many forums are not much accountability: several weak ones do not make a "
    "strong one, and conditions on a power are not weighed.",
    parameters=(Parameter("kind", "actor_kind", "only account-givers of this kind", required=False, default=""),),
    columns=(
        Column("account_giver", "actor", "who answers"),
        Column("kind", "actor_kind", "its kind"),
        Column("forums", "number", "to how many forums"),
        Column("with_teeth", "number", "how many of them can enforce"),
        Column("who_can_act", "actor[]", "which"),
        Column("kinds", "number", "by how many kinds of link"),
        Column("links", "link[]", "the ids of the links, the strongest of each forum", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
