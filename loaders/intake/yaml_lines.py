"""YAML as data is written: an entry a few lines, quotes only where they are needed, the same for the same values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.model import Alias
from graph.texts.json_text import to_json

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._/()&+~-]*[A-Za-z0-9.)])?", re.ASCII)
# Breaks of lines to YAML, and what it does not allow in a file.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NULLS = ("null", "Null", "NULL")


@lru_cache(maxsize=1 << 14)  # ids, kinds and topics come again and again
def scalar(text: str) -> str:
    """One value."""
    if _PLAIN.fullmatch(text) and text not in _NULLS:
        return text
    if text.isascii() and text.isprintable():  # as most texts are: nothing in it but quotes is escaped
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", to_json(text))


def mapping_lines(values: Mapping[str, str | Sequence[str] | Mapping[str, str] | None]) -> str:
    """An item of a list that is a mapping, a key a line. What is None or an empty list is left out."""
    lines = [
        f"{key}: {scalar(value) if isinstance(value, str) else _within(value)}\n"
        for key, value in values.items()
        if value is not None and value != [] and value != ()
    ]
    return f"- {'  '.join(lines)}"


def flow_mapping(values: Mapping[str, str | Sequence[str | Alias] | Mapping[str, str] | None]) -> str:
    """An item of a list that is a mapping, all in one line, as the registries of actors have it."""
    parts = []
    for key, value in values.items():
        if value is None or value == () or value == {} or value == []:
            continue
        if isinstance(value, str):
            parts.append(f"{key}: {scalar(value)}")
        elif isinstance(value, Mapping):
            parts.append(f"{key}: {_pairs(value)}")
        else:
            parts.append(f"{key}: [{', '.join(map(_item, value))}]")
    return f"- {{{', '.join(parts)}}}\n"


def _within(value: Sequence[str] | Mapping[str, str]) -> str:
    return _pairs(value) if isinstance(value, Mapping) else f"[{', '.join(map(scalar, value))}]"


def _pairs(value: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{scalar(name)}: {scalar(one)}' for name, one in value.items())}}}"


def _item(value: str | Alias) -> str:
    if isinstance(value, str):
        return scalar(value)
    dates = [f"{key}: {day}" for key, day in (("from", value.from_), ("to", value.to)) if day]
    return f"{{{', '.join([f'name: {scalar(value.name)}', *dates])}}}" if dates else scalar(value.name)
