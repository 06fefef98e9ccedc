"""Finds the grammatical subject of a verb among the actors of its sentence, and what stands between the two.

No parser: the words to the left of the verb are read back to the actor that does it, over auxiliaries, relative
pronouns, co-ordinated verbs and infinitives. Each step less sure than the last lowers `sure`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.documents.propose_match import BREAKS
from loaders.documents.propose_tokens import Token

BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
MODALS = frozenset(
    "will shall would should could can may might must cannot can't won't shouldn't couldn't wouldn't mustn't".split()
)
NEGATIONS = frozenset(
    "not never no cannot can't won't shouldn't couldn't wouldn't isn't aren't wasn't weren't hasn't haven't don't"
    " doesn't didn't mustn't neither nor".split()
)
DO = frozenset("do does did don't doesn't didn't".split())
AUXILIARIES = BE | HAVE | MODALS | DO | {"not", "never", "to"}
SEMI = frozenset(
    "plan plans planning intend intends intending seek seeks seeking aim aims aiming expected likely going able duty"
    " power powers"
    " responsibility responsible required need needs ought propose proposes committed commit agreed agree want wants due set"
    " role remit mandate hoping hope designed begun began started looking in of ready helping help helps used continue pleased"
    " working work works legislate prepare preparing expect expects".split()
)
PREPOSITIONS = frozenset(
    "of in on for with from by to at under through between across within among amongst into against about including via than"
    " upon towards behind following during before after over without alongside per around as like".split()
)
RELATIVES = frozenset("which who that whom".split())
CAUSES = frozenset(
    "fund funds funded funding allow allows allowed allowing enable enables enabled enabling require requires"
    " required requiring ask"
    " asks asked asking commission commissions commissioned help helps helped helping encourage encourages"
    " encouraged encouraging"
    " invite invites invited direct directs directed request requests requested urge urges urged support supports"
    " supported supporting"
    " expect expects empower empowers equip equips equipping tasked call on upon want wants instruct instructs"
    " permit permits enabling"
    " recommend recommends recommended".split()
)
CONJUNCTIONS = frozenset("and or but then as-well-as , &".split())
OPENERS = frozenset(
    "while although though because since if when where whether so but however therefore also yet as unless and".split()
)
FINITE = BE | HAVE | MODALS | DO
_FAR = 26


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
    if left < 0:
        return None
    infinitive = tokens[start].low == "to" or (start < verb and "to" in (token.low for token in tokens[start:verb]))
    if tokens[left].is_actor:
        found = _beside(tokens, left, start)
    elif tokens[left].low in RELATIVES:
        found = _antecedent(tokens, left, start)
    elif (
        tokens[verb].low in PREPOSITIONS
        or tokens[left].low in CONJUNCTIONS
        or _is_gerund(tokens[verb].low)
        or tokens[start].low == "to"
    ):
        found = _of_clause(tokens, left, start, gerund=_is_gerund(tokens[verb].low) and tokens[left].low not in CONJUNCTIONS)
    else:
        found = _over_phrase(tokens, left, start)
    if found is None:
        return None
    doubt = 0.65 if _supposed(tokens, found.index) else 1.0
    if infinitive and found.index != left and tokens[left].low not in SEMI:
        doubt *= 0.8
    return replace(found, infinitive=infinitive, sure=found.sure * doubt)


def _supposed(tokens: Sequence[Token], actor: int) -> bool:
    """Whether the clause only supposes: 'if', 'whether', 'when', 'before' stand at its head."""
    before = _phrase_start(tokens, actor) - 1
    return before >= 0 and tokens[before].low in _SUPPOSING


_SUPPOSING = frozenset("if whether when where before until unless once after how".split())


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


def _beside(tokens: Sequence[Token], actor: int, start: int) -> Subject | None:
    """An actor right before the verb: its subject, unless it ends a phrase that belongs to another noun."""
    before = _phrase_start(tokens, actor) - 1
    word = tokens[before].low if before >= 0 else ""
    if tokens[start].low == "to" and (before < 0 or word in CAUSES):
        return Subject(actor, start, 0.85, "the one asked, funded or enabled to do it")
    if tokens[start].low == "to":
        main = _of_clause(tokens, actor, start, gerund=False)
        return replace(main, sure=main.sure * 0.8) if main and main.index != actor else None
    if before < 0 or word in BREAKS or word in OPENERS or word in (",", "that", "which", "what", "how", "why"):
        return Subject(actor, start, 1.0, "stands right before the verb")
    if word in PREPOSITIONS:
        head = _head_of(tokens, before)
        if head is None:
            return None
        return Subject(head, start, 0.75, "the head of the phrase before the verb")
    if tokens[before].is_actor:
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


def _antecedent(tokens: Sequence[Token], pronoun: int, start: int) -> Subject | None:
    left = pronoun - 1
    if left >= 0 and tokens[left].low == ",":
        left -= 1
    if left >= 0 and tokens[left].is_actor:
        return Subject(left, start, 0.95, "named right before 'which', 'who' or 'that'")
    for index in range(left, max(left - 5, -1), -1):
        if tokens[index].is_actor:
            return Subject(index, start, 0.6, "named shortly before 'which', 'who' or 'that'")
        if tokens[index].low in FINITE or tokens[index].low in BREAKS:
            return None
    return None


def _of_clause(tokens: Sequence[Token], left: int, start: int, *, gerund: bool) -> Subject | None:
    """The subject of the clause: the actor that begins it and is followed by a verb, not by a preposition's noun."""
    best: int | None = None
    for index in range(left, max(left - _FAR, -1), -1):
        token = tokens[index]
        if token.low in BREAKS:
            break
        if token.low in RELATIVES:
            found = _antecedent(tokens, index, start)
            return replace(found, sure=found.sure * 0.85) if found else None
        if token.is_actor and index < start - 1 and begins_clause(tokens, index):
            best = index
            break
    if best is None:
        return None
    distance = start - best
    sure = 0.85 if distance < 12 else 0.7
    how = "the subject of the clause, before another verb"
    return Subject(best, start, sure * (0.85 if gerund else 1.0), how)


