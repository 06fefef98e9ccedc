"""A claim may be pinned to, verified against and shown from a PDF, a .docx or a web page, as from a text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_documents import docx, pdf
from support import ROOT

from cli import cli, words_of
from loaders.dataset import read_dataset
from loaders.sources import SourceTexts
from loaders.verify import verify

SENTENCES = ["The Example Panel met in May.", "The panel reviews the work of the commissioner each year."]
QUOTE = "reviews the work of the commissioner"
FILES = {
    "paper.txt": "\n".join(SENTENCES).encode(),
    "old.txt": "The panel’s café. The panel reviews the work of the commissioner each year.".encode("cp1252"),
    "paper.html": ("<html><body>" + "".join(f"<p>{line}</p>" for line in SENTENCES) + "</body></html>").encode(),
    "paper.pdf": pdf([SENTENCES]),
    "paper.docx": docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in SENTENCES)),
}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


@pytest.fixture(params=FILES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder with one claim more, quoted from a document in this format, and the folder of the document."""
    shutil.copytree(ROOT / "tests" / "small", tmp_path / "data")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / request.param).write_bytes(FILES[request.param])
    sources = tmp_path / "data" / "sources.yaml"
    entry = f"- {{id: told, title: Told, publisher: Test Office, date: 2022-11-30, files: [{request.param}]}}\n"
    sources.write_text(sources.read_text("utf-8") + entry, "utf-8")
    (tmp_path / "data" / "claims" / "told.yaml").write_text(
        f"source: told\nclaims:\n- link: panel OVERSEES commissioner\n  place: para 2\n  quote: {QUOTE}\n"
        "  reading: The panel looks at the commissioner's work.\n  topics: [general]\n",
        "utf-8",
    )
    return tmp_path


def faults_of(place: Path) -> list[str]:
    faults = map(str, verify(read_dataset(place / "data"), SourceTexts(place / "texts")))
    return [fault for fault in faults if "told" in fault]


def pinned(place: Path) -> str:
    claims = place / "data" / "claims" / "told.yaml"
    run("pin", str(claims), "--sources", str(place / "texts"), "--data", str(place / "data"))
    return claims.read_text("utf-8")


def test_a_quote_is_pinned_and_its_words_are_found_again_in_every_format(place: Path) -> None:
    assert QUOTE not in pinned(place)
    assert faults_of(place) == []
    graph = read_dataset(place / "data").graph()
    words = [text for claim, text in words_of(place / "texts", graph).items()]
    assert words == [QUOTE]


def test_another_document_under_the_same_name_is_told_in_every_format(place: Path) -> None:
    pinned(place)
    document = next((place / "texts").iterdir())
    others = [line.replace("reviews", "rewards") for line in SENTENCES]
    kind = document.suffix
    document.write_bytes(
        pdf([others]) if kind == ".pdf"
        else docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in others)) if kind == ".docx"
        else FILES[document.name].replace(b"reviews", b"rewards")
    )  # fmt: skip
    [fault] = faults_of(place)
    assert "told.yaml" in fault
