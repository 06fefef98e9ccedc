"""What an inspection report judges: its grades, its findings sentence by sentence, what it asks and what it inspected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import Actor
from loaders.documents.model import Document, Grade, Mention
from loaders.documents.phrases import phrase
from loaders.documents.propose_cast import Cast
from loaders.documents.propose_record import Finding

_FRAMEWORK = re.compile(r"\bPEEL[^\n]{0,60}?((?:19|20)\d\d(?:[/–\-]\d\d)?)")
_STANDARD = re.compile(
    r"^(?:Police forces|Forces|A force|All forces|Each force|Every force) (?:should|must|need to|needs to)\b"
)
_SHORTEST, _LONGEST, _BEGINNING = 40, 3000, 120
# Pattern: kind of link, how sure, and why.
_MADE = {
    "inspector-standard": ("SETS_STANDARDS_FOR", 0.45, "what forces should do"),
    "inspector-finding": ("JUDGES", 0.7, "a finding on the force"),
    "inspector-asks": ("ASKS", 0.5, "what the force should do"),
    "inspector-inspected": ("INSPECTS", 0.72, "it says what was inspected"),
}


def find_judgements(document: Document, cast: Cast, actors: Mapping[str, Actor]) -> Iterator[Finding]:
    """Every judgement of the report on the one inspected."""
    framework = _framework(document)
    forces = actors.get("police-forces")
    general = Mention(0, 0, "forces", forces.id, forces.name, forces.kind, "forces in general", 0.9) if forces else None
    for grade in document.grades:
        yield _of_grade(grade, cast, framework)
    for start, end in document.sentences:
        for pattern in _patterns(document.text[start:end]) if end - start <= _LONGEST else ():
            object_ = general if pattern == "inspector-standard" else cast.subject
            values: dict[str, Any] = {"framework": framework} if pattern == "inspector-finding" else {}
            kind, sure, why = _MADE[pattern]
            if object_ is not None:
                yield Finding(cast.author, kind, object_, start, end, sure, pattern, (why,), values)


def _framework(document: Document) -> str:
    match = _FRAMEWORK.search(document.title or "") or _FRAMEWORK.search(document.text[:4000])
    if match:
        return f"PEEL {match[1].replace('–', '/').replace('-', '/')}"
    return "PEEL" if "PEEL" in document.text[:6000] else "inspection"


def _of_grade(grade: Grade, cast: Cast, framework: str) -> Finding:
    values = {"grade": grade.grade, "framework": framework, "about": grade.area.casefold()[:80]}
    why = (f"a grade for {grade.area}",)
    key = "-".join("".join(char if char.isalnum() and char.isascii() else " " for char in grade.area.casefold()).split())[:60]
    return Finding(cast.author, "JUDGES", cast.subject, grade.start, grade.end, 0.95, "grade", why, values, key)


def _patterns(text: str) -> Iterator[str]:
    """What a sentence of a report does: says what forces in general should do, or judges; asks; tells of an inspection."""
    if _STANDARD.match(text):
        yield "inspector-standard"
    elif _judges(text):
        yield "inspector-finding"
    if phrase("asks").search(text):
        yield "inspector-asks"
    if phrase("inspected").match(text) or phrase("inspected-anywhere").search(text):
        yield "inspector-inspected"


def _judges(text: str) -> bool:
    about = phrase("about-the-force").search(text[:_BEGINNING])
    return (
        bool(about) and len(text) > _SHORTEST and bool(phrase("judges").search(text)) and not phrase("no-finding").search(text)
    )
