"""Whose mayor 'the Mayor' is: London's offices have their names in common with other places, which need not say where."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.model import Actor
from loaders.documents.model import Document, Mention
from loaders.documents.names.index import NameIndex

_LONDON = re.compile(r"(?<!City of )\bLondon\b|\bMOPAC\b|\bMetropolitan Police\b|\bMetropolis\b")
_ELSEWHERE = re.compile(
    r"\b[Mm]ayor (?:of|for) (?:the )?(?!London\b|Greater London\b|Policing\b)[A-Z]\w+"
    r"|\b[Cc]ombined (?:[Cc]ounty )?[Aa]uthorit(?:y|ies)\b"
)
_PLACE = re.compile(
    r"\b(?:Mayor (?:of|for) (?:the )?(?P<of>(?!London)[A-Z]\w+(?:(?: and| of| the)* [A-Z]\w+)*)"
    r"|(?:The )?(?P<place>[A-Z]\w+(?:(?: and| of| the)* [A-Z]\w+)*?) (?:Mayoral )?Combined (?:County )?Authority)"
)
_SHARED = re.compile(r"^(?:the )?(?:mayor\b|deputy mayor\b|police and crime (?:panel|committee)\b)", re.IGNORECASE)


class Mayors:
    """London's offices named by words that another place has too: left out in a document that is about another place."""

    def __init__(self, document: Document, names: NameIndex, day: str | None) -> None:
        self.names, title = names, document.title or ""
        titled = _ELSEWHERE.search(title) is not None and not _LONDON.search(title)
        other = _ELSEWHERE.search(document.text) is not None and not _LONDON.search(document.text)
        self.elsewhere = titled or other
        place = _PLACE.search(title) or _PLACE.search(document.text)
        self.own: Actor | None = names.lookup(f"Mayor of {place['of'] or place['place']}", day) if place else None

    def meant(self, mention: Mention) -> Mention | None:
        """The mention; with the mayor whom the document is about for London's, or None where nobody tells whom it means."""
        actor = self.names.actors.get(mention.actor or "")
        shared = (
            actor is not None and actor.area == "London" and _SHARED.match(mention.text) and not _LONDON.search(mention.text)
        )
        if not self.elsewhere or not shared:
            return mention
        if mention.text.casefold() != "mayor" or self.own is None:
            return None
        reason = f"'{mention.text}' of the place that the document is about"
        return replace(mention, actor=self.own.id, name=self.own.name, kind=self.own.kind, reason=reason, confidence=0.75)
