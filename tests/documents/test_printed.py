"""What a browser prints to PDF is read as exactly as the page itself: numbers, answers, grades, and 'ff' set as one sign."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from made_layouts import HEADINGS, inspection, response

from loaders.documents.model import Document
from loaders.documents.structure.reader import read_document


@pytest.fixture(scope="module")
def printed(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function from the elements of a page to the documents read from it: saved as HTML, and printed to PDF."""
    folder = tmp_path_factory.mktemp("printed")
    page = browser.new_page()

    def read(elements: list[str], genre: str) -> list[Document]:
        html, pdf = folder / "page.html", folder / "page.pdf"
        html.write_text("<html><body style='font: 12pt serif'>" + "".join(elements) + "</body></html>", encoding="utf-8")
        page.goto(html.as_uri())
        pdf.write_bytes(page.pdf(format="A4"))
        return [read_document(path, genre) for path in (html, pdf)]

    yield read
    page.close()


def numbers(document: Document) -> list[str]:
    return [node.number.rstrip(".") for node in document.root.walk() if node.number and node.type == "paragraph"]


def test_numbered_paragraphs_are_exact(printed: Any) -> None:
    words = "Members told us that forces had no plan. There is little evidence that the panel has used its powers. " * 2
    elements, count = ["<h1>Written evidence submitted by the Example Federation (POP0123)</h1>"], 0
    for heading in HEADINGS:
        elements.append(f"<h2>{heading}</h2>")
        for _ in range(5):
            count += 1
            elements.append(f"<p>{count}. {words}</p>")
    for document in printed(elements, "evidence"):
        assert numbers(document) == [str(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("answer", ["<p><b>Government response</b></p>", ""])
def test_recommendations_have_exactly_their_answers(printed: Any, answer: str) -> None:
    for seed in range(4):
        elements, wanted = ["<h1>Government response to the Committee's report</h1>", "<p>The Government is grateful.</p>"], {}
        for group, answers in response(seed):
            for asked in group:
                elements += [f"<p><b>{asked.word} {asked.number}</b></p>", f"<p>“{escape(asked.words)}”</p>"]
                wanted[f"{asked.word} {asked.number}"] = len(answers)
            said = "" if answer else "Government response: "
            elements += [answer, *(f"<p>{said if not at else ''}{words} {words}</p>" for at, words in enumerate(answers))]
        for document in printed(elements, "response"):
            assert {pair.recommendation: len(pair.answer_spans) for pair in document.pairs} == wanted


@pytest.mark.parametrize("above", [True, False])
def test_grades_have_their_areas(printed: Any, above: bool) -> None:
    for seed in range(4):
        areas = inspection(seed)
        elements = ["<h1>PEEL 2023–2025: An inspection of Example Constabulary</h1>", "<h2>Overall summary</h2>"]
        for area, grade, found in areas:
            findings, said = [f"<p>{words}</p>" for words in found], f"<p><b>{grade}</b></p>"
            elements += [f"<h2>{area}</h2>", *([said, *findings] if above else [*findings, said])]
        for document in printed(elements, "peel"):
            assert [(one.area, one.grade) for one in document.grades] == [(area, grade) for area, grade, _ in areas]


def test_letters_set_as_one_sign_are_letters(printed: Any) -> None:
    for document in printed(["<h1>Staff of the Home Office</h1>", "<p>Officers filed the findings.</p>"], "prose"):
        assert "Home Office" in document.text and "filed the findings" in document.text
