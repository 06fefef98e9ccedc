"""Writes GraphML row by row, with no second copy of the graph in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

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

# What needs no other form within quotes, as nearly every id is.
_PLAIN = re.compile(r"[\w~:.,/ -]*", re.ASCII).fullmatch

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
        out.writelines(f"<node id={_quoted(id_)}>{_data(heads, values)}</node>\n" for id_, values in nodes)
        heads = _heads("edge", edge_columns)
        out.writelines(
            f"<edge id={_quoted(id_)} source={_quoted(source)} target={_quoted(target)}>{_data(heads, values)}</edge>\n"
            for id_, source, target, values in edges
        )
        out.write("</graph>\n</graphml>\n")


def _heads(domain: str, columns: Iterable[str]) -> dict[str, str]:
    return {name: f"<data key={quoteattr(f'{domain}-{name}')}>" for name in columns}


def _data(heads: Mapping[str, str], values: Mapping[str, Any]) -> str:
    return "".join([f"{heads[name]}{_text(value)}</data>" for name, value in values.items()])


def _text(value: Any) -> str:
    if value.__class__ is str:
        text = value if value.isprintable() else value.translate(_UNWRITABLE)
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(id_: str) -> str:
    return f'"{id_}"' if _PLAIN(id_) else quoteattr(writable(id_))


def writable(text: str) -> str:
    """The text as XML can hold it."""
    return text if text.isprintable() else text.translate(_UNWRITABLE)
