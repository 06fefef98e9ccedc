"""What reading a document gives: its structure, sentences and mentions. Spans are code points in normal form 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

# Kinds of actors that are many, spoken of together.
GROUPS = frozenset({"sector_group", "people_group", "public"})
GENRES = ("evidence", "response", "peel", "legislation", "prose")


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a document, with the parts in it. `number` is as the source prints it, without its full stop.

    Types: document, heading, section, paragraph, subparagraph (bullet, list item), footnote, recommendation,
    conclusion, response, grade, table, row, area_for_improvement, finding; of law: part, chapter, article,
    section, subsection, schedule, paragraph, subparagraph.

    Where a copy has lost its numbering (every paragraph is "1."), `number` is the number by appearance and
    `printed` what stands in the text; elsewhere `printed` is None.
    """

    type: str
    number: str | None
    title: str | None
    start: int
    end: int
    children: tuple[Node, ...] = ()
    printed: str | None = None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation (or conclusion) and the paragraphs that answer it.

    `recommendation` is the number as said ('Recommendation 27'); what has none is numbered by appearance
    ('Conclusion 1'). `answer_numbers` are the printed numbers of the answering paragraphs.
    """

    recommendation: str
    recommendation_span: tuple[int, int]
    answer_spans: tuple[tuple[int, int], ...]
    answer_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A judgement: the area judged, the grade, the span of the grade's words and of the section it belongs to."""

    area: str
    grade: str
    start: int
    end: int
    section_start: int
    section_end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document read. `author` is who says 'we', `subject` the body that 'the force' means, both as named in it;
    `committee` says 'we' in the recommendations that a response quotes.

    `cuts` are spans inside sentences that are not their words: footnote marks, and footnotes or page furniture
    that stand between the two halves of a sentence. A sentence's span runs over them; `words` leaves them out.
    `blanked` is the text of a law with spaces in the place of its marks of amendments, where it bears any.
    """

    path: str
    text: str
    genre: str
    title: str | None
    publisher: str | None
    date: str | None
    reference: str | None
    author: str | None
    subject: str | None
    root: Node
    pairs: tuple[Pair, ...] = ()
    grades: tuple[Grade, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    committee: str | None = None
    blanked: str | None = None

    @property
    def as_said(self) -> Document:
        """The document with the text that its words are read from: offsets are the same."""
        return self if self.blanked is None else replace(self, text=self.blanked, blanked=None)

    def words(self, start: int, end: int) -> str:
        """The text of a span without its cuts. Offsets in it are not offsets in `text`."""
        kept, at = [], start
        for low, high in self.cuts:
            if low >= end:
                break
            if high > at:
                kept.append(self.text[at : max(low, at)])
                at = max(at, high)
        return "".join([*kept, self.text[at:end]])


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor. `actor` is its id in the graph; None for one that is proposed as new, with a `kind`."""

    start: int
    end: int
    text: str
    actor: str | None
    name: str
    kind: str | None
    reason: str
    confidence: float
