"""Short forms that a document uses in its own sense without defining them: 'PCC' where it names a Press Complaints Commission
and no police and crime commissioner, 'the Council' after a Press Council."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.documents.model import Mention

_SHORT = re.compile(r"[A-Z]{3,6}")
_SMALL = frozenset("of the and for on in to a".split())


def in_own_sense(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with each short form of an actor that the text never names in full given to the one that it does, where
    the letters are its initials."""
    meant: dict[str, Mention] = {}
    for one in mentions:
        if one.actor is None and not _SHORT.fullmatch(one.text):
            meant.setdefault(_initials(one.text), one)
    mentions = _by_head(mentions)
    spelt: set[str | None] = {one.actor for one in mentions if one.actor and not one.text.isupper()}
    return [_given(one, meant, spelt) if _SHORT.fullmatch(one.text) else one for one in mentions]


def _given(short: Mention, meant: dict[str, Mention], spelt: set[str | None]) -> Mention:
    other = meant.get(short.text)
    if other is None or not short.actor or short.actor in spelt or short.reason.startswith("short form"):
        return short
    reason = f"'{short.text}' by the initials of {other.name}, which the text names"
    return replace(short, actor=None, name=other.name, kind=other.kind, reason=reason, confidence=0.7)


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z][\w’'-]*", text) if word not in _SMALL).upper()


def _by_head(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with 'the Council' of no class where one council was named by its whole name before."""
    last: dict[str, Mention] = {}
    made = []
    for one in mentions:
        *before, head = one.text.split()
        if before and one.kind not in ("sector_group", "people_group") and head in _HEADS:
            last[head] = one
        elif one.text in last and one.kind == "sector_group":
            whole = last[one.text]
            reason = f"'the {one.text}' after {whole.name}"
            one = replace(one, actor=whole.actor, name=whole.name, kind=whole.kind, reason=reason, confidence=0.72)
        made.append(one)
    return made


_HEADS = frozenset("Council Commission Authority Board Committee Panel Inspectorate".split())
