"""Writes GraphML row by row, with no second copy of the graph in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
# XML has no way to write most control characters, nor half a character: they become a visible mark.
_UNWRITABLE = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\N{REPLACEMENT CHARACTER}"
)

Columns = Mapping[str, type]
Node = tuple[str, Mapping[str, Any]]
Edge = tuple[str, str, str, Mapping[str, Any]]


def write_graphml(path: Path, about: Mapping[str, str], node_columns: Columns, nodes: Iterable[Node],
                  edge_columns: Columns, edges: Iterable[Edge]) -> None:  # fmt: skip
    """Nodes are (id, values), edges (id, source, target, values); `columns` name every value there may be, with its type.
    `about` are texts on the graph as a whole."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_HEAD)
        for domain, columns in (("graph", dict.fromkeys(about, str)), ("node", node_columns), ("edge", edge_columns)):
            for name, type_ in columns.items():
                key, label = quoteattr(f"{domain}-{name}"), quoteattr(name)
                out.write(f'<key id={key} for="{domain}" attr.name={label} attr.type="{_TYPES[type_]}"/>\n')
        out.write('<graph edgedefault="directed">\n' + _data(_heads("graph", about), about) + "\n")
        heads = _heads("node", node_columns)
        of_two = [name for name, type_ in node_columns.items() if type_ is bool]
        out.writelines(f"<node id={_quoted(id_)}>{_data(heads, _in_words(values, of_two))}</node>\n" for id_, values in nodes)
        heads = _heads("edge", edge_columns)
        of_two = [name for name, type_ in edge_columns.items() if type_ is bool]
        out.writelines(
            f"<edge {_ends(id_, source, target)}>{_data(heads, _in_words(values, of_two))}</edge>\n"
            for id_, source, target, values in edges
        )
        out.write("</graph>\n</graphml>\n")


def _heads(domain: str, columns: Iterable[str]) -> dict[str, str]:
    return {name: f"<data key={quoteattr(f'{domain}-{name}')}>" for name in columns}


def _in_words(values: Mapping[str, Any], of_two: Iterable[str]) -> Mapping[str, Any]:
    """The values, true and false as XML writes them."""
    said = {name: str(values[name]).lower() for name in of_two if name in values}
    return {**values, **said} if said else values


def _data(heads: Mapping[str, str], values: Mapping[str, Any]) -> str:
    """All of a line's values. Nearly none needs another form in XML, so they are looked at together: there may be no more
    signs of markup than we wrote."""
    line = "".join([f"{heads[name]}{value}</data>" for name, value in values.items()])
    if line.isprintable() and "&" not in line and line.count("<") == line.count(">") == 2 * len(values):
        return line
    return "".join([f"{heads[name]}{escape(writable(str(value)))}</data>" for name, value in values.items()])


def _ends(id_: str, source: str, target: str) -> str:
    said = f'id="{id_}" source="{source}" target="{target}"'
    if said.isprintable() and not ("&" in said or "<" in said or ">" in said) and said.count('"') == 6:
        return said
    return f"id={_quoted(id_)} source={_quoted(source)} target={_quoted(target)}"


def _quoted(id_: str) -> str:
    return quoteattr(writable(id_))


def writable(text: str) -> str:
    """The text as XML can hold it."""
    return text if text.isprintable() else text.translate(_UNWRITABLE)
