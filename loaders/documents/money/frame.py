"""What the ways of saying a payment have in common: its roles, its verb, and whose verb it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.modality import mood
from loaders.documents.claims.subject import find_subject
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.money.tokens import SUM
from loaders.documents.text.grammar import BE, FINITE, PREPOSITIONS

BY = frozenset({"by", "from"})
_FAR = 28
_OF_A_NAME = frozenset("the our its their local all each every".split())
_MAY_BE_NOUNS = frozenset("funding grant grants award awards budget support increase boost help spend bid use".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Payer, whom it pays, and the fund or programme it goes through; `sure` of the two ends, `how` each was told; `also` are
    further payers of the one sum."""

    funder: Mention | None = None
    recipients: tuple[Mention, ...] = ()
    via: Mention | None = None
    sure: float = 0.6
    how: tuple[str, ...] = ()
    status: str | None = None
    also: tuple[Mention, ...] = ()


def payer_of(tokens: Sequence[Token], verb: int, law: bool) -> tuple[Mention | None, float, str, str | None]:
    subject = find_subject(tokens, verb)
    if subject is not None and _is_to_use(tokens, subject.index, verb):
        return None, 0.7, "payer: not named", None
    if subject is None:
        payer = _promised(tokens, verb)
        return payer, 0.7, "payer: who says it" if payer else "payer: not named", None
    status = mood(tokens, subject.verb_start, verb, infinitive=False, law=law).status
    return tokens[subject.index].mentions[0], subject.sure, f"payer: {subject.how}", status


def _is_to_use(tokens: Sequence[Token], subject: int, verb: int) -> bool:
    """Whether the verb only says what somebody is to do with money given to them: '£5m to A for B to allocate to C'."""
    if verb <= subject or not any(token.low == "to" and not token.is_actor for token in tokens[subject + 1 : verb]):
        return False
    if any(token.low in FINITE for token in tokens[subject + 1 : verb]):
        return False
    before = next((token.low for token in reversed(tokens[max(subject - 4, 0) : subject]) if token.low not in _OF_A_NAME), "")
    return before in ("for", "to", "by", "through", "with")


def _promised(tokens: Sequence[Token], verb: int) -> Mention | None:
    """P of 'P said it would provide' and of "P's promise to provide"."""
    index = verb
    while index > 0 and tokens[index - 1].low in FINITE | {"to", "also"} and not tokens[index - 1].is_actor:
        index -= 1
    if index < 2:
        return None
    stands_for = tokens[index - 1].low in ("it", "they")
    for place in range(index - 2, max(index - 7, -1), -1):
        if tokens[place].low in BREAKS and not tokens[place].is_actor:
            return None
        owns = place + 1 < len(tokens) and tokens[place + 1].low == "'s" and tokens[index].low == "to"
        if tokens[place].is_actor and (stands_for or owns):
            return tokens[place].mentions[0]
    return None


def others_of(tokens: Sequence[Token], verb: int) -> tuple[Mention, ...]:
    """The further subjects of a verb: those after the first of 'A and B fund'."""
    subject = find_subject(tokens, verb)
    return tokens[subject.index].mentions[1:] if subject is not None else ()


def verb_before(tokens: Sequence[Token], at: int, among: frozenset[str], near: int = _FAR) -> int | None:
    """The nearest of some verbs to the left; a participle or noun among them ('funding for') only where it can be a verb."""
    for index in range(at - 1, max(at - near, -1), -1):
        token = tokens[index]
        if token.low in BREAKS and not token.is_actor:
            return None
        if not token.is_actor and token.low in among and not _is_noun(tokens, index):
            return index
    return None


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a verb is a noun here: 'the funding of', 'a grant to', 'its support'."""
    low = tokens[index].low
    before = tokens[index - 1].low if index else ""
    if low in _MAY_BE_NOUNS:
        verbal = before in FINITE or before in ("to", "and", "which", "that", "not") or (index and tokens[index - 1].is_actor)
        follows = index + 1 < len(tokens) and (tokens[index + 1].is_actor or tokens[index + 1].low == SUM)
        if low == "funding":
            return not (before in BE or (follows and before not in PREPOSITIONS and not (index and tokens[index - 1].is_actor)))
        return not verbal
    return False


def is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a form of 'be' makes the verb passive; 'is able to bid' is not."""
    before = [token.low for token in tokens[max(verb - 3, 0) : verb] if not token.is_actor]
    last = max((index for index, word in enumerate(before) if word in BE), default=None)
    return last is not None and "to" not in before[last:] and not tokens[verb].low.endswith("ing")


def one_of(mentions: Sequence[Mention] | None) -> Mention | None:
    return mentions[0] if mentions else None
