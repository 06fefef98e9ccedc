"""How long one reading statement may take, on either engine."""

from __future__ import annotations

import os

from graph.errors import AskedWrongly

_DEFAULT_SECONDS = 120.0


def timeout_seconds() -> float:
    """CUSTODES_TIMEOUT, or two minutes. AskedWrongly where it is no number above zero."""
    given = os.environ.get("CUSTODES_TIMEOUT")
    if not given:
        return _DEFAULT_SECONDS
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise AskedWrongly(f"CUSTODES_TIMEOUT: '{given}' is no time; expected seconds above 0")
    return seconds
