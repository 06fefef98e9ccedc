"""Finds the grammatical subject of a verb among the actors of its sentence, and what stands between the two.

No parser: the words to the left of the verb are read back to the actor that does it, over auxiliaries, relative
pronouns, co-ordinated verbs and infinitives. Each step less sure than the last lowers `sure`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.documents.claims.clause import ITS_ROLE, clauses_of, is_verbal
from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.tasks import TASKS
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import (
    AUXILIARIES,
    BE,
    CAUSES,
    CONJUNCTIONS,
    FINITE,
    OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SEMI,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The token of the actor that is the subject; `verb_start` is the first token of the verb's group."""

    index: int
    verb_start: int
    sure: float
    how: str
    infinitive: bool = False


def find_subject(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject of the verb at token `verb`; None where it is not an actor, or cannot be told."""
    start = _verb_group(tokens, verb)
    left = start - 1
    if left < 0 and not (_is_gerund(tokens[verb].low) or tokens[start].low == "to"):
        return None
    infinitive = tokens[start].low == "to" or (start < verb and "to" in (token.low for token in tokens[start:verb]))
    found = _doer(tokens, start) if tokens[start].low == "to" else None
    if found is None:
        found = _beside(tokens, left, start, verb) if left >= 0 and tokens[left].is_actor else _in_clause(tokens, start, verb)
    if found is None:
        return None
    doubt = _supposed(tokens, found.index)
    return replace(found, infinitive=infinitive, sure=found.sure * doubt)


def lead_subject(tokens: Sequence[Token], lead: int) -> Subject | None:
    """The subject of the verb that begins an item: whom the list's opening words, the first `lead` tokens, are about."""
    for clause in clauses_of(tokens).main(lead):
        before = tokens[clause.start - 1].low if clause.start else ""
        if clause.subject is not None and not {before, tokens[clause.start].low} & (_SUPPOSING | _TIMING | RELATIVES):
            return Subject(clause.subject, clause.verb, clause.sure, f"{clause.how} that leads into the list")
    return None


def _doer(tokens: Sequence[Token], start: int) -> Subject | None:
    """Who is to do it, where that is not the subject of the clause: 'into Operation Example to develop', 'for A to create'."""
    actor = next((at for at in range(start - 1, max(start - 6, -1), -1) if tokens[at].is_actor), None)
    if actor is None or any(token.low in _PARTING or token.low in FINITE for token in tokens[actor + 1 : start]):
        return None
    before = _phrase_start(tokens, actor) - 1
    if before >= 1 and tokens[before].is_actor and tokens[before + 1].low == "'s":
        before = _phrase_start(tokens, before) - 1
    word = tokens[before].low if before >= 0 else ""
    work = all(mention.kind in _WORKS for mention in tokens[actor].mentions)
    if word in CAUSES or (word == "for" and actor == start - 1):
        return Subject(actor, start, 0.85, "the one asked, funded or enabled to do it")
    if work and word not in ("through", "via", "of", "for", "at", "on", "under", "with") and before >= 0:
        return Subject(actor, start, 0.82, "the work that is meant to do it")
    return None


_PARTING = frozenset(", and or but that which who with".split()) | BREAKS
_WORKS = frozenset("programme system unit fund review_or_inquiry".split())


def _in_clause(tokens: Sequence[Token], start: int, verb: int) -> Subject | None:
    """The subject of the clause that the verb stands in, less sure the less the verb is that clause's own."""
    if _is_gerund(tokens[verb].low) and start == verb and tokens[start - 1].low == "in" and start > 1:
        doer = tokens[start - 2]
        if doer.is_actor and all(mention.kind not in _WORKS for mention in doer.mentions):
            return Subject(start - 2, start, 0.85, "the one named before 'in' and what it does")
    clause = clauses_of(tokens).of(start, over=";" if _is_gerund(tokens[verb].low) else ())
    if clause is not None and _is_gerund(tokens[verb].low) and tokens[start - 1].low in ("through", "by", ";"):
        clause = clauses_of(tokens).around(clause)
    if clause is None and start <= _OPENING_AT and (_is_gerund(tokens[verb].low) or tokens[start].low == "to"):
        behind = clauses_of(tokens).behind(start)
        if behind is not None and behind.subject is not None:
            return Subject(behind.subject, start, behind.sure * 0.88, "the subject behind the opening phrase")
    if clause is None or clause.subject is None or clause.subject >= start:
        return None
    return Subject(clause.subject, start, clause.sure * _own(tokens, start, verb, clause.verb), clause.how)


_OPENING_AT = 4


def _own(tokens: Sequence[Token], start: int, verb: int, first: int) -> float:
    """How surely a verb is said of its clause's subject: the first verb, a second one, a participle, a purpose."""
    before = tokens[start - 1].low
    if start <= first:
        return 1.0
    if _is_gerund(tokens[verb].low):
        if _is_predicate(tokens, first, start):
            return 0.9
        return (
            0.9
            if before in (",", "by", "through", "includes", "include", "including", "involves") or before in CONJUNCTIONS
            else 0.7
        )
    if tokens[start].low == "to":
        return 0.85 * _willing(tokens, first)
    if before in CONJUNCTIONS or before == ",":
        return 0.88
    if tokens[verb].low in PREPOSITIONS:
        return 0.85
    return 0.85 if _is_predicate(tokens, first, start) else 0.5


def _willing(tokens: Sequence[Token], first: int) -> float:
    """Less sure where the clause only tells what somebody thinks: 'we welcome the work of A to produce'."""
    verb = next((token.low for token in tokens[first : first + 4] if token.low not in FINITE and not token.is_actor), "")
    return 0.6 if verb in _THINKING else 1.0


_THINKING = frozenset(
    "welcome welcomes welcomed recognise recognises recognised note notes noted acknowledge acknowledges know knows believe"
    " believes understand thank thanks agree agrees pleased grateful".split()
)


def _is_predicate(tokens: Sequence[Token], first: int, start: int) -> bool:
    """Whether the verb belongs to what the subject is said to be: 'is the body responsible for', 'is a charity supporting'."""
    between = tokens[first + 1 : start]
    return tokens[first].low in BE and not any(token.is_actor or token.low == "," or token.low in FINITE for token in between)


def _supposed(tokens: Sequence[Token], actor: int) -> float:
    """How far the clause only supposes: 'if' and 'whether' stand at its head, less so 'when' and 'before'."""
    before = _phrase_start(tokens, actor) - 1
    word = tokens[before].low if before >= 0 else ""
    return 0.65 if word in _SUPPOSING else 0.88 if word in _TIMING else 1.0


_SUPPOSING = frozenset("if whether until unless where".split())
_TIMING = frozenset("when before once after".split())


def _verb_group(tokens: Sequence[Token], verb: int) -> int:
    """The first token of the auxiliaries before a verb: 'will be', 'has not', 'is responsible for'."""
    index = verb
    while index > 0 and not tokens[index - 1].is_actor:
        low = tokens[index - 1].low
        if low in AUXILIARIES or (low in SEMI and index < verb + 1 and _continues(tokens, index, verb)):
            index -= 1
        else:
            break
    return index


def _continues(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether the word before `index` leads on to the verb: 'plans to', 'responsible for', 'committed to'."""
    return tokens[index].low in ("to", "for", "of", "in") or (index == verb and tokens[index].low in ("to",))


def _is_gerund(low: str) -> bool:
    return low.endswith("ing") and len(low) > 5


def _beside(tokens: Sequence[Token], actor: int, start: int, verb: int) -> Subject | None:
    """An actor right before the verb: its subject, unless it ends a phrase that belongs to another noun."""
    before = _phrase_start(tokens, actor) - 1
    word = tokens[before].low if before >= 0 else ""
    if tokens[start].low == "to" and (before < 0 or word in CAUSES):
        return Subject(actor, start, 0.85, "the one asked, funded or enabled to do it")
    if tokens[start].low == "to":
        main = clauses_of(tokens).of(start)
        if main is None or main.subject in (None, actor) or main.subject is None:
            return None
        return Subject(main.subject, start, main.sure * 0.8 * _willing(tokens, main.verb), main.how)
    if before < 0 or word in BREAKS or word in OPENERS or word in (",", "that", "which", "what", "how", "why"):
        return Subject(actor, start, 1.0, "stands right before the verb")
    if word == "of" and before and tokens[before - 1].low in TASKS:
        return Subject(actor, start, 0.92, ITS_ROLE)
    if word in PREPOSITIONS:
        head = _head_of(tokens, before)
        if head is None and start == verb and tokens[verb].low.endswith(("ed", "ing")):
            return Subject(actor, start, 0.85, "what the participle behind it tells of")
        if head is None:
            return None
        return Subject(head, start, 0.75, "the head of the phrase before the verb")
    if tokens[before].is_actor:
        if tokens[before + 1].low == "'s":
            return Subject(actor, start, 0.92, "stands right before the verb, as somebody's own")
        if before == 1 and tokens[0].low in PREPOSITIONS:
            return Subject(actor, start, 0.95, "stands right before the verb, behind the opening phrase")
        if tokens[before].low == "our":
            return Subject(actor, start, 0.95, "stands right before the verb, the author's own")
        return Subject(actor, start, 0.7, "stands right before the verb, after another name")
    return Subject(actor, start, 0.8, "stands right before the verb, within a phrase")


def _phrase_start(tokens: Sequence[Token], actor: int) -> int:
    index = actor
    while index > 0 and not tokens[index - 1].is_actor and tokens[index - 1].low in _PHRASE:
        index -= 1
    return index


_PHRASE = frozenset(
    "both our their its his her new other relevant wider local national every each this these those all such 's".split()
)


def _head_of(tokens: Sequence[Token], preposition: int) -> int | None:
    """The actor right before 'of', 'in' or 'across' and its name: 'forces in London' is about forces."""
    left = preposition - 1
    if left >= 0 and tokens[left].is_actor and tokens[preposition].low in ("in", "of", "across", "within", "for", "on"):
        return left
    return None


def begins_clause(tokens: Sequence[Token], actor: int) -> bool:
    before = _phrase_start(tokens, actor) - 1
    word = tokens[before].low if before >= 0 else ""
    opens = before < 0 or word in BREAKS or word in OPENERS or word in (",", "that", "which", "where")
    after = tokens[actor + 1] if actor + 1 < len(tokens) else None
    if not opens or after is None or after.is_actor:
        return False
    if before < 0 and after.low in _PHRASE_OPENERS:
        return True
    return after.low in FINITE or after.low in RELATIVES or is_verbal(after.low)


_PHRASE_OPENERS = frozenset("in across within for of , under from on that".split())
