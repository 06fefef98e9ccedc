"""How long one reading statement may take, on either engine, and how much memory a statement of one's own, or a build."""

from __future__ import annotations

import os

from graph.errors import AskedWrongly

_DEFAULT_SECONDS = 120.0
_DEFAULT_MEGABYTES = 1024.0
_LEAST_MEGABYTES = 400.0
# With less the engine cannot even begin a graph.
_LEAST_FOR_BUILDING = 32.0
# Of more, an engine spends minutes in counting the pages alone.
_MOST_MEGABYTES = 1e5


def timeout_seconds() -> float:
    """CUSTODES_TIMEOUT, or two minutes. AskedWrongly where it is no number above zero."""
    return _number("CUSTODES_TIMEOUT", _DEFAULT_SECONDS, 0.0, 1e6, "time; expected seconds above 0")


def memory_bytes() -> int:
    """CUSTODES_MEMORY in megabytes, or a gigabyte. AskedWrongly where the engine could not even open a graph with it."""
    expected = f"amount of memory; expected megabytes between {_LEAST_MEGABYTES:.0f} and 100,000"
    return int(_number("CUSTODES_MEMORY", _DEFAULT_MEGABYTES, _LEAST_MEGABYTES, _MOST_MEGABYTES, expected)) * 1024 * 1024


def build_bytes() -> int:
    """CUSTODES_BUILD_MEGABYTES, or a gigabyte: the most that an engine takes to build. AskedWrongly."""
    expected = f"amount of memory; expected megabytes between {_LEAST_FOR_BUILDING:.0f} and 100,000"
    return (
        int(_number("CUSTODES_BUILD_MEGABYTES", _DEFAULT_MEGABYTES, _LEAST_FOR_BUILDING, _MOST_MEGABYTES, expected))
        * 1024
        * 1024
    )


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
