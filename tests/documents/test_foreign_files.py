"""Files of other kinds are told by what they begin with, and refused in one line that says as what to save them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from graph.errors import SourceTextError
from loaders.documents.text.reader import read_text

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
MAIL = b"Received: from a.example\r\nFrom: Clerk <clerk@example.test>\r\nSubject: Panel\r\nDate: 3 Jan 2022\r\n\r\nWe met."
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://192.0.2.1/\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n--b\r\n\r\n<p>Plan</p>'
)


def zipped(members: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, words in members.items():
            package.writestr(name, words)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "instead"),
    [
        ("note.rtf", b"{\\rtf1\\ansi The panel advises the board.}", "save it as .docx"),
        ("note.txt", b"\xef\xbb\xbf \r\n{\\rtf1 The panel advises the board.}", "save it as .docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "save it as .docx"),
        ("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "save it as .docx"),
        ("a.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "save it as .docx"),
        ("a.epub", zipped({"mimetype": "application/epub+zip", "OEBPS/a.xhtml": "<p>x</p>"}), "convert it"),
        ("a.pages", zipped({"Index/Document.iwa": "x", "preview.jpg": "x"}), r"export it as Word \(.docx\)"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "a spreadsheet; print it to a PDF"),
        ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "a presentation; print it to a PDF"),
        ("papers.zip", zipped({"one.txt": "x", "two.txt": "y"}), "unpack it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20), "unpack it"),
        ("a.txt.gz", b"\x1f\x8b\x08" + bytes(20), "unpack it"),
        ("scan.png", PNG, "OCR"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "OCR"),
        ("scan.pdf", PNG, "OCR"),
        ("scan.webp", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "OCR"),
        ("letter.eml", MAIL, "an e-mail; save its words as .txt"),
        ("plan.html", SAVED, "HTML only"),
        ("plan.mht", SAVED, "HTML only"),
        ("a.xml", b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"><a/></pkg:package>', "save it as .docx"),
        ("a.xml", b'<?xml version="1.0" encoding="utf-8"?>\n<Act><P1>Words</P1></Act>', r"an XML file \(Act\)"),
        ("a.tex", b"\\documentclass{article}\\begin{document}x\\end{document}", "give the PDF"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, instead: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceTextError, match=instead) as caught:
        read_text(path)
    assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("memo.txt", "From: The clerk\nTo: The panel\nSubject: Oversight\nDate: 3 May 2021\n\nThe board met.\n"),
        ("plain.rtf", "The board met.\n"),
        ("brackets.txt", "{The board} met.\n"),
    ],
)
def test_what_only_looks_like_another_kind_is_read(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    assert read_text(tmp_path / name) == words


def test_a_page_written_as_xml_is_a_page(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="x"><body><p>The board met.</p></body></html>'
    (tmp_path / "page.xhtml").write_text(page, encoding="utf-8")
    assert read_text(tmp_path / "page.xhtml") == "The board met.\n"
