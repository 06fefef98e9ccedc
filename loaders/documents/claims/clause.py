"""The clauses of a sentence: where each begins, and which actor, if any, is its subject.

Read from left to right over the tokens: a clause begins at the head of the sentence, after a sign or a conjunction, and
is one only where a noun phrase is followed by a verb. A clause whose subject is no actor is kept too: it hides the
subject of the clause before from the verbs behind it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from graph.days.dates import MONTH_NUMBERS
from loaders.documents.claims.match import BEFORE_NAME, BREAKS
from loaders.documents.claims.tasks import behind_tasks, modifies, whose_task
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import (
    CONJUNCTIONS,
    FINITE,
    NOUNS,
    OPENERS,
    PEOPLE_OF,
    PLAIN_VERBS,
    PREPOSITIONS,
    RELATIVES,
    SECTOR_OF,
)

_CLAUSAL = frozenset("that how what why where which whom".split())
_LEADING = PREPOSITIONS | frozenset("following given alongside building recognising reflecting to despite since".split())
ITS_ROLE = "whose role it is"
_LONGEST_LEAD, _LONGEST_PHRASE, _LONGEST_ASIDE = 30, 14, 18


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its first token, its subject (None: not an actor), the token of its verb, how sure the subject is."""

    start: int
    subject: int | None
    verb: int
    sure: float
    how: str


class Clauses:
    """The clauses of one sentence, found once and asked for each of its verbs."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._found = sorted(_clauses(tokens), key=lambda clause: (clause.verb, clause.start))

    def of(self, verb: int, over: Container[str] = ()) -> Clause | None:
        """The clause that the verb group beginning at `verb` stands in: the last begun before it; not over a break."""
        for clause in reversed(self._found):
            if clause.verb <= verb and (clause.subject is None or clause.subject < verb):
                return None if self._broken(clause.verb, verb, over) else clause
        return None

    def main(self, stop: int) -> Iterator[Clause]:
        """The clauses that begin before the token `stop`, in the order of their verbs."""
        return (one for one in self._found if one.verb <= stop and one.start < stop)

    def behind(self, verb: int) -> Clause | None:
        """The main clause behind an opening phrase that the verb stands in: 'By helping A, B has', 'To support A, we'."""
        return next(
            (one for one in self._found if one.start <= verb < one.verb and one.subject is not None and one.subject > verb),
            None,
        )

    def around(self, clause: Clause) -> Clause:
        """The main clause before one that 'that', 'how' or 'so' begins; the clause itself where there is none."""
        before = self.tokens[clause.start - 1].low if clause.start else ""
        if before not in _CLAUSAL or self.tokens[clause.start].low in RELATIVES:
            return clause
        return next((one for one in self._found if one.start < clause.start and one.subject is not None), clause)

    def _broken(self, low: int, high: int, over: Container[str]) -> bool:
        return any(token.low in BREAKS and token.low not in over for token in self.tokens[low:high])


_LAST: list[Clauses] = []


def clauses_of(tokens: Sequence[Token]) -> Clauses:
    """The clauses of a sentence; the last sentence's are kept, since every verb asks for them."""
    if not _LAST or _LAST[0].tokens is not tokens:
        _LAST[:] = [Clauses(tokens)]
    return _LAST[0]


def _clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    for index, token in enumerate(tokens):
        before = tokens[index - 1].low if index else ""
        if token.low in RELATIVES and not token.is_actor and index:
            yield from _relative(tokens, index)
        if before in (",", "and", "but", "or"):
            yield from _main(tokens, index, index, strict=True)
        elif index == 0 or before in BREAKS or before in OPENERS or before in _CLAUSAL:
            yield from _main(tokens, index, index, strict=False)


