"""Blocks to a tree: sections under headings, paragraphs, list items under their paragraph, footnotes and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders.documents.model import Node
from loaders.documents.structure.blocks import Block, cells
from loaders.documents.structure.list_signs import Lists, bare_number, leads_into
from loaders.documents.structure.numbering import Numbered, read_numbering
from loaders.documents.text import marks


@dataclass(slots=True)
class Part:
    """A node under construction. `level` is that of its heading, or 100 and over for a paragraph and its items."""

    type: str
    number: str | None
    title: str | None
    start: int
    end: int
    level: int = 0
    printed: str | None = None
    children: list[Part] = field(default_factory=list)

    def add(self, part: Part) -> Part:
        """Add a child and give it back."""
        self.children.append(part)
        return part

    def node(self) -> Node:
        """The finished node; a parent reaches as far as its last child. Trees are never deeper than their levels."""
        children = tuple(child.node() for child in self.children)
        end = max([self.end, *(child.end for child in children)])
        return Node(self.type, self.number, self.title, self.start, end, children, self.printed)


@dataclass(frozen=True, slots=True)
class Label:
    """What a genre knows of a block: the type of its node and its title."""

    type: str
    title: str | None = None


PARAGRAPH, ITEM = 100, 101


def build(text: str, blocks: Sequence[Block], labels: Mapping[int, Label], title: str | None) -> Node:
    """The tree. `labels` are by the start of a block; a labelled heading opens a section of that type."""
    return _Builder(text, blocks, labels, title).build()


class _Builder:
    def __init__(self, text: str, blocks: Sequence[Block], labels: Mapping[int, Label], title: str | None) -> None:
        self.text, self.blocks, self.labels = text, blocks, labels
        self.numbering = read_numbering(blocks)
        self.root = Part("document", None, title, 0, len(text), -1)
        self.open = [self.root]
        self.lists = Lists()

    def build(self) -> Node:
        endnotes = _endnotes(self.text, self.blocks)
        for index, block in enumerate(self.blocks):
            if index == endnotes:
                self.open = [self.root]
            self._add(block, index >= endnotes)
        return self.root.node()

    def _add(self, block: Block, endnotes: bool) -> None:
        if block.role == "heading":
            self._heading(block)
        elif block.role == "footnote":
            self._section().add(_footnote(block, 100))
        elif endnotes and self.root.children and self.root.children[-1].type == "footnote":
            self._endnote(block)
        elif block.role == "row":
            self._row(block)
        elif block.role == "grade":
            self._close(PARAGRAPH)
            self._section().add(Part("grade", None, self.text[block.start : block.end], block.start, block.end))
        elif block.role == "item":
            self._item(block, block.number)
        elif block.role == "numbered":
            self._numbered(block, self.numbering[block.start])
        elif block.role == "plain":
            self._plain(block)

    def _heading(self, block: Block) -> None:
        self.lists.clear()
        self._close(block.level)
        label = self.labels.get(block.start) or Label("section")
        title = label.title or marks.plain(self.text[block.body : block.end])
        part = Part(label.type, block.number, title, block.start, block.end, block.level)
        self.open.append(self.open[-1].add(part))

    def _close(self, level: int) -> None:
        while len(self.open) > 1 and self.open[-1].level >= level:
            self.open.pop()

    def _section(self) -> Part:
        return next(part for part in reversed(self.open) if part.level < PARAGRAPH)

    def _numbered(self, block: Block, numbered: Numbered) -> None:
        self.lists.clear()
        nested = block.start not in self.labels and (numbered.nested or self._inside_number(numbered.number))
        self._close(ITEM if nested else PARAGRAPH)
        type_ = "subparagraph" if nested and numbered.printed is None and "." not in numbered.number else "paragraph"
        self._open(block, type_, numbered.number, PARAGRAPH if not nested else ITEM, numbered.printed)

    def _inside_number(self, number: str) -> bool:
        top = next((part for part in self.open if part.level == PARAGRAPH), None)
        return top is not None and top.number is not None and number.startswith(f"{top.number}.")

    def _plain(self, block: Block) -> None:
        goes_on = self.text[block.start].islower() and self.open[-1].level >= PARAGRAPH
        if goes_on and block.start not in self.labels:
            # An item may stand in no paragraph, where a document begins with it.
            paragraph = next(part for part in self.open if part.level >= PARAGRAPH)
            paragraph.end = max(paragraph.end, block.end)
            self._close(ITEM)
            return
        self._close(PARAGRAPH)
        self._open(block, "paragraph", None, PARAGRAPH, None)

    def _item(self, block: Block, number: str | None) -> None:
        depth = ITEM + self._depth(block, bare_number(number))
        self._close(min(depth, 130))
        self._open(block, "subparagraph", number, min(depth, 130), None)

    def _depth(self, block: Block, mark: str | None) -> int:
        """How deep in a list: by indent, two spaces a step; numerals lie deeper than letters."""
        roman = mark and self.lists.place(mark, opens=leads_into(self.text, block.start))[1] == "roman"
        return min(block.indent // 2, 20) + (1 if roman else 0)

    def _open(self, block: Block, type_: str, number: str | None, level: int, printed: str | None) -> None:
        label = self.labels.get(block.start)
        if label:
            type_ = label.type
        part = Part(type_, number, label.title if label else None, block.start, block.end, level, printed)
        for note in block.inside:
            part.add(_footnote(note, 200))
        self.open.append(self.open[-1].add(part))

    def _endnote(self, block: Block) -> None:
        self.root.children[-1].end = block.end

    def _row(self, block: Block) -> None:
        words = self.text[block.start : block.end]
        if not words.strip("|:- \t"):
            return
        self._close(PARAGRAPH)
        section = self._section()
        last = section.children[-1] if section.children else None
        if last is None or last.type != "table":
            last = section.add(Part("table", None, None, block.start, block.end))
        last.end = block.end
        first = cells(words)[0][0] if cells(words) else words
        last.add(Part("row", None, first or None, block.start, block.end))


def _footnote(block: Block, level: int) -> Part:
    return Part("footnote", block.number, None, block.start, block.end, level)


def _endnotes(text: str, blocks: Sequence[Block]) -> int:
    """The index where only footnotes follow, with their continuations; the number of blocks where nowhere."""
    first = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.role == "footnote":
            first = index
        elif block.role not in ("plain", "row") or block.end - block.start > 400 or (first > index + 5):
            break
    return first
