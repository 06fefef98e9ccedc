"""Holds the place of each claim against what its span says, where its source says how it is located."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import Fault
from graph.locators import heading_of
from loaders.dataset import Dataset
from loaders.documents.structure.headed import WITHIN
from loaders.documents.structure.locators import Locators
from loaders.source_text import fold
from loaders.sources import SourceTexts


def place_faults(dataset: Dataset, texts: SourceTexts) -> Iterator[Fault]:
    """Every claim whose place is not where its span lies. A claim made from a pattern is checked once, at its pattern."""
    seen: set[tuple[str, int, str]] = set()
    for entry in dataset.entries:
        claim = entry.claim
        locators = texts.locators(dataset.sources[claim.source]) if claim.start >= 0 else None
        if locators is None or (entry.file, entry.line, claim.source) in seen:
            continue
        seen.add((entry.file, entry.line, claim.source))
        expected = locators.of(claim.start)
        if expected is None:
            message = f"its span begins in no paragraph, heading or note of {claim.source}; quote the words anew"
        elif expected == claim.locator:
            continue
        else:
            text = texts.text(dataset.sources[claim.source]) or ""
            message = (
                f"{_wrong(claim.locator, locators, text, claim.source)}; expected '{expected}': run 'custodes pin' on this file"
            )
        yield Fault(entry.file, entry.line, f"{claim.about}: {message}")


def _wrong(place: str, locators: Locators, text: str, source: str) -> str:
    head = heading_of(place)
    last = head.rsplit(WITHIN, 1)[-1].removesuffix(" …")
    if head and fold(last) not in fold(text):
        return f"'place' is '{place}', and the heading '{last}' stands nowhere in {source}"
    if head and not locators.has_heading(head):
        return f"'place' is '{place}', and '{last}' is no heading of {source}"
    return f"'place' is '{place}', where its span does not lie"
