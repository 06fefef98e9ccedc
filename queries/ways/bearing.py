"""How much hangs on a link: how many actors answer to anybody through it. What to check first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from graph.store import Row
from queries.fetched.proofs import prove
from queries.fetched.steps import thin_steps
from queries.question import Asked, Column
from queries.within import rows_of, rows_of_part

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


# From so many links on the claims about all of them are read: looking for each id in the list takes longer.
_FEW = 400


def links_by_bearing(asked: Asked, keep: Callable[[list[Row]], bool]) -> list[Row]:
    """The links of the frame that `keep` chooses by their claims (`sources` and `checked`), those on which most hangs
    first."""
    shown = _chosen(asked, keep)
    bears = _bears(asked, shown)
    claims = _claims(asked, shown)
    prove(asked.store, shown.values())
    rows = [_row(row, claims[link], bears[link].bit_count()) for link, row in shown.items()]
    return sorted(rows, key=lambda row: (-row["bears"], row["link"]))


def _chosen(asked: Asked, keep: Callable[[list[Row]], bool]) -> dict[str, Row]:
    """Link -> its row, of those to show: most claims are looked at only for this, and so without their words."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for claim in rows_of(asked, "claims", ("sources", "what", "checked"), head="link"):
        claims[claim["what"]].append(claim)
    links = rows_of(asked, "in-force", ("topics", "link", "subject", "kind", "object"), kind=asked.values["kind"])
    return {row["link"]: row for row in links if claims.get(row["link"]) and keep(claims[row["link"]])}


def _bears(asked: Asked, shown: Mapping[str, Row]) -> dict[str, int]:
    """Link -> those who answer through it, as bits of one number."""
    steps = thin_steps(asked.store, asked.values, ("giver", "forum", "link"))
    below = answering_through(steps)
    bears: dict[str, int] = defaultdict(int)
    for step in steps:
        if step["link"] in shown:
            bears[step["link"]] |= below[step["giver"]]
    return bears


def _claims(asked: Asked, shown: Mapping[str, Row]) -> dict[str, list[Row]]:
    every = len(shown) > _FEW
    given = {"ones": sorted(shown)[:1] if every else sorted(shown), "every": every}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of_part(asked, "claims-said", **given) if shown else ():
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

    # Two actors are joined by a dozen steps; the network takes each pair once, in the order in which it first comes.
    network: nx.DiGraph[str] = nx.DiGraph([*dict.fromkeys((row["giver"], row["forum"]) for row in steps)])
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
