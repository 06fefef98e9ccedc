"""GEXF 1.1 to 1.3: nodes, edges and their declared attributes, with the days on which they are there."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.intake.files.seen import Seen
from loaders.intake.files.xml_items import Element, local, xml_items
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import LinkRecord, SourceRecord
from loaders.intake.graphs.edge_values import is_own_export
from loaders.intake.graphs.records import Edge, GraphRecords, Node


@dataclass(slots=True)
class _Attributes:
    """The attributes that were declared, for nodes and for edges, with their defaults."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[tuple[str, str], str] = field(default_factory=dict)

    def declare(self, element: Element, place: str, into: Collector) -> None:
        """Take in all attributes of one class."""
        class_ = element.get("class") or "node"
        for one in element:
            if local(one.tag) != "attribute":
                continue
            id_, title = one.get("id"), one.get("title")
            if id_ is None:
                into.fault(place, "an attribute has no id; expected one")
                continue
            if (class_, id_) in self.names:
                into.fault(place, f"the attribute '{id_}' is declared twice for {class_}; expected an id of its own for each")
            self.names[class_, id_] = title or id_
            default = next((inner.text for inner in one if local(inner.tag) == "default"), None)
            if default and default.strip():
                self.defaults[class_, title or id_] = default.strip()

    @property
    def exported(self) -> bool:
        """Whether custodes wrote the file. Its own attributes tell its days; those of the timeline are worked out of them."""
        return is_own_export((class_, title) for (class_, _), title in self.names.items())

    def values(self, element: Element, class_: str, place: str, into: Collector) -> dict[str, str]:
        """The values of a node or edge by title."""
        found = {name: value for (where, name), value in self.defaults.items() if where == class_}
        for holder in element:
            if local(holder.tag) != "attvalues":
                continue
            for one in holder:
                id_ = one.get("for") or one.get("id") or ""  # `id` in 1.0
                if (class_, id_) not in self.names:
                    into.fault(
                        place,
                        f"a value is for '{id_[:40]}', which is not declared for {class_}; expected an <attribute> for it",
                    )
                else:
                    found[self.names[class_, id_]] = one.get("value") or ""
        return found


def recognises(seen: Seen) -> bool:
    """Its outermost element."""
    return seen.root() == "gexf"


def read(seen: Seen, into: Collector) -> None:
    """Every node and edge."""
    attributes, records = _Attributes(), GraphRecords(seen, into)
    directed, date = False, None
    for element, place, within in xml_items(seen.file, ("meta", "graph", "attributes", "node", "edge")):
        tag = local(element.tag)
        if tag == "meta":
            date = _meta_date(element.get("lastmodifieddate") or "")
        elif tag == "graph":
            directed = element.get("defaultedgetype") == "directed"
        elif tag == "attributes":
            attributes.declare(element, place, into)
        else:
            for _ in into.each([element]):
                (_node if tag == "node" else _edge)(element, place, within, attributes, records, directed, into)
    records.done(list(dict.fromkeys(attributes.names.values())))
    if records.plain:
        into.notes.append("its edges have no direction; the order of their ends says nothing")
    into.source = SourceRecord(title=f"Graph: {seen.file.name}", date=date)


def _meta_date(text: str) -> str | None:
    return text[:10] if len(text) >= 10 and text[:4].isdigit() and "1900" < text[:4] < "2100" else None


def _node(
    element: Element,
    place: str,
    within: str | None,
    attributes: _Attributes,
    records: GraphRecords,
    directed: bool,
    into: Collector,
) -> None:
    id_ = element.get("id")
    if not id_:
        into.fault(place, "a node has no id; expected one")
        return
    said = {
        "label": element.get("label") or "",
        **({} if attributes.exported else _days(element, place, into, "from", "to")),
        **attributes.values(element, "node", place, into),
    }
    if element.get("label"):
        said["label"] = str(element.get("label"))
    records.node(Node(id_, place, {name: value for name, value in said.items() if value}), exported=attributes.exported)
    whole = element.get("pid") or within
    if whole:
        into.link(LinkRecord(id_, "PART_OF", whole, place, "The graph has the one node within the other."))


def _edge(
    element: Element,
    place: str,
    within: str | None,
    attributes: _Attributes,
    records: GraphRecords,
    directed: bool,
    into: Collector,
) -> None:
    ends = [element.get("source"), element.get("target")]
    if not all(ends):
        into.fault(place, "an edge has no source or no target; expected the ids of two nodes")
        return
    days = {} if attributes.exported else _days(element, place, into, "since", "until")
    said = days | attributes.values(element, "edge", place, into)
    for name in ("kind", "label"):
        if element.get(name):
            said.setdefault(name, str(element.get(name)))
    if element.get("weight") not in (None, "1", "1.0"):
        said["weight"] = str(element.get("weight"))
    own = element.get("type")
    records.edge(
        Edge(str(ends[0]), str(ends[1]), place, element.get("id"), said),
        directed=directed if own is None else own == "directed",
        exported=attributes.exported,
    )


def _days(element: Element, place: str, into: Collector, first: str, last: str) -> dict[str, str]:
    """From when until when it is there; moments that are no dates, and several spells, are counted."""
    found = {}
    for name, key in (("start", first), ("end", last), ("startopen", first), ("endopen", last)):
        text = (element.get(name) or "")[:10]
        if text.count("-") == 2 or (len(text) == 4 and text.isdigit()):
            found[key] = text
        elif text:
            into.leave_out("a moment that is no date", place)
    spells = [spell for one in element if local(one.tag) == "spells" for spell in one]
    if len(spells) == 1:
        return found | _days(spells[0], place, into, first, last)
    if spells:
        into.leave_out("the spells in which something is there, of which it has several", place)
    return found
