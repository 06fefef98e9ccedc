"""Writes GEXF 1.3 row by row: what Gephi reads, with the days on which each actor and link is there for its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from graph.days.dates import EARLIEST, LATEST
from graph.formats.graphml import Columns, writable

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}

# First and last day, both within.
Spell = tuple[str, str]
Node = tuple[str, str, Mapping[str, Any], Sequence[Spell]]
Edge = tuple[str, str, str, str, Mapping[str, Any], Sequence[Spell]]


def write_gexf(path: Path, about: Mapping[str, str], node_columns: Columns, nodes: Iterable[Node],
               edge_columns: Columns, edges: Iterable[Edge]) -> None:  # fmt: skip
    """Nodes are (id, label, values, spells), edges (id, source, target, kind, values, spells); `columns` name every value
    there may be. `about` has the texts `creator`, `title`, `description` and `keywords`."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_HEAD + "<meta>\n")
        out.writelines(f"<{name}>{_text(text)}</{name}>\n" for name, text in about.items())
        out.write(
            '</meta>\n<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
        )
        _columns(out, "node", node_columns)
        _columns(out, "edge", edge_columns)
        out.write("<nodes>\n")
        for id_, label, values, spells in nodes:
            out.write(f"<node id={_quoted(id_)} label={_quoted(label)}{_times('node', values, spells)}\n")
        out.write("</nodes>\n<edges>\n")
        for id_, source, target, kind, values, spells in edges:
            ends = f"source={_quoted(source)} target={_quoted(target)}"
            named = f"label={_quoted(kind)} kind={_quoted(kind)}"
            out.write(f"<edge id={_quoted(id_)} {ends} {named}{_times('edge', values, spells)}\n")
        out.write("</edges>\n</graph>\n</gexf>\n")


def _columns(out: TextIO, class_: str, columns: Columns) -> None:
    out.write(f'<attributes class="{class_}" mode="static">\n')
    for name, type_ in columns.items():
        out.write(f'<attribute id="{class_}-{name}" title={quoteattr(name)} type="{_TYPES[type_]}"/>\n')
    out.write("</attributes>\n")


def _times(class_: str, values: Mapping[str, Any], spells: Sequence[Spell]) -> str:
    """The rest of a node or edge behind its own attributes. A single spell stands among these, as readers expect it."""
    said = "".join(f'<attvalue for="{class_}-{name}" value={_quoted(_plain(value))}/>' for name, value in values.items())
    inner = f"<attvalues>{said}</attvalues>" if said else ""
    if len(spells) == 1:
        return f"{_bounds(spells[0])}>{inner}</{class_}>"
    if spells:
        inner += "<spells>" + "".join(f"<spell{_bounds(spell)}/>" for spell in spells) + "</spells>"
    return f">{inner}</{class_}>"


def _bounds(spell: Spell) -> str:
    """Start and end; none where it begins or ends beyond what is known."""
    begins, ends = spell
    start = "" if begins == EARLIEST else f' start="{begins}"'
    return start + ("" if ends == LATEST else f' end="{ends}"')


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return quoteattr(writable(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _text(text: str) -> str:
    return writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
