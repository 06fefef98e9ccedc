"""What 'this forum', 'these guidelines', 'the programme' or 'it' at the head of a sentence stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.naming.names import fold_name
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.text.grammar import FINITE

GENRES = ("evidence", "response", "prose")
_OF_KIND = {
    word: frozenset(kinds.split())
    for words, kinds in {
        "forum board group body committee panel council taskforce meeting": "board committee",
        "guidelines guidance framework strategy plan act bill code protocol measures legislation reforms standards requirement"
        " charter covenant policy": "instrument",
        "programme scheme initiative project campaign pilot operation course training package": "programme",
        "fund funding grant": "fund",
        "unit units team teams centre hub network": "unit board",
        "review inquiry survey inspection evaluation": "review_or_inquiry",
        "database system dashboard dashboards platform tool portal": "system",
        "report": "document",
    }.items()
    for word in words.split()
}
# Words that need not stand in the name of what they mean.
_GENERAL = frozenset("forum body group measures initiative programme scheme legislation project system platform tool".split())
_WORKS = frozenset().union(*_OF_KIND.values())
_POINTING = frozenset("this these such its".split())
_BESIDE = frozenset("new latest current revised statutory bi-annual same annual joint national important".split())
_DOES = FINITE | frozenset(
    "aims seeks sets helps supports provides enables allows ensures brings gives builds requires outlines represents"
    " complements strengthens improves increases covers offers".split()
)
_NOT_IT = frozenset("is was has been".split())


@dataclass
class Memory:
    """The things named so far in the paragraph, the last first."""

    named: list[Mention] = field(default_factory=list)
    many: Token | None = None
    last: list[Mention] = field(default_factory=list)

    def forget(self) -> None:
        """A new paragraph begins."""
        self.named.clear()
        self.last.clear()
        self.many = None

    def note(self, tokens: Sequence[Token]) -> None:
        """Keep what a sentence names."""
        self.last = [mention for token in tokens for mention in token.mentions if mention.kind in _WORKS]
        self.many = next((token for token in reversed(tokens) if token.is_actor and _is_plural(token)), self.many)
        self.named = [*reversed(self.last), *self.named][:20]

    def resolved(self, tokens: list[Token]) -> list[Token]:
        """The tokens with the words that point back given as the thing they stand for."""
        return self._them(self._at_head(tokens))

    def _them(self, tokens: list[Token]) -> list[Token]:
        """'them' as the group of the sentence before, where its own sentence names none ahead of it."""
        at = next((index for index, token in enumerate(tokens) if token.low == "them"), None)
        if at is None or self.many is None or any(token.is_actor and _is_plural(token) for token in tokens[:at]):
            return tokens
        ends = tuple(
            replace(one, confidence=one.confidence * 0.8, reason=f"'them' stands for {one.name}") for one in self.many.mentions
        )
        return [*tokens[:at], Token("+", tokens[at].start, tokens[at].end, ends), *tokens[at + 1 :]]

    def _at_head(self, tokens: list[Token]) -> list[Token]:
        if len(tokens) < 2 or tokens[0].is_actor:
            return tokens
        if tokens[0].low in ("it", "this") and tokens[1].low in _DOES and not tokens[1].is_actor:
            plain = tokens[1].low not in _NOT_IT
            return [_as(self.last[-1], tokens[0], 0.8), *tokens[1:]] if self.last and plain else tokens
        at = 0
        while at < min(3, len(tokens) - 1) and not tokens[at].is_actor and tokens[at].low in _POINTING | _BESIDE:
            at += 1
        head = tokens[at]
        if head.is_actor and at and all(mention.kind in _WORKS for mention in head.mentions):
            return tokens
        if head.is_actor or head.low not in _OF_KIND or at + 1 >= len(tokens) or tokens[at + 1].low in ("of", "for", "'s"):
            return tokens
        meant = self._meant(head.low, pointed=tokens[0].low in _POINTING)
        return [_as(meant[0], head, meant[1]), *tokens[at + 1 :]] if meant else tokens

    def _meant(self, head: str, *, pointed: bool) -> tuple[Mention, float] | None:
        kinds, stem = _OF_KIND[head], head.removesuffix("s")
        for mention in self.named:
            if any(word.removesuffix("s") == stem for word in fold_name(f"{mention.name} {mention.text}").split()):
                return mention, 0.9
        if not pointed or head not in _GENERAL:
            return None
        return next(((mention, 0.82) for mention in self.named if mention.kind in kinds), None)


def _is_plural(token: Token) -> bool:
    return len(token.mentions) > 1 or (token.mentions[0].kind or "") in ("sector_group", "people_group")


def _as(meant: Mention, token: Token, sure: float) -> Token:
    reason = f"'{token.low}' stands for {meant.name}"
    return Token("+", token.start, token.end, (replace(meant, confidence=meant.confidence * sure, reason=reason),))
