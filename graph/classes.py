"""Who answers for what is said of whom: an office and its body, a member of a class, a class within a wider one.

Each way that leads from a link's account-giver to an actor that answers by it is a `Stand`, with its `reach`:
- office: an office and the body it heads answer as one;
- class: a member answers as its class does, and so does the office or body that answers as one with the member;
- wider: the same through a class that lies within a wider one (`within` on the class).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.days.dates import EARLIEST, LATEST
from graph.days.knowable import as_read, lapses
from graph.days.phases import phases
from graph.model import Graph, Link

REACHES = ("itself", "office", "class", "wider")
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stand:
    """While first_day..last_day, `actor` answers for what `through` answers for."""

    actor: str
    through: str
    reach: str
    first_day: str
    last_day: str


# A link of a class, whether of some of the class only, for members in which territory, and the members or classes of
# them to whom it does not pass.
Limit = tuple[str, bool, str | None, tuple[str, ...]]


def limited(graph: Graph) -> dict[str, list[Limit]]:
    """Class -> its links that do not pass to every member, by id. What they are to each member, `Standing.passes` says."""
    found: dict[str, set[Limit]] = defaultdict(set)
    for link in graph.links.values():
        for values in (as_read(link, day).values for day in (*lapses(link), LATEST)):
            if values.scope or values.territory or values.exceptions:
                limit = (link.id, bool(values.scope), values.territory, values.exceptions)
                for end in (link.subject, link.object, values.on or ""):
                    if end in graph.actors and graph.actors[end].is_class:
                        found[end].add(limit)
    return {class_: sorted(limits, key=lambda limit: str(limit)) for class_, limits in found.items()}


class Standing:
    """All stands of a graph, by the actor whose links they pass on."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.one: dict[str, list[tuple[str, Days]]] = defaultdict(list)
        self.members: dict[str, list[tuple[str, Days]]] = defaultdict(list)
        for link in graph.links.values():
            if link.polarity == "asserted" and link.kind in ("HEADS", "MEMBER_OF"):
                self._add(link)
        # Classes that speak through their members: "forces answer to commissioners" does not make each force answer
        # to all commissioners; which of them it is, the links of the members themselves say.
        self.peopled = {
            class_ for class_, members in self.members.items() if any(not graph.actors[m].is_class for m, _ in members)
        }
        self._within: dict[str, list[str]] = defaultdict(list)
        for actor in graph.actors.values():
            for wider in actor.within:
                self._within[wider].append(actor.id)
        self._stands: dict[str, list[Stand]] = {}
        self._classes: dict[str, set[str]] = {}
        self._ones: dict[str, set[str]] = {}

    def _add(self, link: Link) -> None:
        days = [(phase.begins, phase.ends) for phase in phases(link, self.graph.actors) if phase.status == "in_force"]
        for each in days:
            if link.kind == "HEADS":
                self.one[link.subject].append((link.object, each))
                self.one[link.object].append((link.subject, each))
            elif self.graph.actors[link.object].is_class and not self.graph.actors[link.subject].is_class:
                # A class that has a seat in another is no member of it as a force is of the forces; `within` nests classes.
                self.members[link.object].append((link.subject, each))

    def of(self, actor: str) -> list[Stand]:
        """Those who answer for what is said of `actor`, beside itself: each by its nearest reach."""
        if actor not in self._stands:
            found: dict[str, list[Stand]] = {}
            for stand in self._ways(actor):
                known = found.setdefault(stand.actor, [])
                if all(other.reach == stand.reach for other in known) and stand not in known:
                    known.append(stand)
            self._stands[actor] = [stand for stands in found.values() for stand in stands]
        return self._stands[actor]

    def _ways(self, actor: str) -> Iterator[Stand]:
        for other, days in self.one.get(actor, ()):
            yield Stand(other, actor, "office", *days)
        yield from self._members(actor, actor, "class")
        for narrower, depth in self._narrower(actor):
            yield Stand(narrower, actor, "class" if depth == 1 else "wider", EARLIEST, LATEST)
            yield from self._members(narrower, actor, "wider")

    def _members(self, class_: str, through: str, reach: str) -> Iterator[Stand]:
        members = self.members.get(class_, ())
        for member, days in members:
            yield Stand(member, through, reach, *days)
        for member, days in members:
            for other, both in self.one.get(member, ()):
                first, last = max(days[0], both[0]), min(days[1], both[1])
                if first <= last:
                    yield Stand(other, through, reach, first, last)

    def _narrower(self, class_: str) -> Iterator[tuple[str, int]]:
        """The classes that lie within a class, nearest first, with how many classes away."""
        edge, seen, depth = [class_], {class_}, 0
        while edge:
            depth += 1
            edge = sorted({below for above in edge for below in self._within.get(above, ())} - seen)
            seen.update(edge)
            yield from ((below, depth) for below in edge)

    def classes_of(self, actor: str) -> set[str]:
        """Every class that an actor, or who answers as one with it, belongs to at any time."""
        if actor not in self._classes:
            ones = self.as_one(actor)
            found = {class_ for class_, members in self.members.items() if ones & {member for member, _ in members}}
            if self.graph.actors[actor].is_class:
                found.add(actor)
            edge = found
            while edge:
                edge = {
                    wider for class_ in edge if class_ in self.graph.actors for wider in self.graph.actors[class_].within
                } - found
                found = found | edge
            self._classes[actor] = found
        return self._classes[actor]

    def as_one(self, actor: str) -> set[str]:
        """The actor and, at any time, the offices that head it or the bodies it heads."""
        if actor not in self._ones:
            self._ones[actor] = {actor, *(other for other, _ in self.one.get(actor, ()))}
        return self._ones[actor]

    def passes(self, link: Link, stand: Stand, forum: str) -> bool:
        """Whether what is said of a class holds for this one of its members: not what is said of some of the class,
        of members elsewhere, of all but these, or between two classes whose members are known one by one."""
        if stand.reach == "office":
            return True
        values = link.values
        if values.scope or (values.territory and values.territory != self.graph.actors[stand.actor].territory):
            return False
        if values.exceptions and set(values.exceptions) & (self.as_one(stand.actor) | self.classes_of(stand.actor)):
            return False
        return forum not in self.peopled or self.graph.actors[stand.actor].is_class
