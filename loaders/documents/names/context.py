"""What only the context resolves: 'we' by the author, 'the force' by the subject, 'the Board' by the last board named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Actor
from loaders.documents.model import Document, Mention
from loaders.documents.names.heads import ANAPHORIC, head_of, kind_of
from loaders.documents.names.index import NameIndex
from loaders.documents.names.own import Own
from loaders.documents.names.secretary import secretary_of
from loaders.documents.names.speech import is_quoted
from loaders.documents.names.words import Token, fold_words

_WE = frozenset({"we", "our", "us", "ours", "ourselves"})
_I = frozenset({"I", "My", "my", "me"})
_BY_YEAR = "an Act told by its year alone"
_EACH = frozenset({"a", "each", "every", "any", "another"})


class Context:
    """Resolves pronouns and definite descriptions of one document, given the mentions that need no context."""

    def __init__(
        self,
        document: Document,
        names: NameIndex,
        tokens: Sequence[Token],
        found: Sequence[Mention],
        day: str | None,
        own: Own,
    ) -> None:
        self.document, self.names, self.tokens, self.day = document, names, tokens, day
        self.author = self._actor(document.author)
        self.subject, self.of_area = self._actor(own.subject), own.of_area
        self.committee = self._actor(document.committee)
        self.publisher = self._actor(document.publisher)
        self.quoted = sorted(pair.recommendation_span for pair in document.pairs)
        self.heads: dict[str, tuple[list[int], list[Mention]]] = {}
        self.named = {mention.actor for mention in found if mention.actor}
        self.acts = [(m.start, m) for m in found if m.kind == "instrument" and m.confidence >= 0.6]
        self.taken = [(mention.start, mention.end) for mention in found]
        for mention in found:
            head = _singular(head_of(list(fold_words(mention.name))) or head_of(list(fold_words(mention.text))) or "")
            deputy = head == "mayor" and mention.name.startswith("Deputy ")  # 'the Mayor' is not the deputy named before
            if head in ANAPHORIC and mention.confidence >= 0.6 and not deputy:
                starts, mentions = self.heads.setdefault(head, ([], []))
                starts.append(mention.start)
                mentions.append(mention)

    def _actor(self, name: str | None) -> Actor | None:
        return self.names.lookup(name, self.day) if name else None

    def resolve(self) -> Iterator[Mention]:
        """Every mention that the context resolves and no name covers."""
        if self.document.genre == "legislation":
            yield from self._secretary()
        own = fold_words(self.document.author or "") if self.author is None and self.document.genre == "evidence" else ()
        for at, token in enumerate(self.tokens):
            if self._is_taken(token.start):
                continue
            if own and token.capital and (named := self._author_named(at, own)) is not None:
                yield named
                continue
            before = self.tokens[at - 1] if at else None
            the = before is not None and before.fold in ("the", "this")
            if (token.fold in _WE and (token.raw.islower() or token.raw in ("We", "Our", "Us"))) or (
                token.raw in _I and self.document.genre in ("evidence", "peel") and self._is_own(token)
            ):
                yield from self._we(token)
            elif token.stem == "force" and the and token.raw[0] == "f":
                yield from self._force(at, token)
            elif token.fold == "force" and before is not None and before.fold in _EACH:
                yield from self._any_force(at, token)
            elif the and token.raw[0].isupper():
                yield from self._definite(at, token)
            elif before is not None and token.raw in ("Act", "Act’s", "Act's", "Order") and before.fold.isdigit():
                yield from self._dated(before, token)

    def _secretary(self) -> Iterator[Mention]:
        """'The Secretary of State' of a law: whoever holds the office, in a law on policing in practice the Home Secretary."""
        name = secretary_of(self.document)
        home = self.names.lookup(name, self.day) if name else None
        for at, token in enumerate(self.tokens[:-2]):
            end = self.tokens[at + 2]
            if home is not None and token.raw == "Secretary" and end.raw.startswith("State"):
                said = self.document.text[token.start : end.stem_end]
                reason = f"'Secretary of State' in a law: {home.name}"
                yield Mention(token.start, end.stem_end, said, home.id, home.name, home.kind, reason, 0.71)

    def _is_taken(self, start: int) -> bool:
        place = bisect_right(self.taken, (start, len(self.document.text) + 1)) - 1
        return place >= 0 and self.taken[place][1] > start

    def _we(self, token: Token) -> Iterator[Mention]:
        place = bisect_right(self.quoted, (token.start, len(self.document.text))) - 1
        asked = place >= 0 and self.quoted[place][1] > token.start
        if is_quoted(self.document.text, token.start) and not asked:
            return
        speaker = self.committee if asked else self.author
        if speaker is not None:
            yield self._of(token, speaker, f"'{token.raw}' is the {'committee' if asked else 'author'}", 0.9)
        elif not asked and self.document.author:
            name = self.document.author
            yield Mention(
                token.start, token.end, token.raw, None, name, _kind_of_author(name), f"'{token.raw}' is the author", 0.75
            )

    def _is_own(self, token: Token) -> bool:
        """Whether 'I' is the author, not a number."""
        after = self.document.text[token.end : token.end + 2]
        return token.raw != "I" or (after[:1] == " " and after[1:].islower())

    def _author_named(self, at: int, own: tuple[str, ...]) -> Mention | None:
        """The name of an author whom the graph does not hold, where the text writes of it in the third person."""
        part = self.tokens[at : at + len(own)]
        if (*(token.fold for token in part[:-1]), *(token.stem for token in part[-1:])) != own or not self.document.author:
            return None
        start, end = part[0].start, part[-1].stem_end
        name = " ".join(self.document.author.split())
        return Mention(start, end, self.document.text[start:end], None, name, _kind_of_author(name), "the author's name", 0.95)

    def _force(self, at: int, token: Token) -> Iterator[Mention]:
        after = self.tokens[at + 1].fold if at + 1 < len(self.tokens) else ""
        if after == "of":
            return
        if self.subject is not None:
            yield self._of(token, self.subject, "'the force' is the subject of the document", 0.92)
        elif (forces := self.names.lookup("police forces", self.day)) is not None:
            yield self._of(token, forces, "'the force' of nobody named", 0.5)

    def _any_force(self, at: int, token: Token) -> Iterator[Mention]:
        """'a force', 'each force': any of the police forces, but for 'a force for good' and the like."""
        after = self.tokens[at + 1].fold if at + 1 < len(self.tokens) else ""
        forces = self.names.lookup("police forces", self.day)
        if forces is not None and after not in ("for", "of", "majeure", "field", "multiplier"):
            yield self._of(token, forces, f"'{self.tokens[at - 1].fold} force': any of them", 0.8)

    def _definite(self, at: int, token: Token) -> Iterator[Mention]:
        """'the Board', 'the Commissioner', 'the Committee', 'the Department', 'the Act'."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and after.start - token.end == 1 and (after.raw[0].isupper() or after.fold in ("of", "for")):
            return
        head = _singular(token.stem)
        own = self._own() if at and self.tokens[at - 1].fold == "this" and head in ("act", "order") else None
        if own is not None:
            yield self._of(token, own, f"'this {token.raw}' is the document", 0.9)
        elif head == "committee" and self.committee is not None:
            yield self._of(token, self.committee, "'the Committee' of this inquiry", 0.85)
        elif head == "commissioner" and (chief := self._chief()) is not None:
            yield self._of(token, chief, "'the Commissioner' of the force spoken of", 0.85)
        elif head == "department" and self.publisher is not None and self.publisher.kind == "department":
            yield self._of(token, self.publisher, "'the Department' is the publisher", 0.8)
        else:
            last = next(self._last_named(head, token), None)
            area = self.of_area(head) if last is None or last.kind == "sector_group" else None
            if area is not None:
                last = self._of(token, area, f"'the {token.raw}' of the force that the document is about", 0.8)
            yield from () if last is None else (last,)

    def _last_named(self, head: str, token: Token) -> Iterator[Mention]:
        """'the Board' after a board named before it, known to the graph or new."""
        starts, mentions = self.heads.get(head, ([], []))
        place = bisect_right(starts, token.start) - 1
        if place >= 0 and token.stem == "commissioner":  # one of them, not the class, where one was named
            place = next((at for at in range(place, -1, -1) if mentions[at].kind != "sector_group"), place)
        if place >= 0:
            last, said = mentions[place], token.raw[: token.stem_end - token.start]
            reason = f"'the {token.raw}' after {last.name}"
            yield Mention(token.start, token.stem_end, said, last.actor, last.name, last.kind, reason, 0.72)

    def _dated(self, year: Token, token: Token) -> Iterator[Mention]:
        """'the 1997 Act' after an Act of that year; one that the text never names is told by its year alone."""
        last = [mention for start, mention in self.acts if start < year.start and mention.name.endswith(year.fold)]
        if len(year.fold) != 4 or not (last or token.raw.startswith("Act")):
            return
        said = self.document.text[year.start : token.stem_end]
        made = Mention(year.start, token.stem_end, said, None, said, "instrument", _BY_YEAR, 0.5)
        if last:
            act, reason = last[-1], f"'{said}' after {last[-1].name}"
            made = replace(made, actor=act.actor, name=act.name, kind=act.kind, reason=reason, confidence=0.8)
        starts, mentions = self.heads.setdefault("act", ([], []))
        place = bisect_right(starts, year.start)  # 'the Act' after it is that one
        starts.insert(place, year.start)
        mentions.insert(place, made)
        yield made

    def _own(self) -> Actor | None:
        """The Act or Order that the document is."""
        title = (self.document.title or "").partition(":")[0]
        return self.names.lookup(title, self.day) if self.document.genre == "legislation" and title else None

    def _chief(self) -> Actor | None:
        """The commissioner of the subject's force; the author's own office; the Metropolis's where it is named and no other."""
        if self.subject is not None and "City of London" in self.subject.name:
            return self.names.lookup("Commissioner of the City of London Police", self.day)
        if self.author is not None and self.author.kind == "local_policing_body":
            return self.author
        _, starts = self.heads.get("commissioner", ([], []))
        others = [mention for mention in starts if "Metropol" not in mention.name]
        metropolitan = self.names.lookup("Commissioner of Police of the Metropolis", self.day)
        met = self.names.lookup("Metropolitan Police Service", self.day)
        if met is None or metropolitan is None:
            return None
        mayors = self.names.lookup("Mayor's Office for Policing and Crime", self.day)
        named = not self.named.isdisjoint({met.id, metropolitan.id, mayors.id if mayors else met.id})
        return metropolitan if self.subject is met or (named and not others) else None

    def _of(self, token: Token, actor: Actor, reason: str, confidence: float) -> Mention:
        said = token.raw[: token.stem_end - token.start]
        return Mention(token.start, token.stem_end, said, actor.id, actor.name, actor.kind, reason, confidence)


def _kind_of_author(name: str) -> str:
    """What an author is that the graph does not hold: by the head of its name, else a person by title, else a charity."""
    words = list(fold_words(name))
    if words and words[0] in _TITLES:
        return "person"
    head = head_of(words)
    kind = kind_of(words, head) if head else None
    return kind if kind and kind not in ("sector_group", "document", "instrument", "programme") else "charity_or_ngo"


_TITLES = frozenset("dr professor sir dame lord lady baroness mr mrs ms rt".split())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in ANAPHORIC else word
