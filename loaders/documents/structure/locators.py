"""Where a passage stands, as a person finds it: by the number that the source prints, else by heading and paragraph.

What counts, for one who counts by eye (docs/data.md says the same):
- a paragraph is a block of words set apart from the next; one that a footnote or a page break cuts in two is one;
- headings, contents lines, captions with the sources of figures, footnotes, tables and lone grades are none;
- bullets and other list items are counted by themselves, from 1 below each paragraph, or below the heading where no
  paragraph leads in;
- what stands under a deeper heading belongs to that heading.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from dataclasses import dataclass

from graph.locators import ordinal
from loaders.documents.model import Document, Node
from loaders.documents.structure.headed import heading_end, headings, is_heading
from loaders.documents.text import marks
from loaders.sources import LOCATED_BY

PRINTED, COUNTED, SECTION, _ = LOCATED_BY
_CAPTION = re.compile(r"[*_ ]{0,4}(?:(?:Figure|Table|Chart|Graph|Box) \d{1,3}|Source: )")


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    place: str


def way_of(document: Document) -> str:
    """How the places of a document are best said: by its numbers where most of its paragraphs have one."""
    paragraphs = [node for node in document.root.walk() if node.type == "paragraph" or _number(node)]
    numbered = [node for node in paragraphs if _number(node)]
    if len(numbered) * 2 < len(paragraphs) or len(numbered) < 4:
        return SECTION
    return COUNTED if any(node.printed is not None for node in numbered) else PRINTED


def _number(node: Node) -> str | None:
    """The number of a paragraph or item; one of a heading or footnote is not of this count."""
    return None if node.type in ("footnote", "section", "heading", "row") else node.number


class Locators:
    """The places of one document, said in one way. Spans are those of the tree."""

    def __init__(self, document: Document, way: str) -> None:
        self._document, self._way = document, way
        self._headings = headings(document)
        self._graded = {grade.start: grade.section_start for grade in document.grades}
        self._count = self._numbers()
        self._spots: list[_Spot] = []
        children = document.root.children
        headed = any(is_heading(document, child) for child in children)
        self._section(document.root, ("below the title" if document.title else "before the first heading") if headed else "")
        self._spots.sort(key=lambda spot: spot.start)
        self._starts = [spot.start for spot in self._spots]

    def of(self, start: int) -> str | None:
        """The place of the passage that starts at an offset; None where no part of the document stands there."""
        if not self._spots or start < self._starts[0]:
            return "title"
        for at in range(bisect.bisect_right(self._starts, start) - 1, -1, -1):
            if self._spots[at].end > start:
                return self._spots[at].place
        return None

    def has_heading(self, words: str) -> bool:
        """Whether words, as a locator says them, are those of a heading of the document."""
        return words in self._headings.values()

    def _numbers(self) -> dict[int, str]:
        """By the start of a paragraph, its number: as printed, or by the straight count of all that bear one."""
        numbered = [node for node in self._document.root.walk() if _number(node)]
        if self._way == COUNTED:
            paragraphs = (node for node in numbered if node.type != "subparagraph")
            return {node.start: str(count) for count, node in enumerate(paragraphs, 1)}
        return {node.start: str(node.number) for node in numbered if node.printed is None and self._way == PRINTED}

    def _add(self, node: Node, place: str, end: int | None = None) -> None:
        self._spots.append(_Spot(node.start, node.end if end is None else end, place))

    def _section(self, section: Node, head: str) -> None:
        counts: Counter[str] = Counter()
        tables = sum(child.type == "table" for child in section.children)
        for child in section.children:
            unit = self._unit(child)
            counts[unit] += 1
            if unit == "section":
                self._add(child, _joined(self._headings[child.start], "heading"), heading_end(self._document, child))
                self._section(child, self._headings[child.start])
            elif unit == "table":
                self._table(child, _joined(head, "table" if tables == 1 else f"{ordinal(counts[unit])} table"))
            elif unit == "grade":
                self._add(child, _joined(self._headings.get(self._graded.get(child.start, -1), head), "grade"))
            elif unit == "footnote":
                self._add(child, f"footnote {child.number}")
            else:
                self._block(child, head, _joined(head, f"{ordinal(counts[unit])} {unit}"), inner=unit == "bullet")

    def _block(self, node: Node, head: str, place: str, inner: bool, named: bool = False) -> None:
        """A paragraph or item and what stands below it. `named`: by number, as 'para 3, bullet 2'."""
        if node.start in self._count and node.type != "subparagraph":
            number = self._count[node.start]
            place, named = _joined(head if self._way == COUNTED else "", f"para {number}"), True
        self._add(node, place)
        counts: Counter[str] = Counter()
        for child in node.children:
            unit = self._unit(child)
            if unit == "footnote":
                self._add(child, f"footnote {child.number}")
                continue
            unit = f"inner {unit}" if inner and unit == "bullet" else "item" if unit == "paragraph" else unit
            counts[unit] += 1
            below = f"{unit} {counts[unit]}" if named else f"{ordinal(counts[unit])} {unit}"
            self._block(child, head, _joined(place, below), inner or unit == "bullet", named)

    def _table(self, table: Node, place: str) -> None:
        for count, row in enumerate(table.children, 1):
            self._add(row, _joined(place, f"{ordinal(count)} row"))

    def _unit(self, node: Node) -> str:
        if is_heading(self._document, node):
            return "section"
        if node.type in ("footnote", "grade", "table"):
            return node.type
        text = self._document.text
        if marks.BULLET.match(text, node.start):
            return "bullet"
        if node.type == "subparagraph":
            return "item"
        return "caption" if _CAPTION.match(text, node.start) else "paragraph"


def _joined(head: str, part: str) -> str:
    return f"{head}, {part}" if head else part
