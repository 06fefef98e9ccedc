"""Works laid to somebody by few words: theirs by a possessive alone, only announced, or of a kind that every body has."""

from __future__ import annotations

import re

from loaders.documents.claims.record import Finding
from loaders.documents.doubts.around import between
from loaders.documents.names.described import DESCRIBED

# What tells of a work by whose it is, and not by what anybody does.
_BY_POSSESSION = ("own-by-possessive", "own-by-its", "noun-own-work", "has-own-work")
_BY_DOING = ("designs", "done-by", "owns", "runs-service", "works-listed")
_ANNOUNCES = re.compile(r"\b(?:announc|unveil|trail|promis|pledg)(?:e[sd]?|ing|ed|s)?\b", re.IGNORECASE)
# Things that every body has, or that are all of a field: to say whose they are tells nobody who runs what.
_OF_EVERYBODY = re.compile(
    r"\b(?:system|regime|policy|policies|approach|plans?|model|portfolio|business plan|indicators?|guidance|guidelines"
    r"|framework|process(?:es)?|procedures?|website|programme of work|workforce plan|legislation|measures|response|reforms?)\b",
    re.IGNORECASE,
)
# What one body does once, and is known by.
_DONE_ONCE = re.compile(r"\b(?:report|review|inquiry|consultation|investigation|survey)\b", re.IGNORECASE)
_EVIDENCE = re.compile(r"\b(?:evidence|testimony|statement|submission|petition|complaint)s?\b", re.IGNORECASE)
_CONSULTS = re.compile(r"\bconsult(?:s|ed|ing|ation)?\b", re.IGNORECASE)
_OUGHT = re.compile(r"\bmust|should|shall|need to|needs to|has to|have to\b", re.IGNORECASE)


def _no_name(finding: Finding) -> bool:
    """Whether the work is told in plain words, with no name of its own: no word of it has a capital."""
    made = finding.object
    if made is None or made.actor is not None or made.reason != DESCRIBED:
        return False
    return not re.search(r"\b[A-Z]", made.text)


def _only_theirs(finding: Finding, text: str) -> str:
    """'our asylum system', 'the Office's latest survey': whose it is said to be, and no name by which it could be found."""
    made = finding.object
    if finding.kind != "DELIVERS" or finding.pattern not in _BY_POSSESSION or made is None or _DONE_ONCE.search(made.name):
        return ""
    return "a thing of theirs that has no name" if _no_name(finding) else ""


def _not_done_yet(finding: Finding, text: str) -> str:
    """'A announced another review', 'forces must develop a model', 'A is building a system': no work that can be found."""
    if finding.kind != "DELIVERS" or finding.pattern not in _BY_DOING or finding.object is None:
        return ""
    words = between(finding, text)
    if _ANNOUNCES.search(words):
        return "only announced"
    if not _no_name(finding):
        return ""
    if _OF_EVERYBODY.search(finding.object.name):
        return "a thing of a kind that every body has"
    return "what somebody ought to make, and no name of it" if _OUGHT.search(words) else ""


def _said_once(finding: Finding, text: str) -> str:
    """'A submitted evidence to the Tribunal', 'A is consulting B': something done once, no line of report, no joint work."""
    words = between(finding, text)
    if finding.kind == "REPORTS_TO" and _EVIDENCE.search(words):
        return "evidence given once, no line of report"
    return "asked for its view, no joint work" if finding.kind == "COLLABORATES_WITH" and _CONSULTS.search(words) else ""


OF_WORKS = (_only_theirs, _not_done_yet, _said_once)
