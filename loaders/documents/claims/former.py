"""Posts that a person held then: 'A, the former Chair of B', 'A, then Commissioner'. They are over; since when is not said."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.documents.claims.record import Finding

_POSTS = ("HOLDS_OFFICE", "CHAIRS", "HEADS", "MEMBER_OF")
_ONCE = re.compile(
    r"\b(?:former|formerly|ex-|erstwhile|previous|previously|one-time|outgoing|retired|the late|predecessor"
    r"|(?:the|was|and|,|as|is)\s+then)\b",
    re.IGNORECASE,
)
_AT_THE_TIME = re.compile(r",?\s+(?:at the time|during (?:the|that) (?:period|time))\b", re.IGNORECASE)
_BEFORE, _DOUBT = 16, 0.6


def as_once_held(finding: Finding, text: str) -> Finding:
    """A post without its dates that the words call former: left for a person to date, since undated it would be in force."""
    if finding.kind not in _POSTS or {"since", "until", "happened"} & finding.values.keys():
        return finding
    ends = [end for end in (finding.subject, finding.object) if end is not None and finding.start <= end.start <= finding.end]
    if not ends:
        return finding
    low, high = min(end.start for end in ends), max(end.end for end in ends)
    if not _ONCE.search(text, max(low - _BEFORE, 0), high) and not _AT_THE_TIME.match(text, high):
        return finding
    reasons = (*finding.reasons, "held once, and no date of it is said")
    return replace(finding, confidence=finding.confidence * _DOUBT, reasons=reasons)
