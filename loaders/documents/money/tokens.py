"""The tokens of a sentence as its sums need them: each sum one token, without its qualifiers, nouns of money and times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from graph.texts.strict_yaml import read_yaml
from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.money.periods import TIME
from loaders.documents.money.sums import Sum
from loaders.documents.text.grammar import FINITE, PREPOSITIONS
from loaders.documents.text.inflect import verb_forms

SUM = "£"
BRACKET = "(£)"
_FILE = Path(__file__).with_name("sums.yaml")
_VERBS = ("gives", "receives", "launches", "goes", "changes")
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "at least,in excess of,no more than,not more than,more than,less than,just under,just over,up to,as much as"
        ",in region of,total of,maximum of,minimum of,sum of,average of,close to,equivalent to,upwards of,no less than"
        ",estimated at,valued at,over and above"
    ).split(",")
)
_QUALIFIERS = frozenset(
    "over around about approximately nearly almost some circa additional further extra new total planned another record"
    " estimated initial minimum maximum separate one-off c ca exceeding whole full combined average annual yearly"
    " significant anticipated potential first equivalent ~ + massive approx under".split()
)
_LONGEST_NOUN = 5


@dataclass(frozen=True, slots=True)
class Marked:
    """The tokens; `sums` is the index of each sum's token, `givers` the actors within its noun ('£5m Home Office funding')."""

    tokens: tuple[Token, ...]
    sums: tuple[int, ...]
    givers: Mapping[int, Mention]
    nouns: frozenset[int]


@cache
def words(name: str) -> frozenset[str]:
    """A list of sums.yaml; of verbs every form."""
    listed = str(read_yaml(_FILE, _FILE.name)[name]).split()
    return frozenset(form for lemma in listed for form in verb_forms(lemma)) if name in _VERBS else frozenset(listed)


def mark_sums(text: str, start: int, end: int, tokens: Sequence[Token], sums: Sequence[Sum]) -> Marked:
    """The tokens of the sentence text[start:end] with its sums marked."""
    times = [match.span() for match in TIME.finditer(text, start, end)]
    kept: list[Token] = []
    waiting = list(sums)
    for token in tokens:
        while waiting and waiting[0].start <= token.start:
            _without_qualifiers(kept)
            kept.append(Token(SUM, waiting[0].start, waiting[0].end))
            waiting.pop(0)
        in_sum = any(one.start <= token.start < one.end for one in sums)
        in_time = any(low <= token.start < high for low, high in times) and not token.is_actor
        if not in_sum and not in_time:
            kept.append(token)
    for one in waiting:
        _without_qualifiers(kept)
        kept.append(Token(SUM, one.start, one.end))
    return _without_nouns(_unbracketed(_without_holders(text, kept)))


def without_former(text: str, sums: list[Sum], tokens: Sequence[Token]) -> tuple[list[Sum], Sequence[Token]]:
    """Without the 'from £2m' of 'rose from £2m to £3m': the sum is the one it rose to."""
    former: list[tuple[int, int]] = []
    for one, after in pairwise(sums):
        begins = _FROM.search(text, max(one.start - 60, 0), one.start) if one.gone else None
        if begins and text[one.end : after.start].strip().startswith("to"):
            former.append((begins.start(), one.end))
    if not former:
        return sums, tokens
    kept = [one for one in sums if not any(low <= one.start < high for low, high in former)]
    return kept, [token for token in tokens if not any(low <= token.start < high for low, high in former)]


_FROM = re.compile(r"\bfrom(?:\s\w{1,15}){0,3}\s*\Z", re.IGNORECASE)


def _without_holders(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the name behind an office: 'Home Secretary Jane Example has approved'."""
    kept: list[Token] = []
    office = False
    for token in tokens:
        named = token.is_actor and token.mentions[0].kind == "person"
        if office and (named or (not token.is_actor and token.low[:1].isalpha() and text[token.start].isupper())):
            continue
        office = token.is_actor and token.mentions[0].kind in ("office", "local_policing_body")
        kept.append(token)
    return kept


def _unbracketed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, '(', '£', ')' marked as one: a sum in brackets tells that of the name before it."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        around = tokens[index - 1].low if index else "", tokens[index + 1].low if index + 1 < len(tokens) else ""
        if token.low == ")" and len(tokens) > index - 1 > 0 and kept and kept[-1].low == SUM and tokens[index - 2].low == "(":
            continue
        if token.low == "(" and around[1] == SUM and index + 2 < len(tokens) and tokens[index + 2].low == ")":
            kept.append(Token(BRACKET, token.start, token.end))
            continue
        kept.append(token)
    return kept


def _without_qualifiers(kept: list[Token]) -> None:
    """Drop 'up to', 'at least an additional', 'a total of' from the end."""
    while kept and not kept[-1].is_actor:
        tail = tuple("" if token.is_actor else token.low for token in kept[-4:])
        phrase = next((phrase for phrase in _PHRASES if tail[-len(phrase) :] == phrase), None)
        if phrase is None and kept[-1].low not in _QUALIFIERS:
            return
        del kept[-len(phrase or (1,)) :]


def _without_nouns(tokens: Sequence[Token]) -> Marked:
    """Drop the noun of money behind each sum: 'of additional funding', 'Home Office grant', 'investment'."""
    kept: list[Token] = []
    sums: list[int] = []
    givers: dict[int, Mention] = {}
    nouns: set[int] = set()
    at = 0
    while at < len(tokens):
        kept.append(tokens[at])
        at += 1
        if kept[-1].low == SUM and not kept[-1].is_actor:
            sums.append(len(kept) - 1)
            stop = _noun_end(tokens, at)
            if stop > at:
                nouns.add(len(kept) - 1)
                inside = [token.mentions[0] for token in tokens[at:stop] if token.is_actor]
                if inside:
                    givers[len(kept) - 1] = inside[0]
            at = stop
    return Marked(tuple(kept), tuple(sums), givers, frozenset(nouns))


def _noun_end(tokens: Sequence[Token], at: int) -> int:
    """Where the noun of money that begins at a token ends; `at` where none does."""
    low = at + 1 if at < len(tokens) and not tokens[at].is_actor and tokens[at].low in ("of", "in", "worth") else at
    if low > at and low < len(tokens) and tokens[low].low == "which":
        return at
    for index in range(low, min(low + _LONGEST_NOUN, len(tokens))):
        token = tokens[index]
        if token.is_actor:
            if index + 1 < len(tokens) and tokens[index + 1].low in words("money") and not tokens[index + 1].is_actor:
                continue
            own = token.mentions[0].kind == "fund" and low > at and tokens[at].low == "of"
            return index + 1 if own and index > low - 1 and token.low.endswith("funding") else at
        if (
            token.low in BREAKS
            or token.low in PREPOSITIONS
            or token.low in FINITE
            or token.low in (",", "and", "or", SUM, "to")
        ):
            return at
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        named = token.low in ("programme", "project", "scheme", "fund") and index > low
        if token.low in words("money") and (after is None or after.is_actor or after.low not in words("money")) and not named:
            return index + 1
    return at
