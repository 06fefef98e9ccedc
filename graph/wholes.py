"""What belongs to whom: who acts by a plan or a fund, and whether a forum is a part, board or officer of the giver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Graph

# What somebody sets up for himself is his own; a review, an inspectorate or an agency that he sets up is not.
OWN_WHEN_SET_UP = ("board", "committee", "unit", "office", "instrument", "programme", "fund", "system")
_DEEPEST = 5


class Wholes:
    """The wholes of each actor, and the owners of each instrument, of a graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._up: dict[str, set[str]] = defaultdict(set)
        self._issued: dict[str, set[str]] = defaultdict(set)
        self._run: dict[str, set[str]] = defaultdict(set)
        self._reached: dict[str, set[str]] = {}
        for link in graph.links.values():
            if link.polarity == "denied" or link.status != "in_force":
                continue
            if link.kind == "PART_OF":
                self._up[link.subject].add(link.object)
            elif link.kind == "ESTABLISHED_BY":
                self._issued[link.subject].add(link.object)
                if graph.actors[link.subject].kind in OWN_WHEN_SET_UP:
                    self._up[link.subject].add(link.object)
            elif link.kind == "DELIVERS":
                self._run[link.object].add(link.subject)
                if graph.actors[link.object].kind in OWN_WHEN_SET_UP:
                    self._up[link.object].add(link.subject)

    def owners(self, actor: str) -> list[str]:
        """Who acts by a plan, a fund or a system: who issued it, else who runs it, else what it is part of."""
        for found in (self._issued, self._run, self._up):
            if found.get(actor):
                return sorted(found[actor])
        return []

    def inside(self, forum: str, ones: Iterable[str]) -> bool:
        """Whether `forum` belongs to one of `ones` (an actor with those who answer as one with it)."""
        ones = set(ones)
        if forum in ones:
            return True  # its own head
        actors = self.graph.actors
        above = self._above(forum)
        return any(one in above and not actors[one].is_class for one in ones)

    def _above(self, forum: str) -> set[str]:
        """The forum with what it is a part of, up to _DEEPEST wholes away."""
        if forum not in self._reached:
            edge, seen = {forum}, {forum}
            for _ in range(_DEEPEST):
                edge = {up for below in edge for up in self._up.get(below, ())} - seen
                seen |= edge
            self._reached[forum] = seen
        return self._reached[forum]


def holders(forum: str, wholes: Wholes, holds: Mapping[str, bool]) -> list[tuple[str, str | None]]:
    """(who holds, by which instrument): the forum itself, or where it cannot hold anybody, those who act by it."""
    if holds[forum]:
        return [(forum, None)]
    return [(owner, forum) for owner in wholes.owners(forum) if holds[owner]]
