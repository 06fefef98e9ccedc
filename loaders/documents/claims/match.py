"""Matches the forms of patterns on the tokens of a sentence, from a given token on; bounded, without backtracking storms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from loaders.documents.claims.patterns import Element, Form
from loaders.documents.claims.tokens import Token
from loaders.documents.names.described import DESCRIBED

BREAKS = frozenset((";", ":", ".", "?", "!", "–", "—", "|"))
# What may stand between a verb and the actor that is its object.
BEFORE_NAME = frozenset(
    "both our their its his her your my new other relevant wider local national own independent first these those"
    " this that such"
    " every each any two three four several individual existing current regional specialist senior various particular"
    " joint key dedicated major future former next".split()
)
_ENDS_GAP = frozenset(", so which who where when because while whereas if".split())
_MOST_BEFORE = 3
_ADJECTIVES = ("al", "ive", "ic", "ary", "ous", "led", "based", "wide")
_NO_SLOTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """Where a form stands: its first and last token, and the token of each slot."""

    first: int
    last: int
    slots: Mapping[str, int]


def match_form(form: Form, tokens: Sequence[Token], start: int) -> Match | None:
    """The form from token `start` on; None where it does not stand there."""
    for last, slots in _match(form.elements, 0, tokens, start, _NO_SLOTS):
        return Match(start, last, slots)
    return None


def _match(
    elements: Sequence[Element], number: int, tokens: Sequence[Token], index: int, slots: Mapping[str, int]
) -> Iterator[tuple[int, Mapping[str, int]]]:
    if number == len(elements):
        yield index - 1, slots
        return
    element = elements[number]
    if element.what == "begin":
        if index == 0:
            yield from _match(elements, number + 1, tokens, index, slots)
    elif element.what in ("gap", "any"):
        for stop in _gap_ends(element, tokens, index):
            yield from _match(elements, number + 1, tokens, stop, slots)
    elif element.what == "slot":
        place = _actor_at(tokens, index)
        if place is not None:
            head = _owned(tokens, place)
            if head is not None:
                yield from _match(elements, number + 1, tokens, head + 1, {**slots, element.slot: head})
            yield from _match(elements, number + 1, tokens, place + 1, {**slots, element.slot: place})
    else:
        if index < len(tokens) and _is_word(tokens[index], element.words):
            yield from _match(elements, number + 1, tokens, index + 1, slots)
        if element.optional:
            yield from _match(elements, number + 1, tokens, index, slots)


def _is_word(token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of the words: itself, or as the head of what the text only describes."""
    if not token.is_actor:
        return token.low in words
    return len(token.mentions) == 1 and token.mentions[0].reason == DESCRIBED and token.low.rpartition(" ")[2] in words


def _gap_ends(element: Element, tokens: Sequence[Token], index: int) -> Iterator[int]:
    yield index
    for stop in range(index + 1, min(index + element.most, len(tokens)) + 1):
        token = tokens[stop - 1]
        if token.low in BREAKS or (element.what == "gap" and (token.is_actor or token.low in _ENDS_GAP)):
            return
        yield stop


def _owned(tokens: Sequence[Token], owner: int) -> int | None:
    """The actor that belongs to the one at `owner`: the Plan of "the PCC's Plan"."""
    if owner + 1 < len(tokens) and tokens[owner + 1].low == "'s":
        return _actor_at(tokens, owner + 2)
    return None


def _actor_at(tokens: Sequence[Token], index: int) -> int | None:
    """The actor at `index`, after at most a few words that belong to its name's phrase."""
    for place in range(index, min(index + _MOST_BEFORE + 1, len(tokens))):
        if tokens[place].is_actor:
            return place
        low = tokens[place].low
        if low not in BEFORE_NAME and not low.isdigit() and not (place < index + 2 and low.endswith(_ADJECTIVES)):
            return None
    return None