def begins_clause(tokens: Sequence[Token], actor: int) -> bool:
    before = _phrase_start(tokens, actor) - 1
    word = tokens[before].low if before >= 0 else ""
    opens = before < 0 or word in BREAKS or word in OPENERS or word in (",", "that", "which", "where")
    after = tokens[actor + 1] if actor + 1 < len(tokens) else None
    if not opens or after is None or after.is_actor:
        return False
    if before < 0 and after.low in _PHRASE_OPENERS:
        return True
    return after.low in FINITE or after.low in RELATIVES or _looks_verbal(after.low)


def _looks_verbal(low: str) -> bool:
    return (
        low not in PREPOSITIONS
        and low not in CONJUNCTIONS
        and low[:1].isalpha()
        and (low.endswith(("s", "ed")) or low in _PLAIN_VERBS)
    )


_PLAIN_VERBS = frozenset(
    "work support expect want need believe recognise welcome agree fund provide set hold have continue found invest"
    " produce set out"
    " urge recommend play monitor inspect assess publish sit lead ran run gave give took take made make remain develop".split()
)


def _over_phrase(tokens: Sequence[Token], left: int, start: int) -> Subject | None:
    """An actor followed by a phrase of its own: 'forces in every region must', 'the Board, set up in 2016, oversees'."""
    for index in range(left, max(left - 13, -1), -1):
        token = tokens[index]
        if token.low in BREAKS or (token.low in FINITE and not token.is_actor):
            return None
        if token.is_actor and not _after_preposition(tokens, index):
            after = tokens[index + 1].low
            if after in _PHRASE_OPENERS and begins_clause_or_start(tokens, index):
                return Subject(index, start, 0.75, "before a phrase of its own and the verb")
            return None
    return None


_PHRASE_OPENERS = frozenset("in across within for of , under from on that".split())


def _after_preposition(tokens: Sequence[Token], actor: int) -> bool:
    before = _phrase_start(tokens, actor) - 1
    return before >= 0 and tokens[before].low in PREPOSITIONS


def begins_clause_or_start(tokens: Sequence[Token], actor: int) -> bool:
    before = _phrase_start(tokens, actor) - 1
    return before < 0 or tokens[before].low in BREAKS or tokens[before].low in OPENERS or tokens[before].low in (",", "that")
