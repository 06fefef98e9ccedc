"""Puts the two halves of a paragraph together again that footnotes or page breaks cut, and keeps the footnotes inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.structure.blocks import Block
from loaders.documents.text import marks

_BROKEN = frozenset({"plain", "numbered", "item"})


def join_cut(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each with the half that followed after footnotes or a page break, and with those footnotes `inside`."""
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        while block.role in _BROKEN and (rest := _rest(text, block, blocks, index)) is not None:
            notes = tuple(item for item in blocks[index:rest] if item.role == "footnote")
            cut = (block.end, blocks[rest].start)
            block = replace(block, end=blocks[rest].end, cuts=(*block.cuts, cut), inside=(*block.inside, *notes))
            index = rest + 1
        out.append(block)
    return [block for block in out if block.role not in ("rule", "running")]


def _rest(text: str, block: Block, blocks: Sequence[Block], index: int) -> int | None:
    """The index of the block that goes on where this one breaks off; None where it does not break off."""
    said = marks.FOOTNOTE_MARK.sub("", text[max(block.body, block.end - 80) : block.end]).rstrip("*_ ")
    if not said or marks.TERMINAL.search(said) or said.endswith(("—", "–", "|")):
        return None
    if block.end - block.body < 60 and block.role == "plain":
        return None
    after = index
    while after < len(blocks) and after < index + 40 and blocks[after].role in ("footnote", "rule", "running"):
        after += 1
    if after >= len(blocks) or after >= index + 40 or blocks[after].role != "plain":
        return None
    starts = text[blocks[after].start]
    noted = any(item.role == "footnote" for item in blocks[index:after])
    paged = any(item.role == "running" for item in blocks[index:after]) and blocks[after].end - blocks[after].body > 40
    long = block.end - block.body > (40 if paged else 200)
    return after if starts.islower() or ((noted or paged) and long and _mid_sentence(said)) else None


def _mid_sentence(said: str) -> bool:
    last = said.rsplit(None, 1)[-1]
    return said[-1:] == "," or last.lower() in marks.SMALL or (last.islower() and last.isalpha())
