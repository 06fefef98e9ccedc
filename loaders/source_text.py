"""Normal form 1 of a document, its paragraphs, and the digest that ties a claim to a span of it.

Normal form 1: UTF-8 without BOM, LF line ends, Unicode NFC, else unchanged. Offsets are code points in it.
A digest is the SHA-256 of a span whose white space, dashes and quotes have been folded, so that a copy of
the document that differs only in those still matches.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceTextError

_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b\u2032`\u00b4]")
_DOUBLE = re.compile("[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-blank line of normal form 1: its number from 1, and its span without the white space around it."""

    number: int
    start: int
    end: int
    text: str


def normal_form(data: bytes) -> str:
    """Normal form 1 of a UTF-8 document. UnicodeDecodeError when it is not UTF-8."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def read_normal_form(path: Path) -> str:
    """Normal form 1 of a file. SourceTextError names the file when it cannot be had."""
    try:
        return normal_form(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise SourceTextError(f"{path}: cannot be read as a source text ({reason}); check --sources") from None


def fold(text: str) -> str:
    """A span with white space, dashes and quotes folded: what digests are made of."""
    text = _DOUBLE.sub('"', _SINGLE.sub("'", _DASHES.sub("-", text)))
    return " ".join(text.split())


def digest(text: str) -> str:
    """SHA-256, in hex, of the folded span."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256, in hex, of a whole text as it stands in normal form: what sources.yaml pins."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraphs(text: str) -> list[Paragraph]:
    """Every non-blank line of a normal form, in order."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            left = start + line.index(stripped)
            found.append(Paragraph(len(found) + 1, left, left + len(stripped), stripped))
        start += len(line) + 1
    return found


def locate(text: str, quote: str, within: tuple[int, int] | None = None) -> list[tuple[int, int]]:
    """Every place where `quote` stands, folded alike; ' ... ' in it stands for any words of the same paragraph.

    Paragraphs do not run into each other: a quote lies within one line of the normal form.
    """
    low, high = within or (0, len(text))
    parts = [r"\s+".join(_folded_pattern(word) for word in part.split()) for part in re.split(r"\s*\.\.\.\s*", quote)]
    pattern = r"[^\n]*?".join(part for part in parts if part)
    return [match.span() for match in re.compile(pattern).finditer(text, low, high)] if pattern else []


def _folded_pattern(word: str) -> str:
    classes = {
        "-": "[-\u2010-\u2015\u2212\u00ad]",
        "'": "['\u2018\u2019\u201a\u201b`\u00b4]",
        '"': '["\u201c\u201d\u201e\u201f]',
    }
    return "".join(classes.get(char, re.escape(char)) for char in fold(word))
