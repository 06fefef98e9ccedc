"""Statements through the guard of `custodes query`: refused in one line, or free of every word that could do harm.

What passes is read again by two lexers written after the grammars of the engines, not by custodes' own.
"""

from __future__ import annotations

import re
import time
import traceback

from bench.faults.campaign import Plan, Tally
from bench.faults.statements import harmful, innocent, soup
from graph.errors import RefusedStatement
from queries.free.cypher_words import cypher_words
from queries.free.guard import check_reads_only

_COMMON = r"""|(?P<number>\d+(\.\d+)?([eE]-?\d+)?|\.\d+([eE]-?\d+)?)|(?P<bare>[^\W\d][\w$]*)|(?P<mark>.)"""
# Ladybug: a string ends its match at an escape it does not know; a comment takes `*` and the next sign together.
_LADYBUG = re.compile(
    r"""(?P<gap>\s+|/\*(?:[^*]|\*[^/])*\*/|//[^\n\r]*\r?(?:\n|$))"""
    r"""|(?P<string>'(?:[^'\\]|''|\\[\\'"bfnrtBFNRT])*'|"(?:[^"\\]|\\[\\'"bfnrtBFNRT])*")|(?P<name>(?:`[^`]*`)+)""" + _COMMON,
    re.DOTALL,
)
_NEO4J = re.compile(
    r"""(?P<gap>\s+|/\*.*?\*/|//[^\n\r]*)"""
    r"""|(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<name>`(?:[^`]|``)*`)""" + _COMMON,
    re.DOTALL,
)
_EACH = 1000


def run(plan: Plan) -> Tally:
    """A thousand statements a try: harmful, senseless and innocent ones."""
    tally = Tally("statements through the guard of `query`", "statements", "inputs")
    for number in plan.numbers(tally):
        for statement in harmful(number, _EACH * 7 // 10):
            _try(tally, statement, "harmful")
        for statement in soup(number, _EACH * 2 // 10):
            _try(tally, statement, "senseless")
        for statement in innocent(number, _EACH // 10):
            _try(tally, statement, "innocent")
    return tally


def _try(tally: Tally, statement: str, kind: str) -> None:
    begun, failure, outcome = time.process_time(), "", "let through, harmless"
    try:
        reading = check_reads_only(statement)
        found = harm_in(reading.text(dict.fromkeys(reading.parameters, "'LOAD CSV'")))
        failure = f"{found} in {statement!r}" if found else ""
    except RefusedStatement as error:
        outcome = "refused in one line"
        if kind == "innocent" or len(str(error).splitlines()) > 1:
            failure = f"{error}: {statement!r}"
    except Exception:
        failure = f"{statement!r}: {traceback.format_exc()}"
    tally.add(outcome, time.process_time() - begun, failure, f"statement: {kind}")


def _tokens(text: str, engine: str) -> list[tuple[str, str]]:
    if engine == "neo4j":  # it decodes before it cuts, but for a backslash that another one escapes
        text = re.sub(r"\\\\|\\u+([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)) if m[1] else m[0], text)
    lexer = _NEO4J if engine == "neo4j" else _LADYBUG
    return [(m.lastgroup or "", m[0]) for m in lexer.finditer(text) if m.lastgroup != "gap"]


def harm_in(text: str) -> str:
    """The first bare word that is none for reading, or name that is called and no function; '' where there is none."""
    words = cypher_words()
    for engine in ("ladybug", "neo4j"):
        tokens = _tokens(text, engine)
        for index, (group, token) in enumerate(tokens):
            if group == "bare" and token.upper() not in words.keywords:
                return f"{engine}: {token}"
            if group == "mark" and (not token.isascii() or token in "'\"`\\;$@#"):
                return f"{engine}: {token}"
            if group == "name" and tokens[index + 1 : index + 2] == [("mark", "(")]:
                called = _called(tokens, index)
                if called not in words.callable:
                    return f"{engine}: {called}()"
    return ""


def _called(tokens: list[tuple[str, str]], index: int) -> str:
    at = index
    while at > 1 and tokens[at - 1] == ("mark", ".") and tokens[at - 2][0] == "name":
        at -= 2
    return "".join(part for _, part in tokens[at : index + 1]).replace("`", "").lower()
