"""The one force that ordinary prose is about: the title names it, or the page names one area and speaks of no others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.model import Actor
from loaders.documents.model import Document
from loaders.documents.names.index import NameIndex
from loaders.documents.names.words import Token, fold_words, read_tokens

_OF_A_FORCE = ("police_force", "local_policing_body", "committee", "office", "agency")
_NOT_PROSE = ("legislation", "response", "peel")
# How much of a page is read for the areas that it names, and how much of it opens it.
_FAR, _OPENING = 20_000, 400
# London has two forces, and whose office is meant there is told otherwise (`Context`); here it only stands beside others.
_LONDON = ""
# Areas that a text on many forces names as lands.
_LANDS = ("London", "City of London", "Scotland", "Northern Ireland")
# Words for the bodies of many areas: a page that has more of them than of its own area's names is about all of them.
_MANY = re.compile(
    r"\b(?:police forces|forces|PCCs|PFCCs|commissioners|chief constables|panels|43 (?:police )?forces|chief officers)\b",
    re.IGNORECASE,
)
# And for any one of them.
_ANY_ONE = re.compile(
    r"(?:\b(?:a|an|any|each|every|another|no)\s|\[)"
    r"(?:(?:police|and|crime|fire|new|one|single|local|elected|good|given|individual|particular|other)\s){0,4}"
    r"(?:PCC|commissioner|panel|police force|force|chief constable)\b",
    re.IGNORECASE,
)
# A page of one body names few other areas.
_FEW = 3


def force_of_page(document: Document, names: NameIndex, tokens: Sequence[Token], day: str | None) -> str | None:
    """Its name; None where none stands out."""
    if document.genre in _NOT_PROSE:
        return None
    first = document.text.lstrip("# \n").partition("\n")[0]
    title = document.title or (first if len(first) < 100 and first[-1:] not in (".", ";", ":") else "")
    words = read_tokens(title)
    named = {force for force, _ in (*_forces(title, words, names, day), *_areas(words, names))}
    if named or document.genre != "prose":
        return (named.pop() or None) if len(named) == 1 else None
    return _of_text(document.text, tokens, names, day) or None


def _of_text(text: str, tokens: Sequence[Token], names: NameIndex, day: str | None) -> str | None:
    counts, opening = _counted(text, tokens, names, day)
    if not counts or (len(counts) > 1 and len(opening) != 1):
        return None
    force = opening.pop() if len(opening) == 1 else next(iter(counts))
    often = counts[force]
    stands_out = all(often >= count for count in counts.values())
    return force if stands_out and len(_MANY.findall(text, 0, _FAR)) <= max(often, 1) else None


def _counted(text: str, tokens: Sequence[Token], names: NameIndex, day: str | None) -> tuple[Counter[str], set[str]]:
    """How often a page names each force or its area, and which its opening names."""
    near = [token for token in tokens if token.start < _FAR]
    found = [*_forces(text, near, names, day), *_areas(near, names)]
    return Counter(force for force, _ in found), {force for force, start in found if start < _OPENING}


def speaks_of_one(document: Document, names: NameIndex, tokens: Sequence[Token], day: str | None) -> bool:
    """Whether 'the PCC' of ordinary prose that no force stands out of is still one of them: it hardly speaks of them all."""
    if document.genre != "prose":
        return False
    counts, _ = _counted(document.text, tokens, names, day)
    many = len(_MANY.findall(document.text, 0, _FAR)) + len(_ANY_ONE.findall(document.text, 0, _FAR))
    return len(counts) <= _FEW and many <= counts.total()


def _forces(text: str, tokens: Sequence[Token], names: NameIndex, day: str | None) -> Iterator[tuple[str, int]]:
    """The forces of the bodies that a text names, and where."""
    at = 0
    while at < len(tokens):
        found = names.longest(text, tokens, at)
        for name in names.best(found.names, day) if found else ():
            for force in _forces_about(name.actor, names, day):
                yield force, tokens[at].start
        at = found.after if found else at + 1


def _forces_about(actor: Actor, names: NameIndex, day: str | None) -> Iterator[str]:
    """The force of an area's body; of a force with no area, itself or what its authority is for."""
    if actor.is_class or actor.kind not in _OF_A_FORCE:
        return
    if "London" in (actor.area or "") or actor.name.startswith("Metropolitan"):
        yield _LONDON
    elif actor.area:
        yield from (one.name for one in names.actors.values() if one.kind == "police_force" and one.area == actor.area)
    else:
        force = names.lookup(actor.name.removesuffix(" Authority"), day)
        if force is not None and force.kind == "police_force" and not force.is_class:
            yield force.name


def _areas(tokens: Sequence[Token], names: NameIndex) -> Iterator[tuple[str, int]]:
    """The forces whose area stands in the text by its own name: 'across Avon and Somerset'."""
    areas = {
        fold_words(one.area): one.name
        for one in names.actors.values()
        if one.kind == "police_force" and one.area and one.area not in _LANDS and not one.is_class
    }
    most = max((len(area) for area in areas), default=0)
    for at, token in enumerate(tokens):
        if token.capital:
            words = tuple(one.stem for one in tokens[at : at + most])
            long = next((size for size in range(len(words), 0, -1) if words[:size] in areas), 0)
            if long:
                yield areas[words[:long]], token.start
