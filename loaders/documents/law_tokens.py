"""Says in one way what laws say in several: 'It shall be the duty of A to report' becomes 'A must report'."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.propose_tokens import Token

_MOST = 6


def in_one_way(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence of law, with a duty that is said of somebody said by them."""
    for at, token in enumerate(tokens[:_MOST]):
        if token.low == "it" and not token.is_actor:
            who = _whose_duty(tokens, at)
            if who is not None and who + 1 < len(tokens):
                return [*tokens[:at], tokens[who], _must(tokens[who + 1]), *tokens[who + 2 :]]
    return tokens


def _whose_duty(tokens: Sequence[Token], at: int) -> int | None:
    """The actor of 'it shall be the duty of every <actor> to', where these words stand at `at`."""
    words = [token.low for token in tokens[at : at + 5]]
    if words[1:] not in (["shall", "be", "duty", "of"], ["is", "to", "be", "duty"], ["will", "be", "duty", "of"]):
        if words[1:4] != ["is", "duty", "of"]:
            return None
        start = at + 4
    else:
        start = at + 5 + (words[4] == "duty")
    for index in range(start, min(start + 3, len(tokens))):
        if tokens[index].is_actor:
            return index if index + 1 < len(tokens) and tokens[index + 1].low == "to" else None
    return None


def _must(token: Token) -> Token:
    return Token("must", token.start, token.end)
