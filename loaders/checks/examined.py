"""A dataset under examination: its graph, and where each of its links is first said."""

from __future__ import annotations

from functools import cached_property

from graph.classes import Standing
from graph.errors import Fault
from graph.model import Graph, Link
from loaders.claims import ClaimEntry
from loaders.dataset import Dataset


class Examined:
    """What checks of whole links look at. Made once for all of them: to assemble the links takes longest."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.graph: Graph = dataset.readable()
        self.actors = self.graph.actors
        self._first: dict[str, ClaimEntry] = {}
        for entry in dataset.entries:
            self._first.setdefault(entry.claim.about, entry)

    @cached_property
    def standing(self) -> Standing:
        """Who answers for what is said of a class."""
        return Standing(self.graph)

    def fault(self, link: Link, message: str) -> Fault:
        """A fault at the first claim of a link."""
        entry = self._first[link.id]
        return Fault(entry.file, entry.line, f"{link.id}: {message}")

    def key(self, link: Link) -> str:
        """What stands after ~ in a link's id; empty for a link without a key."""
        return link.id.removeprefix(f"{link.subject}~{link.kind}~{link.object}").removeprefix("~")

    def classes(self, link: Link) -> list[str]:
        """The ends of a link that are classes."""
        return [end for end in (link.subject, link.object) if self.actors[end].is_class]
