"""The values that `custodes query` takes on its command line, -p NAME=VALUE.

They reach the engine as literals in the statement, written by the same hand as its strings: of values that are bound,
Ladybug takes few (none that is an empty list or holds a null), and none inside all(…).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from graph.errors import AskedWrongly
from queries.free.cypher_tokens import quoted

_DEEPEST = 20
_SORTS = {bool: "yes or no", int: "number", float: "number", str: "text"}
_LONGEST = 300_000


def parameters_of(texts: Iterable[str], needed: frozenset[str]) -> dict[str, Any]:
    """The values by name. AskedWrongly for one that is missing, unused, said twice, or that an engine could not take."""
    given: dict[str, Any] = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]+", name):
            raise AskedWrongly(f"-p: '{_cut(text)}' is no parameter; expected NAME=VALUE")
        if name in given:
            raise AskedWrongly(f"query: -p {name} is given twice; give it once")
        given[name] = _value(name, value)
    for name in sorted(needed - set(given)):
        raise AskedWrongly(f"query: ${name} has no value; add -p {name}=VALUE")
    for name in sorted(set(given) - needed):
        raise AskedWrongly(f"query: -p {name} is not used by the statement; remove it or use ${name}")
    return given


def _value(name: str, text: str) -> Any:
    if len(text) > _LONGEST:
        raise AskedWrongly(f"query: -p {name} has {len(text):,} signs; expected at most {_LONGEST:,}")

    def no_number(constant: str) -> NoReturn:
        raise AskedWrongly(f"query: -p {name}: {constant} is no number that can be compared; give a number, or text in quotes")

    def one_value(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise AskedWrongly(f"query: -p {name}: a key stands twice in one map; give it once")
        return dict(pairs)

    try:
        value = json.loads(text, parse_constant=no_number, parse_int=_whole, object_pairs_hook=one_value)
    except RecursionError:
        raise _too_deep(name) from None
    except OverflowError:
        raise AskedWrongly(f"query: -p {name}: a whole number does not fit into 64 bits; give it as text in quotes") from None
    except ValueError:
        value = text
    _check(name, value, 0)
    return value


def _whole(digits: str) -> int:
    if len(digits) > 20 or not -(2**63) <= int(digits) < 2**63:
        raise OverflowError
    return int(digits)


def _check(name: str, value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise _too_deep(name)
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        raise AskedWrongly(f"query: -p {name}: a number is beyond every number that can be held; give a smaller one")
    if isinstance(value, str) and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise AskedWrongly(f"query: -p {name}: holds half of a character (a lone surrogate); remove it")
    if isinstance(value, str) and "\0" in value:
        raise AskedWrongly(f"query: -p {name}: holds the sign NUL; remove it")
    if isinstance(value, dict) and not value:
        raise AskedWrongly(f"query: -p {name}: holds an empty map; give it a key, or null")
    if isinstance(value, dict):
        for key in value:
            if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key):
                raise AskedWrongly(f"query: -p {name}: the key '{_cut(key)}' is no name; expected letters, digits and _")
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        _check(name, item, depth + 1)
    if isinstance(value, list):
        _form(name, value)


def _form(name: str, value: Any) -> Any:
    """What sort of value it is, in a form that compares. AskedWrongly for a list of several sorts: one engine takes none."""
    if isinstance(value, dict):
        return tuple((key, _form(name, item)) for key, item in sorted(value.items()))
    if not isinstance(value, list):
        return None if value is None else _SORTS[type(value)]
    found = None
    for form in (_form(name, item) for item in value):
        if not _alike(found, form):
            raise AskedWrongly(
                f"query: -p {name}: a list holds values of several sorts; give all text, all numbers or all alike"
            )
        found = form if found is None else found
    return ["list", found]


def _alike(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return True
    if isinstance(one, list) and isinstance(other, list):
        return _alike(one[1], other[1])
    if isinstance(one, tuple) and isinstance(other, tuple):
        return [key for key, _ in one] == [key for key, _ in other] and all(
            _alike(a, b) for (_, a), (_, b) in zip(one, other, strict=True)
        )
    return bool(one == other)


def literal(value: Any) -> str:
    """A value that passed, as both engines read it in a statement."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        text = repr(value).replace("+", "")
        return f"({text})" if text.startswith("-") else text
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    return "{" + ", ".join(f"`{key}`: {literal(item)}" for key, item in value.items()) + "}"


def _too_deep(name: str) -> AskedWrongly:
    return AskedWrongly(f"query: -p {name}: nested more than {_DEEPEST} deep; give it flatter")


def _cut(text: str) -> str:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
