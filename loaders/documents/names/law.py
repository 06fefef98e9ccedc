"""Whom an Act or Order means: 'the Secretary of State', 'the panel', a chief constable 'of the police force for that area'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.model import Actor
from graph.texts.strict_yaml import read_yaml
from loaders.documents.model import Document, Mention
from loaders.documents.names.secretary import secretary_of
from loaders.documents.names.terms import with_terms

_REASON = "whom the law on policing means by it"
# What only says for which area an office or body of a class is: it belongs to the name, and names no other body.
_WHICH = r"(?:an?|the|each|every|any|that|such|the relevant)"
_AREA = re.compile(
    r"(?:(?<=police)\sforce\b(?!['’])"
    rf"|\s(?:for|of|in|within)\s{_WHICH}\s(?:(?:police|policing)\s)?(?:area|force|district)s?\b(?!['’])"
    r"(?:\s(?:concerned|in question|in England and Wales|in England|in Wales)\b)?"
    rf"|\s(?:maintained|established)(?=\sfor\s{_WHICH}\s(?:(?:police|policing)\s)?(?:area|district)\b))+"
)
_OF_AREAS = frozenset("office sector_group local_policing_body committee police_force people_group body".split())
_BACK = re.compile(
    r"\b(?:the|that|such|any such)\s(?P<head>panel|commissioner|chief inspector|inspectors?|body|chief constable|chief officer"
    r"|director general|office|authority|commission|board|committee|council|agency|service|director|commander|ombudsman"
    r"|regulator|college)\b(?!\s(?:for|to be)\b)(?!-)(?P<of>\sof\b)?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:notif|inform|advis)\w{1,4}\s$")  # 'notify the panel of the suspension'
_FARTHEST = 6000


def with_law_names(document: Document, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> list[Mention]:
    """The mentions of an Act or Order: with whom it means by general words, and each name with the area it is for."""
    if document.genre != "legislation":
        return list(mentions)
    meant = {phrase: actors[id_] for phrase, id_ in load_law_names().items() if id_ in actors}
    if secretary_of(document) != "Home Secretary":
        meant.pop("secretary of state", None)
    kept = [_as_meant(mention, meant) for mention in mentions]
    kept += _phrases(document.text, kept, meant)
    kept = _with_areas(document.text, sorted(kept, key=_start))
    return with_terms(document, sorted([*kept, *_pointing_back(document.text, kept)], key=_start), actors)


def _as_meant(mention: Mention, meant: Mapping[str, Actor]) -> Mention:
    actor = meant.get(mention.text.casefold().removeprefix("the ")) if mention.actor is None else None
    if actor is None:
        return mention
    return replace(mention, actor=actor.id, name=actor.name, kind=actor.kind, reason=_REASON, confidence=0.9)


def _phrases(text: str, mentions: Sequence[Mention], meant: Mapping[str, Actor]) -> Iterator[Mention]:
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, meant), key=len, reverse=True)) + r")\b", re.IGNORECASE)
    for match in pattern.finditer(text) if meant else ():
        if match.start() not in taken and match.end() - 1 not in taken:
            actor = meant[match.group().casefold()]
            yield Mention(*match.span(), match.group(), actor.id, actor.name, actor.kind, _REASON, 0.9)


def _with_areas(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Each office or body of a class together with 'for a police area'; what is named within that is left out."""
    kept: list[Mention] = []
    reached = 0
    for mention in mentions:
        if mention.start < reached:
            continue
        match = _AREA.match(text, mention.end) if mention.kind in _OF_AREAS else None
        if match is not None:
            reason = f"{mention.reason}; with the area it is for"
            mention = replace(mention, end=match.end(), text=text[mention.start : match.end()], reason=reason)
            reached = match.end()
        kept.append(mention)
    return kept


def _pointing_back(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """'the panel', 'that Office' as the one last named by that word."""
    by_head: dict[str, list[Mention]] = {}
    for mention in mentions:
        for head in _heads(mention):
            by_head.setdefault(head, []).append(mention)
    taken = [(mention.start, mention.end) for mention in mentions]
    for match in _BACK.finditer(text):
        place = bisect_right(taken, (match.start("head"), len(text))) - 1
        if place >= 0 and taken[place][1] > match.start("head"):
            continue
        if match["of"] and not _TOLD.search(text, max(match.start() - 12, 0), match.start()):
            continue
        named = by_head.get(match["head"].casefold(), [])
        last = bisect_left(named, match.start(), key=_start) - 1
        if last >= 0 and match.start() - named[last].start < _FARTHEST and not _another(text, named[last], match, taken):
            one, (start, end) = named[last], match.span("head")
            reason = f"'{match.group()}' after {one.name}"
            yield replace(one, start=start, end=end, text=match["head"], reason=reason, confidence=min(one.confidence, 0.85))


def _another(text: str, named: Mention, match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether one of its kind that has no name comes between: 'a specified authority', then 'the authority'."""
    kind = rf"\b(?i:an?|any|each|every|another)\s(?:[a-z]\w*\s){{0,3}}(?P<head>{re.escape(match['head'].casefold())})\b"
    for found in re.finditer(kind, text[named.end : match.start()]):
        start = named.end + found.start("head")
        place = bisect_right(taken, (start, len(text))) - 1
        if place < 0 or taken[place][1] <= start:
            return True
    return False


def _start(mention: Mention) -> int:
    return mention.start


def _heads(mention: Mention) -> Iterator[str]:
    """The words a name is pointed back to by: 'office' of "Mayor's Office for …", 'chief inspector', 'panel'."""
    words = re.split(r"\s(?:for|of|to)\b", mention.text.casefold(), maxsplit=1)[0].split()
    yield from words[-1:]
    if len(words) > 1:
        yield " ".join(words[-2:])


@cache
def load_law_names() -> dict[str, str]:
    """Phrase to actor, from law_names.yaml."""
    path = Path(__file__).with_name("law_names.yaml")
    return {str(phrase): str(actor) for phrase, actor in read_yaml(path, path.name).items()}
