"""The paragraphs of the document under review, and how far each is decided, by the rules of the coverage of a data folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.coverage import loose_pounds
from loaders.source_text import Paragraph, digest

OPEN, CLAIMS, NONE, QUIET = "open", "claims", "none", "quiet"
# A reason of fewer words is too short for a paragraph with a trigger word or a £ sign.
SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `state`: open (something is still to be decided: `why`), claims, none (for a `reason`), or quiet (nothing in
    it asks for a claim). `trigger` is the word that asks for one."""

    number: int
    start: int
    end: int
    text: str
    place: str
    state: str
    why: str = ""
    reason: str = ""
    trigger: str = ""


def key_of_line(source: str, line: Paragraph) -> str:
    """What the log calls a paragraph: its words and their place, so that a changed text is another."""
    return hashlib.sha256(f"none {source} {line.start} {digest(line.text)}".encode()).hexdigest()[:20]


def lines_of(
    paragraphs: Sequence[Paragraph], places: Mapping[int, str], triggers: Sequence[re.Pattern[str]],
    claims: Iterable[tuple[int, int]], open_: Iterable[tuple[int, int]], reasons: Mapping[int, str],
) -> list[Line]:  # fmt: skip
    """Every paragraph, with the spans of accepted `claims`, of proposals that are `open_`, and the `reasons` why none."""
    claimed, asked = sorted(claims), sorted(open_)
    return [
        _line(one, places[one.number], trigger_of(one.text, triggers), _within(one, claimed), _within(one, asked),
              reasons.get(one.number, ""))
        for one in paragraphs
    ]  # fmt: skip


def trigger_of(text: str, triggers: Sequence[re.Pattern[str]]) -> str:
    """The first word of a paragraph that asks for a claim or a sentence why none; '' where there is none."""
    if "£" in text:
        return "£"
    hits = [match for trigger in triggers if (match := trigger.search(text))]
    return min(hits, key=lambda match: match.start())[0] if hits else ""


def _within(line: Paragraph, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [span for span in spans if line.start <= span[0] and span[1] <= line.end]


def _line(
    one: Paragraph, place: str, trigger: str, claims: list[tuple[int, int]], open_: list[tuple[int, int]], reason: str
) -> Line:
    def made(state: str, why: str = "") -> Line:
        return Line(one.number, one.start, one.end, one.text, place, state, why, reason, trigger)

    if open_:
        return made(OPEN, f"{len(open_)} to decide")
    if claims:
        loose = loose_pounds(one, claims) and not reason
        return made(OPEN, "a £ sign stands in no claim: add one, or say why none") if loose else made(CLAIMS)
    if reason:
        return made(NONE)
    return made(OPEN, f"says ‘{trigger}’ and has no claim") if trigger else made(QUIET)
