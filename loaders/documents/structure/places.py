"""Where a claim stands, for a person; and which line of the text it is in."""

from __future__ import annotations

import bisect

from loaders.documents.model import Document, Node
from loaders.documents.structure.locators import Locators, way_of
from loaders.source_text import paragraphs

_LONGEST_TITLE = 60
_TITLED = ("heading", "section", "part", "chapter", "schedule", "recommendation", "conclusion", "area_for_improvement")


class Places:
    """The places of one document: of law by its own numbers, of any other as its claims are located."""

    def __init__(self, document: Document) -> None:
        self._locators = None if document.genre == "legislation" else Locators(document, way_of(document))
        self._lines = paragraphs(document.text)
        self._starts = [line.start for line in self._lines]
        self._nodes = [node for node in document.root.walk() if node is not document.root]
        self._node_starts = [node.start for node in self._nodes]

    def paragraph(self, offset: int) -> int:
        """The number, from 1, of the line of text that holds an offset."""
        return max(bisect.bisect_right(self._starts, offset), 1)

    def of(self, offset: int) -> str:
        """'para 12', 'Heading, 3rd paragraph'; of law 'Heading, para 12 (a)', with what it prints."""
        if self._locators is not None and (place := self._locators.of(offset)):
            return place
        chain = self._chain(offset)
        title = next((node.title for node in reversed(chain) if node.title and node.type in _TITLED), None)
        numbers = [node.number for node in chain if node.number and node.type not in ("heading", "footnote")]
        parts = [_short(title)] if title else []
        parts.append(f"para {' '.join(numbers[-2:])}" if numbers else f"line {self.paragraph(offset)}")
        return ", ".join(parts)

    def _chain(self, offset: int) -> list[Node]:
        """The nodes around an offset, outermost first, and the last heading before it."""
        stop = bisect.bisect_right(self._node_starts, offset)
        around = [node for node in self._nodes[max(stop - 400, 0) : stop] if node.end > offset]
        if any(node.title for node in around):
            return around
        last = next((node for node in reversed(self._nodes[max(stop - 400, 0) : stop]) if node.type == "heading"), None)
        return [last, *around] if last else around


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 3].rsplit(" ", 1)[0] + " …"
