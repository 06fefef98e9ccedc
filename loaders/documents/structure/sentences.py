"""Splits blocks into sentences. One pass; a full stop after an abbreviation or an initial ends nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.days.dates import SHORT_MONTHS
from loaders.documents.structure.blocks import Block

_STOP = re.compile(
    r"[.?!]{1,3}(?:[”’\"')\]]|<sup>[\d,\[\] ]{1,20}</sup>|\[\^?(?:footnote )?f?\d{1,6}\]|[¹²³⁰⁴-⁹]){0,6}"
    r"(?=[\s\u00a0]{1,9}[\"“‘'(\[*_]{0,3}[A-Z0-9£])"
)
_WORD = re.compile(r"[\w&’'.-]{1,24}$")
_ABBREVIATED = frozenset(
    "mr mrs ms dr st no nos para paras p pp s ss vol cf e.g i.e eg ie etc vs v prof rt hon art arts reg regs sch sec sir gov.uk"
    " inc ltd co approx ch cl cm ed eds fig lt col sgt insp supt det".split()
) | frozenset(SHORT_MONTHS)
_ENDS_ANYWAY = frozenset({"etc", "ltd", "co", "gov.uk", "inc"})


def find_sentences(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Spans of sentences in the order of the text: those of headings, paragraphs, items and footnotes, not of tables."""
    spans: list[tuple[int, int]] = []
    for block in blocks:
        if block.role in ("front", "row", "grade", "rule"):
            continue
        spans.extend(_split(text, block))
        for note in block.inside:
            spans.extend(_split(text, note))
    return tuple(sorted(spans))


def _split(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.body
    cuts = iter([*block.cuts, (block.end, block.end)])
    low, high = next(cuts)
    for stop in _STOP.finditer(text, block.body, block.end):
        while stop.start() >= high and high < block.end:
            low, high = next(cuts)
        if low <= stop.start() < high or not _ends(text, start, stop):
            continue
        yield start, stop.end()
        start = stop.end()
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield start, block.end


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if text[stop.start()] != "." or stop.end() - stop.start() > 3:
        return True
    word = _WORD.search(text, max(start, stop.start() - 24), stop.start())
    if word is None:
        return True
    last = word[0].lower().strip("'’-")
    if last in _ABBREVIATED:
        return last in _ENDS_ANYWAY
    return not (len(last) == 1 and last.isalpha() and word[0].isupper())
