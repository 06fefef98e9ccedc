"""What was once so, or is only to come, in words that give no date: undated it would be read as being so."""

from __future__ import annotations

import re

from loaders.documents.claims.dates import EVENTS
from loaders.documents.claims.modality import TOLD_IN_THE_PAST
from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import after, before, between, ends_of, sentence_before

_POSTS = ("HOLDS_OFFICE", "CHAIRS", "HEADS", "MEMBER_OF")
# What happens once is told in the past.
_EVENTS = EVENTS | {"REFERS_TO"}
# What stands from one day to another, and may have ended since; not of these what says that it began.
_LASTING = frozenset(
    "OVERSEES MONITORS REGULATES DIRECTS SETS_PRIORITIES_FOR GOVERNED_BY OWES_DUTY_TO REPORTS_TO FUNDS PART_OF SUPPORTS"
    " COLLABORATES_WITH SUPPLIES_DATA_TO USES ADVISES POLICES REPRESENTS".split()
)
_BEGAN = re.compile(r"\b(?:agreed|signed|(?:was|were) (?:moved|placed|put) (?:in|into|under))\b")
_TAKES = re.compile(r"\b(?:appointed|elected|confirmed|named|chosen)\b")
_WAS = re.compile(r"\b(?:was|were|served|had|became|been|(?:chaired|headed|led)(?!\s+by\b))\b")
_FIRST = re.compile(r"\b(?:first|last|original|founding)\s+$")
_ONCE = re.compile(
    r"\b(?:originally|historically|formerly|previously|at one time|in those days|at (?:the|that) time|back then|until then|once"
    r"|in the past|(?:was|were) then|traditionally|initially|in its day|by then)\b",
    re.IGNORECASE,
)
_NEAR = 40
_PRESENT = re.compile(r"\b(?:is|are|has|have|now|today|currently|still|continues?)\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\s+(?:\w+ly\s+|also\s+|been\s+){0,2}\w+(?:ed|en|ept|elt|eld|ought|aught|iven|ade|et|un)\b")
_WOULD = re.compile(r"\b(?:would|could|might|'d)\b", re.IGNORECASE)
_PROPOSES = re.compile(
    r"\b(?:propos|recommend|suggest|plan|bill\b|new\b|option|idea|reform|model|future|intend|creat|establish)", re.IGNORECASE
)
_EXPECTED = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:expected|supposed|required|asked)\s+to\b")


def _dated(finding: Finding) -> bool:
    return bool({"since", "until", "happened", "period"} & finding.values.keys())


def _post_of_the_past(finding: Finding, text: str) -> str:
    """'A was the first Mayor', 'A, who was Mayor', 'the Board, which A chaired': a post held once."""
    if finding.kind not in _POSTS or _dated(finding):
        return ""
    words = between(finding, text)
    if _TAKES.search(words) or _PRESENT.search(words):
        return ""
    told = _WAS.search(words) or any(_FIRST.search(before(end, text)) for end in ends_of(finding, text))
    return "a post told in the past, and no date of it" if told else ""


def _once(finding: Finding, text: str) -> str:
    """'A originally oversaw B', 'at that time A inspected B', 'A had funded B'."""
    if finding.kind in _EVENTS or _dated(finding) or finding.values.get("polarity") == "denied":
        return ""
    words = f"{sentence_before(finding, text)[-_NEAR:]} {text[finding.start : finding.end]}"
    if _ONCE.search(words) and not _PRESENT.search(between(finding, text)):
        return "so once, and no date of it"
    return "so before what is told, and no date of it" if _HAD.search(between(finding, text)) else ""


def _only_would(finding: Finding, text: str) -> str:
    """'It would be part of B' of somebody who speaks with care; a proposal says that it is one."""
    if finding.values.get("status") != "proposed" or not _WOULD.search(text[finding.start : finding.end]):
        return ""
    words = text[max(finding.start - 300, 0) : finding.end + 100]
    return "'would', and no proposal" if not _PROPOSES.search(words) else ""


def _planned_as_norm(finding: Finding, text: str) -> str:
    """'A is expected to follow the Code': how it is to be done, not that it is to come."""
    planned = finding.values.get("status") == "planned"
    told = planned and _EXPECTED.search(text[finding.start : finding.end])
    return "how it is to be done, not that it is to come" if told else ""


def _as_title(finding: Finding, text: str) -> str:
    """'A succeeded B as chair' tells of a post, not of B."""
    told = finding.kind == "SUCCEEDS" and finding.object is not None and finding.object.kind != "person"
    last = max(ends_of(finding, text), key=lambda end: end.end, default=None)
    return "succeeds in a post" if told and last is not None and re.match(r"\s+as\b", after(last, text)) else ""


def _told_in_the_past(finding: Finding, text: str) -> str:
    """'A oversaw B', and nothing says when: whether it still does is not said."""
    lasts = finding.kind in _LASTING and not _BEGAN.search(text[finding.start : finding.end])
    told = lasts and TOLD_IN_THE_PAST in finding.reasons and not _dated(finding)
    return "told in the past, and no date of it" if told else ""


# Of ordinary prose alone: evidence and answers tell in the past what their author does.
PAST_OF_PROSE = (_told_in_the_past,)
IN_THE_PAST = (_post_of_the_past, _once, _only_would, _planned_as_norm, _as_title)
