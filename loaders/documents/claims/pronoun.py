"""Lets the pronoun that begins a sentence stand for the actor of the sentence before."""

from __future__ import annotations

from dataclasses import replace

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
        (low in ("it", "its") and not plural)
        or (low in ("they", "their") and plural)
        or (low == "this" and (follows in FINITE or follows in ("includes", "involves", "means")) and not plural)
        or (low == "these" and follows in ("include", "included"))
    ):
        mentions = tuple(
            replace(mention, confidence=mention.confidence * 0.85, reason=f"'{low}' stands for {mention.name}")
            for mention in topic.mentions
        )
        first = Token("+", tokens[0].start, tokens[0].end, mentions)
        own = [Token("'s", tokens[0].end, tokens[0].end)] if low in ("its", "their") else []
        return [first, *own, *tokens[1:]]
    return tokens
