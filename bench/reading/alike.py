"""When a new actor that was proposed is the one that a person named."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Actor
from graph.naming.names import fold_name
from loaders.documents.model import Mention


def same_words(mention: Mention | None, end: str | None, actors: Mapping[str, Actor], owner: str | None) -> bool:
    """Whether a new actor is the one a person named: by most words, small ones and those of whom it belongs to aside."""
    if mention is None or mention.actor is not None or end not in actors:
        return False
    aside = {"of", "the", "for", "and", "in", "on", "s"} | _words_of(owner, actors)
    mine = set(fold_name(mention.name).split()) - aside
    names = (actors[end].name, end.replace("-", " "), *(alias.name for alias in actors[end].aliases))
    return any(
        2 * len(mine & theirs) > max(len(mine), len(theirs))
        for name in names
        if (theirs := set(fold_name(name).split()) - aside)
    )


def _words_of(actor: str | None, actors: Mapping[str, Actor]) -> set[str]:
    if actor not in actors:
        return set()
    names = (actors[actor].name, *(alias.name for alias in actors[actor].aliases))
    return {word for name in names for word in fold_name(name).split()}
