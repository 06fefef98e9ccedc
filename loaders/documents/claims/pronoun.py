"""Lets a pronoun stand for whom it means: at the head of a sentence the actor of the sentence before, at the head of a later
clause the subject of the clause before it."""

from __future__ import annotations

from dataclasses import replace

from loaders.documents.claims.clause import is_verbal
from loaders.documents.claims.subject import begins_clause
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import FINITE


def with_pronoun(tokens: list[Token], topic: Token | None) -> list[Token]:
    """'It', 'they', 'its' at the beginning of a sentence, given the actor of the sentence before."""
    if topic is None or not tokens or tokens[0].is_actor:
        return tokens
    low = tokens[0].low
    first_named = topic.mentions[0]
    plural = len(topic.mentions) > 1 or (
        (first_named.kind or "") in ("sector_group", "people_group") and first_named.text.endswith("s")
    )
    follows = tokens[1].low if len(tokens) > 1 else ""
    if (
        (low in ("it", "its") and not plural and first_named.kind != "person")
        or (low in _SOMEBODY and not plural and first_named.kind in ("person", "office", "local_policing_body"))
        or (low in ("they", "their") and plural)
        or (low == "this" and (follows in FINITE or follows in ("includes", "involves", "means")) and not plural)
        or (low == "these" and follows in ("include", "included"))
    ):
        mentions = tuple(
            replace(mention, confidence=mention.confidence * 0.85, reason=f"'{low}' stands for {mention.name}")
            for mention in topic.mentions
        )
        first = Token("+", tokens[0].start, tokens[0].end, mentions)
        own = [Token("'s", tokens[0].end, tokens[0].end)] if low in ("its", "their", "his") else []
        return [first, *own, *tokens[1:]]
    return tokens


_SOMEBODY = frozenset("he she his".split())
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
            and _agrees(token.low, subject)
            and not any(_agrees(token.low, one) for one in named if one.mentions[0].name != subject.mentions[0].name)
        ):
            ends = tuple(
                replace(one, confidence=one.confidence * 0.85, reason=f"'{token.low}' stands for {one.name}")
                for one in subject.mentions
            )
            made[at] = Token("+", token.start, token.end, ends)
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


def _agrees(low: str, subject: Token) -> bool:
    kinds = {one.kind for one in subject.mentions}
    plural = len(subject.mentions) > 1 or bool(kinds & {"sector_group", "people_group"})
    if low == "they":
        return plural
    return not plural and (
        ("person" not in kinds) if low == "it" else bool(kinds & {"person", "office", "local_policing_body"})
    )
