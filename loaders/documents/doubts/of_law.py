"""What laws say in passing: whom an inspector is of, what a body is called, who appoints members, what was asked before."""

from __future__ import annotations

import re

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import after, before, between, ends_of, stands

_POST_OF = re.compile(
    r"\b(?:inspectors?|officers?|staff|auditors?|commissioners?|secretary|secretaries|clerks?|chairs?|chairman|head|director"
    r"|assistants?|deputy|deputies|servants?|employees?|administrator|registrar|adviser)\s+(?:of|for|to)\s+(?:the\s+|any\s+|a\s+)?$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"^[\s,]*(?:which is |that is )?(?:to be |shall be )?(?:known|called|named)\b")
_MAKES_MEMBERS = re.compile(r"\b(?:appoint|nominat|designat|elect|co-opt|choos|select)\w*\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|be|been|being)\s+(?:\w+ly\s+)?(?:appoint|nominat|designat|elect|co-opt|select)(?:ed|ted)\b")
_HAD_ASKED = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+)?(?:asked|requested|invited)\b")


def _post_of_it(finding: Finding, text: str) -> str:
    """'may appoint inspectors of A': appointed are inspectors, not A."""
    appointed = finding.object if finding.kind in ("APPOINTS", "REMOVES") else None
    if appointed is None or not stands(appointed, text):
        return ""
    return "a post at it or over it is filled" if _POST_OF.search(before(appointed, text)) else ""


def _appoints_members(finding: Finding, text: str) -> str:
    """'A may appoint persons to be members of B': A is no member."""
    words = between(finding, text) if finding.kind == "MEMBER_OF" else ""
    active = _MAKES_MEMBERS.search(words) and not _PASSIVE.search(words)
    return "who makes members is none" if active else ""


def _called_otherwise(finding: Finding, text: str) -> str:
    """'there is to be a police force to be known as A': set up is A."""
    if finding.kind != "ESTABLISHED_BY":
        return ""
    called = any(_CALLED.match(after(end, text)) for end in ends_of(finding, text))
    return "what it is to be called stands behind" if called else ""


def _asked_before(finding: Finding, text: str) -> str:
    """'a matter which A has asked B to report on' says on what B reports, once A has asked."""
    told = finding.kind == "ASKS" and _HAD_ASKED.search(text[finding.start : finding.end])
    return "only once it has asked" if told else ""


OF_LAW = (_post_of_it, _appoints_members, _called_otherwise)
OF_LAW_ALONE = (_asked_before,)
