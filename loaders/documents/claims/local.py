"""What an inspected force has of its own: its teams and meetings, plans, systems and training, mostly in small letters.

'The force has a dedicated outreach team', 'its business plan', 'There is an integrated gangs unit': each is an actor that
the graph may not hold, named after the force, with the link that the words say of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.model import Actor
from graph.naming.names import fold_name
from loaders.documents.claims.phrases import phrase
from loaders.documents.claims.record import Finding
from loaders.documents.model import Document, Mention
from loaders.documents.names.heads import KINDS
from loaders.documents.names.own import named_of
from loaders.documents.names.speech import is_quoted

# Heads by what the force has to do with them: a part of it, or something that it runs.
_PARTS = frozenset(
    "team teams unit units command commands hub hubs centre directorate department squad desk academy board boards panel group"
    " groups forum forums meeting meetings network cell cells room rooms taskforce services".split()
)
_WORKS = frozenset(
    "plan plans strategy strategies policy policies dashboard dashboards programme programmes project scheme schemes system"
    " register campaign initiative pilot training course toolkit app portal protocol protocols framework guidance survey kit"
    " technique database software curriculum pack model website tool".split()
)
_KINDS = {"meeting": "board", "meetings": "board", "room": "unit", "rooms": "unit", "cell": "unit", "cells": "unit",
          "forums": "board", "services": "unit", "commands": "unit", "kit": "system", "technique": "system", "app": "system",
          "tool": "system", "pack": "instrument", "curriculum": "instrument", "strategies": "instrument",
          "policies": "instrument", "protocols": "instrument", "schemes": "programme"}  # fmt: skip
_WORD = r"[\w’'‘\-/&+]+"
# The words between the article and the head: none that begins another phrase.
_ELSEWHERE = r"(?!(?:of|for|to|in|on|at|by|with|from|that|which|who|whose|is|are|was|were|has|have|given|taken|made)\b)"
_PHRASE = rf"(?P<phrase>(?:{_ELSEWHERE}{_WORD}\s+){{1,7}}?)"
_HEAD = r"(?P<head>" + "|".join(sorted(_PARTS | _WORKS, key=len, reverse=True)) + r")\b(?![’'\-])"
_TAKES = r"(?:a\s+|an\s+|its\s+(?:own\s+)?|several\s+|two\s+|three\s+|the\s+)?"
_AFTER = r"(?!\s+(?:" + "|".join(sorted(_PARTS | _WORKS)) + r"|members?|staff|officers|leads?|meetings?)\b)"
_PLAIN = frozenset(
    "a an the new own clear good strong detailed dedicated effective comprehensive several many some other various different"
    " regular monthly weekly daily annual formal robust specialist central local national force force's current existing"
    " structured bespoke own further additional innovative two three four five also and more first well developed improved"
    " ambitious extensive recognised approved established successful user-friendly overarching overall wider".split()
)
_UNFIT = frozenset(
    "policing police same whole right not no any each every all enough sufficient better working this that these those good"
    " such one independent advisory reinvested invested tools processes a an".split()
)


def find_local(
    document: Document, subject: Mention, actors: Mapping[str, Actor], mentions: Sequence[Mention]
) -> Iterator[Finding]:
    """A part or a work of `subject` for each phrase that says it has one: 'the force has', 'its' in a report on it,
    'we have', 'our' where it writes itself."""
    writes = document.genre != "peel"
    known, names = _known(actors), names_of(subject, actors)
    named_there = {mention.end: mention for mention in mentions}
    for start, end in document.sentences:
        text = document.text[start:end]
        for match, sure, why in _said(text, names, writes=writes):
            if writes and is_quoted(document.text, start + match.start()):
                continue  # 'our' of somebody quoted
            named = _named(match)
            if named is None:
                continue
            low, high = start + match.start("phrase") + named[1], start + match.end("head")
            thing = named_there.get(high) or _thing(
                document.text[low:high], named[0], match["head"].casefold(), (low, high), subject, known
            )
            part = match["head"].casefold() in _PARTS
            ends = (thing, subject) if part else (subject, thing)
            status = {"status": "planned"} if phrase("not-yet").search(match[0]) else {}
            yield Finding(ends[0], "PART_OF" if part else "DELIVERS", ends[1], start + match.start(), high, sure,
                          "local-part" if part else "local-work", (why,), status)  # fmt: skip


def names_of(subject: Mention, actors: Mapping[str, Actor]) -> str:
    """An expression for how a document calls its subject: its name, its aliases, 'the force'."""
    known = actors.get(subject.actor or "")
    names = {subject.name, subject.text} | ({alias.name for alias in known.aliases} if known else set())
    words = "|".join(sorted((re.escape(name.removeprefix("the ")) for name in names if name), key=len, reverse=True))
    return rf"(?:the\s+)?(?:{words}|force|service|constabulary)"


def _said(text: str, names: str, *, writes: bool) -> Iterator[tuple[re.Match[str], float, str]]:
    told = (("we-have", 0.7, "the author has it"), ("our", 0.66, "named as the author's own"))
    reported = (("has", 0.7, "the force has it"), ("its", 0.68, "named as the force's own"), ("there", 0.64, "it is there"))
    for name, sure, why in told if writes else reported:
        for match in _form(name, names).finditer(text):
            yield match, sure, why


@cache
def _form(name: str, names: str) -> re.Pattern[str]:
    has = phrase("force-has").pattern
    before = {
        "has": rf"\b(?:{names}|it|they)\s+{has}\s+{_TAKES}",
        "its": rf"\b(?:{names}[’']s|its)\s+",
        "there": r"\bthere\s+(?:is|are)\s+(?:also\s+)?(?:a\s+|an\s+)?",
        "we-have": rf"\b(?:we|{names})\s+{has}\s+{_TAKES}",
        "our": rf"\b(?:our|{names}[’']s)\s+",
    }[name]
    return re.compile(before + _PHRASE + _HEAD + _AFTER, re.IGNORECASE)


def _named(match: re.Match[str]) -> tuple[str, int] | None:
    """The words that name the thing, without those that only praise it, and where they begin in the phrase."""
    words = [*re.finditer(_WORD, match["phrase"])]
    while words and words[0][0].casefold().replace("’", "'") in _PLAIN:
        words.pop(0)
    low = [word[0].casefold() for word in words]
    if (
        not words
        or not _UNFIT.isdisjoint(low)
        or not (_PARTS | _WORKS).isdisjoint(low)
        or any(word.endswith(("ly", "n’t", "n't")) for word in low)
    ):
        return None
    return match["phrase"][words[0].start() :].strip(" ‘’'"), words[0].start()


def _thing(words: str, name: str, head: str, span: tuple[int, int], subject: Mention, known: Mapping[str, Actor]) -> Mention:
    """The thing as the graph has it, or a new actor named after the force."""
    full = named_of(f"{name} {head}", subject.name)
    actor = known.get(fold_name(full))
    if actor is not None:
        return Mention(*span, words, actor.id, actor.name, actor.kind, "a name of the graph", 0.9)
    kind = _KINDS.get(head) or KINDS.get(head) or KINDS.get(head.removesuffix("s")) or "unit"
    return Mention(*span, words, None, full, kind, "new: the force's own", 0.7)


def _known(actors: Mapping[str, Actor]) -> dict[str, Actor]:
    return {fold_name(actor.name): actor for actor in actors.values()}
