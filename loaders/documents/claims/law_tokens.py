"""Says in one way what laws say in several: 'It shall be the duty of A to report' becomes 'A must report'."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.claims.tokens import Token

_FARTHEST, _NEAR = 6, 3
_IT_IS_THE_DUTY = tuple(tuple(words.split()) for words in (
    "it shall be duty of", "it is duty of", "it will be duty of", "it is to be duty of",
))  # fmt: skip


def in_one_way(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence of law, with a duty that is said of somebody said by them."""
    for at in range(min(_FARTHEST, len(tokens))):
        for words in _IT_IS_THE_DUTY:
            if tuple(token.low for token in tokens[at : at + len(words)]) == words:
                who = _whose(tokens, at + len(words))
                if who is not None:
                    to = tokens[who + 1]
                    return [*tokens[:at], tokens[who], Token("must", to.start, to.end), *tokens[who + 2 :]]
    return tokens


def _whose(tokens: Sequence[Token], start: int) -> int | None:
    """The actor that is to do something: 'of every <actor> to'."""
    for index in range(start, min(start + _NEAR, len(tokens) - 1)):
        if tokens[index].is_actor:
            return index if tokens[index + 1].low == "to" else None
    return None
