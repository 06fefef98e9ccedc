"""Dates, periods, numbers, sums, parameters and JSON made wrong: a value that is one, or refused in one short line."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import random
import time
import traceback
from collections.abc import Callable

from bench.faults.campaign import Plan, Tally
from bench.faults.guard import harm_in
from graph.days import dates
from graph.errors import AskedWrongly
from graph.texts import numbers
from graph.texts.harmless import one_line
from graph.texts.json_text import from_json, to_json
from loaders.documents.money.sums import find_sums
from queries.free.given_parameters import literal, parameters_of
from queries.free.guard import check_reads_only

_EACH = 1000
_LONGEST_ANSWER = 1000  # sixty signs that nobody sees, each as its number, and the words around them
_SCRIPTS = ("0123456789",) * 6 + ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "²³¹⁰⁴⁵⁶⁷⁸⁹")
_SIGNS = (
    "-", "-", "/", "..", ".", ",", ",", "_", " ", "", ":", "T", "Z", "+", "e", "E", "x", "−", "\u00a0", "\u200b", "\n", "\0",
    "\u202e", "\ud83d", "£", "€", "$", "m", "bn", "k", " million", " pounds", "p", "%", "nan", "inf", "NaN", "Infinity", "null",
    "true", "[", "]", "{", "}", '"', "'", "`", "\\", "\\u0027", "\\ud800", "$x", ";", "//", "/*", "LOAD CSV", "c.", " to ",
    " and ", "between ", "up to ", "minus ",
)  # fmt: skip
_GOOD = (
    "2022", "2022-11", "2022-11-30", "2022/23", "2018/19..2020/21", "3,500,000", "12.50", "£5m", "£1.2 billion", "1e5", "-3",
    '{"a": [1, 2]}', "[1, null]", '"text"', "null", "[[], {}]", '{"a": {"b": "c"}}', "1.5",
)  # fmt: skip


def run(plan: Plan) -> Tally:
    """A thousand values a try, each kind in turn."""
    tally = Tally("dates, numbers, sums, parameters and JSON made wrong", "values", "inputs")
    kinds = sorted(_CHECKS)
    for number in plan.numbers(tally):
        chance = random.Random(number)
        for at in range(_EACH):
            kind, text = kinds[at % len(kinds)], _made(chance)
            begun = time.process_time()
            outcome, failure = _tried(_CHECKS[kind], text)
            tally.add(outcome, time.process_time() - begun, f"{text!r}: {failure}" if failure else "", f"value: {kind}")
    return tally


def _made(chance: random.Random) -> str:
    """A good value with something wrong, or pieces of values in no order; now and then one of them very often."""
    if chance.random() < 0.5:
        text = chance.choice(_GOOD)
        for _ in range(chance.randint(0, 3)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice((*_SIGNS, _digits(chance))) + text[at + chance.randint(0, 2) :]
        return text
    text = "".join(chance.choice((chance.choice(_SIGNS), _digits(chance))) for _ in range(chance.randint(1, 8)))
    return text * chance.choice((50, 1000)) if chance.random() < 0.01 else text


def _digits(chance: random.Random) -> str:
    return "".join(chance.choices(chance.choice(_SCRIPTS), k=chance.choice((1, 2, 2, 3, 4, 4, 20))))


def _tried(check: Callable[[str], str], text: str) -> tuple[str, str]:
    try:
        return "taken, and right", check(text)
    except (ValueError, AskedWrongly) as error:
        said = str(error)
        bad = len(one_line(said)) > _LONGEST_ANSWER or not said
        return "refused in one line", f"said of it: {said[:500]!r}" if bad else ""
    except Exception:
        return "", traceback.format_exc()


def _date(text: str) -> str:
    first, last = dates.first_day(text), dates.last_day(text)
    whole = datetime.date.fromisoformat(first) <= datetime.date.fromisoformat(last)
    return "" if whole and text.isascii() and first.startswith(text) and last.startswith(text) else f"{first} to {last}"


def _period(text: str) -> str:
    first, last = dates.period_bounds(text)
    whole = datetime.date.fromisoformat(first) <= datetime.date.fromisoformat(last)
    return "" if whole and text.isascii() else f"{first} to {last}"


def _number(text: str) -> str:
    """Another reader of numbers must find the same one."""
    found = numbers.pounds(text) if text.endswith("0") else numbers.decimal(text)
    other = decimal.Decimal(text.replace(",", "").replace("_", ""))
    return "" if math.isfinite(found) and math.isclose(found, other, rel_tol=1e-12) and text.isascii() else f"{found}"


def _sum(text: str) -> str:
    said = f"The Home Office provided {text} to MOPAC in 2021/22."
    for found in find_sums(said):
        if found.amount is None:
            continue
        if not math.isfinite(found.amount) or not 0 <= found.start < found.end <= len(said):
            return f"{found}"
    return ""


def _parameter(text: str) -> str:
    value = parameters_of([f"x={text}"], frozenset("x"))["x"]
    return harm_in(check_reads_only("RETURN $x AS x").text({"x": literal(value)}))


def _json(text: str) -> str:
    value = from_json(text)
    return "" if json.loads(to_json(value)) == value else "another value when it is written and read again"


_CHECKS: dict[str, Callable[[str], str]] = {
    "date": _date, "period": _period, "number": _number, "sum in a text": _sum, "parameter of query": _parameter, "json": _json,
}  # fmt: skip
