"""What an export writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.formats.extract import Extract
from graph.model import Graph


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows to write, and the graph that they are of; None where they come straight out of a store. `quotes` are the words of
    the sources by claim id, None where they are not asked for."""

    extract: Extract
    graph: Graph | None = None
    quotes: Mapping[str, str] | None = None

    @property
    def held(self) -> Graph:
        """The graph, for a format that needs all of it."""
        if self.graph is None:
            raise ValueError("this format is not written out of a store")
        return self.graph
