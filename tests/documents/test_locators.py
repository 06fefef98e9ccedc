"""Places of a document as a person finds them: by the printed number, by the count, by heading and paragraph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.locators import heading_of
from loaders.dataset import read_dataset
from loaders.documents.structure.locators import Locators, way_of
from loaders.documents.structure.reader import document_of
from loaders.sources import LOCATED_BY, SourceTexts

REPORT = """# Harbour safety 2021

A report of the Harbour Inspectorate

## Judgements

Question\tGrade\tLast seen
Watching the harbour\tGood\t2021
Mending the quay\tInadequate\t2021

## Watching the harbour

The harbour master watches the harbour by day and by night, and writes a log that anyone may read in the
office.

The log lists:

- ships that come;
- ships that go; and
- ships that the harbour master turned away at the request of the customs officers of the port, who are not<sup>1</sup>

---

<sup>1</sup> The customs officers moved to the capital in 2019.

always there.

The quay keeper helps the harbour master on most days.

### Areas for improvement

- The master should lock the log away at night.
- The keeper should count the ships.

## Mending the quay

**Figure 1: Stones replaced by year**

Source: the port's own count

The mayor pays for the stones of the quay out of the harbour dues.

### Areas for improvement

- The mayor should pay sooner.
"""
LOST = "Evidence of the Port\n\nSummary\n\nThe port is well run and asks for nothing but time to go on as it is.\n\n" + "".join(
    f"{heading}\n\n" + "".join(f"  1. {words}\n\n" for words in paragraphs)
    for heading, paragraphs in {
        "Ships and those who sail them": ["The master lets ships in every day.", "The mate keeps the book of ships."],
        "Money": [
            "The mayor pays the master from the dues.",
            "The dues are set each year by the council.",
            "The rest is lent.",
        ],
    }.items()
)
PRINTED = "Response of the Port\n\nIntroduction\n\nWe thank the council for its report on the port.\n\nShips\n\n" + "".join(
    f"{number}. {words}\n\n"
    for number, words in enumerate(
        [
            "The master lets ships in every day of the year.",
            "The mate keeps the book of ships.",
            "The port will buy:\n\n  • a second boat; and\n  • a bell",
            "The mayor pays for both of them.",
        ],
        1,
    )
)
LONG = "The master of the harbour must always tell the council what ships the customs officers have turned away"


def place(text: str, words: str, way: str) -> str | None:
    return Locators(document_of(text, "made.txt", "prose"), way).of(text.index(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Harbour safety", "title"),
        ("A report of", "below the title, 1st paragraph"),
        ("Inadequate", "Judgements, table, 3rd row"),
        ("by night", "Watching the harbour, 1st paragraph"),
        ("The log lists", "Watching the harbour, 2nd paragraph"),
        ("ships that go", "Watching the harbour, 2nd paragraph, 2nd bullet"),
        ("moved to the capital", "footnote 1"),
        ("always there", "Watching the harbour, 2nd paragraph, 3rd bullet"),
        ("The quay keeper", "Watching the harbour, 3rd paragraph"),
        ("count the ships", "Watching the harbour > Areas for improvement, 2nd bullet"),
        ("Mending the quay\n\n**", "Mending the quay, heading"),
        ("the port's own count", "Mending the quay, 2nd caption"),
        ("The mayor pays", "Mending the quay, 1st paragraph"),
        ("pay sooner", "Mending the quay > Areas for improvement, 1st bullet"),
    ],
)
def test_without_numbers_a_place_is_heading_and_paragraph_as_counted_by_eye(words: str, expected: str) -> None:
    assert place(REPORT, words, "section") == expected


def test_lost_numbers_are_counted_through_the_document_and_what_had_none_by_its_section() -> None:
    assert place(LOST, "The mate", "counted_number") == "Ships and those who sail them, para 2"
    assert place(LOST, "The rest", "counted_number") == "Money, para 5"
    assert place(LOST, "asks for nothing", "counted_number") == "Summary, 1st paragraph"


def test_a_list_within_a_paragraph_whose_numbers_were_lost_is_counted_straight_on() -> None:
    nested = LOST.replace("  1. The dues", "    1. The dues")
    assert place(nested, "The dues", "counted_number") == "Money, para 4"
    assert place(nested, "The rest", "counted_number") == "Money, para 5"


def test_a_printed_number_is_the_place_and_its_bullets_are_counted_in_it() -> None:
    assert place(PRINTED, "The mate", "printed_number") == "para 2"
    assert place(PRINTED, "a bell", "printed_number") == "para 3, bullet 2"
    assert place(PRINTED, "We thank", "printed_number") == "Introduction, 1st paragraph"


def test_numbers_that_were_lost_are_never_taken_for_printed_ones() -> None:
    assert place(LOST, "The mate", "printed_number") == "Ships and those who sail them, 2nd paragraph"


def test_a_long_heading_is_cut_to_words_that_can_be_searched_for() -> None:
    text = REPORT.replace("## Mending the quay\n", f"## {LONG}\n")
    said = place(text, "The mayor pays", "section") or ""
    words = said.removesuffix(", 1st paragraph").removesuffix(" …")
    assert said.endswith(" …, 1st paragraph")
    assert words in LONG
    assert len(words.split()) <= 9


def test_headings_that_nothing_above_tells_apart_say_which_of_them() -> None:
    text = "# The port\n\n# One\n\n## Money\n\nThe mayor pays.\n\n# Two\n\nNothing.\n\n# One\n\n## Money\n\nThe council pays.\n"
    assert place(text, "The mayor pays", "section") == "One > Money (no. 1 of this name), 1st paragraph"
    assert place(text, "The council pays", "section") == "One > Money (no. 2 of this name), 1st paragraph"


def test_a_text_without_headings_is_paragraphs() -> None:
    text = "The master lets ships in, as he always did. The port is his.\n\nThe mate keeps the book. He has two of them.\n"
    assert place(text, "The mate", "section") == "2nd paragraph"


def test_a_heading_below_words_that_introduce_it_is_a_heading_and_a_list_item_is_none() -> None:
    long = (
        "The master watches the ships of the port by day and the mate does so by night, and both of them write what they saw "
    )
    text = f"Ships\n\nThe port does three things that matter:\n\nWatching at night\n\n{long * 2}in the book.\n"
    assert place(text, "in the book", "section") == "Watching at night, 1st paragraph"
    listed = "Ships\n\nThe port does three things that matter:\n\nWatching at night\n\nKeeping the book\n\nMending.\n"
    assert place(listed, "Watching", "section") == "Ships, 2nd paragraph"


def test_footnotes_whose_heading_was_lost_are_footnotes_where_the_text_has_their_marks() -> None:
    noted = PRINTED.replace("book of ships.", "book[footnote 1] of ships.")
    assert place(f"{noted}  1. The book of 1902.\n", "1902", "printed_number") == "footnote 1"
    assert place(f"{PRINTED}  1. The book of 1902.\n", "1902", "printed_number") != "footnote 1"


@pytest.mark.parametrize(("text", "way"), [(REPORT, "section"), (LOST, "counted_number"), (PRINTED, "printed_number")])
def test_the_way_is_told_from_the_document(text: str, way: str) -> None:
    assert way_of(document_of(text, "made.txt", "prose")) == way


@pytest.mark.parametrize("way", LOCATED_BY)
@pytest.mark.parametrize("text", [REPORT, LOST, PRINTED])
def test_every_word_of_a_document_has_a_place(text: str, way: str) -> None:
    found = Locators(document_of(text, "made.txt"), way)
    missing = [match[0] for match in re.finditer(r"\w+", text) if found.of(match.start()) is None]
    assert missing == []


def test_the_numbers_of_the_shipped_claims_are_those_that_a_simple_count_gives(documents: Path) -> None:
    """Counted here without the reader of documents: lines that begin with a number."""
    dataset, texts = read_dataset(), SourceTexts(documents)
    counted = 0
    for entry in dataset.entries:
        claim, source = entry.claim, dataset.sources[entry.claim.source]
        text = texts.text(source)
        number = re.search(r"\bpara (\d+)", claim.locator)
        if text is None or number is None or source.located_by is None:
            continue
        before = re.findall(r"^[ \t]*(\d+)\.[\s\xa0]", text[: claim.start + 12], re.MULTILINE)
        expected = str(len(before)) if source.located_by == "counted_number" else before[-1]
        assert number[1] == expected, (entry.file, entry.line)
        counted += 1
    assert counted > 1000


def test_the_headings_of_the_shipped_claims_are_lines_of_their_documents(documents: Path) -> None:
    dataset, texts = read_dataset(), SourceTexts(documents)
    seen = set()
    for entry in dataset.entries:
        source = dataset.sources[entry.claim.source]
        if source.located_by is None or (text := texts.text(source)) is None:
            continue
        for heading in filter(None, heading_of(entry.claim.locator).split(" > ")):
            words = re.sub(r" \(no\. \d+ of this name\)$", "", heading).removesuffix(" …")
            line_end = text.find("\n", entry.claim.start) % (len(text) + 1)
            lines = (line.strip("#* ") for line in text[:line_end].split("\n"))
            assert any(line.startswith(words) for line in lines), (entry.file, entry.line, words)
            seen.add(heading)
    assert len(seen) > 120
