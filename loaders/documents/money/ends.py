"""Where the two ends of a sum are named: after 'to' and 'for', within an infinitive, between a verb and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.tokens import Token
from loaders.documents.model import Mention
from loaders.documents.money.tokens import SUM, words
from loaders.documents.names.heads import KINDS
from loaders.documents.text.grammar import FINITE, PREPOSITIONS, RELATIVES

_FAR = 30
_PEOPLE = frozenset({"people_group", "public"})
_WORKS = frozenset({"programme", "instrument", "system", "fund"})
_PRONOUNS = frozenset("we us our it its they their them this these".split())
_SUBJECTS = frozenset("we it they".split())
_NOT_PAID = _PRONOUNS - {"us"}
_MODIFIERS = frozenset(
    "our their its his her each every all both other new local national relevant key existing specialist independent regional"
    " those these this that such any some several two three four five six ten 18 43 more individual own frontline eligible"
    " leading".split()
)
_MANY = frozenset("organisations charities providers partners agencies bodies areas".split())
_NO_NAME = frozenset("this that these those it its such which each every all any further additional help".split())


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the words name, how they tell, and how surely."""

    mentions: tuple[Mention, ...]
    how: str
    sure: float


PURPOSE = "the object of what it is to do"
_NOBODY = Told((), "not named", 0.72)


