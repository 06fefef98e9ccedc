"""Titles of ministers that list what they are for: 'Secretary of State for Rivers, Roads and Rail' is one title."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.names.words import Token

_OPENS = (
    ("secretary", "of", "state", "for"),
    ("minister", "of", "state", "for"),
    ("minister", "for"),
    ("deputy", "mayor", "for"),
)
# What ministers are for: only these go on a title after a comma, since a person's name may follow one as well.
_MATTERS = frozenset(
    "policing police crime fire victims justice courts prisons probation sentencing safeguarding security borders immigration"
    " community communities housing levelling local government energy business industry industrial trade net climate food fish"
    " environment rural fisheries farming transport rail roads aviation maritime health social care education skills"
    " children families women equalities digital culture media sport science innovation technology work pensions foreign"
    " commonwealth development defence employment planning resilience water rivers nature tourism civil emergency".split()
)


def title_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """The end of a title with a list that begins at a word; the word itself where none does."""
    for words in _OPENS:
        if tokens[at].raw[0].isupper() and tuple(token.fold for token in tokens[at : at + len(words)]) == words:
            return _list_end(text, tokens, at + len(words)) or at
    return at


def _list_end(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The end of 'Rivers, Roads and Rail'; None where it does not end in 'and' and a matter, or holds no comma."""
    commas = 0
    while (end := _matter_end(text, tokens, at)) > at and end < len(tokens):
        gap = text[tokens[end - 1].end : tokens[end].start]
        if tokens[end].fold == "and" and gap in (" ", ", "):
            last = _matter_end(text, tokens, end + 1)
            return last if last > end + 1 and commas else None
        if gap != ", ":
            return None
        commas, at = commas + 1, end
    return None


def _matter_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """The end of one matter of at most three capitalised words; where it begins, if none does."""
    at += at < len(tokens) and tokens[at].fold == "the"
    end = at
    while end < min(at + 3, len(tokens)) and tokens[end].raw[0].isupper() and (end > at or tokens[end].stem in _MATTERS):
        if end > at and text[tokens[end - 1].end : tokens[end].start] != " ":
            break
        end += 1
    return end
