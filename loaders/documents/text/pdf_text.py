"""The text of a PDF: pages joined, columns one after the other, headers and footers left out, broken lines put
together again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph.errors import SourceTextError
from loaders.documents.text.pdf_columns import Piece, in_reading_order

LONGEST = 120.0
# A new paragraph's space is wider by a fifth; so many spaces must tell, and such a share of all be wide.
_WIDER, _FEWEST, _SHARE = 1.2, 2, 0.03
_ENDS = frozenset('.?!:;”"')
_WORKER = Path(__file__).with_name("pdf_worker.py")
_DIGITS = re.compile(r"\d+")
# What a printer sets as one sign: 'Home Oﬃce' names the Home Office.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_STARTS = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s+[A-Z“\"‘\[(]|\(?[a-z]{1,4}\)\s|[•▪●◦‣·\uf0b7–*-]\s|\[\d{1,3}\]|#{1,6}\s"
    r"|(?:Recommendation|Conclusion|Government response|Annex|Chapter|Part|Table|Figure)\b)"
)


def pdf_text(path: Path, data: bytes) -> str:
    """The text, a blank line between paragraphs. SourceTextError where the PDF cannot be read or has no text."""
    lines = _without_furniture(_pages(path, data))
    if not any(line.words.strip() for line in lines):
        raise SourceTextError(f"{path}: the PDF has no text (a scan?); put it through OCR first")
    return _joined(lines)


def words_of_pages(path: Path, data: bytes) -> list[str]:
    """The words of each page, headers and footers too: enough to find the page on which a passage stands."""
    return [" ".join(line.words for line in page) for page in _pages(path, data)]


def _pages(path: Path, data: bytes) -> list[list[Piece]]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "document.pdf"
        copy.write_bytes(data)
        try:
            command = [sys.executable, str(_WORKER), str(copy)]
            done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False, stdin=subprocess.DEVNULL)
            said = json.loads(done.stdout)
        except subprocess.TimeoutExpired:
            raise SourceTextError(f"{path}: the PDF gave no text in {LONGEST:.0f} seconds; it may be damaged") from None
        except ValueError:
            raise SourceTextError(f"{path}: the PDF cannot be read; it may be damaged or too large") from None
    if "error" in said:
        raise SourceTextError(f"{path}: the PDF cannot be read: {said['error']}")
    return [_read(page) for page in said["pages"]]


def _read(page: dict[str, Any]) -> list[Piece]:
    lines = [Piece(str(words).translate(_LIGATURES), *place) for words, *place in page["lines"]]
    return in_reading_order(lines, str(page["laid_out"] or "").translate(_LIGATURES), page["rows"])


def _without_furniture(pages: list[list[Piece]]) -> list[Piece]:
    """All lines but those that stand at the top or the foot of many pages, digits aside, and bare page numbers."""
    pages = [[line for line in page if line.words.strip()] for page in pages]
    edges = Counter(key for page in pages for key in {_key(line.words) for line in page[:2] + page[-2:]})
    repeated = {key for key, count in edges.items() if count >= max(3, len(pages) // 3)}
    lines: list[Piece] = []
    for page in pages:
        last = len(page) - 1
        top = True
        for at, line in enumerate(page):
            edge = at < 2 or at > last - 2
            if not (edge and (_key(line.words) in repeated or line.words.strip().isdigit())):
                lines.append(replace(line, apart=None) if top else line)
                top = False
    return lines


def _key(line: str) -> str:
    said = " ".join(line.split())
    return _DIGITS.sub("#", said) if len(said) < 60 else said


def _joined(lines: list[Piece]) -> str:
    """Lines that were broken by the page's width put together; a new paragraph where more space stands between lines, or,
    where the spaces do not tell, where a line ends short; and where a mark begins."""
    widths = sorted(len(line.words) for line in lines)
    full = widths[int(len(widths) * 0.8)] * 0.8 if widths else 0
    most = _most_within(lines, full)
    out: list[str] = []
    for line in lines:
        words = line.words.strip()
        wide = None if most is None or line.apart is None or line.apart <= 0 else line.apart > most
        if out and _goes_on(out[-1], words, full, wide):
            out[-1] = out[-1][:-1] + words if _hyphenated(out[-1], words) else f"{out[-1]} {words}"
        else:
            out.append(words)
    return "\n\n".join(out) + "\n"


def _most_within(lines: list[Piece], full: float) -> float | None:
    """The most space between lines of one paragraph: a fifth over that behind full lines which end in mid-sentence. None
    where there are none such, or where paragraphs are not set apart by space."""
    within = sorted(
        line.apart
        for before, line in pairwise(lines)
        if line.apart is not None and line.apart > 0 and len(before.words) >= full and before.words.rstrip()[-1:] not in _ENDS
    )
    if len(within) < _FEWEST:
        return None
    most = within[len(within) // 2] * _WIDER
    known = [line.apart for line in lines if line.apart is not None and line.apart > 0]
    return most if sum(space > most for space in known) > len(known) * _SHARE else None


def _goes_on(before: str, line: str, full: float, wide: bool | None) -> bool:
    if _STARTS.match(line):
        return False
    if line[:1].islower():
        return True
    if wide is not None:
        return not wide
    last = before[-1:]
    if last in _ENDS or not last:
        return False
    return len(before) >= full


def _hyphenated(before: str, line: str) -> bool:
    return before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower()
