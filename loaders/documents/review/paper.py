"""The document under review: its text in normal form, its paragraphs and places, the actors that it names, its original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.model import Actor
from loaders.documents.model import Document, Mention
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.review.original import Original, original_of
from loaders.documents.structure.places import Places
from loaders.documents.structure.reader import read_document
from loaders.source_text import Paragraph, locate, paragraphs


@dataclass(frozen=True)
class Paper:
    """A document, read; `names` are those of the actors that are known."""

    document: Document
    names: NameIndex

    @classmethod
    def at(cls, path: Path, actors: Iterable[Actor]) -> Paper:
        """The document in a file. SourceTextError where it gives no text."""
        return cls(read_document(path, "auto"), NameIndex(actors))

    @property
    def text(self) -> str:
        """Normal form 1."""
        return self.document.text

    @property
    def title(self) -> str:
        """What it is called: its title, or else the name of its file."""
        return " ".join((self.document.title or Path(self.document.path).name).split())

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Its non-blank lines, as the coverage counts them."""
        return paragraphs(self.text)

    @cached_property
    def places(self) -> dict[int, str]:
        """The locator of each paragraph, by its number."""
        places = Places(self.document)
        return {one.number: places.of(one.start) for one in self.paragraphs}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Whom it names, in the order of the text; the new ones too."""
        return find_mentions(self.document, self.names)

    @cached_property
    def original(self) -> Original:
        """The file."""
        return original_of(Path(self.document.path).resolve(), self.paragraphs)

    def line_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds an offset."""
        return next((one for one in self.paragraphs if one.start <= offset < one.end), None)

    def span_of(self, start: int, end: int, words: str) -> tuple[int, int] | None:
        """The span of words that a person chose between two offsets: those, or where a form says others, these within the
        paragraph. White space at either end is left out; None where nothing is left, or more than one paragraph is touched."""
        home = self.line_at(min(max(start, 0), len(self.text)))
        if home is None:
            return None
        if words and " ".join(words.split()) != " ".join(self.text[start:end].split()):
            found = locate(self.text, words, (home.start, home.end))
            return min(found, key=lambda span: abs(span[0] - start)) if found else None
        chosen = self.text[start:end]
        low, high = start + len(chosen) - len(chosen.lstrip()), end - (len(chosen) - len(chosen.rstrip()))
        return (low, high) if home.start <= low < high <= home.end else None
