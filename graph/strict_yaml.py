"""YAML read strictly: every scalar stays text, every mapping knows its line, a key given twice is a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from graph.errors import DataError, Fault

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(dict[str, Any]):
    """One mapping of a YAML file, with the line it begins on."""

    line: int = 0


def read_yaml(path: Path, name: str) -> Entry:
    """The mapping that a YAML file holds. DataError, with `name` as the place, when it is not one or not readable."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([Fault(name, 0, f"cannot be read ({_reason(error)}); expected a UTF-8 YAML file")]) from None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        raise DataError([Fault(name, mark.line + 1 if mark else 0, f"broken YAML: {problem}")]) from None
    faults: list[Fault] = []
    value = _value(node, name, faults) if node is not None else Entry()
    if faults:
        raise DataError(faults)
    if not isinstance(value, Entry):
        raise DataError([Fault(name, 1, "expected a mapping of keys at the top of the file")])
    return value


def _value(node: yaml.Node, name: str, faults: list[Fault]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        plain_null = not node.style and node.value in ("", "~", "null")
        return None if plain_null else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, name, faults) for child in node.value]
    entry = Entry()
    entry.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in entry:
            faults.append(Fault(name, key_node.start_mark.line + 1, f"key '{key}' is given twice; keep one"))
        value = _value(value_node, name, faults)
        if isinstance(value, Entry):
            value.line = key_node.start_mark.line + 1
        entry[key] = value
    return entry


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def line_of(entry: Mapping[str, Any]) -> int:
    """The line an entry begins on; 0 where it was not read from a file."""
    return getattr(entry, "line", 0)
