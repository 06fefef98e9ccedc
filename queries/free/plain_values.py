"""What an engine gives, as plain JSON, the same from both engines: actors and links by id and kind, times as ISO text.

A number that JSON cannot hold (NaN, infinity) becomes null. A value that cannot be told is refused in words.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from graph.errors import RefusedStatement

_DEEPEST = 100


class Map(dict[str, Any]):
    """A map whose text is JSON: so it stands in the cell of a table."""

    def __str__(self) -> str:
        return json.dumps(self, ensure_ascii=False)


def plain(value: Any, depth: int = 0) -> Any:
    """The value as None, bool, int, float, text, list or dict with text for keys."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if depth > _DEEPEST:
        raise RefusedStatement(f"query: a value is nested more than {_DEEPEST} deep; return its parts")
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return _from_dict(value, depth)
    simple = _simple(value)
    if simple is not None:
        return simple
    whole = _of_neo4j(value)
    if whole is not None:
        return whole
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item, depth + 1) for item in value]
    raise RefusedStatement(f"query: a value is of the kind {type(value).__name__}, which has no plain form; return its parts")


def _from_dict(value: dict[Any, Any], depth: int) -> Any:
    """A map; or, from Ladybug, a path, a link, a node or the engine's own id, which are told by keys it keeps for itself."""
    if "_NODES" in value and "_RELS" in value:
        return _path(value["_NODES"], value["_RELS"])
    if "_SRC" in value and "_LABEL" in value:
        return _link(value["_LABEL"], value)
    if "_ID" in value and "_LABEL" in value:
        return _node(value["_LABEL"], value)
    found = Map({str(key): plain(item, depth + 1) for key, item in value.items()})
    if len(found) < len(value):
        raise RefusedStatement("query: a map has two keys that are the same as text; return its parts")
    return found


def _path(nodes: Iterable[Any], links: Iterable[Any]) -> Map:
    return Map(actors=[plain(node) for node in nodes], links=[plain(link) for link in links])


def _node(label: str, properties: Mapping[str, Any]) -> Map:
    if label == "Actor":
        return Map({name: properties.get(name) for name in ("id", "kind", "name")})
    return Map(id=properties.get("id"), kind=label.lower())


def _link(kind: str, properties: Mapping[str, Any]) -> Map:
    """A derived step has no id of its own: it goes by the link that it was made from."""
    return Map(id=properties.get("id") or properties.get("link"), kind=kind)


def _simple(value: Any) -> Any:
    if isinstance(value, Decimal):
        if not value.is_finite():
            return None
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value) if Decimal(repr(float(value))) == value else str(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    iso: Callable[[], str] | None = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    # One engine writes nine digits of a second, the other none or six: those that say nothing go.
    return re.sub(r"\.0+(?!\d)|(?<=\.\d)(\d*?)0+(?!\d)", r"\1", iso()) if iso else None


def _duration(value: datetime.timedelta) -> str:
    sign, value = ("-", -value) if value < datetime.timedelta() else ("", value)
    seconds = value.seconds + value.microseconds / 1e6
    time = f"T{seconds:.6f}".rstrip("0").rstrip(".") + "S" if seconds else ""
    days = f"{value.days}D" if value.days or not time else ""
    return f"{sign}P{days}{time}"


def _of_neo4j(value: Any) -> Any:
    """Its driver's classes, told by what they offer: this module must not load the driver for the embedded engine."""
    if hasattr(value, "nodes") and hasattr(value, "relationships") and not hasattr(value, "type"):
        return _path(value.nodes, value.relationships)
    if hasattr(value, "type") and hasattr(value, "start_node"):
        return _link(value.type, value)
    if hasattr(value, "labels") and hasattr(value, "element_id"):
        from graph.schema import NODE_TABLES

        return _node(next((label for label in NODE_TABLES if label in value.labels), "node"), value)
    if hasattr(value, "srid"):
        return Map({"srid": value.srid, **dict(zip(("x", "y", "z"), value, strict=False))})
    return None
