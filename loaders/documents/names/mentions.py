"""Mentions of actors in a document: names of the graph, short forms defined in the text, pronouns, definite descriptions
('the Board', 'the force') and proposed new actors. The longest name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.days.dates import first_day
from graph.model import Actor
from loaders.documents.model import GROUPS, Document, Mention
from loaders.documents.names.abbreviations import find_definitions
from loaders.documents.names.context import Context
from loaders.documents.names.heads import KINDS, head_of
from loaders.documents.names.index import Found, NameIndex
from loaders.documents.names.initials import in_own_sense
from loaders.documents.names.mayors import Mayors
from loaders.documents.names.new_actors import propose
from loaders.documents.names.own import Own
from loaders.documents.names.words import Token, fold_words, read_tokens

__all__ = ["NameIndex", "find_mentions"]
_BRACKET = re.compile(r" \(([A-Z]{2,8})\) ")
_FIRM = re.compile(r" (?:Ltd|Limited|LLP|plc|PLC)$")
_FRONT = re.compile(r"---\n.{0,4000}?\n---\n", re.DOTALL)
# Kinds that a heading of its own words names only in passing ('Statutory Guidance').
_TITLED = frozenset({"programme", "instrument", "document", "review_or_inquiry", "agency"})


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a short form of this text stands for."""

    actor: str | None
    name: str
    kind: str | None


def find_mentions(document: Document, names: NameIndex) -> list[Mention]:
    """Every mention in the order of the text, none overlapping. A name is read for the document's date; one that several
    actors may have is given without an actor. Lower `confidence` is given to what is inferred, proposed or common."""
    return _Finder(document.as_said, names).find()


