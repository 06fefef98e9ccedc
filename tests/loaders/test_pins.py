"""Spans and digests: how a claim points into a document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Source
from loaders.pins import Pinned, pin
from loaders.source_text import digest, fold, locate, normal_form, paragraphs
from loaders.sources import SourceTexts

TEXT = "A heading\n\n  The Board \u2018holds\u2019 them \u2013 all \u2013 to account.\n\nThe Board meets. The Board meets.\n"
DRAFT = """source: paper
claims:
# the first
- link: a OVERSEES b
  place: para 1
  quote: "The Board 'holds' ... to
    account"
  reading: It holds them.
- link: a SUPPORTS b
  quote: meets
  in: 3
  place: para 2
"""


@pytest.fixture
def paper(tmp_path: Path) -> tuple[dict[str, Source], SourceTexts, Path]:
    """A source, the folder with its text, and a draft that quotes it."""
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    draft = tmp_path / "draft.yaml"
    draft.write_text(DRAFT, "utf-8")
    source = Source("paper", "Paper", "X", "2022", "2022", file="paper.txt")
    return {"paper": source}, SourceTexts(tmp_path), draft


def test_normal_form_drops_the_bom_and_folds_line_ends_and_composes() -> None:
    assert normal_form(b"\xef\xbb\xbfa\r\nb\rc" + "e\u0301".encode()) == "a\nb\nc\u00e9"
    assert unicodedata.is_normalized("NFC", normal_form("e\u0301".encode()))


def test_a_digest_does_not_change_with_spaces_dashes_and_quotes() -> None:
    assert digest("it\u2019s  a\u00a0\u201ctest\u201d \u2013 so") == digest('it\'s a "test" - so')
    assert digest("it's") != digest("its")


def test_paragraphs_are_the_lines_that_say_something() -> None:
    found = paragraphs(TEXT)
    assert [item.number for item in found] == [1, 2, 3]
    assert all(TEXT[item.start : item.end] == item.text for item in found)


def test_a_quote_is_found_whatever_its_quotes_and_dashes() -> None:
    [(start, end)] = locate(TEXT, "'holds' them - all")
    assert TEXT[start:end] == "\u2018holds\u2019 them \u2013 all"
    assert fold(TEXT[start:end]) == "'holds' them - all"


def test_pinning_replaces_the_words_by_their_place_and_keeps_the_rest(
    paper: tuple[dict[str, Source], SourceTexts, Path],
) -> None:
    sources, texts, draft = paper
    with pytest.raises(DataError, match="stands 2 times; quote more, or add 'in: N'"):
        pin(draft, sources, texts)
    assert draft.read_text("utf-8") == DRAFT
    draft.write_text(DRAFT.replace("quote: meets", "quote: meets. The"), "utf-8")
    assert pin(draft, sources, texts) == Pinned(2, 0)
    text = draft.read_text("utf-8")
    assert "quote" not in text
    assert "# the first" in text
    start = TEXT.index("The Board \u2018")
    assert f"span: [{start}, {TEXT.index('.', start)}]" in text
    assert f"digest: {digest('meets. The')}" in text
    assert pin(draft, sources, texts) == Pinned(0, 0)


def test_a_quote_that_is_not_in_the_text_is_named(paper: tuple[dict[str, Source], SourceTexts, Path]) -> None:
    sources, texts, draft = paper
    draft.write_text(DRAFT.replace("meets", "never said"), "utf-8")
    with pytest.raises(DataError, match=r"draft\.yaml:9: the quote 'never said' stands nowhere in the text"):
        pin(draft, sources, texts)
