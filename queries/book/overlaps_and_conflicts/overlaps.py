"""Several forums that do the same kind of oversight over one account-giver on one topic."""

from __future__ import annotations

from collections import defaultdict

from graph.kinds import load_kinds
from graph.store import Row
from queries.fetched.proofs import prove
from queries.fetched.steps import topics_of_links
from queries.judged.picture import proof_of
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight

TEETH = 2


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    family = values["family"] or "oversight"
    kinds = {name for name, kind in load_kinds().links.items() if kind.family == family}
    # Without members: what is said of a class is shown once, for the class; each member would only repeat it.
    network = Oversight(asked.store, values, lambda step: step["kind"] in kinds, members=False)
    near = network.body(values["of"]) if values["of"] else ""
    groups: dict[tuple[str, str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    topics = topics_of_links(asked.store, values)
    for (giver, forum), steps in network.edges.items():
        for step in steps:
            for topic in topics[step["link"]]:
                if near in ("", giver) and values["topic"] in ("", topic):
                    groups[giver, step["kind"], topic][forum].append(step)
    shown = {key: forums for key, forums in groups.items() if len(forums) >= values["least"]}
    prove(asked.store, (step for forums in shown.values() for steps in forums.values() for step in steps))
    rows = [_row(key, forums) for key, forums in shown.items()]
    return sorted(rows, key=lambda row: (-row["forums"], row["account_giver"], row["kind"], row["topic"]))


def _row(key: tuple[str, str, str], forums: dict[str, list[Row]]) -> Row:
    links, sources, locators = proof_of(step for steps in forums.values() for step in steps)
    strong = sum(any(step["power_rank"] >= TEETH for step in steps) for steps in forums.values())
    return {
        "account_giver": key[0], "kind": key[1], "topic": key[2], "forums": len(forums), "who": sorted(forums),
        "with_teeth": strong, "links": links, "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="overlaps",
    summary="Where several forums do the same kind of oversight over one account-giver on one topic.",
    read="One row per account-giver, kind of link and topic with at least `least` forums (Bovens 2007 on accountability to "
    "many forums; Schillemans & Bovens 2011 on its redundancy). An office and its body count as one forum; what is said "
    "of a class stands under the class. Overlap may be waste or a second pair of eyes: the table cannot tell which.",
    parameters=(
        Parameter("least", "int", "at least so many forums", required=False, default=2, low=2, high=50),
        Parameter("family", "family", "this family of links instead of oversight", required=False, default=""),
        Parameter("topic", "topic", "only this topic", required=False, default=""),
        Parameter("of", "actor", "only this account-giver", required=False, default=""),
    ),
    columns=(
        Column("account_giver", "actor", "who is held to account"),
        Column("kind", "kind", "by which kind of link"),
        Column("topic", "topic", "about what"),
        Column("forums", "number", "how many do it"),
        Column("who", "actor[]", "the forums"),
        Column("with_teeth", "number", "how many of them can enforce"),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
