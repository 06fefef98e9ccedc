"""GraphML: nodes, edges, and the keys that are declared for their data, as yEd, NetworkX, Gephi and TinkerPop write them."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.intake.files.seen import Seen
from loaders.intake.files.xml_items import Element, local, xml_items
from loaders.intake.gathered.collector import Collector
from loaders.intake.gathered.records import LinkRecord, SourceRecord
from loaders.intake.graphs.edge_values import is_own_export
from loaders.intake.graphs.records import Edge, GraphRecords, Node


@dataclass(slots=True)
class _Keys:
    """The keys that were declared: what each is called, and its default, for nodes and for edges."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[tuple[str, str], str] = field(default_factory=dict)

    def declare(self, element: Element, place: str, into: Collector) -> None:
        """Take in a declaration."""
        id_, for_ = element.get("id"), element.get("for") or "all"
        if not id_:
            into.fault(place, "a key has no id; expected one")
            return
        name = element.get("attr.name") or element.get("yfiles.type") or id_
        for domain in ("node", "edge") if for_ == "all" else (for_,):
            if (domain, id_) in self.names:
                into.fault(place, f"the key '{id_}' is declared twice for {domain}; expected an id of its own for each")
            self.names[domain, id_] = name
            default = next((one.text for one in element if local(one.tag) == "default"), None)
            if default and default.strip():
                self.defaults[domain, name] = default.strip()

    @property
    def exported(self) -> bool:
        """Whether custodes wrote the file."""
        return is_own_export((domain, name) for (domain, _), name in self.names.items())

    def data(self, element: Element, domain: str, place: str, into: Collector) -> dict[str, str]:
        """The data of a node or edge by name, with the defaults of what it does not say."""
        found = {}
        for one in element:
            if local(one.tag) != "data":
                continue
            id_ = one.get("key") or ""
            if (domain, id_) not in self.names:
                into.fault(place, f"data has the key '{id_[:40]}', which is not declared for {domain}; expected a <key> for it")
                continue
            # What yEd shows of a node stands within its picture.
            label = next((inner.text for inner in one.iter() if local(inner.tag).endswith("Label") and inner.text), None)
            found[self.names[domain, id_] if label is None else "label"] = label or "".join(one.itertext()).strip()
        missing = {name: value for (where, name), value in self.defaults.items() if where == domain and name not in found}
        return {**missing, **found}


def recognises(seen: Seen) -> bool:
    """Its outermost element."""
    return seen.root() == "graphml"


def read(seen: Seen, into: Collector) -> None:
    """Every node and edge."""
    keys, records = _Keys(), GraphRecords(seen, into)
    directed = True
    for element, place, within in xml_items(seen.file, ("key", "graph", "node", "edge", "hyperedge")):
        tag = local(element.tag)
        if tag == "key":
            keys.declare(element, place, into)
        elif tag == "graph":
            directed = element.get("edgedefault") != "undirected"
        elif tag == "hyperedge":
            into.leave_out("an edge between more than two", place)
        else:
            for _ in into.each([element]):
                _take(element, tag, place, within, keys, records, directed, into)
    records.done(list(dict.fromkeys(keys.names.values())))
    if not directed and records.plain:
        into.notes.append("its edges have no direction; the order of their ends says nothing")
    into.source = SourceRecord(title=f"Graph: {seen.file.name}")


def _take(
    element: Element,
    tag: str,
    place: str,
    within: str | None,
    keys: _Keys,
    records: GraphRecords,
    directed: bool,
    into: Collector,
) -> None:
    attributes = keys.data(element, tag, place, into)
    if tag == "node":
        id_ = element.get("id")
        if not id_:
            into.fault(place, "a node has no id; expected one")
            return
        records.node(Node(id_, place, attributes), exported=keys.exported)
        if within:
            into.link(LinkRecord(id_, "PART_OF", within, place, "The graph has the one node within the other."))
        return
    ends = [element.get("source"), element.get("target")]
    if not all(ends):
        into.fault(place, "an edge has no source or no target; expected the ids of two nodes")
        return
    own = element.get("directed")
    records.edge(
        Edge(str(ends[0]), str(ends[1]), place, element.get("id"), attributes),
        directed=directed if own is None else own == "true",
        exported=keys.exported,
    )
