"""How long one reading statement may take, on either engine, and how much memory a statement of one's own, or a build."""

from __future__ import annotations

import os
import sys
from typing import Any

from graph.errors import AskedWrongly

_DEFAULT_SECONDS = 120.0
_DEFAULT_MEGABYTES = 1024.0
_LEAST_MEGABYTES = 400.0
# With less the engine cannot even begin a graph.
_LEAST_FOR_BUILDING = 32.0
_MEGABYTE = 1024 * 1024
# A build takes an eighth of a machine's memory, between half a gigabyte and one and a half.
_SHARE, _MOST_CHOSEN = 8, 1536.0
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
    """CUSTODES_BUILD_MEGABYTES, or a share of the machine's memory: the most that an engine takes to build. AskedWrongly."""
    expected = f"amount of memory; expected megabytes between {_LEAST_FOR_BUILDING:.0f} and 100,000"
    chosen = min(max(machine_bytes() / _SHARE / _MEGABYTE, _DEFAULT_MEGABYTES / 2), _MOST_CHOSEN)
    return int(_number("CUSTODES_BUILD_MEGABYTES", chosen, _LEAST_FOR_BUILDING, _MOST_MEGABYTES, expected)) * _MEGABYTE


def machine_bytes() -> int:
    """The memory of this machine; what a small one has, where the system does not say."""
    try:
        if sys.platform == "win32":
            return _windows_bytes()
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return 4096 * _MEGABYTE


def _windows_bytes() -> int:
    import ctypes

    class Status(ctypes.Structure):
        """MEMORYSTATUSEX, as Windows lays it out."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "page", "page_free", "virtual", "virtual_free", "more")),
        )

    status = Status(length=ctypes.sizeof(Status))
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        raise OSError("no answer")
    return int(status.total)


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
