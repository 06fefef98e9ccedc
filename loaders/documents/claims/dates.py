"""Gives a link the time for which its sentence says it: since and until, where the phrase belongs to the link's own clause;
and of what is told in the past, the day, month or year in which it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.days.dates import first_day, last_day
from loaders.documents.claims.date_phrases import Bound, find_bounds
from loaders.documents.claims.modality import TOLD_IN_THE_PAST
from loaders.documents.claims.record import Finding
from loaders.documents.model import Mention
from loaders.documents.text import grammar, marks

# What happens on a day, and does not stand from one day to another; of these, what has stood since that day.
EVENTS = frozenset("ESTABLISHED_BY SUCCEEDS RECOMMENDS_TO RESPONDS_TO ASKS COMMISSIONS JUDGES".split())
_SINCE_THEN = ("ESTABLISHED_BY", "SUCCEEDS")
_HEAD = re.compile(r"(?:^|[;:,–—-]|\b(?:and|but|or|that|while|although|whereas|because|since|although))\s*$", re.IGNORECASE)
_MARK = re.compile(rf"[\s>*_#]*(?:(?:\(?\w{{1,5}}\)|\d{{1,3}}(?:\.\d{{1,3}})*[.)]?|[{marks.BULLETS}])\s+)?$")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"[;]|\b(?:but|while|whereas|although|though|however|now|today|currently|instead|thereafter|subsequently|since then"
    r"|until then|then|which|who|whom|whose|where|when)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[;:]|\b(?:and|or|but|which|who|whom|whose|that|when|where|while|whereas|although|because|if|so|as)\b", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"\b(?!(?:indeed|need|speed|red|united|agreed|wing|king|thing|during|following|policing|including|regarding|being)\b)"
    r"(?:\w{2,}(?:ed|ing)|made|held|taken|given|brought|begun|run|set|born|written|chosen|known|seen|sent|kept|paid|spent|due)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    rf"\b{grammar.any_of(grammar.FINITE)}"
    r"(?: \w+ly| not| also| then)?\s*$",
    re.IGNORECASE,
)
_FINITE = re.compile(rf"\b{grammar.any_of(grammar.FINITE - grammar.BARE)}\b", re.IGNORECASE)
# An aside between commas that begins a clause of its own.
_ASIDE = re.compile(
    r",\s*(?:which|who|whose|whom|that|(?:then |now |first )?\w+(?:ed|ing|en)|set up|made|led|run)\b[^,;]*,", re.IGNORECASE
)
_OPEN_ASIDE = re.compile(r",\s*(?:(?:then |now |first )?\w+(?:ed|ing|en)|set up|made|led|run)\b[^,;]*$", re.IGNORECASE)
# Things that have dates of their own: 'data from 2018', 'the plan before 2012'.
_DATED_THINGS = frozenset(
    "data case cases complaint complaints figure figures report reports review reviews evidence letter letters plan"
    " plans strategy strategies statement offence offences allegation allegations incident incidents budget budgets"
    " period periods year years event events matter matters death deaths account accounts recommendation"
    " recommendations inspection inspections survey surveys guidance records record results information minutes"
    " decision decisions money funding programme programmes census".split()
)
_TO_NOUNS = ("from", "before", "both")
_USED_TO = re.compile(r"\bused to\b", re.IGNORECASE)


def with_dates(findings: Iterable[Finding], text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """The findings of the sentence text[start:end] with `since` and `until` where its words say them of their verbs."""
    bounds = [
        bound
        for bound in find_bounds(text, start, end)
        if not any(one.start < bound.end and bound.start < one.end for one in mentions)
    ]
    moments = [bound for bound in bounds if bound.role == "at"]
    for finding in findings:
        yield _dated(finding, text, start, moments if finding.kind in EVENTS else bounds) if bounds else finding


def _dated(finding: Finding, text: str, start: int, bounds: Sequence[Bound]) -> Finding:
    own = sorted((bound for bound in bounds if _belongs(finding, bound, text, start)), key=lambda one: _far(finding, one))
    values: dict[str, Any] = {}
    used: list[Bound] = []
    for bound in own:
        said = _said(finding, bound)
        if said and not values.keys() & said.keys():
            values |= said
            used.append(bound)
    if not values or ("since" in values and "until" in values and last_day(values["until"]) < first_day(values["since"])):
        return finding
    kept = dict(finding.values)
    if "until" in values and kept.get("polarity") == "denied" and _USED_TO.search(text, start, finding.end):
        del kept["polarity"]  # 'used to fund until 2018' is said of the time before, not of the day on which it is said
    words = " and ".join(f"'{' '.join(text[one.start : one.end].split())}'" for one in used)
    return replace(finding, values={**kept, **values}, reasons=(*finding.reasons, f"time: {words}"))


def _said(finding: Finding, bound: Bound) -> dict[str, str]:
    """What a phrase says of the link; of what is still to come, 'no later than' says when it begins."""
    if bound.role == "at":
        return _happened(finding, bound)
    to_come = finding.values.get("status") in ("planned", "proposed")
    if bound.role in ("before", "deadline") and to_come:
        return {"since": bound.until} if bound.role == "deadline" and bound.until else {}
    return {name: date for name, date in (("since", bound.since), ("until", bound.until)) if date}


def _happened(finding: Finding, bound: Bound) -> dict[str, str]:
    """What 'in 2015' says of what is told in the past: when it was so, or since when somebody is set up or holds a post."""
    if TOLD_IN_THE_PAST not in finding.reasons or not bound.since or not bound.until or "period" in finding.values:
        return {}
    if finding.kind in _SINCE_THEN or finding.pattern == _TAKES_OFFICE:
        return {"since": bound.since}
    if finding.kind in _POSTS:
        return {}
    return {"happened": bound.since if bound.since == bound.until else f"{bound.since}..{bound.until}"}


def _far(finding: Finding, bound: Bound) -> int:
    """How far a phrase is from the words of the link, one within them nearest."""
    return max(finding.start - bound.end, bound.start - finding.end, 0)


def _belongs(finding: Finding, bound: Bound, text: str, start: int) -> bool:
    if bound.end <= finding.start:
        return _leads(finding, bound, text, start)
    if bound.start >= finding.end:
        return _follows(finding, bound, text)
    return _stands_within(finding, bound, text)


def _leads(finding: Finding, bound: Bound, text: str, start: int) -> bool:
    """'Until 2018, A inspected B': at the head of the clause, and nothing turns away from it before the link."""
    before = text[start : bound.start]
    if not (_MARK.fullmatch(before) or _HEAD.search(before)):
        return False
    between, said = text[bound.end : finding.start], _without_asides(text[finding.start : finding.end])
    turns = _CONTRAST if bound.role == "at" else _RELATIVE  # 'In 2015 A found that B'
    return not _CONTRAST.search(_without_asides(between)) and not turns.search(said)


def _follows(finding: Finding, bound: Bound, text: str) -> bool:
    """'A inspected B until 2018': nothing between that the date could belong to."""
    gap = text[finding.end : bound.start]
    if bound.role == "at" and gap.strip(" ,\n"):
        return False
    if _ELSEWHERE.search(gap) or _PARTICIPLE.search(gap):
        return False
    last = re.search(r"(\w+)\W*$", gap)
    if last and bound.role in _TO_NOUNS and last[1].casefold() in _DATED_THINGS:
        return False
    return not _RELATIVE.search(_without_asides(text[finding.start : finding.end])) or "," not in gap


def _stands_within(finding: Finding, bound: Bound, text: str) -> bool:
    """'The board has since 2018 overseen', 'was inspected until 2012 by A'; not 'officers recruited before 2012 are'."""
    before = _without_asides(text[finding.start : bound.start])
    after = text[bound.end : finding.end]
    if _OPEN_ASIDE.search(before) and "," in after:
        return False
    relative = list(_RELATIVE.finditer(before))
    if relative and (
        "," in after or _FINITE.search(before[relative[-1].end() :]) or _PARTICIPLE.search(before[relative[-1].end() :])
    ):
        return False
    last = re.search(r"(\w+)\W*$", before)
    if last is None:
        return True
    if bound.role == "at" and not _PARTICIPLE.fullmatch(last[1]):
        return False
    if _PARTICIPLE.fullmatch(last[1]) and not _AUXILIARY.search(before[: last.start()]):
        return not _FINITE.search(after) and not before[: last.start()].rstrip().endswith(",")
    return not (bound.role in _TO_NOUNS and last[1].casefold() in _DATED_THINGS and _FINITE.search(after))


def _without_asides(words: str) -> str:
    return _ASIDE.sub(",", words)


# Posts that a person held then: undated they would be in force.
_POSTS = ("HOLDS_OFFICE", "CHAIRS", "HEADS", "MEMBER_OF")
_TAKES_OFFICE = "took-office"
_ONCE = re.compile(
    r"\b(?:former|formerly|ex-|erstwhile|previous|previously|one-time|outgoing|retired|the late|predecessor"
    r"|(?:the|was|and|,|as|is)\s+then)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex|erstwhile|one-time|retired)[\s-]+(?:the\s+)?$", re.IGNORECASE)
_AT_THE_TIME = re.compile(r",?\s+(?:at (?:the|that) time|during (?:the|that) (?:period|time))\b", re.IGNORECASE)
_BEFORE, _DOUBT = 16, 0.6


def as_once_held(finding: Finding, text: str) -> Finding:
    """A post without its dates that the words call former: left for a person to date, since undated it would be in force."""
    dated = {"since", "until", "happened"} & finding.values.keys()
    if dated == {"since"} and _is_former(finding, text):
        finding = replace(finding, values={name: value for name, value in finding.values.items() if name != "since"})
    elif finding.kind not in _POSTS or dated:
        return finding
    ends = [end for end in (finding.subject, finding.object) if end is not None and finding.start <= end.start <= finding.end]
    if not ends:
        return finding
    low, high = min(end.start for end in ends), max(end.end for end in ends)
    if not _ONCE.search(text, max(low - _BEFORE, 0), high) and not _AT_THE_TIME.match(text, high):
        return finding
    reasons = (*finding.reasons, "held once, and no date of it is said")
    return replace(finding, confidence=finding.confidence * _DOUBT, reasons=reasons)


def _is_former(finding: Finding, text: str) -> bool:
    """Whether the post is called former by the word before it: the day since when is that of something else."""
    post = finding.object if finding.kind in _POSTS else None
    return post is not None and _FORMER.search(text, max(post.start - _BEFORE, 0), post.start) is not None
