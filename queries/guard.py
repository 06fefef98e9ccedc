"""Lets one reading Cypher statement through, and nothing else.

A store opened read-only still lets a statement read files (LOAD FROM, LOAD CSV), write them (COPY … TO, EXPORT
DATABASE) and install extensions; so the words that begin such clauses are refused wherever they stand as words
of the statement, on both engines alike. Words in strings, comments, back-quotes, properties and labels do not count.
"""

from __future__ import annotations

import re

from graph.errors import RefusedStatement

_OPENING = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN")
_REFUSED = frozenset(
    [
        "ADD",
        "ALTER",
        "ANALYZE",
        "ATTACH",
        "BEGIN",
        "CALL",
        "CHECKPOINT",
        "COMMENT",
        "COMMIT",
        "COPY",
        "CREATE",
        "DELETE",
        "DENY",
        "DETACH",
        "DROP",
        "ENABLE",
        "EXPLAIN",
        "EXPORT",
        "EXTENSION",
        "FINISH",
        "FOREACH",
        "FORCE",
        "GRANT",
        "IMPORT",
        "INSERT",
        "INSTALL",
        "LOAD",
        "MERGE",
        "PROFILE",
        "PROJECT",
        "REMOVE",
        "RENAME",
        "REVOKE",
        "ROLLBACK",
        "SET",
        "SHOW",
        "START",
        "STOP",
        "TERMINATE",
        "TRANSACTION",
        "UNINSTALL",
        "UPDATE",
        "USE",
    ]
)
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`)"""
    r"""|(?P<word>[^\W\d]\w*)|(?P<parameter>\$\w+)|(?P<mark>\S)|\s+""",
    re.DOTALL,
)


def check_reads_only(statement: str) -> set[str]:
    """The names of the parameters of one reading statement. RefusedStatement says which word it stumbled over."""
    tokens = [(match.lastgroup, match[0]) for match in _TOKEN.finditer(statement)]
    tokens = [token for token in tokens if token[0] not in (None, "comment")]
    while tokens and tokens[-1] == ("mark", ";"):
        tokens.pop()
    if not tokens:
        raise RefusedStatement("query: the statement is empty; expected MATCH … RETURN …")
    if ("mark", ";") in tokens:
        raise RefusedStatement("query: more than one statement; send one reading statement at a time")
    if any(mark in ("'", '"', "`") for group, mark in tokens if group == "mark"):
        raise RefusedStatement("query: a quotation mark is not closed; close it")
    if tokens[0][0] != "word" or tokens[0][1].upper() not in _OPENING:
        raise RefusedStatement(f"query: begins with '{tokens[0][1]}'; expected one of {', '.join(_OPENING)}")
    _refuse_clauses(tokens)
    return {text[1:] for group, text in tokens if group == "parameter"}


def _refuse_clauses(tokens: list[tuple[str | None, str]]) -> None:
    returns = False
    for index, (group, text) in enumerate(tokens):
        if group != "word":
            continue
        before = tokens[index - 1][1] if index else ""
        if before == "." or (before == ":" and tokens[index - 2][1] in ("(", "[", "|") if index > 1 else False):
            continue
        if before in (":", "|", "&", "!") and _in_pattern(tokens, index):
            continue
        word = text.upper()
        returns = returns or word == "RETURN"
        if word in _REFUSED:
            raise RefusedStatement(f"query: '{text}' is not for reading; custodes query takes MATCH … RETURN … only")
    if not returns:
        raise RefusedStatement("query: the statement returns nothing; end it with RETURN …")


def _in_pattern(tokens: list[tuple[str | None, str]], index: int) -> bool:
    """Whether the word at `index` is a label or kind: an opening ( or [ stands before it with only names and marks between."""
    for group, text in reversed(tokens[:index]):
        if text in ("(", "["):
            return True
        if group != "word" and text not in (":", "|", "&", "!"):
            return False
    return False
