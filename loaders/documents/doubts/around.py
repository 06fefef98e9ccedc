"""The words about a proposal and its ends, where its reader looks again."""

from __future__ import annotations

import re

from loaders.documents.claims.record import Finding
from loaders.documents.model import Mention


def before(end: Mention, text: str) -> str:
    return text[max(end.start - 160, 0) : end.start].rpartition("\n")[2]


def after(end: Mention, text: str) -> str:
    return text[end.end : end.end + 160].partition("\n")[0]


def stands(end: Mention | None, text: str) -> bool:
    """Whether the words of an end are where it says; not so for one that is only meant."""
    return end is not None and end.start < end.end and text[end.start : end.end] == end.text


def ends_of(finding: Finding, text: str) -> list[Mention]:
    """The ends that the words of the proposal name; not one that they only point back to."""
    return [
        end
        for end in (finding.subject, finding.object)
        if end is not None and stands(end, text) and finding.start <= end.start and end.end <= finding.end
    ]


def sentence_before(finding: Finding, text: str) -> str:
    """The words of the sentence, or of the line, before those of the proposal."""
    line = text[: finding.start].rpartition("\n")[2][-240:]
    return re.split(r"[.?!]\s", line)[-1]


def between(finding: Finding, text: str) -> str:
    """The words between the two ends; of an end that is not named, from where the proposal begins or to where it ends."""
    spans = sorted((end.start, end.end) for end in ends_of(finding, text))
    low, high = (spans[0][1], spans[-1][0]) if len(spans) == 2 else (finding.start, finding.end)
    return text[min(low, high) : max(low, high)]
