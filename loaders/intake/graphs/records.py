"""Graphs of other programs: nodes are actors, edges links, and their attributes mean what the heads of a table would."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graph.kinds import load_kinds
from graph.model import Alias
from loaders.actors import LONGEST_ID, SLUG
from loaders.intake.cells.damage import broken
from loaders.intake.cells.days import read_day
from loaders.intake.cells.relations import read_kind, read_relation
from loaders.intake.cells.texts import clean, cut, kind_by_name, slug
from loaders.intake.files.seen import Seen
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import ActorRecord, LinkRecord
from loaders.intake.graphs.edge_values import DERIVED, EDGE, PROOF, EdgeValues
from loaders.intake.rows.columns import Columns, read_columns, write_columns

_NODE = {
    "body": ("label", "name", "title", "nodelabel"),
    "kind": ("kind", "type", "labelv", "class", "category"),
    "from": ("from", "from_date", "start"),
    "to": ("to", "to_date", "end"),
    "aliases": ("aliases",),
    "level": ("level",),
    "area": ("area",),
    "note": ("note", "description"),
    "existence": ("existence",),
}
JOINED = "COLLABORATES_WITH"
SET_ASIDE = f"what is worked out when it is built is set aside: {', '.join(DERIVED)}, powers by kind, days of a timeline"
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
        is_there = self.mapping and self.mapping.is_file()
        self.own: Columns | None = read_columns(self.mapping, (*_NODE, *EDGE)) if self.mapping and is_there else None
        self._met: dict[str, str] = {}
        self.plain = 0

    def node(self, node: Node, *, exported: bool = False) -> None:
        """Take in a node; `exported`: custodes wrote the file."""
        is_class = node.attributes.get("class", "").casefold()
        if is_class in ("true", "false"):
            node.attributes.pop("class")
        said = self._said(node.attributes, _NODE, node.place)
        name = said.pop("body", "") or node.id
        kind_text = said.pop("kind", "")
        kind = self._kind(kind_text)
        days = {key: self._day(said.pop(key, ""), node.place, key) for key in ("from", "to")}
        level, existence = (self._listed(name, said.pop(name, ""), node.place) for name in ("level", "existence"))
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
                level=level,
                area=said.pop("area", "") or None,
                existence=existence,
                is_class=is_class == "true",
                id=node.id if exported and SLUG.fullmatch(node.id) and len(node.id) <= LONGEST_ID else None,
                guessed=kind is None,
                note=note or f"A node of a graph{f' ({kind_text})' if kind_text and kind is None else ''}.",
                reading=f"The graph has the node {name}.",
            )
        )

    def edge(self, edge: Edge, *, directed: bool, exported: bool = False) -> None:
        """Take in an edge; `exported`: custodes wrote the file."""
        if edge.id and (first := self.into.ledger.first_at(f"edge {edge.id}", edge.place)):
            self.into.fault(edge.place, f"the id '{edge.id[:80]}' is taken at {first}; expected an id of its own for each edge")
        place = self._without_derived(edge) if exported else edge.place
        said = self._said(edge.attributes, EDGE, edge.place)
        relation = said.pop("relation", "") or (self.own.defaults.get("relation", "") if self.own else "")
        kind, turned, why = self._relation(relation)
        if relation and kind == JOINED and why:
            said.setdefault("about", cut(relation, 200))
        found = EdgeValues(said, kind, edge.place, self.kinds, self.into)
        ends = (edge.target, edge.source) if turned else (edge.source, edge.target)
        denied = " that is denied" if found.denied else ""
        reading = said.get("reading") or (
            f"The graph has an edge{denied} from {edge.source} to {edge.target}" + (f": {relation}." if relation else ".")
        )
        self.plain += not directed and not relation
        self.into.link(
            LinkRecord(
                ends[0],
                kind,
                ends[1],
                place,
                cut(reading),
                found.values,
                _key(edge, kind),
                explicit=why is None,
                why=why,
                importance=self._importance(said.get("importance", ""), edge.place),
                named=found.named,
            )
        )

    def _without_derived(self, edge: Edge) -> str:
        """Set aside what is worked out anew, and the powers that an edge has by its kind; its place, with what it cites."""
        if edge.attributes.get("power_from") != "stated":
            edge.attributes.pop("powers", None)
        for name in DERIVED:
            edge.attributes.pop(name, None)
        cited = ", ".join(filter(None, (edge.attributes.pop(name, "") for name in PROOF)))
        if SET_ASIDE not in self.into.notes:
            self.into.notes.append(SET_ASIDE)
        return f"{edge.place} (cites {cut(clean(cited), 300)})" if cited else edge.place

    def _importance(self, text: str, place: str) -> int:
        if text and text not in self.kinds.lists["importance"]:
            self.into.leave_out(f"the importance '{text[:40]}', which is none of 1, 2, 3", place)
        return int(text) if text in self.kinds.lists["importance"] else 2

    def _listed(self, name: str, text: str, place: str) -> str | None:
        known = self.kinds.lists[name]
        if text and text not in known:
            self.into.leave_out(f"the {name} '{text[:40]}', which is none of {', '.join(known)}", place)
        return text if text in known else None

    def done(self, names: list[str]) -> None:
        """Write the mapping where one is wanted and not there."""
        if self.mapping and self.own is None:
            columns = Columns(columns=dict(self._met.items()))
            write_columns(self.mapping, names, columns, (*_NODE, *EDGE))
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
            if meaning and meaning not in heads:  # one name may mean two things: the kind of a node, the relation of an edge
                meaning = by_head.get(key)
            rank = ranks.get(key, 0)
            if meaning is None or not value:
                if value:
                    self.into.fields_unknown[name] += 1
            elif meaning in found and rank >= best[meaning]:
                if clean(value) != found[meaning]:  # what says the same again is not lost
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


def _key(edge: Edge, kind: str) -> str | None:
    """What tells it from others between the same two: of an edge that is named as links are, the end of its name."""
    own = (edge.id or "").split("~", 3)
    if own[:3] == [edge.source, kind, edge.target]:
        return own[3] if len(own) > 3 else None
    return slug(edge.id or edge.place) if kind == "FUNDS" else None
