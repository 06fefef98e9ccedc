r"""Cuts a Cypher text into tokens on which both engines agree, and writes them so that neither can read them otherwise.

The engines cut the same text differently: Neo4j decodes \uXXXX before it looks at anything and ends a // comment at a
carriage return; Ladybug reads `1e5LOAD` as a number and a word, and does not end a comment at `**/`. So no engine is
ever given the text that was typed. It is cut here by the strictest reading, what is open to two readings is refused,
and what goes out holds no comment, no escape but \\ \' \n \r \t, and no bare word but the keywords for reading.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.errors import RefusedStatement
from queries.free.cypher_words import cypher_words

# White space of both engines; a form feed or a separator of files is white to one of them only, and is refused.
_SPACE = " \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LONGEST_NAME = 200
_TOKEN = re.compile(
    rf"""(?P<gap>(?:[{_SPACE}]|//[^\n\r]*|/\*(?:(?!\*/).)*\*/)+)"""
    r"""|(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
    r"""|(?P<quoted>`[^`]*`)"""
    r"""|(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"""
    r"""|(?P<parameter>\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+))"""
    r"""|(?P<word>[^\W\d]\w*)"""
    r"""|(?P<mark><>|<=|>=|!=|=~|\.\.|[()\[\]{},.:;|&!+\-*/%^=<>])""",
    re.DOTALL,
)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"', "`": "`"}
_WRITTEN = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: keyword, name, string, number, parameter or mark. `value` is what it means, `text` what was typed."""

    group: str
    text: str
    value: str
    start: int
    spaced: bool

    @property
    def end(self) -> int:
        """Where it ends in the text that was typed."""
        return self.start + len(self.text)

    @property
    def written(self) -> str:
        """As both engines read it."""
        if self.group == "name":
            return f"`{self.value}`"
        return quoted(self.value) if self.group == "string" else self.value


# Keywords only where a bracket follows, or UNION stands before.
_CALLED = ("ALL", "ANY", "COUNT", "EXISTS", "NONE", "SINGLE")


def _as_name(tokens: list[Token], index: int) -> Token:
    """A keyword where only a name can stand (a.end, AS end, {end: 1}, (end:Actor), end.id, a bare count) is a name."""
    token = tokens[index]
    if token.group != "keyword":
        return token
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    renamed = before.upper() == "AS" and not (index > 1 and tokens[index - 2].text.upper() == "AS")
    called = after in ("(", "{") or before.upper() == "UNION"
    if before == "." or after in (":", ".") or renamed or (token.value in _CALLED and not called):
        return replace(token, group="name", value=token.text)
    return token


def quoted(text: str) -> str:
    """A string as both engines read it."""
    return "'" + "".join(_WRITTEN.get(char, char) for char in text) + "'"


def tokens_of(statement: str) -> list[Token]:
    """The tokens, without white space and comments. RefusedStatement for what the engines could read in two ways."""
    if any(0xD800 <= ord(char) <= 0xDFFF for char in statement):
        raise RefusedStatement("query: holds half of a character (a lone surrogate); remove it")
    found: list[Token] = []
    at, spaced = (1 if statement.startswith("\ufeff") else 0), True
    while at < len(statement):
        match = _TOKEN.match(statement, at)
        if match is None:
            raise _not_a_token(statement, at)
        at, group = match.end(), match.lastgroup or ""
        if group != "gap":
            found.append(_token(group, match[0], match.start(), spaced, statement[at : at + 1]))
        spaced = group == "gap"
    return [_as_name(found, index) for index in range(len(found))]


def written(tokens: Sequence[Token], parameters: Mapping[str, str]) -> str:
    """The text that goes to an engine, with literals for its parameters. Two tokens that are no marks never touch."""
    parts: list[str] = []
    for index, token in enumerate(tokens):
        touches = index > 0 and "mark" not in (token.group, tokens[index - 1].group)
        text = parameters[token.value] if token.group == "parameter" else token.written
        parts.append(f" {text}" if index and (token.spaced or touches) else text)
    return "".join(parts)


def _token(group: str, text: str, start: int, spaced: bool, following: str) -> Token:
    if group == "string":
        return Token(group, text, _decoded(text), start, spaced)
    if group == "quoted":
        return Token("name", text, _name(text[1:-1]), start, spaced)
    if group == "word":
        if text.isascii() and text.upper() in cypher_words().keywords:
            return Token("keyword", text, text.upper(), start, spaced)
        return Token("name", text, _name(text), start, spaced)
    if group == "number":
        return Token(group, text, _number(text, following), start, spaced)
    if group == "parameter":
        return Token(group, text, text[1:], start, spaced)
    return Token(group, text, text, start, spaced)


def _number(text: str, following: str) -> str:
    if following == "_" or following.isalnum():
        raise RefusedStatement(f"query: '{text}{following}…' is a number and a word without a space; put one between them")
    if re.fullmatch(r"0[0-9]+.*", text):
        raise RefusedStatement(f"query: '{text}' begins with a nought; write {text.lstrip('0') or '0'}")
    if re.fullmatch("[0-9]+", text):
        if len(text) > 19 or int(text) > 2**63:
            raise RefusedStatement(f"query: '{_cut(text)}' does not fit into 64 bits; write it with a point, or as text")
        return text
    if not math.isfinite(float(text)):
        raise RefusedStatement(f"query: '{_cut(text)}' is beyond every number that can be held; write a smaller one")
    return text.replace("+", "")


def _name(text: str) -> str:
    if not text:
        raise RefusedStatement("query: a name in back-quotes is empty; write the name")
    if "\\" in text or not text.isprintable() or len(text) > _LONGEST_NAME:
        raise RefusedStatement(
            f"query: '{_cut(text)}' is no name; expected at most {_LONGEST_NAME} letters, digits and signs, without a backslash"
        )
    return text


def _decoded(text: str) -> str:
    """What a string means. A backslash before any other sign is itself, as in '\\d' of a regular expression."""
    decoded = re.sub(r"\\(u[0-9A-Fa-f]{4}|.)", _unescaped, text[1:-1], flags=re.DOTALL)
    try:  # two halves written as two escapes are one sign; one half is none
        decoded = decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise RefusedStatement("query: a string holds half of a character (a lone surrogate); remove it") from None
    if "\0" in decoded:
        raise RefusedStatement("query: a string holds the sign NUL; remove it")
    return decoded


def _unescaped(match: re.Match[str]) -> str:
    sign = match[1]
    if len(sign) == 5:
        return chr(int(sign[1:], 16))
    if sign == "u":
        raise RefusedStatement("query: '\\u' in a string without four hex digits; write the sign itself, or \\\\u")
    return _ESCAPES.get(sign, match[0])


def _not_a_token(statement: str, at: int) -> RefusedStatement:
    sign = statement[at]
    if sign in "'\"`":
        return RefusedStatement("query: a quotation mark is not closed; close it")
    if statement.startswith("/*", at):
        return RefusedStatement("query: a comment is not closed; end it with */")
    if sign == "\\":
        return RefusedStatement(
            f"query: '{_cut(statement[at : at + 6])}' outside a string; escapes stand in strings only: write the sign itself"
        )
    if sign in _DASHES:
        return RefusedStatement(f"query: '{sign}' is a dash of printing; write - (the hyphen of the keyboard)")
    if sign == "$":
        return RefusedStatement("query: '$' without a name; expected $name")
    if not sign.isprintable():
        return RefusedStatement(f"query: holds the invisible sign U+{ord(sign):04X}; remove it")
    return RefusedStatement(f"query: '{sign}' is no part of a statement here; remove it, or put it into quotation marks")


def _cut(text: str) -> str:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
