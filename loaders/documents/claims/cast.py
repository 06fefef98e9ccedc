"""The standing parts of a document: who writes it, whom it is about, which committee it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.kinds import load_kinds
from graph.naming.names import fold_name
from loaders.documents.model import Document, Mention
from loaders.documents.names.speech import is_quoted

_FORCE = re.compile(r"(?:force|service)(?:['’]s)?", re.IGNORECASE)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OFTEN = 3
_ABOUT = re.compile(r"\b(?:inspection|review|audit|evaluation|inquiry)s? (?:of|into)\b.*", re.IGNORECASE)
_OTHERS_SPEAK = re.compile(
    r"\b(?:House of|Committee|Commons|Lords|MPs|MP|Hansard|Bill|[Dd]ebate|[Hh]earing|[Tt]ranscript|[Ww]itness|[Bb]riefing"
    r"|[Ii]nquiry|[Qq]uestion|[Aa]nswered|Counsel|Review of|Foundation|Institute)\b"
)
_OPENING, _HEAD = 400, 150
# A record of what was said: a line for each speaker, whose name it begins with. Each of them says 'we' of others.
_SPEAKER = re.compile(r"^((?:[A-Z][\w’'.-]{1,20} ){1,4}[A-Z][\w’'.-]{1,20}(?: ?\([^)\n]{2,60}\)){0,2}):\s", re.MULTILINE)
_SPEAKERS, _SPEECHES = 3, 8
_THE = re.compile(r"\b[Tt]he\s{1,3}$")


@dataclass(frozen=True, slots=True)
class Cast:
    """The parts as mentions; None where the document does not tell."""

    author: Mention | None
    subject: Mention | None
    committee: Mention | None


def cast_of(document: Document, mentions: Sequence[Mention]) -> Cast:
    """The parts, from the words 'we', 'the Committee' where they were resolved, and from what the document says of itself."""
    own = [m for m in mentions if m.text.casefold() in ("we", "our", "us", "i") and m.actor and m.kind != "committee"]
    author = _named(document.author, mentions) or _most(own)
    committee = _most(m for m in mentions if m.text.casefold() in ("the committee", "committee"))
    if document.genre == "response" and own:
        author = _most(own)
    if author is None and document.genre in ("evidence", "response", "prose"):
        author = _most_named(document, mentions)
    return Cast(
        author, _named(document.subject, mentions), committee or _most(m for m in mentions if m.kind == "committee" and m.actor)
    )


def with_cast(document: Document, mentions: Sequence[Mention], cast: Cast) -> list[Mention]:
    """The mentions, with 'the force' of an inspection as the force inspected."""
    if document.genre != "peel" or cast.subject is None:
        return list(mentions)
    subject = cast.subject
    return [_inspected(mention, subject, document.text) for mention in mentions]


def _most_named(document: Document, mentions: Sequence[Mention]) -> Mention | None:
    """The body that a document without a named author names most, where it stands out; not one that it inspects or reviews."""
    kinds = load_kinds().actors
    about = _ABOUT.search(document.title or document.text[:200])
    bodies = [
        m
        for m in mentions
        if m.actor
        and m.kind
        and m.kind not in ("sector_group", "legislature")
        and kinds[m.kind].group == "body"
        and not (about and fold_name(m.name) in fold_name(about[0]))
    ]
    most = _most(bodies)
    if document.genre == "prose" and not _speaks_itself(document, most, bodies):
        return None
    often = sum(1 for m in bodies if most is not None and m.actor == most.actor)
    return most if often >= _OFTEN and often * 4 >= len(bodies) else None


def _speaks_itself(document: Document, most: Mention | None, bodies: Sequence[Mention]) -> bool:
    """Whether prose may be that body's own: its opening names it, and is not that of a house, a hearing or a committee."""
    head = f"{document.title or ''} {document.text[:_HEAD]}"
    if most is None or _OTHERS_SPEAK.search(head.replace(most.text, "")) or _many_speak(document.text):
        return False
    return any(one.actor == most.actor and one.start < _OPENING for one in bodies)


def _many_speak(text: str) -> bool:
    """Whether it is a record of what several said."""
    spoken = [found[1] for found in _SPEAKER.finditer(text)]
    return len(spoken) >= _SPEECHES and len({*spoken}) >= _SPEAKERS


def with_author(document: Document, mentions: Sequence[Mention], cast: Cast) -> list[Mention]:
    """The mentions, with 'we' and 'our' as the author where nobody else resolved them."""
    author = cast.author
    if author is None or any(m.text.casefold() in ("we", "our", "us") for m in mentions):
        return list(mentions)
    taken = {place for m in mentions for place in range(m.start, m.end)}
    reason = f"'we' is taken to be {author.name}, which the document names most"
    found = [
        replace(author, start=match.start(), end=match.end(), text=match.group(), reason=reason, confidence=0.8)
        for match in _WE.finditer(document.text)
        if match.start() not in taken and not is_quoted(document.text, match.start())
    ]
    return sorted([*mentions, *found], key=lambda mention: mention.start)


def _inspected(mention: Mention, subject: Mention, text: str) -> Mention:
    before = text[max(0, mention.start - 8) : mention.start]
    if mention.actor != subject.actor and _FORCE.fullmatch(mention.text) and _THE.search(before):
        reason = "'the force' is the one inspected"
        return replace(mention, actor=subject.actor, name=subject.name, kind=subject.kind, reason=reason, confidence=0.9)
    return mention


def _named(name: str | None, mentions: Sequence[Mention]) -> Mention | None:
    if not name:
        return None
    wanted = fold_name(name)
    return _most(m for m in mentions if m.actor and wanted in (fold_name(m.name), fold_name(m.text)))


def _most(found: Iterable[Mention]) -> Mention | None:
    """The first mention of the actor most often meant."""
    counts: dict[tuple[str | None, str], list[Mention]] = {}
    for mention in found:
        counts.setdefault((mention.actor, mention.name), []).append(mention)
    return max(counts.values(), key=len)[0] if counts else None
