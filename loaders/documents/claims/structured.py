"""Claims that a document's structure makes: recommendations and their answers; with what an inspection report judges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import Actor
from loaders.documents.claims.cast import Cast
from loaders.documents.claims.inspection import find_judgements
from loaders.documents.claims.local import find_local
from loaders.documents.claims.phrases import phrase
from loaders.documents.claims.recommendations import known_records
from loaders.documents.claims.record import Finding, end_id
from loaders.documents.model import Document, Mention, Pair

_ADDRESSED = re.compile(
    r"^(?:\s*\([^)]{1,20}\))?[\s,]*(?:and|or)?[^.;…—–:“”]{0,30}?\b(?:should|must|needs? to)\b", re.IGNORECASE
)
# A name after one of these belongs to another phrase: 'the workload for the police should fall' asks nothing of the police.
_BELONGS = re.compile(
    r"\b(?:for|to|of|by|from|with|on|in|facing|against|within|across|than)\s+(?:the\s+|both\s+)?$", re.IGNORECASE
)
_ASKS = re.compile(r"\b(?:should|must|recommends?|urges?|calls? (?:up)?on|needs? to|asks?|expects?|invites?)\b", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:urges?|call on|call upon|ask|invite|recommends? that)\s+(?:both\s+)?(?:the\s+)?"
    r"(?:[\w’' ]{2,40}\s+and\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
# Authors that write of units and plans of their own; a department's 'our strategy' is the Government's.
_OWNERS = ("police_force", "local_policing_body", "office", "professional_body", "agency", "inspectorate", "regulator",
           "charity_or_ngo", "staff_association", "local_authority", "university", "health_body", "unit")  # fmt: skip
# In how many sentences an answer says whether it accepts; in this order where two begin alike.
_OPENS = 2
_STANCES = ("partly", "rejected", "accepted", "noted")


def find_in_structure(
    document: Document, mentions: Sequence[Mention], actors: Mapping[str, Actor], cast: Cast
) -> Iterator[Finding]:
    """Every claim of the structure."""
    known = known_records(document, actors)
    for pair in document.pairs:
        yield from _of_pair(document, pair, cast, mentions, known)
    if document.genre == "peel" and cast.author and cast.subject:
        yield from find_judgements(document, cast, actors)
        yield from find_local(document, cast.subject, actors, mentions)
    if document.genre == "evidence" and cast.author and cast.author.kind in _OWNERS:
        yield from find_local(document, cast.author, actors, mentions)


def _of_pair(
    document: Document, pair: Pair, cast: Cast, mentions: Sequence[Mention], known: Mapping[str, Actor]
) -> Iterator[Finding]:
    record = _recommendation(document, pair, cast, known)
    start, end = pair.recommendation_span
    if cast.committee is not None:
        for mention, sure, why in _addressees(document.text, start, end, mentions, cast):
            stop = min(end, max(mention.end, start + 1)) if why else end
            reasons = (why or "no addressee named; it was made to the one who answers",)
            yield Finding(
                cast.committee, "RECOMMENDS_TO", mention, start, stop, sure * _weight(pair), "recommendation", reasons,
                {"on": end_id(record)}, _slug(pair.recommendation),
            )  # fmt: skip
    if cast.author is not None and pair.answer_spans:
        low, high = pair.answer_spans[0]
        stance = stance_of(" ".join(document.text[a:b] for a, b in pair.answer_spans))
        why = f"it says so: {stance}" if stance else "whether it accepts is not said in so many words"
        yield Finding(
            cast.author, "RESPONDS_TO", record, low, _first_sentence(document, low, high), 0.93 * _weight(pair), "answer",
            (f"it answers {pair.recommendation}", why), {"stance": stance} if stance else {},
        )  # fmt: skip


def _weight(pair: Pair) -> float:
    """A conclusion asks nothing of anybody: it is seldom a recommendation."""
    return 1.0 if pair.recommendation.casefold().startswith("recommendation") else 0.45


def stance_of(answer: str) -> str:
    """The stance that an answer states of the recommendation in its first sentences; '' where it does not.

    Guessed from any telling word it was the reader's in a fourth of the answers of a response: what 'already' or 'will
    consider' mean for the whole of a recommendation is a person's to judge."""
    begins = " ".join(re.split(r"(?<=[.!?])\s+", answer.strip())[:_OPENS])
    found = {name: match.start() for name in _STANCES if (match := phrase(f"stance-{name}").search(begins))}
    return min(found, key=lambda name: found[name], default="")


def _addressees(
    text: str, start: int, end: int, mentions: Sequence[Mention], cast: Cast
) -> list[tuple[Mention, float, str | None]]:
    """Who should or must, or is urged to; the author of the answer where nobody is."""
    found: dict[str | None, tuple[Mention, float, str | None]] = {}
    for mention in mentions:
        if not start <= mention.start < end or mention.actor == (cast.committee.actor if cast.committee else None):
            continue
        after, before = text[mention.end : mention.end + 60], text[max(start, mention.start - 80) : mention.start]
        named = mention.kind != "people_group" and _ADDRESSED.match(after) and not _BELONGS.search(before)
        if _CALLED.search(before) or named:
            found.setdefault(mention.actor or mention.name, (mention, 0.88, "it should, must or is urged to"))
    if found:
        return list(found.values())
    sure = 0.75 if _ASKS.search(text, start, end) else 0.5
    return [(replace(cast.author, start=start, end=end), sure, None)] if cast.author else []


def _recommendation(document: Document, pair: Pair, cast: Cast, known: Mapping[str, Actor]) -> Mention:
    start, end = pair.recommendation_span
    actor = known.get(pair.recommendation.casefold())
    if actor is not None:
        return Mention(start, end, pair.recommendation, actor.id, actor.name, "recommendation", "its number and words", 0.95)
    body = cast.committee.name if cast.committee else document.title or "the document"
    answered = document.date or f"in '{(document.title or document.path)[:80]}'"
    name = f"{pair.recommendation} of the {body}, answered {answered}"
    return Mention(start, end, pair.recommendation, None, name, "recommendation", "a recommendation of this document", 1.0)


def _first_sentence(document: Document, low: int, high: int) -> int:
    return next((end for start, end in document.sentences if low <= start < high), high)


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in text.casefold()).split())[:60]
