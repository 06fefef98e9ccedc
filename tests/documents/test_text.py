"""Reading the text of a file: encodings, HTML, PDF, DOCX, and what bad input gets."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_documents import docx, pdf

from graph.errors import SourceTextError
from loaders.documents.structure.reader import document_of, read_document
from loaders.documents.text.reader import read_text


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, "a.txt", "\ufeffOne\r\ntwo \u2011 caf\u0065\u0301\n")) == "One\ntwo \u2011 café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings_are_detected(tmp_path: Path, encoding: str) -> None:
    said = "The force’s budget is £3m – no more."
    assert read_text(write(tmp_path, "a.txt", said.encode(encoding))) == said


def test_html_gives_its_main_part_with_marks_and_without_scripts(tmp_path: Path) -> None:
    page = """<!doctype html><html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><main><h1>Plan</h1>
    <p>We <b>fund</b> it.<sup>1</sup></p><script src="http://192.0.2.1/x.js">steal()</script>
    <ol start="4"><li>Four</li><li>Five</li></ol>
    <ul><li>dot</li></ul><table><tr><th>Area</th><th>Grade</th></tr><tr><td>Custody</td><td>Good</td></tr></table></main></body></html>"""
    text = read_text(write(tmp_path, "a.html", page))
    assert text == ("# Plan\n\nWe fund it.<sup>1</sup>\n\n4. Four\n\n5. Five\n\n- dot\n\nArea\tGrade\nCustody\tGood\n")


def test_a_page_nested_without_end_is_refused_at_once(tmp_path: Path) -> None:
    began = time.process_time()
    with pytest.raises(SourceTextError, match="nested"):
        read_text(write(tmp_path, "a.html", "<html><body>" + "<div>" * 100_000 + "x"))
    assert time.process_time() - began < 5


def test_a_pdf_loses_page_furniture_and_broken_lines(tmp_path: Path) -> None:
    actors = ["The board", "A committee", "Our inspectorate", "Each commissioner", "No panel"]
    pages = [
        [
            "Policing paper",
            f"{n}. {actor} in this area of the country looks at the whole budget",
            f"and at plan {actor}.",
            f"Page {n}",
        ]
        for n, actor in enumerate(actors, 1)
    ]
    text = read_text(write(tmp_path, "a.pdf", pdf(pages)))
    assert "Policing paper" not in text and "Page 3" not in text
    assert "3. Our inspectorate in this area of the country looks at the whole budget and at plan Our inspectorate." in text


def test_space_between_the_lines_of_a_pdf_parts_paragraphs_and_full_stops_do_not(tmp_path: Path) -> None:
    paragraph = [
        "The panel reviews the plan each year, reports on what it finds there, and",
        "Parliament is told. The commissioner attends, and answers what is asked.",
        "Nothing more is said.",
    ]
    page = [line for _ in range(5) for line in (*paragraph, "")]
    text = read_text(write(tmp_path, "spaced.pdf", pdf([page])))
    assert text.strip().split("\n\n") == [" ".join(paragraph)] * 5


def test_a_pdf_without_text_and_a_broken_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceTextError, match="no text"):
        read_text(write(tmp_path, "a.pdf", pdf([[]])))
    with pytest.raises(SourceTextError, match="cannot be read"):
        read_text(write(tmp_path, "b.pdf", b"%PDF-1.4\n garbage"))


def test_a_docx_gives_the_numbers_that_word_prints_and_its_footnotes(tmp_path: Path) -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    row = "<w:tr><w:tc><w:p><w:r><w:t>Custody</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Good</w:t></w:r></w:p></w:tc></w:tr>"
    body = (
        f'<w:p>{numbered}<w:r><w:t>We fund it.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:p>{numbered}<w:r><w:t>They run it.</w:t></w:r></w:p><w:tbl>{row}</w:tbl>"
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="3">{level}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>In 2020.</w:t></w:r></w:p></w:footnote>'
    text = read_text(write(tmp_path, "a.docx", docx(body, numbering, notes)))
    assert text.startswith("1. We fund it.[1]\n\n2. They run it.\n\nCustody\tGood") and text.endswith("[1] In 2020.\n")


def test_a_zip_bomb_and_a_document_type_in_a_docx_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceTextError, match="unpacked"):
        read_text(write(tmp_path, "a.docx", docx("<w:p>" + " " * 70_000_000 + "</w:p>")))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(SourceTextError, match="document type"):
        read_text(write(tmp_path, "b.docx", held.getvalue()))
    with pytest.raises(SourceTextError, match="not a whole"):
        read_text(write(tmp_path, "c.docx", docx("<w:p/>")[:60]))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "no text"),
        ("a.txt", bytes(range(32)) * 90, "binary"),
        ("a.txt", b"\x00\x01\x02" * 90 + b"\xff\xfe", "binary"),
        ("a.txt", "The £".encode()[:-1], "middle of a character"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx|Office"),
        ("a.html", b"<html><script>x()</script></html>", "no text"),
    ],
)
def test_what_is_no_text_gets_one_clear_line(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with pytest.raises(SourceTextError, match=why) as caught:
        read_text(write(tmp_path, name, data))
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceTextError, match="cannot be read"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(SourceTextError, match="folder"):
        read_text(tmp_path)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=400), suffix=st.sampled_from([".txt", ".md", ".html", ".docx"]))
def test_any_bytes_give_a_document_or_one_line(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = write(tmp_path, f"any{suffix}", data)
    try:
        document = read_document(path)
    except SourceTextError as error:
        assert "\n" not in str(error).replace(str(path), "")
    else:
        assert all(0 <= start < end <= len(document.text) for start, end in document.sentences)


PIECES = st.sampled_from(
    "1. |\n|\n\n|Good|# |Recommendation 2: |Government response: |- (a) |(i) |[1] |<sup>2</sup> |---\n|The force |£3m "
    "|a\tGood\n|Schedule 1|we must. |“|Areas for improvement|  • |The Board (B) |?|**|Annex A".split("|")
)


@settings(max_examples=150, deadline=None)
@given(
    parts=st.lists(PIECES, max_size=60), genre=st.sampled_from(["auto", "evidence", "response", "peel", "legislation", "prose"])
)
def test_any_mixture_of_marks_gives_a_tree_whose_spans_nest(parts: list[str], genre: str) -> None:
    document = document_of("".join(parts), "any", genre)
    for node in document.root.walk():
        assert 0 <= node.start <= node.end <= len(document.text)
        assert all(node.start <= child.start and child.end <= node.end for child in node.children)
    for grade in document.grades:
        # A grade stands within its section, or above the list of the areas that it is given to.
        within = grade.section_start <= grade.start < grade.end
        above = grade.start < grade.end <= grade.section_start <= grade.section_end
        assert within or above


@pytest.mark.parametrize(
    "piece", ["a", "(A ", "1. A\n", "Good\n", "Board of the ", "[1] x\n\n", "Recommendation 1, 2 and 3 ", "| a "]
)
def test_the_worst_case_stays_bounded(piece: str) -> None:
    began = time.process_time()
    document_of(piece * (200_000 // len(piece)), "worst")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("left_out", "seen"),
    [
        ("<del>never</del> <ins>always</ins>", "always"),
        ("<s>never</s> always", "always"),
        ("<del><s>nev</s>er</del> <strike>seldom</strike> always", "always"),
        ('<span style="color:red; display : NONE">never</span> always', "always"),
        ('<span style="visibility:hidden">never</span> always', "always"),
        ('<span style="text-decoration: red line-through">never</span> always', "always"),
        ('<span hidden>never</span> <span aria-hidden="true">(</span> always', "always"),
        ("<template><i>never</i></template> always", "always"),
        ('<i class="old">never</i> always', "always"),
        ('<i class="tab">seldom</i> <i class="tab on">always</i>', "seldom always"),
        ('<i class="paper">always</i>', "always"),
        ('<i hidden="until-found">always</i>', "always"),
        ('<i style="display:inline">always</i>', "always"),
    ],
)
def test_deleted_and_hidden_words_of_a_page_are_left_out(tmp_path: Path, left_out: str, seen: str) -> None:
    sheet = (
        "<style>/* .x{ */ .old, .older{color:red;display:none} .tab{display:none} .tab.on{display:block}"
        " @media print{.paper{display:none}} .paper:hover{display:none}</style>"
    )
    page = f"<html><head>{sheet}</head><body><p>The panel {left_out} meets.</p></body></html>"
    assert read_text(write(tmp_path, "a.html", page)) == f"The panel {seen} meets.\n"


@pytest.mark.parametrize(
    "gone",
    [
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>",
        "<w:del><w:r><w:t>never</w:t></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>never</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>never</w:t></w:r>",
        '<w:r><w:rPr><w:dstrike w:val="1"/></w:rPr><w:t>never</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>never</w:t></w:r>",
    ],
)
def test_deleted_moved_struck_and_hidden_words_of_a_docx_are_left_out(tmp_path: Path, gone: str) -> None:
    kept = (
        '<w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:moveTo><w:r><w:rPr><w:strike w:val="false"/></w:rPr><w:t>meets.</w:t>'
        "</w:r></w:moveTo>"
    )
    body = f"<w:p><w:r><w:t>The panel </w:t></w:r>{gone}{kept}</w:p>"
    assert read_text(write(tmp_path, "a.docx", docx(body))) == "The panel always meets.\n"


@pytest.mark.parametrize("gone", ["~~no~~ ", "<del>no</del> ", "<s>no</s> "])
def test_words_struck_out_in_a_markdown_text_are_no_words_of_its_sentences(gone: str) -> None:
    text = f"The College trains {gone}every officer.\n\nAbout ~5% of ~10 forces took part."
    document = document_of(text, "a.md", "prose")
    assert [document.words(*span) for span in document.sentences] == [
        "The College trains  every officer.",
        "About ~5% of ~10 forces took part.",
    ]
