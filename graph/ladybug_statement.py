"""One statement to Ladybug, and what its refusal means. Apart from loading, so that a question need not wait for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import StoreError

# The most memory for reading: the engine would take a share of all there is. It keeps part of what each statement
# used, so that a process that asks every question in turn needs more than any one of them.
BUFFER_POOL = 1024 * 1024 * 1024


def run(connection: Any, cypher: str, parameters: Mapping[str, Any]) -> Any:
    """One statement. StoreError in one line when the engine refuses it."""
    try:
        return connection.execute(cypher, dict(parameters))
    except RuntimeError as error:
        raise StoreError(f"the store refused the statement: {first_line(error)}") from None


def first_line(error: Exception) -> str:
    """The engine's own words, cut to one line."""
    return str(error).strip().split("\n")[0][:300]
