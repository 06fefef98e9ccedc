"""The network that structural questions run on: who answers to whom, an office and the body it heads as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graph.store import Row, Store
from queries.fetched.steps import thin_steps
from queries.judged.picture import Roll, table

if TYPE_CHECKING:
    import networkx as nx

Edges = dict[tuple[str, str], list[Row]]


class Oversight:
    """Thin steps between actors, the strongest first; `ends` are the voters, legislatures and the Crown of the day."""

    def __init__(
        self, store: Store, standard: Mapping[str, Any], keep: Callable[[Row], bool] = lambda row: True, members: bool = True
    ) -> None:
        """`keep` chooses the steps, which are thin (see fetched.steps); without `members` what a member owes by its class
        alone is left to the class."""
        self.store, self.roll = store, Roll(store, standard)
        self._bodies: dict[str, str] = {}  # an actor stands in dozens of steps
        self.ends = {self.body(row["actor"]) for row in table(store, "roots", standard)}
        edges: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
        for step in thin_steps(store, standard):
            giver, forum = self.body(step["giver"]), self.body(step["forum"])
            by_class = step["through"] in self.roll.classes
            if giver != forum and keep(step) and (members or not by_class):
                edges[giver, forum].append(step)
        self.edges: Edges = {
            pair: sorted(rows, key=lambda r: (-r["power_rank"], r["link"], r["through"] or "")) for pair, rows in edges.items()
        }

    def body(self, actor: str) -> str:
        """The name under which an office and the one body it heads go together: the body's."""
        if actor not in self._bodies:
            others = self.roll.as_one(actor)[1:] if self.roll.kind_of(actor) == "office" else []
            self._bodies[actor] = others[0] if len(others) == 1 else actor
        return self._bodies[actor]

    def strongest(self, giver: str, forum: str) -> Row:
        """The strongest step between two neighbours."""
        return self.edges[giver, forum][0]

    def graph(self) -> nx.DiGraph[str]:
        """As NetworkX sees it: an edge from each account-giver to each of its forums, in order of name."""
        import networkx as nx  # takes longer to load than most questions take to answer

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(sorted({actor for pair in self.edges for actor in pair}))
        graph.add_edges_from(sorted(self.edges))
        return graph
