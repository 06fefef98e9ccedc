"""All links that hold on the day asked for, with who answers as one with whom: what rules and conflicts look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.store import Row, Store
from graph.wholes import OWN_WHEN_SET_UP
from queries.catalogue import question
from queries.fetched.thin import thin_rows
from queries.question import STANDARD

# A class may belong to a wider one (PCCs to local policing bodies), and a unit to a unit; never deeper than this.
_DEEPEST = 4
_ON_THE_ROLL = ("actor", "name", "kind", "level", "within", "territory", "existence")
# What rules and conflicts look at of a link: not where it is said.
_SEEN = (
    "kind", "link", "subject", "object", "polarity", "scope", "powers", "power_from", "condition", "binding", "territory",
    "exceptions", "duty", "via", "topics", "dating", "first_day", "last_day",
)  # fmt: skip


def table(store: Store, name: str, standard: Mapping[str, Any], columns: Sequence[str] = (), **values: Any) -> list[Row]:
    """The rows of another question, with these columns or all: its parameters at their defaults but for `values`."""
    asked = question(name)
    cypher = str(asked.cypher)
    given = {p.name: p.default for p in asked.parameters}
    given |= {key: standard[key] for key in STANDARD if key in standard}
    given |= values
    if columns:
        return thin_rows(store, asked, given, columns)
    return store.rows(cypher, {key: value for key, value in given.items() if f"${key}" in cypher})


@dataclass(frozen=True, slots=True)
class Stand:
    """`actor` counts for what is said of `stands_for`; `way` is office, class or whole, None for itself."""

    stands_for: str
    way: str | None


class Roll:
    """Who there is on one day: actors, classes, and which office and body answer as one."""

    def __init__(self, store: Store, standard: Mapping[str, Any]) -> None:
        self.store, self.standard = store, standard
        self.actors = {row["actor"]: row for row in table(store, "actors", standard, _ON_THE_ROLL)}
        self.classes: set[str] = set()
        self._classes_of: dict[str, set[str]] = defaultdict(set)
        for row in table(store, "class-members", standard, ("class", "member")):
            self.classes.add(row["class"])
            if row["member"]:
                self._classes_of[row["member"]].add(row["class"])
        # A class that has a seat in another is not within it: how classes nest is written on the class.
        for class_ in self.classes:
            self._classes_of.pop(class_, None)
        for row in self.actors.values():
            self._classes_of[row["actor"]] |= set(row["within"])
        self._one: dict[str, set[str]] = defaultdict(set)
        for row in table(store, "heads", standard, ("office", "body"), polarities=["asserted"]):
            self._one[row["office"]].add(row["body"])
            self._one[row["body"]].add(row["office"])

    def as_one(self, actor: str) -> list[str]:
        """The actor, then the offices that head it or the bodies it heads."""
        return [actor, *sorted(self._one.get(actor, ()))]

    def kind_of(self, actor: str) -> str:
        """The kind of an actor; empty where it does not exist on the day."""
        return str(self.actors[actor]["kind"]) if actor in self.actors else ""

    def name_of(self, actor: str) -> str:
        """The name of an actor; its id where it does not exist on the day."""
        return str(self.actors[actor]["name"]) if actor in self.actors else actor

    def level_of(self, actor: str) -> str | None:
        """Its level, where one is said."""
        level = self.actors[actor]["level"] if actor in self.actors else None
        return str(level) if level else None

    def existing(self) -> Iterator[str]:
        """The ids of the actors that exist (not planned or rejected ones), in order."""
        yield from (actor for actor, row in self.actors.items() if row["existence"] == "exists")


class Picture(Roll):
    """The links on one day, asserted and denied, by kind and end. `prove` gives them their proof when they are shown."""

    def __init__(self, store: Store, standard: Mapping[str, Any]) -> None:
        super().__init__(store, standard)
        self.asserted: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        self.denied: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        self.topics: dict[str, list[str]] = {}  # of each asserted link
        self._stands: dict[tuple[str, frozenset[str]], list[Stand]] = {}  # rules ask for the same over and over
        self._wholes: dict[str, set[str]] = defaultdict(set)
        self._owns: dict[str, set[str]] = defaultdict(set)
        for row in table(store, "in-force", standard, _SEEN, polarities=["asserted", "denied"]):
            self._add(row)

    def _add(self, row: Row) -> None:
        found = self.asserted if row["polarity"] == "asserted" else self.denied
        for end in ("subject", "object", "via"):
            if row[end]:
                found[row["kind"], end, row[end]].append(row)
        if row["polarity"] == "asserted":
            self.topics[row["link"]] = row["topics"]
        if row["polarity"] == "asserted" and row["kind"] == "PART_OF":
            self._wholes[row["subject"]].add(row["object"])
            self._owns[row["subject"]].add(row["object"])
        if row["polarity"] == "asserted" and row["kind"] in ("ESTABLISHED_BY", "DELIVERS"):
            own, owner = ("subject", "object") if row["kind"] == "ESTABLISHED_BY" else ("object", "subject")
            if self.kind_of(row[own]) in OWN_WHEN_SET_UP:
                self._owns[row[own]].add(row[owner])

    def stands(self, actor: str, ways: Iterable[str]) -> list[Stand]:
        """For whom else what is said of the actor may be said: nearest first, each once."""
        allowed = frozenset(ways)
        if (actor, allowed) not in self._stands:
            self._stands[actor, allowed] = self._found_stands(actor, allowed)
        return self._stands[actor, allowed]

    def _found_stands(self, actor: str, allowed: frozenset[str]) -> list[Stand]:
        found = {actor: Stand(actor, None)}
        if "office" in allowed:
            found |= {other: Stand(other, "office") for other in self.as_one(actor) if other != actor}
        for way, above in (("class", self._classes_of), ("whole", self._wholes)):
            if way not in allowed:
                continue
            edge = list(found)
            for _ in range(_DEEPEST):
                edge = sorted({up for below in edge for up in above.get(below, ())} - set(found))
                found |= {up: Stand(up, way) for up in edge}
        return list(found.values())

    def passes(self, row: Row, actor: str) -> bool:
        """Whether what a link says of a class holds for this member of it (graph.classes says what does not)."""
        territory = self.actors[actor]["territory"] if actor in self.actors else None
        if row["scope"] or (row["territory"] and row["territory"] != territory):
            return False
        return not set(row["exceptions"]) & {stand.stands_for for stand in self.stands(actor, ("office", "class"))}

    def within(self, other: str, actor: str) -> bool:
        """Whether `other` is the actor itself, its head, or a part, board or plan of it: these do not hold it to account."""
        targets = set(self.as_one(actor))
        edge, seen = set(self.as_one(other)), set(self.as_one(other))
        for _ in range(_DEEPEST):
            if edge & targets:
                return True
            edge = {up for below in edge for up in self._owns.get(below, ())} - seen
            seen |= edge
        return bool(edge & targets)


def proof_of(rows: Iterable[Row], key: str = "link", as_given: bool = False) -> tuple[list[str], list[str], list[str]]:
    """(ids, sources, locators) of links or gaps: each id once, in order of id (or as given); each place once."""
    ids: dict[str, None] = {}
    places: dict[tuple[str, str], None] = {}
    for row in rows if as_given else sorted(rows, key=lambda row: str(row[key])):
        ids[row[key]] = None
        places.update(dict.fromkeys(zip(row["sources"], row["locators"], strict=True)))
    return list(ids), [source for source, _ in places], [locator for _, locator in places]
