"""What a page of the explorer is made of, however it is delivered: sections of blocks, and texts with links in them.

Every text in it is made harmless when it is written out (viz.pages.html): names and readings are data, and what makes a
page need not think of them. Where a link leads is known by the addresses (viz.pages.addresses) and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; `href` where it leads somewhere, `away` where that is a place outside of the explorer."""

    text: str
    href: str | None = None
    strong: bool = False
    away: bool = False


Words = tuple[Span, ...]


def words(*parts: str | Span) -> Words:
    """A text out of plain texts and spans."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `look`: lead, note, warning or ''."""

    words: Words
    look: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of texts; `columns` lets short ones stand side by side."""

    items: tuple[Words, ...]
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """What something is: a name and a value each."""

    items: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim: its source and place, what we read there, and what must be known to trust it. `quote` are the very
    words, where the documents are at hand."""

    source: Span
    place: str
    reading: str
    notes: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and, in place, its proof; `cited` is the short form of it that stands beside the sentence."""

    words: Words
    cited: str = ""
    proofs: tuple[Proof, ...] = ()
    more: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one of several: its name, the sentences that stand open, and those behind `rest` (its label)."""

    name: Words
    said: tuple[Said, ...]
    rest: tuple[Said, ...] = ()
    rest_label: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Several entries, one after the other."""

    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its name, what it says, and whether its values are figures."""

    name: str
    doc: str = ""
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `order` is what it is sorted by where that is not its text."""

    words: Words
    order: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that sorts and filters where scripts run."""

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `look`: text, date, flag, choice, words (several lines) or hidden; `suggest`: what may be
    suggested while one types."""

    name: str
    label: str
    value: str = ""
    look: str = "text"
    doc: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    suggest: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that asks for a page."""

    action: str
    fields: tuple[Field, ...]
    submit: str
    label: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A statement, as one would copy it."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what it shows in words, and where it stands by itself with its table."""

    src: str
    alt: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a script fills; until then `otherwise` stands there."""

    id: str
    otherwise: Paragraph


Block = Paragraph | Points | Pairs | Entries | Table | Form | Code | Picture | Place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 or 3, and what stands under it; a `folded` one opens when asked."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `lead` says in a sentence or two what is on it, `here` is its own address, `data` leads to the same rows
    in other formats, `notes` must be known of the answer. `day` is the as-at date, in ISO form."""

    title: str
    sections: tuple[Section, ...]
    day: str = ""
    lead: tuple[Block, ...] = ()
    over: str = ""
    here: str = ""
    data: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    bar: Form | None = None
    scenario: str = ""
    indexed: bool = field(default=True)

    def contents(self) -> Iterator[tuple[int, Section]]:
        """The sections of the table of contents, each with its number."""
        return ((at, section) for at, section in enumerate(self.sections) if section.title and section.level == 2)
