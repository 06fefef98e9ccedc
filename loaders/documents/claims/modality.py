"""Reads status and polarity off the words around a verb: 'will', 'plans to', 'should', 'must not', 'has no power to'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.claims.clause import clauses_of
from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import BE, FINITE, NEGATIONS
from loaders.documents.text.inflect import is_past

_PLANNED = frozenset(
    "will shall plan plans planned planning intend intends intended going aim aims aiming seek seeks committed"
    " commit forthcoming"
    " upcoming 'll prepare preparing designed expected hoping due anticipated won't agreed agrees agree promised"
    " promises promise pledged pledges pledge undertook undertakes undertaken offered offers"
    " decided decides resolved vowed volunteered".split()
)
_PROPOSED = frozenset(
    "should would could propose proposes proposed proposing consider considering considered consult consulting"
    " recommend recommends"
    " recommended might ought suggest suggests suggested explore exploring if wish wishes want urge urges shouldn't".split()
)
# What is over is denied of the day on which it is said.
_OVER = frozenset("stopped ceased refused declined cease ceases ceasing".split())
_ON_CONDITION = frozenset("unless until without except".split())
_SURE = frozenset("has have had was were did is are does".split())
_REJECTED = frozenset("reject rejects rejected refuse refuses refused".split())


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words say of a link's truth; None is the default (in force, asserted)."""

    status: str | None
    polarity: str | None


def mood(tokens: Sequence[Token], start: int, verb: int, *, infinitive: bool, law: bool, within: Sequence[Token] = ()) -> Mood:
    """The mood of the verb group tokens[start..verb]. In law 'must', 'shall' and 'may' say what is in force. `within`: the
    words of the form itself, where 'may not give directions' keeps its 'not'."""
    words = [token.low for token in tokens[start:verb] if not token.is_actor]
    if (framed := _framed(tokens, start)) is not None:
        return framed
    making = tokens[verb].low in _MAKING
    if not law:
        words += _of_clause(tokens, start)
    said = [*words, *(token.low for token in within if not token.is_actor)]
    polarity = "denied" if any(word in NEGATIONS or word in _OVER for word in said) or _used_to(said) else None
    if law and tokens[0].low == "nothing" and not tokens[0].is_actor:
        return Mood(None, "denied")
    if law:  # 'may not appoint unless' says on what condition it may
        return Mood(None, None if any(token.low in _ON_CONDITION for token in tokens[verb:]) else polarity)
    if infinitive:
        words += _of_cause(tokens, start)
    if any(word in _REJECTED for word in words):
        return Mood("rejected", None)
    if any(word in _PROPOSED for word in words):
        return Mood("proposed", polarity)
    if any(word in _PLANNED for word in words) or (
        infinitive and making and _is_purpose(words) and not _goes_on(tokens, start)
    ):
        return Mood("planned", polarity)
    return Mood(None, polarity)


def _goes_on(tokens: Sequence[Token], start: int) -> bool:
    """Whether the clause before a purpose says that it goes on, read as 'do': 'continues to provide £5m to deliver'."""
    clause = clauses_of(tokens).of(start)
    return clause is not None and clause.verb < start and tokens[clause.verb].low == "do"


_ON_ITS_WAY = frozenset("set due about now also then not yet soon".split())


def is_to_come(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether a verb group says what is to be: 'is to fund', 'are set to be inspected'; not 'is able to fund'."""
    words = [token.low for token in tokens[start:verb] if not token.is_actor]
    words = words[:-1] if words[-1:] == ["be"] else words
    if words[-1:] != ["to"]:
        return False
    before = [word for word in words[:-1] if word not in _ON_ITS_WAY]
    return len(before) == 1 and before[0] in ("is", "are")


# The reason of what is told in the past: undated it would be read as being so.
TOLD_IN_THE_PAST = "told in the past"


def is_past_tense(tokens: Sequence[Token], start: int, verb: int, *, passive: bool) -> bool:
    """Whether the verb group tokens[start..verb] is told in the past: 'funded', 'was funded', 'was responsible for
    funding'; not 'has funded', 'is funded'."""
    first = next((token.low for token in tokens[start:verb] if token.low in FINITE), "")
    if first or tokens[verb].low.endswith("ing"):
        clause = None if first else clauses_of(tokens).of(start)
        return (first or (tokens[clause.verb].low if clause else "")) in WERE
    agent = any(token.low == "by" for token in tokens[verb + 1 : verb + 4])
    return not passive and not agent and start == verb and is_past(tokens[verb].low)


WERE = frozenset("was were had did wasn't weren't didn't".split())


def _used_to(words: Sequence[str]) -> bool:
    """Whether something was so and is no more: 'used to fund', not 'is used to fund'."""
    return any(pair == ("used", "to") and words[max(at - 1, 0)] not in BE for at, pair in enumerate(pairwise(words)))


def _framed(tokens: Sequence[Token], start: int) -> Mood | None:
    """What the words before the subject make of it: 'it is not for A to', 'nor A', 'rejected the recommendation that A'."""
    if start and tokens[start - 1].low in _OVER:
        return Mood(None, "denied")
    if start < 2 or not tokens[start - 1].is_actor:
        return None
    lead, before = tokens[start - 2].low, tokens[start - 3].low if start > 2 else ""
    if lead in ("nor", "neither"):
        return Mood(None, "denied")
    if lead == "for" and before in NEGATIONS:
        return Mood(None, "denied")
    if lead != "that" or before not in _PROPOSALS:
        return None
    return Mood("rejected" if any(token.low in _REJECTED for token in tokens[: start - 2]) else "proposed", None)


_PROPOSALS = frozenset(
    "recommendation recommendations proposal proposals suggestion suggestions idea call calls request recommend recommends"
    " recommended propose proposes proposed suggest suggests suggested".split()
)


def _of_cause(tokens: Sequence[Token], start: int) -> list[str]:
    """The words by which somebody is to be made to do it: the plan of 'plans to give A the power to inspect'."""
    found: list[str] = []
    for token in reversed(tokens[max(start - _CAUSE_WITHIN, 0) : start]):
        if token.low in BREAKS or token.low == ",":
            break
        if not token.is_actor:
            found.append(token.low)
    return found


_CAUSE_WITHIN = 8


def _of_clause(tokens: Sequence[Token], start: int) -> list[str]:
    """The auxiliaries of the clause's first verb, where the verb at `start` is a later one: 'will align and guide'."""
    clause = clauses_of(tokens).of(start)
    if clause is None or clause.verb >= start:
        return []
    group = []
    for token in tokens[clause.verb : min(clause.verb + 4, start)]:
        if token.is_actor or token.low not in FINITE | _PLANNED | {"to", "be"}:
            break
        group.append(token.low)
    return group if not any(word in NEGATIONS for word in group) else []


_MAKING = frozenset("create develop build produce establish design introduce launch publish set deliver".split())


def _is_purpose(words: Sequence[str]) -> bool:
    """'to develop' after another verb tells what is meant to be; 'has a duty to', 'is able to', 'continues to' what is."""
    return words[:1] == ["to"]
