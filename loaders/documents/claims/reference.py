"""Whom 'it', 'they', 'she', 'both', 'the latter' at the head of a sentence stand for: the one actor of the sentence before that
fits by kind and number. Where two fit as well the subject goes on only behind 'also' and its like; else nobody is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.documents.claims.clause import clauses_of, is_verbal
from loaders.documents.claims.subject import begins_clause
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.text.grammar import FINITE

_ITS = frozenset("it its".split())
_SOMEBODY = frozenset("he she his her".split())
_SEVERAL = frozenset("they their".split())
_OWN = frozenset("its their his her".split())
_PERSONS = frozenset("person office local_policing_body".split())
_GROUPS = frozenset("sector_group people_group".split())
# Bodies of which one speaks as of several: 'the Inspectorate said that they'.
_COLLECTIVE = frozenset("inspectorate committee board government police_force regulator agency unit".split())
# What boards have, so that of the board and the force it is the board that is meant.
_OF_FORUMS = frozenset("membership members chair meetings meeting secretariat attendees".split())
_FORUMS = frozenset("board committee review_or_inquiry".split())
_THINGS = _FORUMS | frozenset("programme instrument unit fund system document".split())
_GOES_ON = frozenset("also further additionally moreover".split())
_SURE, _LOOSE = 0.85, 0.78


@dataclass
class Stage:
    """Who was named in the paragraph so far: `topic` is whom the last sentence was about, `said` all that it named."""

    topic: Token | None = None
    said: tuple[Token, ...] = field(default=())

    def forget(self) -> None:
        """A new paragraph, or a heading."""
        self.topic, self.said = None, ()

    def note(self, tokens: Sequence[Token]) -> None:
        """Keep whom a sentence names."""
        named = tuple(token for token in tokens if token.is_actor)
        if named:
            self.said = named
            self.topic = _topic(tokens) or self.topic

    def resolved(self, tokens: list[Token], words: str) -> list[Token]:
        """The tokens with what points back at their head given as whom it means; `words` are those of the sentence."""
        if not tokens or tokens[0].is_actor or not self.said:
            return tokens
        low, follows = tokens[0].low, tokens[1].low if len(tokens) > 1 else ""
        if low == "both" and follows and not (tokens[1].is_actor or follows in ("of", "these", "its", "their")):
            pair = [mention for token in self.said for mention in token.mentions]
            return [_as(tokens[0], pair, _SURE), *tokens[1:]] if len(pair) == 2 else tokens
        if low in ("former", "latter"):
            return self._one_of_two(tokens, low)
        found = self._meant(low, follows, words)
        if found is None:
            return tokens
        own = [Token("'s", tokens[0].end, tokens[0].end)] if low in _OWN else []
        return [_as(tokens[0], found[0].mentions, found[1]), *own, *tokens[1:]]

    def _one_of_two(self, tokens: list[Token], low: str) -> list[Token]:
        pair = [mention for token in self.said for mention in token.mentions]
        if len(pair) != 2:
            return tokens
        return [_as(tokens[0], [pair[low == "latter"]], _SURE), *tokens[1:]]

    def _meant(self, low: str, follows: str, words: str) -> tuple[Token, float] | None:
        if low in ("this", "these"):
            fits = follows in FINITE or follows in ("includes", "involves", "means", "include", "included")
            if self.topic is None or not fits or _is_plural(self.topic) != (low == "these"):
                return None
            if follows in ("is", "was") and not {one.kind for one in self.topic.mentions} & _THINGS:
                return None  # what was said of a body, not the body: 'This is to make sure that'
            return self.topic, _SURE
        if low not in _ITS | _SOMEBODY | _SEVERAL:
            return None
        called = [token for token in (*self.said, *([self.topic] if self.topic else [])) if _fit(low, token)]
        if low in _OWN and follows in _OF_FORUMS:
            called = [token for token in called if {one.kind for one in token.mentions} & _FORUMS]
        best = max((_fit(low, token) for token in called), default=0)
        fitting = {token.mentions[0].name: token for token in called if _fit(low, token) == best}
        goes_on = bool(_GOES_ON & {*words.casefold().split()[:6]})
        if len(fitting) == 1 and (best == _EXACT or goes_on or low in _SOMEBODY):
            return next(iter(fitting.values())), _SURE if best == _EXACT else _LOOSE
        if not goes_on or self.topic is None or self.topic.mentions[0].name not in fitting:
            return None
        return self.topic, _SURE


_EXACT = 2


def _fit(low: str, token: Token) -> int:
    """How well a word may stand for an actor: 2 by kind and number, 1 if need be, 0 not at all."""
    kinds, plural = {one.kind for one in token.mentions}, _is_plural(token)
    if low in _SEVERAL:
        return _EXACT if plural else int(bool(kinds & _COLLECTIVE))
    if plural:
        return 0
    if low in _SOMEBODY:
        return _EXACT if "person" in kinds else int(bool(kinds & _PERSONS))
    return 0 if kinds & {"person", "office"} else _EXACT


def _is_plural(token: Token) -> bool:
    one = token.mentions[0]
    return len(token.mentions) > 1 or ((one.kind or "") in _GROUPS and one.text.endswith("s"))


def _topic(tokens: Sequence[Token]) -> Token | None:
    """The actor a sentence is about: the first that begins a clause, else the subject of its first clause."""
    first = next((token for index, token in enumerate(tokens) if token.is_actor and begins_clause(tokens, index)), None)
    if first is not None:
        return first
    main = next((one for one in clauses_of(tokens).main(len(tokens)) if one.subject is not None and not one.start), None)
    return tokens[main.subject] if main is not None and main.subject is not None else None


def _as(token: Token, mentions: Sequence[Mention], sure: float) -> Token:
    ends = tuple(
        replace(one, confidence=one.confidence * sure, reason=f"'{token.low}' stands for {one.name}") for one in mentions
    )
    return Token("+", token.start, token.end, ends)


_HEADS = frozenset("and but while so because although since that as which".split())


def with_pronouns_within(tokens: list[Token]) -> list[Token]:
    """'A funds B and it also inspects C': the pronoun that is the subject of a later clause is that of the first, where
    they agree in number and no other name could be meant by it."""
    subject: Token | None = None
    named: list[Token] = []
    made = list(tokens)
    for at, token in enumerate(made):
        if token.is_actor:
            if begins_clause(made, at):
                subject = token
            named.append(token)
        elif (
            subject is not None
            and at
            and _is_subject(made, at)
            and _fit(token.low, subject) >= (1 if token.low in _SOMEBODY else _EXACT)
            and not any(
                _fit(token.low, one) >= _fit(token.low, subject)
                for one in named
                if one.mentions[0].name != subject.mentions[0].name
            )
        ):
            made[at] = _as(token, subject.mentions, _SURE)
    return made


def _is_subject(tokens: list[Token], at: int) -> bool:
    """Whether the pronoun at `at` begins a clause and a verb follows it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1]
    heads = not before.is_actor and (before.low in _HEADS or before.low in (",", ";"))
    return (
        tokens[at].low in ("it", "they", "he", "she")
        and heads
        and after is not None
        and not after.is_actor
        and is_verbal(after.low)
    )
