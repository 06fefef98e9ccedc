"""Checks the labels, kinds and properties of a statement: one engine takes an unknown one for nothing, the other balks."""

from __future__ import annotations

import itertools
from functools import cache

from graph.errors import RefusedStatement
from graph.kinds import load_kinds
from graph.naming.names import nearest
from graph.schema import ANSWERS_TO, NODE_TABLES, LinkRow, StepRow
from queries.free.cypher_tokens import Token
from queries.free.cypher_words import cypher_words

# The parts that a date, a duration or a point has.
_PARTS = frozenset(
    "year month day hour minute second millisecond microsecond nanosecond week quarter weekYear dayOfWeek ordinalDay "
    "dayOfQuarter quarterOfYear monthsOfYear daysOfWeek epochSeconds epochMillis timezone offset years months days hours "
    "minutes seconds x y z longitude latitude height crs srid".split()
)


@cache
def _labels() -> frozenset[str]:
    return frozenset(NODE_TABLES)


@cache
def _kinds() -> frozenset[str]:
    return frozenset([*load_kinds().links, ANSWERS_TO])


@cache
def _properties() -> frozenset[str]:
    rows = [*NODE_TABLES.values(), LinkRow, StepRow]
    return frozenset(name for row in rows for name in row._fields) - {"giver", "forum"}


def check_names(tokens: list[Token]) -> None:
    """RefusedStatement, with the nearest name, for a label, kind or property that is in no graph of custodes."""
    inside = _insides(tokens)
    keys = {token.value for token, following in itertools.pairwise(tokens) if following.text == ":"}
    for index, token in enumerate(tokens[1:], 1):
        before = tokens[index - 1]
        if token.group != "name" or before.group != "mark":
            continue
        called = tokens[index + 1].text == "(" if index + 1 < len(tokens) else False
        if before.text == "." and not called:
            _check_property(token, keys)
        elif before.text in (":", "|", "&") and inside[index] in ("(", "-[") and _of_a_pattern(tokens, index):
            _check_label(token, inside[index])


def _check_property(token: Token, keys: set[str]) -> None:
    name = token.value
    if name.startswith("_"):
        raise RefusedStatement(f"query: '{name}' is the engine's own; write .id for what an actor or link is known by")
    if name not in _properties() | _PARTS | keys and name.lower() not in _namespaces():
        raise RefusedStatement(f"query: no property '{name}'{nearest(name, _properties())}; see docs/query.md")


def _check_label(token: Token, bracket: str) -> None:
    what, known = ("kind of link", _kinds()) if bracket == "-[" else ("label", _labels())
    if token.value in known:
        return
    if bracket == "(" and token.value in _kind_labels():
        kind = _kind_labels()[token.value]
        raise RefusedStatement(f"query: ':{token.value}' is a label of Neo4j only; write (a:Actor {{kind: '{kind}'}})")
    raise RefusedStatement(f"query: no {what} '{token.value}'{nearest(token.value, known)}; expected one of "
                           f"{', '.join(sorted(known))}")  # fmt: skip


def _kind_labels() -> dict[str, str]:
    return {"".join(part.capitalize() for part in kind.split("_")): kind for kind in load_kinds().actors}


@cache
def _namespaces() -> frozenset[str]:
    return frozenset(name.split(".")[0] for name in cypher_words().callable if "." in name)


def _insides(tokens: list[Token]) -> list[str]:
    """For each token the bracket it stands in (`-[` for that of a link, `[` for that of a list), or nothing outside of all."""
    open_: list[str] = [""]
    found = []
    for index, token in enumerate(tokens):
        if token.group == "mark" and token.text in ")]}" and len(open_) > 1:
            open_.pop()
        found.append(open_[-1])
        if token.group == "mark" and token.text in "([{":
            link = token.text == "[" and index > 0 and tokens[index - 1].text == "-"
            open_.append("-[" if link else token.text)
    return found


def _of_a_pattern(tokens: list[Token], index: int) -> bool:
    """Whether the name is a label or kind: back to the colon only names and marks between labels, then at most a variable."""
    at = index - 1
    while at > 1 and tokens[at].text in ("|", "&") and tokens[at - 1].group == "name":
        at -= 2
    if at < 1 or tokens[at].text != ":":
        return at > 1 and tokens[at].text == "|" and tokens[at - 1].text == ":"
    if tokens[at - 1].group == "name":
        at -= 1
    return tokens[at - 1].group == "mark" and tokens[at - 1].text in ("(", "[", ":", "|")
