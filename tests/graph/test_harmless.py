"""Which signs reach a terminal, and as what."""

from __future__ import annotations

import json
import unicodedata

import pytest

from graph.texts.harmless import harmless, harmless_json, one_line

# Signs of the format category that stand beside figures and are seen: nothing is hidden by them.
SEEN = {"\u0600", "\u0601", "\u0602", "\u0603", "\u0604", "\u0605", "\u06dd", "\u070f", "\u0890", "\u0891", "\u08e2",
        "\U000110bd", "\U000110cd"}  # fmt: skip


def test_no_sign_that_moves_hides_or_turns_is_left() -> None:
    left = {
        char for char in map(chr, range(0x110000))
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and harmless(char) == char
    }  # fmt: skip
    assert left - SEEN == {"\t", "\n"}


@pytest.mark.parametrize("text", ["Heddlu Gogledd Cymru", "£3m – ‘more’", "Łukasz Øster", "東京 警視庁", "a\tb\r\nc\n", "👮🏽"])
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_what_is_not_is_shown_as_its_number() -> None:
    assert harmless("a\x1b[2J\x9b1m\x7f\u202eb\rc\udcff") == "a\\x1b[2J\\x9b1m\\x7f\\u202eb\\rc\\udcff"
    assert one_line(" a\n b\u2028c\x07 ") == "a b c\\x07"


def test_json_says_the_same_in_signs_that_do_no_harm() -> None:
    value = {"a\u202e": ["\x9b\x7f\u2028\ufeff\x1b", "\U000e0041", "plain £"]}
    text = harmless_json(json.dumps(value, ensure_ascii=False))
    assert harmless(text) == text
    assert "plain £" in text
    assert json.loads(text) == value
