"""The text of a PDF: pages joined, headers and footers left out, broken lines put together again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from graph.errors import SourceTextError

LONGEST = 120.0
_WORKER = Path(__file__).with_name("pdf_worker.py")
_DIGITS = re.compile(r"\d+")
_STARTS = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s+[A-Z“\"‘\[(]|\(?[a-z]{1,4}\)\s|[•▪●◦‣·\uf0b7–*-]\s|\[\d{1,3}\]|#{1,6}\s"
    r"|(?:Recommendation|Conclusion|Government response|Annex|Chapter|Part|Table|Figure)\b)"
)


def pdf_text(path: Path, data: bytes) -> str:
    """The text, a blank line between paragraphs. SourceTextError where the PDF cannot be read or has no text."""
    pages = [page.split("\n") for page in _pages(path, data)]
    lines = _without_furniture(pages)
    if not any(line.strip() for line in lines):
        raise SourceTextError(f"{path}: the PDF has no text (a scan?); put it through OCR first")
    return _joined(lines)


def _pages(path: Path, data: bytes) -> list[str]:
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
    return [str(page) for page in said["pages"]]


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """All lines but those that stand at the top or the foot of many pages, digits aside, and bare page numbers."""
    pages = [[line.rstrip() for line in page if line.strip()] for page in pages]
    edges = Counter(key for page in pages for key in {_key(line) for line in page[:2] + page[-2:]})
    repeated = {key for key, count in edges.items() if count >= max(3, len(pages) // 3)}
    lines: list[str] = []
    for page in pages:
        last = len(page) - 1
        for at, line in enumerate(page):
            edge = at < 2 or at > last - 2
            if not (edge and (_key(line) in repeated or line.strip().isdigit())):
                lines.append(line)
    return lines


def _key(line: str) -> str:
    said = " ".join(line.split())
    return _DIGITS.sub("#", said) if len(said) < 60 else said


def _joined(lines: list[str]) -> str:
    """Lines that were broken by the page's width put together; a new paragraph where a line ends short or a mark begins."""
    widths = sorted(len(line) for line in lines)
    full = widths[int(len(widths) * 0.8)] * 0.8 if widths else 0
    out: list[str] = []
    for line in (line.strip() for line in lines):
        if out and _goes_on(out[-1], line, full):
            out[-1] = out[-1][:-1] + line if _hyphenated(out[-1], line) else f"{out[-1]} {line}"
        else:
            out.append(line)
    return "\n\n".join(out) + "\n"


def _goes_on(before: str, line: str, full: float) -> bool:
    if _STARTS.match(line):
        return False
    if line[:1].islower():
        return True
    last = before[-1:]
    if last in '.?!:;”"' or not last:
        return False
    return len(before) >= full


def _hyphenated(before: str, line: str) -> bool:
    return before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower()
