"""How much hangs on a link: how many actors answer to anybody through it. What to check first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from graph.store import Row
from queries.fetched.proofs import prove
from queries.fetched.steps import thin_steps
from queries.question import Asked, Column
from queries.within import rows_of

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = (
    Column("bears", "number", "how many actors answer through this link, its own account-giver among them"),
    Column("subject", "actor", "who"),
    Column("kind", "kind", "does what"),
    Column("object", "actor", "to whom or what"),
    Column("reading", "text", "what it says, in our own words (its first claim)"),
    Column("claims", "number", "how many claims make it"),
    Column("statute", "flag", "whether it rests on statute"),
    Column("topics", "topic[]", "what it is about", brief=False),
    Column("said_on", "date[]", "when each claim was said", brief=False),
    Column("link", "link", "the id of the link", brief=False),
    Column("sources", "source[]", "where it is said"),
    Column("locators", "locator[]", "the places in the sources, in the same order"),
)


# What is looked at of a claim.
_OF_CLAIMS = ("what", "reading", "said", "said_on", "checked", "sources")


def links_by_bearing(asked: Asked, keep: Callable[[list[Row]], bool]) -> list[Row]:
    """The links of the frame whose claims `keep` chooses, those on which most hangs first."""
    steps = thin_steps(asked.store, asked.values, ("giver", "forum", "link"))
    below = answering_through(steps)
    bears: dict[str, int] = defaultdict(int)
    for step in steps:
        bears[step["link"]] |= below[step["giver"]]
    claims = _claims(asked)
    shown = {}
    for row in rows_of(asked, "in-force", ("topics", "link", "subject", "kind", "object"), kind=asked.values["kind"]):
        if claims.get(row["link"]) and keep(claims[row["link"]]):
            shown[row["link"]] = row
    prove(asked.store, shown.values())
    rows = {link: _row(row, claims[link], bears[link].bit_count()) for link, row in shown.items()}
    return sorted(rows.values(), key=lambda row: (-row["bears"], row["link"]))


def _claims(asked: Asked) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(asked, "claims", _OF_CLAIMS, head="link"):
        found[row["what"]].append(row)
    return found


def _row(link: Row, claims: list[Row], bears: int) -> Row:
    return {
        "bears": bears, "subject": link["subject"], "kind": link["kind"], "object": link["object"],
        "reading": claims[0]["reading"], "claims": len(claims), "statute": any('"statute"' in row["said"] for row in claims),
        "topics": link["topics"], "said_on": [row["said_on"] for row in claims], "link": link["link"],
        "sources": link["sources"], "locators": link["locators"],
    }  # fmt: skip


def answering_through(steps: Iterable[Row]) -> dict[str, int]:
    """Actor -> the set of itself and of those that answer to it, directly or through others, as bits of one number.

    Made once over the graph without its cycles: a walk from every actor would take seconds.
    """
    import networkx as nx  # takes longer to load than most questions take to answer

    network: nx.DiGraph[str] = nx.DiGraph((row["giver"], row["forum"]) for row in steps)
    components: nx.DiGraph[int] = nx.condensation(network)
    reached: dict[int, int] = {}
    found: dict[str, int] = {}
    bit = {actor: 1 << index for index, actor in enumerate(network)}
    for component in nx.topological_sort(components):
        members: set[str] = components.nodes[component]["members"]
        reached[component] = sum(bit[member] for member in members)
        for giver in components.predecessors(component):
            reached[component] |= reached[giver]
        for member in members:
            found[member] = reached[component]
    return found
