"""Capitalised terms of a law on one special force: 'the Police Authority' of the railways' police is theirs, no local one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import Actor
from loaders.documents.model import Document, Mention

# A force with no area, by the words a law names it with: its chief constable and authority by id.
_FORCES = {
    "British Transport Police": (
        "british-transport-police",
        "chief-constable-of-british-transport-police",
        "british-transport-police-authority",
    ),
    "Civil Nuclear": (
        "civil-nuclear-constabulary",
        "chief-constable-of-civil-nuclear-constabulary",
        "civil-nuclear-police-authority",
    ),
    "Ministry of Defence Police": ("ministry-of-defence-police", "chief-constable-of-ministry-of-defence-police", ""),
}
_TERM = re.compile(
    r"(?<![“\"])(?<![“\"] )\b[Tt]he (?P<term>Constabulary|Police Authority|Police Force|Authority)\b(?! (?:of|for) |\s[A-Z])"
)
_DEPUTIES = frozenset({"deputy chief constable", "assistant chief constable", "assistant chief constables"})
_WITHHELD = frozenset({"chief constable", "constabulary", "police authority", "police force", "authority"}) | _DEPUTIES
_CLASSES = ("sector_group", "people_group")


def with_terms(document: Document, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> list[Mention]:
    """The mentions of a law. Where it names a special force and has such terms, they and its bare 'chief constable' are that
    force's if a heading tells which; else they name nobody, since what the law defines stands elsewhere."""
    text = document.text
    if not any(force in text for force in _FORCES) or not _TERM.search(text):
        return list(mentions)
    own = _own(document)
    meant = {word: actors[id_] for word, id_ in own.items() if id_ in actors}
    kept = [one for mention in mentions if (one := _as_term(mention, meant))]
    taken = {place for one in kept for place in range(one.start, one.end)}
    return sorted([*kept, *(one for one in _terms(text, meant) if one.start not in taken)], key=lambda one: one.start)


def _own(document: Document) -> dict[str, str]:
    """What the terms mean, by the one special force that the title and the headings name."""
    headings = [document.title or "", *(line for line in document.text.split("\n") if line.startswith("#"))]
    named = [ids for force, ids in _FORCES.items() if any(force in line for line in headings)]
    if len(named) != 1:
        return {}
    force, chief, authority = named[0]
    return {
        "chief constable": chief,
        "constabulary": force,
        "police force": force,
        "police authority": authority,
        "authority": authority,
        **dict.fromkeys(_DEPUTIES, force),
    }


def _as_term(mention: Mention, meant: Mapping[str, Actor]) -> Mention | None:
    word = mention.text.casefold()
    general = mention.actor is None or mention.kind in _CLASSES
    if word not in _WITHHELD or not (general or word in _DEPUTIES):
        return mention
    if mention.text.islower() and not word.endswith(("chief constable", "chief constables")):
        return mention
    if word not in meant or mention.reason.startswith("short form"):
        return mention if mention.reason.startswith("short form") else None
    one = meant[word]
    if word in _DEPUTIES:  # ranks of a force that the graph need not hold
        name = f"{word.removesuffix('s').title()} of the {one.name}"
        return replace(mention, actor=None, name=name, kind="office", reason=f"'{mention.text}' of this law", confidence=0.8)
    return replace(mention, actor=one.id, name=one.name, kind=one.kind, reason=f"'{mention.text}' of this law", confidence=0.8)


def _terms(text: str, meant: Mapping[str, Actor]) -> Iterator[Mention]:
    for found in _TERM.finditer(text):
        one = meant.get(found["term"].casefold())
        if one is not None:
            yield Mention(*found.span("term"), found["term"], one.id, one.name, one.kind, f"'{found['term']}' of this law", 0.8)