class _Finder:
    def __init__(self, document: Document, names: NameIndex) -> None:
        self.document, self.names, self.text = document, names, document.text
        self.day = first_day(document.date) if document.date else None
        front = _FRONT.match(document.text)
        self.tokens = [token for token in read_tokens(document.text) if front is None or token.start >= front.end()]
        self.own = Own(document, names, self.tokens, self.day)
        self.known: dict[int, int] = {}
        self.short: dict[str, _Meaning] = {}
        self.long: dict[tuple[str, ...], Actor] = {}

    def find(self) -> list[Mention]:
        """Names first, then short forms, which need them, then proposals, then what only the context resolves."""
        named = list(self._named())
        proposed = list(self._proposed())
        self._define([*named, *proposed])
        proposed = self.own.parts([self._known_by_short_form(mention) for mention in proposed])
        found = [self.own.office(mention) for mention in _longest([*named, *proposed, *self._shortened()])]
        mayors = Mayors(self.document, self.names, self.day)
        found = in_own_sense(_longest([*found, *self.own.heads(found)]))
        found = [one for mention in found if (one := mayors.meant(mention))]
        told = Context(self.document, self.names, self.tokens, found, self.day, self.own).resolve()
        whole = _longest([*found, *(one for mention in told if (one := mayors.meant(mention)))])
        return [self.own.of_one(mention) for mention in whole]

    def _named(self) -> Iterator[Mention]:
        at = 0
        while at < len(self.tokens):
            found = self.names.longest(self.text, self.tokens, at)
            if found is None:
                at += 1
                continue
            if self.own.is_any(found, self.names.best(found.names, self.day), self.tokens[at]):
                at = found.after
                continue
            mention = self._mention(found)
            if mention.kind not in GROUPS or mention.text.isupper():
                self.known[at] = found.after
            yield mention
            at = found.after

    def _mention(self, found: Found) -> Mention:
        names = self.names.best(found.names, self.day)
        said = self.text[found.start : found.end]
        if len({name.actor.id for name in names}) > 1:
            reason = "name of several: " + ", ".join(sorted(name.actor.id for name in names)[:4])
            return Mention(found.start, found.end, said, None, said, names[0].actor.kind, reason, 0.5)
        name = names[0]
        confidence = {"name": 0.97, "alias": 0.95, "number": 0.8}[name.form]
        reason = {"name": "exact name", "alias": f"alias '{name.text}'", "number": f"number of '{name.text}'"}[name.form]
        if not name.holds_on(self.day):
            confidence, reason = 0.8, f"former name '{name.text}'"
        if name.actor.kind in GROUPS:
            confidence -= 0.1
        return Mention(found.start, found.end, said, name.actor.id, name.actor.name, name.actor.kind, reason, confidence)

    def _proposed(self) -> Iterator[Mention]:
        def known(low: int, high: int) -> bool:
            return self.known.get(low) == high

        for new in propose(self.text, self.tokens, known):
            said = self.text[new.start : new.end]
            if (actor := self.own.of_owner(said, new.start)) is not None:
                yield Mention(
                    new.start, new.end, said, actor.id, actor.name, actor.kind, f"'{said}' of whom it belongs to", 0.85
                )
                continue
            if (actor := self.own.of_subject(said)) is not None:
                reason = f"'{said}' of the subject of the document"
                yield Mention(new.start, new.end, said, actor.id, actor.name, actor.kind, reason, 0.75)
                continue
            if new.kind in _TITLED and not said[-1].isdigit() and self._is_heading(new.start, new.end):
                continue
            name = " ".join(said.split())
            if (actor := self._as_known(name)) is not None:
                yield Mention(new.start, new.end, said, actor.id, actor.name, actor.kind, f"'{name}' written otherwise", 0.8)
                continue
            yield Mention(new.start, new.end, said, None, name, new.kind, new.reason, new.confidence)

    def _is_heading(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the line."""
        low, high = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        rest = self.text[low:start] + self.text[end : high if high >= 0 else len(self.text)]
        return not any(char.isalpha() for char in rest)

    def _as_known(self, name: str) -> Actor | None:
        """The actor of the graph whose name differs only in 'of' and 'for', a part in brackets, or a last 'and …'."""
        forms = [name.replace(" for ", " of ", 1), name.replace(" of ", " for ", 1)]
        if (bracket := _BRACKET.search(name)) is not None:
            before, short = name[: bracket.start()].split(), bracket[1]
            forms += [
                " ".join([*before, name[bracket.end() :]]),
                " ".join([*before[: -len(short)], short, name[bracket.end() :]]),
            ]
        if (firm := _FIRM.search(name)) is not None:
            forms.append(name[: firm.start()])  # a body of the graph under the name it is registered by
        if "," in name and name.startswith("Minister "):
            forms.append(name.partition(",")[0])  # the same minister, with more to see to
        others = (form for form in forms if form != name)
        return self.names.first(others, self.day) or self.names.beginning(name)

    def _define(self, mentions: Iterable[Mention]) -> None:
        """Learn the short forms of this text; a long form that is no name must have a telling head."""
        ending: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda item: (item.end - item.start, item.actor is not None)):
            ending[mention.end] = mention
        for definition in find_definitions(self.text):
            named = ending.get(definition.end)
            # A group's name at the end of a longer one is not what the letters stand for: 'family liaison officer (FLO)'.
            late = 4 if named and named.kind in GROUPS and definition.letters else 40
            if (
                named is not None
                and named.start <= definition.start + late
                and (definition.letters or not _clashes(definition.short))
            ):
                meaning = _Meaning(named.actor, named.name, named.kind)
            else:
                words = " ".join(self.text[definition.start : definition.end].split())
                head = head_of(list(fold_words(words)))
                if not definition.letters or head is None:
                    continue
                actor = self.names.lookup(words, self.day)
                meaning = _Meaning(
                    actor.id if actor else None, actor.name if actor else words, actor.kind if actor else KINDS[head]
                )
            if meaning.actor is None and (actor := self._of_short_form(definition.short, meaning.name)) is not None:
                self.long[fold_words(meaning.name)] = actor
                meaning = _Meaning(actor.id, actor.name, actor.kind)
            self.short.setdefault(definition.short, meaning)

    def _of_short_form(self, short: str, name: str) -> Actor | None:
        """The actor that the graph calls by a short form too, where most words of the long one are of its name."""
        actor = self.names.lookup(short, self.day)
        if actor is None:
            return None
        mine = {word.removesuffix("s") for word in fold_words(name)}
        theirs = {
            word.removesuffix("s") for known in (actor.name, *(a.name for a in actor.aliases)) for word in fold_words(known)
        }
        only_short = all(" " not in known for known in (actor.name, *(alias.name for alias in actor.aliases)))
        return actor if only_short or 3 * len(mine & theirs) >= 2 * len(mine) else None

    def _known_by_short_form(self, mention: Mention) -> Mention:
        actor = self.long.get(fold_words(mention.name)) if mention.actor is None else None
        if actor is None:
            return mention
        return replace(mention, actor=actor.id, name=actor.name, kind=actor.kind, reason=f"'{mention.name}', by its short form")

    def _shortened(self) -> Iterator[Mention]:
        """Every place of a short form: one word with its capitals (or its plural), or several with a capital first."""
        phrases = {fold_words(short): short for short in self.short}
        most = max((len(words) for words in phrases), default=0)
        for at, token in enumerate(self.tokens):
            for count in range(min(most, len(self.tokens) - at), 0, -1):
                part = self.tokens[at : at + count]
                short = self._short_form(phrases, part)
                if short is not None:
                    yield self._as_defined(short, token.start, part[-1].stem_end)
                    break

    def _short_form(self, phrases: dict[tuple[str, ...], str], part: list[Token]) -> str | None:
        if not part[0].capital:
            return None
        first, last = tuple(token.fold for token in part[:-1]), part[-1].stem
        forms = (last, last.removesuffix("s"), f"{last}s")
        short = next((phrases[words] for words in ((*first, form) for form in forms) if words in phrases), None)
        if short is None or (len(part) == 1 and short[:-1].isupper() and part[0].raw[: len(short) - 1] != short[:-1]):
            return None
        return short

    def _as_defined(self, short: str, start: int, end: int) -> Mention:
        meaning = self.short[short]
        reason = f"short form defined in the text: {short} = {meaning.name}"
        confidence = 0.95 if meaning.actor else 0.7
        return Mention(start, end, self.text[start:end], meaning.actor, meaning.name, meaning.kind, reason, confidence)


def _clashes(short: str) -> bool:
    return len(short) < 2


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions left when a longer one beats those it overlaps; of two as long, the surer, and what the text defines."""
    taken: list[Mention] = []
    best = sorted(mentions, key=lambda m: (m.start - m.end, not m.reason.startswith("short form"), -m.confidence, m.start))
    held: set[int] = set()
    for mention in best:
        span = range(mention.start, mention.end)
        if held.isdisjoint(span):
            taken.append(mention)
            held.update(span)
    return sorted(taken, key=lambda m: m.start)
