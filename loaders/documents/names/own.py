"""Names that mean something by whom they belong to: 'the PCC' of a document about one force, 'the NCA's Director General',
'our Professional Standards Department'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import Actor
from loaders.documents.model import Document, Mention
from loaders.documents.names.heads import POSTS
from loaders.documents.names.index import Found, Name, NameIndex
from loaders.documents.names.page import force_of_page, speaks_of_one
from loaders.documents.names.words import Token

_OFFICES = {
    "pcc": "Police and Crime Commissioner",
    "police and crime commissioner": "Police and Crime Commissioner",
    "office of the police and crime commissioner": "Police and Crime Commissioner",
    "opcc": "Police and Crime Commissioner",
    "police, fire and crime commissioner": "Police, Fire and Crime Commissioner",
    "chief constable": "Chief Constable",
    "police and crime panel": "Police and Crime Panel",
    "police, fire and crime panel": "Police and Crime Panel",
}
_BY_HEAD = {"commissioner": "Police and Crime Commissioner", "panel": "Police and Crime Panel"}
_ROLE = rf"\b(?P<role>{POSTS})\b"
_HEAD_OF = re.compile(_ROLE + r" (?:of|at) (?:the )?$")
_ITS_HEAD = re.compile(r"['’]s " + _ROLE)
_OWNER = re.compile(r"((?:[A-Z][\w-]{1,20} (?:of |and |the |for )?){0,5}[A-Z][\w-]{1,20})['’]s $")
_OFFICE_KINDS = ("sector_group", "unit", "local_policing_body", "office")
_FORCE_WORDS = re.compile(r"^the | (?:Police|Constabulary|Police Service)$", re.IGNORECASE)
# What a page may call the one that it is about.
_ONE_OF_THEM = frozenset({*_OFFICES, *_BY_HEAD, "force", "police force", "constabulary", "chief officer"})
_PLANS = frozenset({"police and crime plan", "police, fire and crime plan", "police and crime delivery plan"})
_UNSURE = 0.2
# What may stand between 'the' and the second of two offices of one area.
_BESIDE = frozenset("and elected local current police crime fire commissioner pcc opcc chief constable cc".split())
# What each force has of its own under the same name.
_PARTS = frozenset({"unit", "board", "committee", "department"})

_ANY = frozenset("a an each every any some no all other most several many few both another such two three".split())
_OF_AREA = re.compile(r"metropol|\bmet\b|london|\bcity\b|yard", re.IGNORECASE)
_AREA_WORDS = frozenset("force area district borough".split())
_OF_ANY_LEVEL = ("person", "document", "instrument", "review_or_inquiry", "recommendation", "finding")


def named_of(name: str, whose: str) -> str:
    """A name with whose it is: 'Vetting unit of Kent Police', 'Vetting unit of the Metropolitan Police Service'."""
    whole = whose.removeprefix("the ").removeprefix("The ")
    the = "" if whole.endswith((" Police", " Constabulary", " Council")) else "the "
    return f"{name[:1].upper()}{name[1:]} of {the}{whole}"


class Own:
    """Resolves such names of one document. `subject` is the force that it is about, if it is about one."""

    def __init__(self, document: Document, names: NameIndex, tokens: Sequence[Token], day: str | None) -> None:
        self.names, self.text, self.tokens, self.day = names, document.text, tokens, day
        self.index = {token.start: at for at, token in enumerate(tokens)}
        self.subject = document.subject or self._force_of(document.author) or force_of_page(document, names, tokens, day)
        self.one = not self.subject and speaks_of_one(document, names, tokens, day)
        about = [names.lookup(name, day) for name in (self.subject, document.author) if name]
        self.law = document.genre == "legislation"
        self.areas = frozenset(actor.area for actor in about if actor is not None and actor.area)

    def _force_of(self, author: str | None) -> str | None:
        """The force that a commissioner's own document is about: that of the same area."""
        actor = self.names.lookup(author, self.day) if author else None
        if actor is None or actor.kind != "local_policing_body" or not actor.area or actor.is_class:
            return None
        forces = (one.name for one in self.names.actors.values() if one.kind == "police_force" and one.area == actor.area)
        return next(forces, None)

    def of_area(self, head: str) -> Actor | None:
        """'The Commissioner' or 'the Panel' of a document about one force."""
        return self._office_of(_BY_HEAD[head]) if head in _BY_HEAD and self.subject else None

    def _office_of(self, office: str) -> Actor | None:
        subject = self.subject or ""
        area = _FORCE_WORDS.sub("", subject).strip()
        forms = [f"{area} {office}", f"{office} for {area}", f"{office} of {area}", f"{office} of {subject}"]
        force = self.names.lookup(subject, self.day)
        if force is not None and force.area:
            forms += [f"{force.area} {office}", f"{office} for {force.area}"]
        return self.names.first([*forms, f"{office} of the {subject}"], self.day)

    def office(self, mention: Mention) -> Mention:
        """'The PCC' or 'our Chief Constable' of a document about one force is that of its area, not the class."""
        office = _OFFICES.get(mention.text.casefold())
        if office is None or not self.subject or (mention.actor and mention.kind not in _OFFICE_KINDS):
            return mention
        any_ = office == "Chief Constable" and self._before(mention) in ("a", "new", "next")  # the post, whoever gets it
        if not any_ and not self._is_the(mention):
            return mention
        actor = self._office_of(office)
        if actor is None:
            return mention
        reason = f"'{mention.text}' of the force that the document is about"
        return replace(mention, actor=actor.id, name=actor.name, kind=actor.kind, reason=reason, confidence=0.85)

    def is_any(self, found: Found, names: Sequence[Name], first: Token) -> bool:
        """Whether words that one area's body is called by mean any such body: 'each police and crime committee' is not
        London's, nor is 'metropolitan police areas'. Small letters are enough where the document is about no such area."""
        actor = names[0].actor
        if self.law or actor.is_class or not actor.area or actor.kind in _OF_ANY_LEVEL:
            return False
        said, after = self.text[found.start : found.end], self.text[found.end : found.end + 8].split()
        at = self.index.get(first.start, 0)
        before = self.tokens[at - 1] if at else None
        any_ = before is not None and first.start - before.end <= 2 and before.fold in _ANY
        if said.split()[-1].casefold() == "police" and after:
            areas = after[0].strip(".,;").casefold()
            return areas.removesuffix("s") in _AREA_WORDS and (any_ or areas.endswith("s"))
        if _OF_AREA.search(said) or actor.area.casefold() in said.casefold():
            return False
        if names[0].form == "number" or any_:
            return True
        return not (any(char.isupper() for char in said[1:]) or actor.area in self.areas)

    def heads(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Offices of the graph said with a short form of their body: 'the Director General of the NCA', 'the NCA's …'."""
        for mention in mentions:
            before = _HEAD_OF.search(self.text, max(mention.start - 48, 0), mention.start)
            found = before or _ITS_HEAD.match(self.text, mention.end)
            if found is None or mention.actor is None:
                continue
            forms = (f"{found['role']} of the {mention.name}", f"{found['role']} of {mention.name}")
            actor = self.names.first(forms, self.day)
            if actor is not None:
                start, end = min(mention.start, found.start()), max(mention.end, found.end())
                reason = f"'{found['role']}' of {mention.name}"
                yield Mention(start, end, self.text[start:end], actor.id, actor.name, actor.kind, reason, 0.92)

    def parts(self, mentions: list[Mention]) -> list[Mention]:
        """New units that the document calls 'our …' somewhere, named after the force that it is about: every force has a
        Professional Standards Department."""
        ours = {m.name for m in mentions if m.actor is None and m.kind in _PARTS and self._before(m) in ("our", "forces")}
        if not ours or not self.subject:
            return mentions
        return [
            replace(mention, name=named_of(mention.name, self.subject))
            if mention.actor is None and mention.name in ours
            else mention
            for mention in mentions
        ]

    def of_one(self, mention: Mention) -> Mention:
        """A class where the page means one of its members and does not say which: no ground for a proposal."""
        said = " ".join(mention.text.casefold().replace("&", "and").split())
        plan = (self.one or self.subject) and said in _PLANS
        one = self.one and mention.kind == "sector_group" and said in _ONE_OF_THEM and self._is_the(mention)
        if not plan and not one:
            return mention
        return replace(mention, confidence=_UNSURE, reason="one of them, and the text does not say which")

    def _is_the(self, mention: Mention) -> bool:
        """Whether the words before say that one is meant: 'the PCC', 'our Chief Constable', 'the PCC and Chief Constable'."""
        at = self.index.get(mention.start, 0)
        while at and (before := self.tokens[at - 1].stem) in _BESIDE:
            at -= 1
        return bool(at) and before in ("the", "our", "its", "your")

    def _before(self, mention: Mention) -> str:
        at = self.index.get(mention.start, 0)
        return self.tokens[at - 1].fold if at else ""

    def of_owner(self, said: str, start: int) -> Actor | None:
        """The actor that the graph calls by the owner before it: "the London Assembly's Police and Crime Committee"."""
        owner = _OWNER.search(self.text, max(start - 60, 0), start)
        if owner is None:
            return None
        forms = (f"{said} of the {owner[1]}", f"{owner[1]} {said}", f"{said} of {owner[1]}")
        return self.names.first(forms, self.day)

    def of_subject(self, said: str) -> Actor | None:
        """The actor that the graph calls 'these words of the force' that the document is about."""
        return self.names.lookup(f"{said} of the {self.subject}", self.day) if self.subject else None
