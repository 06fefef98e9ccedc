"""Lets one reading Cypher statement through, and nothing else.

A store opened read-only still lets a statement read files (LOAD FROM, LOAD CSV), write them (COPY … TO, EXPORT
DATABASE), install extensions and call procedures. So it works by what is known, not by what is forbidden: the words
of a reading statement are a closed list (cypher_words.yaml), the functions that may be called another; every other
word is a name and leaves here in back-quotes, and a name that stands where no name can stand is refused. What goes
to an engine is written anew from what was understood, so that no engine can understand it otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import RefusedStatement
from graph.naming.names import nearest
from queries.free.cypher_names import check_names
from queries.free.cypher_tokens import Token, tokens_of, written
from queries.free.cypher_words import cypher_words
from queries.free.result_columns import name_columns

_LONGEST = 100_000
_DEEPEST = 100
_OPENERS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement that only reads.

    `titles` gives the columns that had no name of their own the words that were typed for them; `columns` are those
    of the answer in order, None where `*` leaves them to the engine.
    """

    tokens: tuple[Token, ...]
    parameters: frozenset[str]
    columns: tuple[str, ...] | None
    titles: Mapping[str, str]

    def text(self, literals: Mapping[str, str]) -> str:
        """What goes to an engine, with a literal in the place of each parameter."""
        return written(self.tokens, literals)


def check_reads_only(statement: str) -> Reading:
    """The statement as understood. RefusedStatement says in one line which word it stumbled over, and what to write."""
    if len(statement) > _LONGEST:
        raise RefusedStatement(f"query: the statement has {len(statement):,} signs; expected at most {_LONGEST:,}")
    tokens = tokens_of(statement)
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise RefusedStatement("query: the statement is empty; expected MATCH … RETURN …")
    if any(token.text == ";" for token in tokens):
        raise RefusedStatement("query: more than one statement; send one reading statement at a time")
    opening = cypher_words().opening
    if tokens[0].group != "keyword" or tokens[0].value not in opening:
        raise RefusedStatement(f"query: begins with '{_shown(tokens[0])}'; expected one of {', '.join(opening)}")
    _check_brackets(tokens)
    _check_places(tokens)
    _check_calls(tokens)
    check_names(tokens)
    columns, titles, named = name_columns(statement, tokens)
    parameters = frozenset(token.value for token in tokens if token.group == "parameter")
    return Reading(tuple(named), parameters, columns, titles)


def _check_brackets(tokens: list[Token]) -> None:
    expected: list[str] = []
    for token in tokens:
        if token.group == "mark" and token.text in _OPENERS:
            expected.append(_OPENERS[token.text])
            if len(expected) > _DEEPEST:
                raise RefusedStatement(f"query: brackets are nested more than {_DEEPEST} deep; write it flatter, with WITH")
        elif token.group == "mark" and token.text in _OPENERS.values() and (not expected or expected.pop() != token.text):
            raise RefusedStatement(f"query: '{token.text}' closes no bracket; remove it, or open one")
    if expected:
        raise RefusedStatement(f"query: a bracket is not closed; add {expected[-1]}")
    if not any(token.value == "RETURN" for token in tokens if token.group == "keyword"):
        unread = next((token for token in tokens if _is_clause(token)), None)
        if unread is None:
            raise RefusedStatement("query: the statement returns nothing; end it with RETURN …")
        raise _not_reading(unread)


def _check_places(tokens: list[Token]) -> None:
    """No value directly after another: between two there is always a mark or a keyword, else one of them begins a clause."""
    for before, token in itertools.pairwise(tokens):
        if _ends_a_value(before) and token.group in ("name", "string", "number", "parameter"):
            if before.group == "name" and _is_clause(before) and not _is_clause(token):
                raise _not_reading(before)
            raise _not_reading(token)


def _ends_a_value(token: Token) -> bool:
    if token.group == "keyword":
        return token.value in cypher_words().values
    return token.group != "mark" or token.text in (")", "]", "}")


def _check_calls(tokens: list[Token]) -> None:
    words = cypher_words()
    for index, (token, following) in enumerate(itertools.pairwise(tokens)):
        if token.group != "name" or following.text not in ("(", "{"):
            continue
        name = token.value.lower()
        if following.text == "{":
            if name in ("call", "collect") and not _after(tokens, index, ("(", ":", "|", "&")):
                raise _not_reading(token)
            continue
        at = index
        while _after(tokens, at, (".",)) and tokens[at - 2].group == "name":
            at -= 2
            name = f"{tokens[at].value.lower()}.{name}"
        if name not in words.callable:
            if _is_clause(token):
                raise _not_reading(token)
            near = _instead(name) or nearest(name, words.callable) or "; see the functions in docs/query.md"
            raise RefusedStatement(f"query: '{name}' is no function that may be called here{near}")


def _after(tokens: list[Token], index: int, marks: tuple[str, ...]) -> bool:
    return index > 0 and tokens[index - 1].group == "mark" and tokens[index - 1].text in marks


def _is_clause(token: Token) -> bool:
    return token.group == "name" and not token.text.startswith("`") and token.value.upper() in cypher_words().clauses


def _not_reading(token: Token) -> RefusedStatement:
    near = _instead(token.value.lower())
    if _is_clause(token):
        return RefusedStatement(
            f"query: '{token.text}' is not for reading{near or '; custodes query takes MATCH … RETURN … only'}"
        )
    return RefusedStatement(
        f"query: '{_shown(token)}' cannot stand there{near or '; expected a comma, an operator or a word of MATCH … RETURN …'}"
    )


def _instead(name: str) -> str:
    write = cypher_words().instead.get(name)
    return f"; write {write}" if write else ""


def _shown(token: Token) -> str:
    text = " ".join(token.text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"
