"""What a review is given: proposals and a log, each field of its type or one line that says which is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_proposals import proposal

from graph.errors import AskedWrongly
from loaders.documents.review.accept import entry_text
from loaders.documents.review.input import read_proposals
from loaders.documents.review.log import Log, ReviewError, key_of
from loaders.documents.review.screen import screen


def test_a_line_that_is_no_proposal_is_named(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text(json.dumps(proposal("a", "b", "s")) + "\n[1]\n")
    with pytest.raises(AskedWrongly, match=r"p\.jsonl:2"):
        read_proposals(tmp_path / "p.jsonl")


CLAIM = proposal("a", "b", "s")["claims"][0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"new_actors": ["x"]}, "'new_actors' is"),
        ({"new_actors": "x"}, "'new_actors' is 'x'"),
        ({"new_actors": [{"id": 5}]}, "a list of actors"),
        ({"confidence": "sure"}, "'confidence' is 'sure', which is not a number from 0 to 1"),
        ({"confidence": True}, "'confidence' is True"),
        ({"confidence": float("nan")}, "is no JSON"),
        ({"subject": ["a"]}, "'subject' is"),
        ({"kind": None}, "'kind' is None, which is not a text"),
        ({"id": 7}, "'id' is 7"),
        ({"reasons": [1]}, "'reasons' is"),
        ({"document": {}}, "'document' is {}"),
        ({"claims": {}}, "'claims' is no list of one claim"),
        ({"claims": [None]}, "'claims' is no list of one claim"),
        ({"claims": [{**CLAIM, "start": "1"}]}, "'start' is '1'"),
        ({"claims": [{**CLAIM, "end": 10**30}]}, "'end' is"),
        ({"claims": [{**CLAIM, "importance": [3]}]}, "'importance' is"),
        ({"claims": [{**CLAIM, "values": [1]}]}, "'values' is"),
        ({"claims": [{**CLAIM, "values": {"topics": "x"}}]}, "'topics' is 'x', which is not a list of texts"),
        ({"claims": [{**CLAIM, "values": {"amount": "nan"}}]}, "'amount' is 'nan', which is not a sum in pounds"),
        ({"claims": [{**CLAIM, "values": {"amount": 1e300}}]}, "'amount' is 1e"),
        ({"claims": [{**CLAIM, "values": {"since": "２０２２"}}]}, "is not a date"),
        ({"claims": [{**CLAIM, "values": {"period": "2022/24"}}]}, "is not a fiscal year"),
        ({"subject": "\ud800"}, "'subject' is"),
    ],
)
def test_a_proposal_with_a_field_of_a_wrong_type_is_refused_in_one_line(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text(json.dumps(proposal("a", "b", "s")) + "\n" + json.dumps({**proposal("a", "b", "s"), **changed}) + "\n")
    with pytest.raises(AskedWrongly) as error:
        read_proposals(file)
    assert str(error.value).startswith(f"{file}:2: ") and said in str(error.value) and "\n" not in str(error.value)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=st.sampled_from(sorted(proposal("a", "b", "s"))),
    inside=st.sampled_from([None, *sorted(CLAIM)]),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=4), one, max_size=3),
    ),
)
def test_whatever_stands_in_a_proposal_is_shown_or_refused(tmp_path: Path, field: str, inside: str | None, value: Any) -> None:
    made = proposal("a", "b", "s")
    if inside:
        made["claims"][0][inside] = value
    else:
        made[field] = value
    (tmp_path / "p.jsonl").write_text(json.dumps(made))
    try:
        (read,) = read_proposals(tmp_path / "p.jsonl")
    except AskedWrongly:
        return
    assert screen(read, "", 1, 1) and entry_text(read) and key_of(read)


def test_a_line_separator_within_a_text_does_not_end_a_proposal(tmp_path: Path) -> None:
    made = proposal("a", "b", "s", subject_name="one\u2028two")
    (tmp_path / "p.jsonl").write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    assert read_proposals(tmp_path / "p.jsonl")[0]["subject_name"] == "one\u2028two"


def test_a_change_of_a_wrong_type_in_the_log_is_named(tmp_path: Path) -> None:
    line = {"key": "k", "decision": "edit", "who": "ann", "when": "now", "claim": "c", "changed": {"subject": 5}}
    (tmp_path / "log.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(ReviewError, match=r"log\.jsonl:1: is no decision"):
        Log(tmp_path / "log.jsonl")
