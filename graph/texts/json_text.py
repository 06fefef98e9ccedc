"""JSON written and read in one place: nothing that is not JSON leaves, and nothing that is not JSON is taken."""

from __future__ import annotations

import json
import math
from typing import Any

from graph.errors import CustodesError
from graph.texts.harmless import harmless_json


class NotJson(CustodesError):
    """A value that JSON has no way to write: NaN, Infinity, an object of the program."""


def to_json(value: object, *, indent: int | None = None, ascii_only: bool = False, in_order: bool = False) -> str:
    """A value as JSON, signs that could harm a terminal escaped; `in_order` sorts the keys. NotJson where there is no way."""
    try:
        text = json.dumps(value, indent=indent, ensure_ascii=ascii_only, sort_keys=in_order, allow_nan=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotJson(f"cannot be written as JSON ({error}); ask for another value or another format") from None
    return harmless_json(text)


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
