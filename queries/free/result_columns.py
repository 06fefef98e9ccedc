"""What the columns of a statement are called: by AS, else by what was typed. An engine's own names differ and say too much."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import RefusedStatement
from queries.free.cypher_tokens import Token

_ENDS = ("ORDER", "SKIP", "LIMIT", "UNION")
_LONGEST_TITLE = 60


def name_columns(statement: str, tokens: list[Token]) -> tuple[tuple[str, ...] | None, dict[str, str], list[Token]]:
    """The columns (None if `*` is among them), the titles of those without AS, and the tokens with a name for each.

    RefusedStatement where two columns have one name: a row could hold only one of them.
    """
    named: list[Token] = []
    columns: list[str] = []
    titles: dict[str, str] = {}
    first, star, at = True, False, 0
    for start, end in _returns(tokens):
        named += tokens[at:start]
        for index, item in enumerate(_items(tokens[start:end])):
            named += [replace(tokens[start - 1], group="mark", text=",", value=",", spaced=False)] if index else []
            named += item
            title = _title(statement, item)
            if title == "*":
                star = star or first
                continue
            if not _has_name(item):
                name = f"custodes_{index}"
                named += [_made("keyword", "AS", item[-1]), _made("name", name, item[-1])]
                titles = {**titles, name: title} if first else titles
            columns += [title] if first else []
        first, at = False, end
    named += tokens[at:]
    for title in columns:
        if columns.count(title) > 1:
            raise RefusedStatement(f"query: two columns are called '{title}'; give one another name with AS")
    return (None if star else tuple(columns)), titles, named


def _returns(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where what each RETURN outside of brackets returns begins and ends."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for index, token in enumerate(tokens):
        depth += (token.text in "([{") - (token.text in ")]}") if token.group == "mark" else 0
        if depth or token.group != "keyword":
            continue
        if start and token.value in _ENDS:
            found.append((start, index))
            start = 0
        if token.value == "RETURN":
            start = index + 1
            if start < len(tokens) and tokens[start].value == "DISTINCT" and tokens[start].group == "keyword":
                start += 1
    return [*found, (start, len(tokens))] if start else found


def _items(tokens: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.text in "([{") - (token.text in ")]}") if token.group == "mark" else 0
        if depth == 0 and token.group == "mark" and token.text == ",":
            items.append([])
        else:
            items[-1].append(token)
    if not all(items):
        raise RefusedStatement("query: RETURN has nothing before a comma or at its end; write what to return")
    return items


def _has_name(item: list[Token]) -> bool:
    return len(item) > 2 and item[-1].group == "name" and (item[-2].group, item[-2].value) == ("keyword", "AS")


def _title(statement: str, item: list[Token]) -> str:
    if _has_name(item):
        return item[-1].value
    if len(item) == 1 and item[0].group == "name":
        return item[0].value
    typed = " ".join(statement[item[0].start : item[-1].end].split())
    return typed if len(typed) <= _LONGEST_TITLE else f"{typed[:_LONGEST_TITLE]}…"


def _made(group: str, value: str, beside: Token) -> Token:
    return Token(group, value, value, beside.end, True)
