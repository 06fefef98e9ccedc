"""How long one reading statement may take, on either engine, and how much memory a statement of one's own may."""

from __future__ import annotations

import os

from graph.errors import AskedWrongly

_DEFAULT_SECONDS = 120.0
_DEFAULT_MEGABYTES = 1024.0
_LEAST_MEGABYTES = 400.0


def timeout_seconds() -> float:
    """CUSTODES_TIMEOUT, or two minutes. AskedWrongly where it is no number above zero."""
    return _number("CUSTODES_TIMEOUT", _DEFAULT_SECONDS, 0.0, 1e6, "time; expected seconds above 0")


def memory_bytes() -> int:
    """CUSTODES_MEMORY in megabytes, or a gigabyte. AskedWrongly where the engine could not even open a graph with it."""
    expected = f"amount of memory; expected megabytes above {_LEAST_MEGABYTES:.0f}"
    return int(_number("CUSTODES_MEMORY", _DEFAULT_MEGABYTES, _LEAST_MEGABYTES, 1e7, expected)) * 1024 * 1024


def _number(variable: str, default: float, above: float, below: float, expected: str) -> float:
    given = os.environ.get(variable)
    if not given:
        return default
    try:
        number = float(given)
    except ValueError:
        number = 0.0
    if not above < number < below:
        raise AskedWrongly(f"{variable}: '{given}' is no {expected}")
    return number
