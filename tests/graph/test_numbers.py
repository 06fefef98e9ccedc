"""Numbers, sums and dates have one grammar; JSON has one door."""

from __future__ import annotations

import ast
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

from graph.days.dates import first_day, last_day, period_bounds
from graph.errors import Fault
from graph.texts.json_text import NotJson, from_json, json_parts, to_json
from graph.texts.numbers import decimal, pounds, whole


@pytest.mark.parametrize(
    ("text", "amount"), [("0", 0), ("3500000", 3.5e6), ("3,500,000", 3.5e6), ("3_500_000", 3.5e6), ("12.50", 12.5), ("-5", -5)]
)
def test_pounds_are_read_as_people_write_them(text: str, amount: float) -> None:
    assert pounds(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nan",
        "inf",
        "-inf",
        "1e6",
        "3,5",
        "1,00,000",
        "1,000_000",
        "50p",
        "£5",
        "5.005",
        "5.",
        ".5",
        "５",
        "٥",
        "²",
        "5 6",
        "+5",
        "9" * 5000,
        "1e15",
        "1" + "0" * 15,
        "--5",
    ],
)
def test_what_is_no_sum_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an amount|larger than any sum"):
        pounds(text)


@given(st.one_of(st.text(max_size=30), st.from_regex(r"-?[0-9,_.]{1,30}", fullmatch=True), st.floats().map(str)))
def test_any_text_is_a_finite_number_or_refused_in_one_line(text: str) -> None:
    for read in (pounds, decimal, whole):
        try:
            assert math.isfinite(read(text))
        except ValueError as error:
            assert "\n" not in str(Fault("f", 1, str(error)))


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True)))
def test_any_text_is_a_date_of_ascii_digits_or_refused(text: str) -> None:
    try:
        first, last = first_day(text), last_day(text)
    except ValueError as error:
        assert "is not a date" in str(error)
    else:
        assert text.isascii() and "0001-01-01" <= first <= last <= "9999-12-31"


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9]{4}/[0-9]{2}(\.\.[0-9]{4}/[0-9]{2})?", fullmatch=True)))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        first, last = period_bounds(text)
    except ValueError:
        return
    assert text.isascii() and first <= last and len(first) == len(last) == 10


@pytest.mark.parametrize("date", ["２０２２", "٢٠٢٢-٠١-٠١", "२०२२-०१"])
def test_digits_of_another_script_are_refused_with_what_to_write(date: str) -> None:
    with pytest.raises(ValueError, match=r"in the digits 0 to 9; write 2022"):
        first_day(date)


@pytest.mark.parametrize("value", [math.nan, math.inf, {"a": [-math.inf]}, {1, 2}])
def test_what_json_cannot_say_is_never_written(value: object) -> None:
    with pytest.raises(NotJson, match="cannot be written as JSON"):
        to_json(value)


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "-Infinity", "1e999", "[" * 100_000, "{'a': 1}", "1" * 10_000, ""])
def test_what_is_no_json_is_never_taken(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


@given(JSON)
def test_what_is_written_is_read_back(value: object) -> None:
    assert from_json(to_json(value)) == json.loads(to_json(value, indent=1, ascii_only=True)) == value


@given(st.lists(JSON | st.floats(allow_nan=False, allow_infinity=False)), JSON)
def test_what_is_written_piece_by_piece_is_what_is_written_at_once(items: list[object], other: object) -> None:
    written = "".join(json_parts([("other", other), ("items", iter(items)), ("\u2028", None)]))
    assert written == to_json({"other": other, "items": items, "\u2028": None}, indent=1)


# Where json.dumps stands beside to_json: what it makes is hashed, or never leaves the program, or refuses NaN itself.
_ELSEWHERE = {
    "graph/texts/json_text.py": "the one place",
    "graph/model.py": "hashed",
    "loaders/documents/review/changes.py": "hashed",
    "loaders/documents/text/pdf_worker.py": "from a process of ours to ourselves",
    "queries/free/apart.py": "between processes of ours, and refuses NaN itself",
    "queries/free/answer.py": "measured",
    "queries/free/plain_values.py": "a cell of plain values, with no number that is none",
    "viz/page.py": "refuses NaN itself, written for a page",
}
_TO_COME = ("graph/ladybug/store.py", "loaders/build.py", "viz/neo4j_admin.py")


def test_json_is_written_in_one_place() -> None:
    folders = ("graph", "loaders", "queries", "viz")
    files = [ROOT / "cli.py", *(file for folder in folders for file in (ROOT / folder).rglob("*.py"))]
    assert len(files) > 150
    for file in files:
        name = file.relative_to(ROOT).as_posix()
        calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
        writes = [node for node in calls if node.attr in ("dumps", "dump") and getattr(node.value, "id", "") == "json"]
        assert not writes or name in (*_ELSEWHERE, *_TO_COME), f"{name}: use graph.texts.json_text.to_json"
