"""Graphs of other programs: nodes are actors, edges links, and their attributes mean what the heads of a table would."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graph.kinds import load_kinds
from graph.model import Alias
from loaders.intake.amounts import read_sum, rising
from loaders.intake.collector import Collector
from loaders.intake.columns import Columns, read_columns, write_columns
from loaders.intake.damage import broken
from loaders.intake.days import read_day
from loaders.intake.records import ActorRecord, LinkRecord, Value
from loaders.intake.relations import read_kind, read_relation
from loaders.intake.seen import Seen
from loaders.intake.texts import clean, cut, kind_by_name, slug

_NODE = {
    "body": ("label", "name", "title", "nodelabel"),
    "kind": ("kind", "type", "labelv", "class", "category"),
    "from": ("from", "from_date", "start"),
    "to": ("to", "to_date", "end"),
    "aliases": ("aliases",),
    "level": ("level",),
    "area": ("area",),
    "note": ("note", "description"),
}
_EDGE = {
    "relation": ("kind", "relation", "relationship", "labele", "edge label", "label", "type"),
    "since": ("since", "since_date", "start"),
    "until": ("until", "until_date", "end"),
    "amount": ("amount",),
    "amount_to": ("amount_to",),
    "about": ("about",),
    "purpose": ("purpose",),
    "period": ("period",),
    "topics": ("topics",),
    "reading": ("reading",),
}
JOINED = "COLLABORATES_WITH"
WHY = "The graph says that the two are joined, and no more."


@dataclass(slots=True)
class Node:
    """A node as read: its attributes by the names that were declared for them."""

    id: str
    place: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """An edge as read."""

    source: str
    target: str
    place: str
    id: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)


class GraphRecords:
    """Turns nodes and edges into records."""

    def __init__(self, seen: Seen, into: Collector) -> None:
        self.into, self.kinds = into, load_kinds()
        self.mapping = Path(seen.mapping) if seen.mapping else None
        self.own: Columns | None = read_columns(self.mapping) if self.mapping and self.mapping.is_file() else None
        self._met: dict[str, str] = {}
        self.plain = 0

    def node(self, node: Node) -> None:
        """Take in a node."""
        said = self._said(node.attributes, _NODE, node.place)
        name = said.pop("body", "") or node.id
        kind_text = said.pop("kind", "")
        kind = self._kind(kind_text)
        days = {key: self._day(said.pop(key, ""), node.place, key) for key in ("from", "to")}
        level = said.pop("level", "")
        if level and level not in self.kinds.lists["level"]:
            self.into.leave_out(
                f"the level '{level[:40]}', which is none of {', '.join(self.kinds.lists['level'])}", node.place
            )
        note = said.pop("note", "")
        self.into.actor(
            ActorRecord(
                node.id,
                cut(name, 290),
                kind or kind_by_name(name) or "agency",
                node.place,
                from_=days["from"],
                to=days["to"],
                aliases=tuple(Alias(clean(one)) for one in said.pop("aliases", "").split(";") if clean(one)),
                level=level if level in self.kinds.lists["level"] else None,
                area=said.pop("area", "") or None,
                guessed=kind is None,
                note=note or f"A node of a graph{f' ({kind_text})' if kind_text and kind is None else ''}.",
                reading=f"The graph has the node {name}.",
            )
        )

    def edge(self, edge: Edge, *, directed: bool) -> None:
        """Take in an edge."""
        if edge.id and (first := self.into.ledger.first_at(f"edge {edge.id}", edge.place)):
            self.into.fault(edge.place, f"the id '{edge.id[:80]}' is taken at {first}; expected an id of its own for each edge")
        said = self._said(edge.attributes, _EDGE, edge.place)
        relation = said.pop("relation", "") or (self.own.defaults.get("relation", "") if self.own else "")
        kind, turned, why = self._relation(relation)
        values: dict[str, Value] = {}
        if relation and kind == JOINED and why:
            values["about"] = cut(relation, 200)
        values |= {key: day for key in ("since", "until") if (day := self._day(said.pop(key, ""), edge.place, key))}
        for key in ("about", "purpose", "period"):
            if text := said.pop(key, ""):
                values[key] = text
        if topics := self._topics(said.pop("topics", ""), edge.place):
            values["topics"] = topics
        amount, upper = said.pop("amount", ""), said.pop("amount_to", "")
        if amount and kind == "FUNDS":
            self._amount(amount, upper, values, edge.place)
        elif amount:
            self.into.leave_out(f"a sum on a {kind}, which holds none", edge.place)
        ends = (edge.target, edge.source) if turned else (edge.source, edge.target)
        own = slug(edge.id or edge.place) if kind == "FUNDS" else None
        reading = said.pop("reading", "") or (
            f"The graph has an edge from {edge.source} to {edge.target}" + (f": {relation}." if relation else ".")
        )
        self.plain += not directed and not relation
        self.into.link(LinkRecord(ends[0], kind, ends[1], edge.place, cut(reading), values, own, explicit=why is None, why=why))

    def done(self, names: list[str]) -> None:
        """Write the mapping where one is wanted and not there."""
        if self.mapping and self.own is None:
            columns = Columns(columns=dict(self._met.items()))
            write_columns(self.mapping, names, columns)
            self.into.notes.append(f"what its attributes mean is written to {self.mapping}: mend it there, and give it again")

    def _said(self, attributes: dict[str, str], heads: dict[str, tuple[str, ...]], place: str) -> dict[str, str]:
        """The attributes by their meaning; others are counted."""
        found: dict[str, str] = {}
        by_head = {head: meaning for meaning, names in heads.items() for head in names}
        ranks = {head: rank for names in heads.values() for rank, head in enumerate(names)}
        best: dict[str, int] = {}
        for name, value in attributes.items():
            key = " ".join(name.casefold().split())
            meaning = self.own.columns.get(name) if self.own else by_head.get(key)
            rank = ranks.get(key, 0)
            if meaning is None or not value:
                self.into.fields_unknown[name] += bool(value)
            elif meaning in found and rank >= best[meaning]:
                self.into.fields_unknown[name] += 1
            else:
                if wrong := broken(value):
                    self.into.fault(place, f"{name}: {wrong}")
                found[meaning], best[meaning] = clean(value), rank
                self._met.setdefault(name, meaning)
        return found

    def _kind(self, text: str) -> str | None:
        try:
            return read_kind(text, self.own.kinds if self.own else {}, self.kinds) if text else None
        except ValueError:
            self.into.leave_out(f"the sort of a node '{text[:40]}', which is no kind of actor", "nodes")
            return None

    def _relation(self, text: str) -> tuple[str, bool, str | None]:
        if not text:
            return JOINED, False, WHY
        try:
            return (*read_relation(text, self.own.relations if self.own else {}), None)
        except ValueError:
            self.into.leave_out(f"the sort of an edge '{text[:40]}', which is no kind of link: it stands in 'about'", "edges")
            return JOINED, False, WHY

    def _day(self, text: str, place: str, key: str) -> str | None:
        try:
            return read_day(text) if text else None
        except ValueError as error:
            self.into.fault(place, f"{key}: {error}")
            return None

    def _topics(self, text: str, place: str) -> list[str]:
        told = [one.strip() for one in text.replace(",", ";").split(";") if one.strip()]
        for one in told:
            if one not in self.kinds.topics:
                self.into.leave_out(f"the topic '{one[:40]}', which is not in the list", place)
        return [one for one in told if one in self.kinds.topics]

    def _amount(self, text: str, upper: str, values: dict[str, Value], place: str) -> None:
        try:
            sum_ = read_sum(text)
            if upper:
                sum_ = rising(sum_.low, read_sum(upper).low, sum_.currency)
        except ValueError as error:
            self.into.fault(place, f"amount: {error}")
            return
        if sum_.low.startswith("-"):
            self.into.fault(place, f"amount: is {sum_.low}, below nothing; expected a sum above")
        elif sum_.currency in (None, "GBP"):
            values |= sum_.values
        else:
            values["about"] = sum_.foreign(sum_.currency)
            self.into.leave_out(f"a sum in {sum_.currency} as a number: it is told in words", place)