def _main(tokens: Sequence[Token], start: int, first: int, *, strict: bool) -> Iterator[Clause]:
    """The clause that begins at `start`; `strict`: only where its verb follows its subject at once."""
    if start >= len(tokens):
        return
    leading = not tokens[start].is_actor and (tokens[start].low in _LEADING or _is_gerund(tokens[start].low))
    if not strict and start == first and leading:
        behind = _behind_lead(tokens, start)
        if behind is not None:
            yield from _main(tokens, behind, first, strict=False)
        return
    if (tasked := whose_task(tokens, start)) is not None:
        yield Clause(first, tasked, tasked + 1, 0.92, ITS_ROLE)
        return
    if tokens[start].low == "there" and start + 2 < len(tokens) and tokens[start + 1].low in ("is", "are", "exists", "exist"):
        found = _head(tokens, start + 2, bare=True)
        if found is not None:
            yield Clause(first, found[0], found[0] + 1, 0.9, "said to be there")
        return
    head = _head(tokens, start)
    if head is None:
        verb = None if strict else _finite(tokens, start, _LONGEST_PHRASE)
        if verb is not None and verb > start:
            yield Clause(first, None, verb, 0.0, "no actor")
        return
    subject, verb, sure, how = head
    if verb is not None and (not strict or verb - subject <= 2):
        yield Clause(first, subject, verb, sure, how)


def _head(tokens: Sequence[Token], start: int, *, bare: bool = False) -> tuple[int, int | None, float, str] | None:
    """The actor that heads the noun phrase at `start`, and the verb after the phrase."""
    at = start
    while at < len(tokens) and not tokens[at].is_actor and at < start + 4 and modifies(tokens[at].low):
        at += 1
    if at >= len(tokens) or not tokens[at].is_actor:
        return None
    if bare:
        return at, None, 1.0, ""
    head, after = at, at + 1
    sure, how = 1.0, "heads the clause"
    while after + 1 < len(tokens) and tokens[after].low == "'s":
        owned = _owned(tokens, after + 1)
        if owned is None and after + 2 < len(tokens) and tokens[after + 1].low in PEOPLE_OF | {"office"}:
            return head, after + 2, 0.95, "its office or staff head the clause"
        if owned is None and (behind := behind_tasks(tokens, after + 1)) is not None:
            return head, behind, 0.92, ITS_ROLE
        if owned is None:
            verb = _finite(tokens, after + 1, 8)
            return None if verb is None else (head, verb, 0.5, "owns the subject of the clause")
        head, after = owned, owned + 1
    while after < len(tokens) and tokens[after].is_actor:
        head, after, sure = after, after + 1, 0.85
    if after < len(tokens) and tokens[after].low in PEOPLE_OF | SECTOR_OF:
        after += 1
        sure *= 0.95
    return _with_verb(tokens, head, after, sure, how)


def _with_verb(
    tokens: Sequence[Token], head: int, after: int, sure: float, how: str
) -> tuple[int, int | None, float, str] | None:
    if after >= len(tokens):
        return None
    low = tokens[after].low
    if is_verbal(low) or low == "to":  # 'continues to' has lost its first word
        return head, after, sure, how
    if low in RELATIVES:
        return head, after + 1, sure, how
    if low in PREPOSITIONS:
        verb = _finite(tokens, after, _LONGEST_PHRASE)
        return (head, verb, sure * 0.92, "heads the clause, with a phrase of its own") if verb is not None else None
    if low == ",":
        for step in range(after + 1, min(after + _LONGEST_ASIDE, len(tokens) - 1)):
            if tokens[step].low in BREAKS:
                return None
            if tokens[step].low == "," and (tokens[step + 1].low in FINITE or is_verbal(tokens[step + 1].low)):
                return head, step + 1, sure * 0.92, "heads the clause, before an aside"
        return None
    return None


