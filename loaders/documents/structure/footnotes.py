"""Footnote marks and struck words in sentences, and numbered lists under a heading 'Footnotes' turned into footnotes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.structure.blocks import Block
from loaders.documents.text import marks


def as_footnotes(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the numbered ones below a heading 'Footnotes' as footnotes, and those of a list that ends the text."""
    out: list[Block] = []
    noted = False
    last = len(blocks) - _listed_last(text, blocks)
    for index, block in enumerate(blocks):
        if block.role == "heading" or (block.role == "plain" and block.end - block.start < 12):
            noted = marks.plain(text[block.body : block.end]).lower() in marks.NOTE_HEADINGS
        if (block.role == "numbered" and (noted or index >= last)) or (block.role == "numbered" and text[block.end - 1] == "↩"):
            block = replace(block, role="footnote")
        out.append(block)
    return out


def _listed_last(text: str, blocks: Sequence[Block]) -> int:
    """How many numbered blocks at the very end are a list of footnotes that lost its heading: 1 to the number of the last
    mark in the text, where no footnote stands anywhere else."""
    run = list(itertools.takewhile(lambda block: block.role == "numbered", reversed(blocks)))
    size = next((count for count, block in enumerate(run, 1) if block.number == "1"), 0)
    if any(block.role == "footnote" for block in blocks) or not size:
        return 0
    marked = {number for mark in marks.FOOTNOTE_MARK.finditer(text) for number in re.findall(r"\d+", mark[0])}
    return size if marked == {block.number for block in run[:size]} == {str(count + 1) for count in range(size)} else 0


def find_cuts(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Every span that is not words of the sentence around it: footnote marks, footnotes inside a paragraph, words
    struck out."""
    cuts = [cut for block in blocks for cut in block.cuts]
    bodies = [(block.start, block.body) for block in blocks if block.role == "footnote"]
    inside = [(note.start, note.body) for block in blocks for note in block.inside]
    own = {start for start, _ in [*bodies, *inside]}
    cuts += [mark.span() for mark in marks.FOOTNOTE_MARK.finditer(text) if mark.start() not in own]
    cuts += [struck.span() for struck in marks.STRUCK.finditer(text)]
    merged: list[tuple[int, int]] = []
    for low, high in sorted(cuts):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)