@dataclass(frozen=True, slots=True)
class Ends:
    """The tokens of a sentence, about the sum at `at`; what stands from `stop` on belongs to the next sum."""

    tokens: Sequence[Token]
    at: int
    stop: int

    def paid(self, after: int, *, direct: bool = False) -> Told:
        """Whom the words after a token name as paid; `direct`: as the object of that token, a verb."""
        tokens = self.tokens
        if direct and (found := self._actor(after + 1, within=True)):
            return Told(found, "the object of what the sum does", 0.9)
        purpose: Told | None = None
        noun: Told | None = None
        giving = False
        last = min(self.stop, after + _FAR)
        for index in range(after + 1, last):
            token = tokens[index]
            if token.is_actor:
                continue
            giving = token.low in ("from", "by") or (giving and token.low not in ("to", "for", "into", "towards"))
            if token.low in BREAKS or token.low in RELATIVES or token.low == SUM:
                break
            if token.low == "to" and self.is_infinitive(index):
                purpose = purpose or self._purpose(index + 1, last)
                break
            if giving:
                continue
            if found := self._paid_after(index, last):
                return Told(found, "named after the sum", 0.95 if index - after < 9 else 0.78)
            if token.low in words("towards") or token.low == "of":
                noun = noun or self._noun(index + 1)
        if purpose is not None and (purpose.sure >= 0.7 or noun is None):
            return purpose
        return noun or purpose or _NOBODY

    def _paid_after(self, index: int, last: int) -> tuple[Mention, ...]:
        """Whom a preposition at a place names as paid, with the further ones of 'to A and to B'."""
        low = self.tokens[index].low
        found = self._actor(index + 1) if low in words("towards") else ()
        if not found or (low == "in" and _is_paper(found)):
            return ()
        if low == "for" and (to := self._to(index + 1, last)):
            return to
        return (*found, *self._more(index, found))

    def _to(self, index: int, last: int) -> tuple[Mention, ...]:
        """Whom 'to' names a little further on: 'for training to all forces'."""
        for place in range(index, min(index + 8, last)):
            low = self.tokens[place].low
            if low in BREAKS or low in RELATIVES or low == ",":
                return ()
            if low == "to" and not self.tokens[place].is_actor:
                return () if self.is_infinitive(place) else self._actor(place + 1)
        return ()

    def _more(self, preposition: int, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The further ones of 'to A and to B'."""
        for index in range(preposition + 2, min(preposition + 9, self.stop - 1)):
            low = self.tokens[index].low
            if low in (*BREAKS, "which", "that") or (low in FINITE and not self.tokens[index].is_actor):
                return ()
            if low == "and" and self.tokens[index + 1].low == self.tokens[preposition].low:
                return tuple(one for one in self._actor(index + 2) if one not in found)
        return ()

    def between(self, verb: int) -> tuple[Mention, ...]:
        """The actors between a verb or noun and the sum; those after 'by' or 'from' are not paid."""
        found: tuple[Mention, ...] = ()
        for index in range(verb + 1, self.at):
            token = self.tokens[index]
            if token.low == SUM and not token.is_actor:
                return ()
            named = token.is_actor and token.low not in _NOT_PAID
            if named and self._before(index) not in words("through") | {"by", "with"}:
                found = found or self._owned(index)
        return found

    def way(self, *, ahead: bool = False) -> Mention | None:
        """What stands after 'through', 'via', 'from' or 'under' around the sum; `ahead`: only behind it."""
        places: list[int] = [*range(self.at + 1, self.stop), *(() if ahead else range(self.at))]
        for index in places:
            token = self.tokens[index]
            if index != self.at + 1 and index and self.tokens[index - 1].low == SUM:  # the name of another sum
                continue
            owner = index - 2 if index > 1 and self.tokens[index - 1].low == "'s" else index
            if token.is_actor and token.mentions[0].kind in _WORKS and self._before(owner) in words("through"):
                return token.mentions[0]
        return None

    def _before(self, actor: int) -> str:
        """The preposition right before an actor's phrase."""
        for index in range(actor - 1, max(actor - 4, -1), -1):
            if self.tokens[index].is_actor:
                return ""
            if self.tokens[index].low in PREPOSITIONS or self.tokens[index].low == "via":
                return self.tokens[index].low
        return ""

    def own(self) -> Mention | None:
        """The author, where the sentence says 'we' or 'our' and means a body that pays."""
        said = (token.mentions[0] for token in self.tokens[: self.stop] if token.is_actor and token.low in ("we", "our", "us"))
        return next((one for one in said if one.kind in ("government", "department", "local_policing_body")), None)

    def fronted(self) -> tuple[Mention, ...]:
        """The fund or programme at the head of the sentence: 'Since the Fund began, P has invested £5m'."""
        first = next((token for token in self.tokens[: min(self.at, 8)] if token.is_actor), None)
        return first.mentions if first is not None and first.mentions[0].kind in _WORKS else ()

    def _actor(self, index: int, *, within: bool = False) -> tuple[Mention, ...]:
        """The actors of the noun phrase that begins at a token; `within`: or of the phrase that 'of' joins to it."""
        for place in range(index, min(index + (7 if within else 5), self.stop)):
            token = self.tokens[place]
            if token.is_actor:
                if token.low in _PRONOUNS:
                    continue
                return self._owned(place)
            if within and token.low in ("of", "in"):
                continue
            if token.low in BREAKS or token.low in FINITE or token.low in PREPOSITIONS or token.low in (",", "and", "or"):
                return ()
        return ()

    def _owned(self, place: int) -> tuple[Mention, ...]:
        """The actor at a place, the last of names side by side; or what it owns: the campaign of "the Agency's campaign"."""
        tokens = self.tokens
        while place + 1 < self.stop and tokens[place + 1].is_actor and tokens[place + 1].low not in _PRONOUNS:
            place += 1
        if place + 1 < len(tokens) and tokens[place + 1].low == "'s":
            for index in range(place + 2, min(place + 5, self.stop)):
                if tokens[index].is_actor and tokens[index].mentions[0].kind in _WORKS | {"unit", "board"}:
                    return tokens[index].mentions
                if tokens[index].is_actor or tokens[index].low in PREPOSITIONS:
                    break
        return tokens[place].mentions

    def is_infinitive(self, index: int) -> bool:
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after is None or after.is_actor or not after.low.isalpha() or after.low in _MODIFIERS | PREPOSITIONS:
            return False
        return not after.low.endswith(("s", "ed", "ing")) or after.low in ("address", "assess", "progress", "process", "focus")

    def _purpose(self, verb: int, last: int) -> Told | None:
        """'to support R': its object; what it is done through; people only where nobody else is named."""
        first: Told | None = None
        for index in range(verb + 1, last):
            token = self.tokens[index]
            if (token.low in BREAKS or token.low in RELATIVES) and not token.is_actor:
                break
            if token.low in ("and", "but") and index + 1 < last and self.tokens[index + 1].low in _SUBJECTS:
                break  # 'to buy lamps and we work with B'
            if not token.is_actor or token.low in _PRONOUNS:
                continue
            kind, before = token.mentions[0].kind, self._before(index)
            if before in ("through", "via") and kind in _WORKS:
                return Told(token.mentions, "the programme it is paid through", 0.9)
            if before in words("through") | {"with", "against"}:
                continue
            if first is None or (first.sure < 0.6 and kind not in _PEOPLE):
                sure = 0.55 if kind in _PEOPLE else 0.9 if index - verb < 6 else 0.75
                first = Told(self._owned(index), PURPOSE, sure)
        return first

    def _noun(self, index: int) -> Told | None:
        """What is paid for, where it has no name of an actor: 'mental health ambulances'."""
        tokens = self.tokens
        while index < self.stop and tokens[index].low.replace(",", "").isdigit():
            index += 1
        stop = last = index
        while stop < min(self.stop, index + 7) and not tokens[stop].is_actor and tokens[stop].low[:1].isalpha():
            if tokens[stop].low in PREPOSITIONS | FINITE | RELATIVES or tokens[stop].low in ("or", "to"):
                break
            stop += 1
            last = stop if tokens[stop - 1].low in words("worth") else last
        while index < last and tokens[index].low in _MODIFIERS:
            index += 1
        head = tokens[last - 1].low if last > index else ""
        if last - index < 2 or tokens[index].low in _NO_NAME:
            return None
        stop = last
        name = " ".join(token.low for token in tokens[index:stop])
        kind = KINDS.get(head) or KINDS.get(head.removesuffix("s")) or ("sector_group" if head in _MANY else "programme")
        span = tokens[index].start, tokens[stop - 1].end
        return Told(
            (Mention(*span, name, None, name, kind, "what the sum is for, not named otherwise", 0.5),), "what it is for", 0.7
        )


def _is_paper(found: tuple[Mention, ...]) -> bool:
    """Whether it is only where a sum was announced: 'in the Spring Statement'."""
    return found[0].text.casefold().endswith(("statement", "budget", "report", "paper", "settlement", "spending review"))


def named_after(ends: Ends, index: int, prepositions: frozenset[str]) -> tuple[Mention, ...] | None:
    """The actors after one of some prepositions, behind a token, before the next sum."""
    tokens, used = ends.tokens, False
    for place in range(index + 1, min(ends.stop, index + 20)):
        token = tokens[place]
        if token.low in BREAKS and not token.is_actor:
            return None
        used = used or (token.low == "to" and not token.is_actor and ends.is_infinitive(place))
        if not token.is_actor or token.low in _PRONOUNS - {"us", "we"}:
            continue
        before = _preposition(tokens, place)
        if before in prepositions and not (used and before == "from"):  # 'to buy services from A' pays A
            return token.mentions
    return None


def _preposition(tokens: Sequence[Token], actor: int) -> str:
    for index in range(actor - 1, max(actor - 4, -1), -1):
        if tokens[index].is_actor:
            return ""
        if tokens[index].low in PREPOSITIONS:
            return tokens[index].low
    return ""


def named_before(tokens: Sequence[Token], at: int) -> tuple[Mention, ...]:
    """The actors named last before a token, in its clause."""
    for index in range(at - 1, max(at - 12, -1), -1):
        token = tokens[index]
        if token.low in BREAKS and not token.is_actor:
            return ()
        if token.is_actor and token.low not in _PRONOUNS:
            return token.mentions
    return ()


def owner_of(tokens: Sequence[Token], noun: int) -> Mention | None:
    """Whose the noun at a place is: "the force's annual budget", 'Home Office funding'."""
    for index in range(noun - 1, max(noun - 5, -1), -1):
        token = tokens[index]
        if token.is_actor:
            return token.mentions[0]
        if token.low in ("its", "their"):
            return next((one for one in named_before(tokens, index) if one.kind not in _PEOPLE), None)
        if token.low in PREPOSITIONS or token.low in FINITE or token.low in BREAKS or token.low in (",", "and", SUM):
            return None
    return None
