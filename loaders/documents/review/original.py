"""The file that a document's text was taken from: what it is, and where in it a passage stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import SourceTextError
from loaders.documents.text.pdf_text import words_of_pages
from loaders.source_text import Paragraph

_WORDS_COMPARED = 40
_KINDS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word file", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("page", "text/html; charset=utf-8"),
    "text": ("text", "text/plain; charset=utf-8"),
}


@dataclass(frozen=True, slots=True)
class Original:
    """The file as it lies there. `kind`: pdf, docx, html or text; `pages` holds the page of each paragraph by its number."""

    path: Path
    kind: str
    pages: dict[int, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a person calls it."""
        return _KINDS[self.kind][0]

    @property
    def media(self) -> str:
        """Its media type."""
        return _KINDS[self.kind][1]

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.name

    def read(self) -> bytes:
        """Its bytes. SourceTextError where it is gone."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise SourceTextError(f"{self.path.name}: cannot be read any more ({error.strerror})") from None


def original_of(path: Path, paragraphs: Iterable[Paragraph]) -> Original:
    """What the file is, by its first bytes before its name, as the reader of texts decides it."""
    data = path.read_bytes()
    if data.startswith(b"%PDF-"):
        return Original(path, "pdf", _pages(path, data, paragraphs))
    if data.startswith(b"PK"):
        return Original(path, "docx")
    head = data[:600].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    html = path.suffix.lower() in (".html", ".htm") or head.startswith((b"<!doctype html", b"<html", b"<?xml"))
    return Original(path, "html" if html else "text")


def _pages(path: Path, data: bytes, paragraphs: Iterable[Paragraph]) -> dict[int, int]:
    """The page on which each paragraph begins: where its first letters stand, looked for from the page before on."""
    try:
        pages = [_letters(words) for words in words_of_pages(path, data)]
    except SourceTextError:
        return {}
    found: dict[int, int] = {}
    at = 0
    for one in paragraphs:
        sought = _letters(one.text)[:_WORDS_COMPARED]
        at = next((page for page in range(at, len(pages)) if sought and sought in pages[page]), at)
        found[one.number] = at + 1
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
