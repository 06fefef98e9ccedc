"""Which numbered blocks are paragraphs, which are items of a list inside one, and what their numbers must have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.structure.blocks import Block


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a numbered block is: `number` by appearance where the numbering was lost; `nested` for an item of a list."""

    number: str
    printed: str | None
    nested: bool


def read_numbering(blocks: Sequence[Block]) -> dict[int, Numbered]:
    """By the start of the block."""
    indents = [block.indent for block in blocks if block.role == "numbered"]
    base = min(indents, default=0) + 1
    top = [block for block in blocks if block.role == "numbered" and block.indent <= base]
    if len(top) >= 4 and sum(block.number == "1" for block in top) * 10 >= len(top) * 6:
        return _by_appearance(blocks, base)
    return _as_printed(blocks, base)


def _by_appearance(blocks: Sequence[Block], base: int) -> dict[int, Numbered]:
    """Numbered on from 1 to the end, deeper lists within: 28, 28.1, 28.2."""
    found: dict[int, Numbered] = {}
    count = nested = 0
    for block in blocks:
        if block.role != "numbered":
            continue
        if block.indent > base and count:
            nested += 1
            number = f"{count}.{nested}"
        else:
            count, nested = count + 1, 0
            number = str(count)
        found[block.start] = Numbered(number, block.number, block.indent > base and count > 0)
    return found


def _as_printed(blocks: Sequence[Block], base: int) -> dict[int, Numbered]:
    """As printed. A run 1, 2, 3 inside a longer run that goes on after it is a list inside a paragraph."""
    later = _last_places(blocks)
    found: dict[int, Numbered] = {}
    last = inner = 0
    for index, block in enumerate(blocks):
        if block.role == "heading":
            inner = 0
        if block.role != "numbered" or block.number is None:
            continue
        nested = block.indent > base and last > 0
        if block.number.isdigit():
            value = int(block.number)
            headed = _headed(blocks, index)
            goes_on = inner > 0 and value == inner + 1 != last + 1
            begins = value == 1 < last and later.get(last + 1, -1) > index
            nested = nested or (not headed and (goes_on or begins))
            if nested:
                inner = value
            else:
                last, inner = value, 0
        found[block.start] = Numbered(block.number, None, nested)
    return found


def _last_places(blocks: Sequence[Block]) -> dict[int, int]:
    return {
        int(block.number): index
        for index, block in enumerate(blocks)
        if block.role == "numbered" and block.number and block.number.isdigit()
    }


def _headed(blocks: Sequence[Block], index: int) -> bool:
    return index == 0 or blocks[index - 1].role in ("heading", "grade")
