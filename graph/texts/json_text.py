"""JSON written and read in one place: nothing that is not JSON leaves, and nothing that is not JSON is taken."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any

from graph.errors import CustodesError
from graph.texts.harmless import harmless_json

_WORDS = {None: "null", True: "true", False: "false"}


class NotJson(CustodesError):
    """A value that JSON has no way to write: NaN, Infinity, an object of the program."""


def to_json(value: object, *, indent: int | None = None, ascii_only: bool = False, in_order: bool = False) -> str:
    """A value as JSON, signs that could harm a terminal escaped; `in_order` sorts the keys. NotJson where there is no way."""
    try:
        text = json.dumps(value, indent=indent, ensure_ascii=ascii_only, sort_keys=in_order, allow_nan=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotJson(f"cannot be written as JSON ({error}); ask for another value or another format") from None
    return harmless_json(text)


def json_parts(parts: Iterable[tuple[str, object]]) -> Iterator[str]:
    """An object as `to_json(..., indent=1)` has it, in pieces: what comes one by one is a list, and never held whole."""
    before = "{\n"
    for key, part in parts:
        if not isinstance(part, Iterator):
            yield f"{before} {to_json(key)}: {_deeper(to_json(part, indent=1), 1)}"
        else:
            yield f"{before} {to_json(key)}: ["
            inner = "\n"
            for item in part:
                yield f"{inner}  {_deeper(_pretty(item), 2)}"
                inner = ",\n"
            yield "]" if inner == "\n" else "\n ]"
        before = ",\n"
    yield "\n}"


def _deeper(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)


def _pretty(value: object) -> str:
    """As `to_json(value, indent=1)`, which Python does by itself a sign at a time: here three times as fast."""
    return harmless_json(_lines(value, "\n"))


def _lines(value: Any, end: str) -> str:
    form = value.__class__
    if form is str:
        return encode_basestring(value)
    if form is dict and value:
        inner = end + " "
        items = [f"{encode_basestring(key)}: {_lines(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{end}}}"
    if form is list and value:
        inner = end + " "
        return f"[{inner}{f',{inner}'.join([_lines(item, inner) for item in value])}{end}]"
    if form is int:
        return repr(value)
    return _WORDS[value] if value is None or form is bool else to_json(value)


def from_json(text: str | bytes) -> Any:
    """The value of a JSON text. ValueError where it is none, NaN, Infinity and endless nesting among it."""
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:60]} is larger than any number")
    return number
