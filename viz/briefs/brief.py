"""What a brief is made of, whatever file it becomes: sections of paragraphs and tables, and notes that they refer to.

Every text in it is harmless by being in it: names and readings are data, and no writer need think of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.texts.harmless import harmless, one_line

_ADDRESS = re.compile(r"https?://[!-~]{1,2000}")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of one paragraph or cell, the name in it that stands out, and the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()
    strong: str = ""

    def __post_init__(self) -> None:
        _set(self, text=one_line(self.text), strong=one_line(self.strong))

    def parts(self) -> tuple[str, str, str]:
        """The text before, of and after what stands out."""
        return self.text.partition(self.strong) if self.strong else (self.text, "", "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one point of a list."""

    said: Said
    point: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows, the heads of its columns, and its rows. The first cell of a row is its head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]

    def __post_init__(self) -> None:
        _set(self, caption=one_line(self.caption), heads=tuple(map(one_line, self.heads)))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 or 2, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1

    def __post_init__(self) -> None:
        _set(self, title=one_line(self.title))


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a note: `italic` as titles are, `url` where it may be followed."""

    text: str
    italic: bool = False
    url: str | None = None

    def __post_init__(self) -> None:
        _set(self, text=harmless(self.text), url=address(self.url))


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole. `notes` stand in the order of their numbers, which is that in which the text first refers to them."""

    title: str
    subtitle: str
    as_of: str
    sections: tuple[Section, ...]
    notes: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        _set(self, title=one_line(self.title), subtitle=one_line(self.subtitle))

    def texts(self) -> Iterator[Said]:
        """Every text in the order of reading."""
        for section in self.sections:
            for block in section.blocks:
                yield from [block.said] if isinstance(block, Paragraph) else (cell for row in block.rows for cell in row)


def _set(made: object, **values: object) -> None:
    """How a frozen record takes its texts as they are to stand in it."""
    for name, value in values.items():
        object.__setattr__(made, name, value)


def address(url: str | None) -> str | None:
    """The address, where it is one of the web that a file may link to."""
    return url if url and _ADDRESS.fullmatch(url) else None
