"""What a statement of one's own gives and takes: plain JSON of every value, the same from both engines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from support import fill

from graph.errors import AskedWrongly, RefusedStatement
from graph.model import Graph
from graph.store import Store
from queries.free.answer import ask_freely
from queries.free.plain_values import plain
from viz.tables import format_answer

ONE_LINK = "MATCH p = (a:Actor)-[r:OVERSEES]->(b:Actor {id: 'chief'}) "
ACTORS = [
    {"id": "commissioner", "kind": "local_policing_body", "name": "Town Commissioner"},
    {"id": "chief", "kind": "office", "name": "Chief Constable of Town"},
]
LINK = {"id": "commissioner~OVERSEES~chief", "kind": "OVERSEES"}


@pytest.fixture(scope="module")
def server(neo4j_uri: str, small_graph: Graph) -> Iterator[Store]:
    store = fill(neo4j_uri, small_graph)
    yield store
    store.close()


@pytest.fixture(params=["ladybug", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue("small_ladybug" if request.param == "ladybug" else "server")
    return found


def _one(store: Store, statement: str, *parameters: str) -> Any:
    [row] = ask_freely(store, statement, parameters, 2).rows
    return next(iter(row.values()))


def test_paths_actors_and_links_come_as_ids_and_kinds(store: Store) -> None:
    [row] = ask_freely(store, ONE_LINK + "RETURN p, a, r, nodes(p) AS n, [r] AS l, {who: a} AS m", [], 2).rows
    assert row == {
        "p": {"actors": ACTORS, "links": [LINK]}, "a": ACTORS[0], "r": LINK, "n": ACTORS, "l": [LINK], "m": {"who": ACTORS[0]},
    }  # fmt: skip


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_a_path_is_told_in_every_format(store: Store, format_: str) -> None:
    text = format_answer(ask_freely(store, ONE_LINK + "RETURN p, a", [], 2), format_, wide=True, width=400)
    assert "commissioner~OVERSEES~chief" in text
    assert "{}" not in text
    assert "': '" not in text, "no Python in an answer"


def test_an_endless_number_and_none_at_all_are_null_and_the_answer_says_so(store: Store) -> None:
    answer = ask_freely(store, "RETURN 1e308 * 10 AS x, 0.0 / 0 AS y, [1e308 * 10] AS z", [], 2)
    assert answer.rows == [{"x": None, "y": None, "z": [None]}]
    assert any("3 values are no number" in note for note in answer.notes)
    json.loads(format_answer(answer, "json"), parse_constant=pytest.fail)


def test_days_are_text(store: Store) -> None:
    assert _one(store, "RETURN date('2020-01-31') AS d") == "2020-01-31"


def test_what_only_one_engine_has_is_plain_too(small_ladybug: Store, server: Store) -> None:
    ours = "RETURN blob('\\xAA\\x01') AS b, interval('2 days') AS i, to_int128(3) AS n, map([1], ['a']) AS m, "
    ours += "timestamp('2020-01-01 10:00:00') AS t"
    assert ask_freely(small_ladybug, ours, [], 2).rows == [
        {"b": "aa01", "i": "P2D", "n": 3, "m": {"1": "a"}, "t": "2020-01-01T10:00:00"}
    ]
    theirs = "RETURN duration('P1DT2H') AS i, point({x: 1.0, y: 2.0}) AS p, localdatetime('2020-01-01T10:00:00') AS t"
    assert ask_freely(server, theirs, [], 2).rows == [
        {"i": "P1DT2H", "p": {"srid": 7203, "x": 1.0, "y": 2.0}, "t": "2020-01-01T10:00:00"}
    ]


def test_a_value_without_a_plain_form_is_refused_in_words() -> None:
    with pytest.raises(RefusedStatement, match="has no plain form"):
        plain(object())
    deep: Any = []
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(RefusedStatement, match="nested"):
        plain(deep)
    assert plain(Decimal("1E+40")) == 10**40
    assert plain(datetime.timedelta(seconds=-90.5)) == "-PT90.5S"


@pytest.mark.parametrize(
    "value",
    ["null", "true", "-3", "1.5e-7", '"a"', "[]", "[1, null, 2.5]", '["it\'s", "\\\\u0041"]', '{"a": null, "b": [{"c": []}]}',
     "[[1], []]", "-9223372036854775808", '"\\u00e9\\n\\ud83d\\ude00"', '[{"a": 1}, {"a": 2}]'],
)  # fmt: skip
def test_a_parameter_of_any_type_comes_back_as_it_went(store: Store, value: str) -> None:
    assert _one(store, "RETURN $end AS x", f"end={value}") == json.loads(value)


def test_plain_text_is_text(store: Store) -> None:
    for text in ("chief", "O'Neill \\u0027 LOAD", "`a` $b", "", "007", "[1", "' RETURN 1 //"):
        assert _one(store, "RETURN $x AS x", f"x={text}") == text


def test_a_parameter_may_stand_inside_all_and_in_a_range(store: Store) -> None:
    statement = ONE_LINK + "WHERE all(x IN relationships(p) WHERE x.status = $s) RETURN a.id AS x LIMIT $n"
    assert _one(store, statement, "s=in_force", "n=1") == "commissioner"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("x=NaN", "NaN is no number"),
        ("x=[-Infinity]", "-Infinity is no number"),
        ("x=1e999", "beyond every number"),
        ("x=99999999999999999999", "64 bits"),
        ("x=" + "9" * 10_000, "64 bits"),
        ("x=" + "[" * 100_000, "nested"),
        ("x=" + "[" * 30 + "]" * 30, "nested"),
        ('x="\\ud800"', "lone surrogate"),
        ("x=\ud800", "lone surrogate"),
        ('x="\\u0000"', "NUL"),
        ('x=[1, "a"]', "several sorts"),
        ('x=[{"a": 1}, {"b": 1}]', "several sorts"),
        ("x={}", "empty map"),
        ('x={"a b": 1}', "no name"),
        ('x={"a": 1, "a": 2}', "twice"),
        ("x=" + "a" * 400_000, "signs"),
        ("y=1", "$x has no value"),
        ("=1", "NAME=VALUE"),
    ],
)
def test_a_parameter_that_an_engine_cannot_take_is_refused_in_one_line(small_ladybug: Store, given: str, said: str) -> None:
    with pytest.raises(AskedWrongly) as caught:
        ask_freely(small_ladybug, "RETURN $x AS x", [given], 2)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_columns_named_as_ours_are_nothing_but_columns(small_ladybug: Store) -> None:
    answer = ask_freely(small_ladybug, "RETURN 'x' AS sources, 1 AS locators, 3 AS amount, 'y' AS basis, 2 AS provision", [], 2)
    assert format_answer(answer, "table", wide=True).splitlines()[1].split() == ["x", "1", "3", "y", "2"]