def _relative(tokens: Sequence[Token], pronoun: int) -> Iterator[Clause]:
    """The clause of 'which', 'who', 'that' with what it stands for, where a verb follows it."""
    verb = pronoun + 1
    if verb < len(tokens) and tokens[verb].low == ",":  # 'which, once it is passed, will help'
        verb = next((at + 1 for at in range(verb + 1, min(verb + 12, len(tokens) - 1)) if tokens[at].low == ","), verb)
    if verb >= len(tokens) or tokens[verb].is_actor or not (tokens[verb].low in FINITE or is_verbal(tokens[verb].low)):
        return
    left = pronoun - 1
    if tokens[left].low == ",":
        left -= 1
    if left < 0:
        return
    if tokens[left].is_actor:
        owner = _governing(tokens, left)
        yield Clause(pronoun, left, verb, 0.95 if owner is None else 0.84, "named right before 'which', 'who' or 'that'")
        return
    near = next(
        (step for step in range(left, max(left - 5, -1), -1) if tokens[step].is_actor or tokens[step].low in FINITE | BREAKS),
        None,
    )
    if near is not None and tokens[near].is_actor and all(t.low not in PREPOSITIONS for t in tokens[near + 1 : left + 1]):
        yield Clause(pronoun, near, verb, 0.72, "named shortly before 'which', 'who' or 'that'")
    else:
        yield Clause(pronoun, None, verb, 0.0, "'which' stands for no actor")


def _governing(tokens: Sequence[Token], actor: int) -> int | None:
    """The preposition before an actor that hangs on a noun which is no actor: 'a new model for the Council'."""
    at = actor - 1
    while at >= 0 and not tokens[at].is_actor and tokens[at].low in BEFORE_NAME:
        at -= 1
    if at < 1 or tokens[at].low not in ("of", "for", "from", "by"):
        return None
    noun = tokens[at - 1]
    return at if not noun.is_actor and noun.low[:1].isalpha() and not is_verbal(noun.low) else None


def _owned(tokens: Sequence[Token], start: int) -> int | None:
    for at in range(start, min(start + 4, len(tokens))):
        if tokens[at].is_actor:
            return at
        if not modifies(tokens[at].low):
            return None
    return None


def _finite(tokens: Sequence[Token], start: int, most: int) -> int | None:
    """The first auxiliary behind `start`, not beyond a break or a relative clause."""
    for at in range(start, min(start + most, len(tokens))):
        low = tokens[at].low
        if tokens[at].is_actor:
            continue
        if low in FINITE:
            return at
        if low in BREAKS or low in RELATIVES:
            return None
    return None


def _behind_lead(tokens: Sequence[Token], start: int) -> int | None:
    """Where the main clause begins after 'In 2018, …', 'Through the Fund the Department has …'."""
    dated = start + 1
    while dated < len(tokens) and (tokens[dated].low.isdigit() or tokens[dated].low in MONTH_NUMBERS):
        dated += 1
    if start + 1 < dated < len(tokens) and tokens[dated].is_actor:
        return dated
    for at in range(start, min(start + _LONGEST_LEAD, len(tokens) - 1)):
        if tokens[at].low in BREAKS:
            return None
        if tokens[at].low == ",":
            return at + 1
        if at > start and tokens[at].is_actor and tokens[at + 1].low in FINITE and not _is_governed(tokens, at):
            return at
        beside = tokens[at].is_actor and tokens[at + 1].is_actor and at + 2 < len(tokens)
        if beside and tokens[at + 2].low in FINITE:
            return at + 1
    return None


def _is_governed(tokens: Sequence[Token], actor: int) -> bool:
    at = actor - 1
    while at >= 0 and not tokens[at].is_actor and modifies(tokens[at].low):
        at -= 1
    return at < 0 or tokens[at].low in PREPOSITIONS or tokens[at].low in _LEADING


def _is_gerund(low: str) -> bool:
    return low.endswith("ing") and len(low) > 5


def is_verbal(low: str) -> bool:
    """Whether a word right after an actor is taken for its verb."""
    return low in FINITE or (
        not any(low in words for words in (PREPOSITIONS, CONJUNCTIONS, PEOPLE_OF, NOUNS))
        and low[:1].isalpha()
        and (low.endswith(("s", "ed")) or low in PLAIN_VERBS)
    )
