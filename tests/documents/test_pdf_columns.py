"""Columns of a PDF are read one after the other, however its lines come; what stands side by side in a table is left alone."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
from made_documents import pdf_of_places
from marked_sentences import Proposed, triples_of

from loaders.documents.structure.reader import read_document
from loaders.documents.text.reader import read_text

SAID = (
    "The panel reviews the plan each year and reports on what it finds there.",
    "Members told us that forces had no plan of their own, and that the board rarely met to talk about it.",
    "There is little evidence that the panel has used its powers to ask for the papers of the commissioner.",
    "The unit has grown since then.",
    "Few of those who spoke to us knew of the strategy that the board had put to them in the spring of that year.",
)


def paragraphs(seed: int, numbered: bool) -> list[str]:
    rng = random.Random(seed)
    said = [" ".join(rng.sample(SAID, rng.randint(1, 3))) for _ in range(rng.randint(6, 10))]
    return [f"{number}. {words}" if numbered else words for number, words in enumerate(said, 1)]


def in_columns(said: list[str], count: int, top: int = 740) -> list[tuple[int, int, int, str]]:
    """The lines of paragraphs broken into columns of one length, row by row across the page."""
    wide = {2: 46, 3: 30}[count]
    lines = [line for words in said for line in textwrap.wrap(words, wide)]
    rows = -(-len(lines) // count)
    return [
        (50 + column * (500 // count), top - 13 * row, 9, lines[column * rows + row])
        for row in range(rows)
        for column in range(count)
        if column * rows + row < len(lines)
    ]


def words_of(text: str) -> str:
    return " ".join(re.sub(r"-\s", "-", text).split())


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(count: int, numbered: bool, apart: bool, tmp_path: Path) -> None:
    for seed in range(4):
        said = paragraphs(seed, numbered)
        heading = (50, 790, 9, "What the board was told in the course of the year about its plan and its own powers and duties")
        path = tmp_path / "columns.pdf"
        path.write_bytes(pdf_of_places([heading, *in_columns(said, count)], apart=apart))
        assert words_of(read_text(path)) == words_of(" ".join([heading[3], *said]))


def test_a_line_across_the_page_parts_the_columns_above_it_from_those_below(tmp_path: Path) -> None:
    above, below = paragraphs(1, numbered=True), paragraphs(2, numbered=False)
    lines = [(50, 780, 16, "Oversight"), *in_columns(above, 2, 750)]
    low = min(y for _, y, _, _ in lines) - 30
    lines += [(50, low, 16, "Money"), *in_columns(below, 2, low - 30)]
    (tmp_path / "parts.pdf").write_bytes(pdf_of_places(lines, apart=True))
    assert words_of(read_text(tmp_path / "parts.pdf")) == words_of(" ".join(["Oversight", *above, "Money", *below]))


@pytest.mark.parametrize("apart", [True, False])
def test_no_link_is_made_of_the_halves_of_two_columns(proposed: Proposed, apart: bool, tmp_path: Path) -> None:
    left = "1. The Home Secretary chairs the|National Policing Board, and sets what|it should talk about each year that|comes."
    right = "2. The College of Policing advises the|Home Office on what it learns from the|forces, and trains those who|lead."
    sides = (50, left.split("|")), (310, right.split("|"))
    lines = [(x, 700 - 13 * at, 10, side[at]) for at in range(4) for x, side in sides]
    (tmp_path / "two.pdf").write_bytes(pdf_of_places(lines, apart=apart))
    document = read_document(tmp_path / "two.pdf", "prose")
    found = triples_of(proposed(document.text, "prose").findings)
    assert ("college-of-policing", "ADVISES", "home-office") in found
    assert ("home-secretary", "CHAIRS", "national-policing-board") in found
    assert not [one for one in found if one[0] == "home-secretary" and one[2] == "home-office"]


@pytest.mark.parametrize("apart", [True, False])
def test_a_table_is_read_row_by_row(apart: bool, tmp_path: Path) -> None:
    words = "custody vetting fraud cells training leadership".split()
    short = [
        (x, 740 - 14 * at, 9, f"{word} {name}") for at, name in enumerate(words) for x, word in ((50, "Area"), (310, "Grade"))
    ]
    answers, y = [], 740
    for at in range(5):
        asked = textwrap.wrap(f"Recommendation {at}: {SAID[at]} {SAID[(at + 1) % 5]}", 46)
        given = textwrap.wrap(f"Accepted. {SAID[(at + 2) % 5]} {SAID[(at + 3) % 5]}", 46)
        for row in range(max(len(asked), len(given))):
            answers += [(50, y, 9, asked[row])] if row < len(asked) else []
            answers += [(310, y, 9, given[row])] if row < len(given) else []
            y -= 13
        y -= 8
    for lines in (short, answers):
        (tmp_path / "table.pdf").write_bytes(pdf_of_places(lines, apart=apart))
        assert words_of(read_text(tmp_path / "table.pdf")) == words_of(" ".join(words for *_, words in lines))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_of_a_printed_page_come_in_order(browser: Any, count: int, tmp_path: Path) -> None:
    said = paragraphs(3, numbered=True)
    page = browser.new_page()
    body = "".join(f"<p>{words}</p>" for words in said)
    page.set_content(f"<body style='font:11pt serif'><h1>What we heard</h1><div style='columns:{count}'>{body}</div>")
    (tmp_path / "printed.pdf").write_bytes(page.pdf(format="A4"))
    page.close()
    assert words_of(read_text(tmp_path / "printed.pdf")) == words_of(" ".join(["What we heard", *said]))
