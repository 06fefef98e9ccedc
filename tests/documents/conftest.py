"""What the reader proposes from a text, with the actors of the shipped graph."""

from __future__ import annotations

import pytest
from marked_sentences import Proposed

from graph.model import Graph
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import DEFAULT_THRESHOLD, Proposals, propose
from loaders.documents.structure.reader import document_of


@pytest.fixture(scope="session")
def proposed(shipped_graph: Graph) -> Proposed:
    """A function from a text and its genre to what is proposed by default."""
    names = NameIndex(shipped_graph)

    def read(text: str, genre: str) -> Proposals:
        document = document_of(text, "made.txt", genre)
        return propose(document, find_mentions(document, names), shipped_graph.actors, DEFAULT_THRESHOLD)

    return read
