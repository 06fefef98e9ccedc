"""YAML of any kind is read or refused in a line that says where, within bounded time and memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import DataError
from graph.texts.strict_yaml import LARGEST, MOST_VALUES, Entry, read_yaml


def read(folder: Path, data: bytes | str) -> Entry:
    file = folder / "given.yaml"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_yaml(file, "given.yaml")


def refused(folder: Path, data: bytes | str) -> str:
    with pytest.raises(DataError) as error:
        read(folder, data)
    return str(error.value.faults[0])


def test_every_scalar_stays_text_and_every_mapping_knows_its_line(tmp_path: Path) -> None:
    top = read(tmp_path, "a: 1_000\nb: yes\nc: 2022-11-30\nd: null\ne:\n- x: on\n- null\n- 'null'\n")
    assert top == {"a": "1_000", "b": "yes", "c": "2022-11-30", "d": None, "e": [{"x": "on"}, None, "null"]}
    assert (top.line, top["e"][0].line, top["e"].lines) == (1, 6, [6, 7, 8])


def test_an_anchor_may_be_used_again_and_each_use_is_a_value_of_its_own(tmp_path: Path) -> None:
    top = read(tmp_path, "a: &x {b: [c]}\nd: *x\n")
    assert top["d"] == {"b": ["c"]} and top["d"] is not top["a"] and top["d"]["b"] is not top["a"]["b"]
    assert (top["a"].line, top["d"].line) == (1, 2)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: b\n") == {"a": "b"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a: b\n".encode("utf-16"), "given.yaml:1: is UTF-16; save it as UTF-8"),
        (b"a: b\nc: \xa3\n", "given.yaml:2: is not UTF-8; expected a UTF-8 YAML file"),
        (b"a: b\nc: \x00\n", "given.yaml:2: control character U+0000 stands in the file; remove it"),
        (b'a: b\n\nc: "\\0"\n', "given.yaml:3: control character U+0000 in 'c'; remove it"),
        (b'a:\n- b\n- "\\0"\n', "given.yaml:3: control character U+0000 in 'a'; remove it"),
        (b"a: b\na: c\n", "given.yaml:2: key 'a' is given twice; keep one"),
        (b"a: b\n---\nc: d\n", "given.yaml:2: a second document begins here; keep one in each file"),
        (b"a: !!python/name:os.system\n", "the tag 'tag:yaml.org,2002:python/name:os.system' is not read here"),
        (b"a: &x [*x]\n", "given.yaml:1: '*x' stands within what it stands for"),
        (b"- a\n", "given.yaml:1: expected a mapping of keys at the top of the file"),
        (b"a: [b\n", "given.yaml:2: broken YAML"),
        (b"a: " + b"[" * 3000, "given.yaml:1: is nested more than 40 deep"),
        (b"- " * 3000, "given.yaml:1: is nested more than 40 deep"),
        (b"k" * 900 + b": v", "given.yaml:1: a key of 900 signs"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_line(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(tmp_path, data)


def test_a_file_too_large_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    file = tmp_path / "given.yaml"
    with file.open("wb") as large:
        large.truncate(200_000_000)
    begun = time.process_time()
    with pytest.raises(DataError, match=f"larger than {LARGEST // 1_000_000} MB"):
        read_yaml(file, "given.yaml")
    assert time.process_time() - begun < 3


def test_values_without_number_are_refused_before_they_are_built(tmp_path: Path) -> None:
    said = refused(tmp_path, "a: [" + "b," * (MOST_VALUES + 10) + "]")
    assert said == f"given.yaml:1: holds more than {MOST_VALUES:,} values; split it into several files"


def test_few_lines_of_anchors_cannot_stand_for_endless_values(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    assert "its anchors stand for more than 100,000 values" in refused(tmp_path, "\n".join(lines))


def test_anchors_cannot_nest_deeper_than_the_file_may(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 60))]
    assert "is nested more than 40 deep by '*a" in refused(tmp_path, "\n".join(lines))


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is no file"):
        read_yaml(tmp_path, "folder.yaml")
    with pytest.raises(DataError, match="cannot be read"):
        read_yaml(tmp_path / "nowhere.yaml", "nowhere.yaml")
    import os

    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        with pytest.raises(DataError, match="is no file"):
            read_yaml(tmp_path / "pipe.yaml", "pipe.yaml")


@settings(max_examples=300, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=400), st.text("[]{}:-?&*!|>'\"#% ab\n\t,~\0é", max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    try:
        assert isinstance(read(tmp_path, data), Entry)
    except DataError as error:
        assert all(str(fault).startswith("given.yaml:") and "\n" not in str(fault) for fault in error.faults)
