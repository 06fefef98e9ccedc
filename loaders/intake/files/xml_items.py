"""XML element by element: each is given when it is whole, and then forgotten."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from typing import TypeAlias

from loaders.intake.files.opened import Opened

Element: TypeAlias = ET.Element
_MAY_HOLD = ("node",)


def local(tag: object) -> str:
    """The name of an element without its namespace."""
    return str(tag).rpartition("}")[2]


def xml_items(file: Opened, wanted: Collection[str]) -> Iterator[tuple[Element, str, str | None]]:
    """The elements of these names with their place (the how-manyth of its name) and, of a node within another, that one's id.
    A graph is given when it opens, so that what it says of its edges is known before them. DataError where it is broken."""
    if re.search(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", file.head):
        raise file.refused("declares entities of its own, which are not read; write them out")
    counts: dict[str, int] = {}
    open_nodes: list[str] = []
    opened: list[Element] = []
    raw = file.open()
    try:
        for event, element in ET.iterparse(raw, events=("start", "end")):
            tag = local(element.tag)
            if event == "start":
                opened.append(element)
                if tag == "graph" and tag in wanted:
                    yield element, tag, None
                elif tag in _MAY_HOLD:
                    open_nodes.append(element.get("id") or "")
                continue
            opened.pop()
            if tag in _MAY_HOLD:
                open_nodes.pop()
            if tag in wanted and tag != "graph":
                counts[tag] = counts.get(tag, 0) + 1
                place = f"{tag} {counts[tag]}" + (f" (id {element.get('id')})" if element.get("id") else "")
                yield element, place, open_nodes[-1] if open_nodes and tag == "node" else None
                if opened:
                    opened[-1].remove(element)  # it was given: a large file takes no more memory than a small one
    except ET.ParseError as error:
        line, column = error.position
        raise file.refused(
            f"is no well-formed XML ({str(error).split(':')[0]}); mend it or export it anew", f"line {line}, column {column}"
        ) from None
    finally:
        raw.close()
