"""What an inspection report judges: its grades, its findings sentence by sentence, what it asks and what it inspected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Actor
from loaders.documents.claims.cast import Cast
from loaders.documents.claims.local import names_of
from loaders.documents.claims.phrases import phrase
from loaders.documents.claims.record import Finding
from loaders.documents.model import Document, Grade, Mention
from loaders.documents.text.grammar import BARE, BE, DO, HAVE, any_of

_FRAMEWORK = re.compile(r"PEEL[:,]?\s(?:[a-z ]{3,40}\s)?(?P<from>20\d\d)(?:\s?[/–—-]\s?(?:20)?(?P<to>\d\d)\b)?", re.IGNORECASE)
_STANDARD = re.compile(
    r"^(?:Police forces|Forces|A force|All forces|Each force|Every force) (?:should|must|need to|needs to)\b"
)
_GRADES = r"(?:outstanding|good|adequate|inadequate|requires? improvement)"
_VERDICT = re.compile(
    rf"(?:is|was|are|remains)\s+(?:judged\s+to\s+be\s+|graded\s+(?:as\s+)?)?(?:{_GRADES})\b(?:\s+(?:at|in|for)\b|\W*$)|^[^.]{{0,90}}?\brequires?\s+improvement\b"
)
# A headline is a sentence, so it has a finite verb; a question or what the inspector says of itself is none.
_STANDING = BE | HAVE | DO | frozenset("can can't cannot need needs remain remains appear appears require requires".split())
_SAYS = re.compile(rf"\b{any_of(_STANDING - BARE)}\b")
_NO_HEADLINE = re.compile(
    r"(?:How|What|Why|When|Where|Who|Which|Our|We|You|In this|About|If|This|These|It|\W)\b", re.IGNORECASE
)
_DEMAND = re.compile(r"^.{0,60}?\b(?:must|should|(?<!the )needs? to|ought to|has to|have to)\b")
_NOBODY = re.compile(r"(?!)")
_SHORT_HEAD = 24
_SHORTEST, _LONGEST, _BEGINNING, _HEADLINE = 40, 3000, 120, 170
# Pattern: kind of link, how sure, and why.
_MADE = {
    "inspector-standard": ("ASKS", 0.62, "what forces in general should do"),
    "inspector-verdict": ("JUDGES", 0.92, "the grade of an area, in words"),
    "inspector-headline": ("JUDGES", 0.85, "a finding that stands over its paragraphs"),
    "inspector-finding": ("JUDGES", 0.72, "a finding on the force"),
    "inspector-asks": ("ASKS", 0.66, "what the force should do"),
    "inspector-inspected": ("INSPECTS", 0.72, "it says what was inspected"),
}


def find_judgements(document: Document, cast: Cast, actors: Mapping[str, Actor]) -> Iterator[Finding]:
    """Every judgement of the report on the one inspected."""
    framework = _framework(document)
    forces = actors.get("police-forces")
    general = Mention(0, 0, "forces", forces.id, forces.name, forces.kind, "forces in general", 0.9) if forces else None
    for grade in document.grades:
        yield _of_grade(grade, cast, framework)
    named = re.compile(names_of(cast.subject, actors) + r"\b(?!['’])", re.IGNORECASE) if cast.subject else _NOBODY
    for start, end in document.sentences:
        text = document.text[start:end]
        alone = text[-1:] not in ".:;?!" and document.text[end : end + 2].lstrip(" ")[:1] in ("\n", "")
        for pattern in _patterns(text, named, alone=alone) if end - start <= _LONGEST else ():
            object_ = general if pattern == "inspector-standard" else cast.subject
            kind, sure, why = _MADE[pattern]
            values: dict[str, Any] = {"framework": framework} if kind == "JUDGES" else {}
            if object_ is not None:
                yield Finding(cast.author, kind, object_, start, end, sure, pattern, (why,), values)


def _framework(document: Document) -> str:
    match = _FRAMEWORK.search(document.title or "") or _FRAMEWORK.search(document.text[:4000])
    if match:
        return f"PEEL {match['from']}/{match['to']}" if match["to"] else f"PEEL {match['from']}"
    return "PEEL" if "PEEL" in document.text[:6000] else "inspection"


def _of_grade(grade: Grade, cast: Cast, framework: str) -> Finding:
    values = {"grade": grade.grade, "framework": framework, "about": grade.area.casefold()[:80]}
    why = (f"a grade for {grade.area}",)
    key = "-".join("".join(char if char.isalnum() and char.isascii() else " " for char in grade.area.casefold()).split())[:60]
    return Finding(cast.author, "JUDGES", cast.subject, grade.start, grade.end, 0.95, "grade", why, values, key)


def _patterns(text: str, named: re.Pattern[str], *, alone: bool) -> Iterator[str]:
    """What a sentence of a report does: says what forces in general should do, or judges; asks; tells of an inspection.

    `named` matches the one inspected; `alone`: the sentence is a line of its own without a full stop, a headline.
    """
    if _STANDARD.match(text):
        yield "inspector-standard"
    elif judgement := _judgement(text, named, alone=alone):
        yield judgement
    if phrase("asks").search(text) and not _STANDARD.match(text):
        yield "inspector-asks"
    if phrase("inspected").match(text) or phrase("inspected-anywhere").search(text):
        yield "inspector-inspected"


def _judgement(text: str, named: re.Pattern[str], *, alone: bool) -> str | None:
    """Which pattern of judgement a sentence is, if any."""
    about = named.match(text)
    if alone and _DEMAND.search(text):
        return None  # what it is to do is asked, not found
    if about and _VERDICT.search(text[about.end() : about.end() + 100]):
        return "inspector-verdict"
    if alone and about and len(text) <= _HEADLINE and re.match(r"\s+\w", text[about.end() :]):
        return "inspector-headline"
    if alone and _SHORT_HEAD < len(text) <= _HEADLINE and _SAYS.search(text) and not _NO_HEADLINE.match(text):
        return "inspector-headline"
    if len(text) <= _SHORTEST or phrase("no-finding").search(text):
        return None
    if phrase("falls-short").search(text) or phrase("found").match(text):
        return "inspector-finding"
    near = about or phrase("about-the-force").search(text[:_BEGINNING])
    return "inspector-finding" if near and phrase("judges").search(text) else None
