"""What a verb before the verb takes back: a deed that somebody only wishes, tries, needs, is asked or is said to do.

'A wants to fund B', 'A tried to fund B', 'A needs to fund B', 'A was urged to fund B', 'A appears to fund B': none of these
says that A funds B.
"""

from __future__ import annotations

import re

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import sentence_before

# Of these kinds the asking, wishing or finding is itself the link.
_SAYS_SO = ("ASKS", "RECOMMENDS_TO", "JUDGES", "RESPONDS_TO", "COMMISSIONS")
_TO = r"\s+(?:\w+ly\s+|not\s+)?to\s+(?:\w+ly\s+)?(?:be\s+|have\s+been\s+)?[a-z]+"
_ONLY = tuple(
    (reason, re.compile(rf"\b(?:{words}){_TO}", re.IGNORECASE))
    for reason, words in (
        (
            "wished, not done",
            r"wants?|wanted|wanting|hopes?|hoped|hoping|wish|wishes|wished|(?:would|should)\s+like|prefers?|preferred|keen|eager"
            r"|willing|happy|reluctant|hesitant|tempted|determined|aspires?|longs?|ambition|desire|threaten(?:s|ed)",
        ),
        (
            "tried, not done",
            r"tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|struggl(?:e[sd]?|ing)|sought|endeavour(?:s|ed)?|striv(?:e|es|ing)|strove"
            r"|(?:do|does|did|doing)\s+(?:its|their|his|her)\s+best",
        ),
        ("needed, not done", r"needs?|(?:the|an?)\s+need"),
        (
            "asked of it, not done",
            r"(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:urged|asked|told|invited|encouraged|pressed|advised|challenged|begged"
            r"|implored|lobbied|reminded|persuaded|tempted|recommended)|under\s+pressure|called\s+(?:on|upon)",
        ),
        (
            "said of it, not known",
            r"claims?|claimed|purports?|purported|appears?|appeared|seems?|seemed|profess(?:es|ed)?|likely|unlikely"
            r"|(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:said|reported|alleged|thought|believed|supposed|rumoured|understood|assumed|deemed)",
        ),
    )
)
_LESS_THAN = re.compile(r"\b(?:rarely|seldom|occasionally|sporadically|infrequently)\b", re.IGNORECASE)


def _only_said(finding: Finding, text: str) -> str:
    """The reason why a deed is only wished, tried, needed, asked for or said by others."""
    if finding.kind in _SAYS_SO or finding.values.get("polarity") == "denied":
        return ""
    words = " ".join(text[finding.start : finding.end].split())
    return next((reason for reason, pattern in _ONLY if pattern.search(words)), "")


def _rarely(finding: Finding, text: str) -> str:
    """'A rarely inspects B': said to show how little there is of it."""
    if finding.values.get("polarity") == "denied":
        return ""
    words = f"{sentence_before(finding, text)[-20:]} {text[finding.start : finding.end]}"
    return "hardly so" if _LESS_THAN.search(words) else ""


ONLY_SAID = (_only_said, _rarely)
