"""Where commands write, and in which format: the ending of -o decides, or is refused."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from support import ROOT, SMALL, fill

from graph.errors import AskedWrongly
from graph.files.outputs import Output, output_of
from loaders.dataset import load_graph

FORMATS = {"table": (".txt",), "json": (".json",), "markdown": (".md", ".markdown"), "book": (".xlsx",), "folder": (),
           "csl": (".csl.json",)}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "asked", "format_"),
    [
        ("a.json", None, "json"), ("A.JSON", None, "json"), ("dir.x/a.md", None, "markdown"), ("a.markdown", None, "markdown"),
        ("a.json", "json", "json"), ("a.b.txt", None, "table"), ("a", "json", "json"), ("report.2022", "table", "table"),
        ("out", "folder", "folder"), ("a.csl.json", None, "csl"), ("A.CSL.JSON", None, "csl"), ("csl.json", None, "json"),
    ],
)  # fmt: skip
def test_the_ending_chooses_the_format(given: str, asked: str | None, format_: str) -> None:
    assert output_of(given, asked, FORMATS, "table") == Output(Path(given), format_)


@pytest.mark.parametrize(
    ("given", "asked", "said"),
    [
        ("a.pdf", None, "-o a.pdf: no .pdf can be written; give a name that ends in .txt, .json, .md, .xlsx or .csl.json"),
        ("a.json.gz", None, "no .gz can be written"), ("a.json.gz", "json", "no .gz can be written"),
        ("a", None, "the ending chooses the format"), ("report.2022", None, "the ending chooses the format"),
        (".json", None, "the ending chooses the format"), (".", None, "the ending chooses the format"),
        ("a.json", "table", "ends as json does, but --format says table"), ("a.json", "folder", "--format says folder"),
        ("", None, "-o: is empty"), ("-", "book", "book: cannot go to stdout; give -o NAME.xlsx"),
        (None, "folder", "folder: cannot go to stdout; give -o FOLDER"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_and_what_can_is_named(given: str | None, asked: str | None, said: str) -> None:
    with pytest.raises(AskedWrongly) as error:
        output_of(given, asked, FORMATS, "table", only_files=("book", "folder"))
    assert said in str(error.value) and "\n" not in str(error.value)


def test_a_dash_is_stdout() -> None:
    assert output_of("-", None, FORMATS, "table") == output_of(None, None, FORMATS, "table") == Output(None, "table")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the small dataset."""
    url = f"ladybug:{tmp_path_factory.mktemp('outputs') / 'graph'}"
    fill(url, load_graph(SMALL)).close()
    return url


def run(store: str, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """custodes with these words, in this folder."""
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *words], capture_output=True, text=True, encoding="utf-8", cwd=cwd,
        env={**os.environ, "CUSTODES_STORE": store}, timeout=120, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


REFUSED = [
    ("who-oversees", "TP", "-o", "a.pdf"), ("who-oversees", "TP", "-o", "a.csv.gz"), ("about", "TP", "-o", "a"),
    ("query", "MATCH (a:Actor) RETURN a.id AS id", "-o", "a.graphml"), ("chain", "TP", "-o", "a.csv", "--json"),
    ("export", "TP", "-o", "a.pdf"), ("export", "TP", "-o", "a.csv", "--format", "json"),
    ("export", "TP", "-o", "-", "--format", "csv"),
    ("map", "TP", "-o", "a.docx"), ("map", "TP", "-o", "a.gif"), ("map", "TP", "--view", "tree", "-o", "a.csv"),
    ("evidence", "x", "-o", "a.docx"), ("about", "TP", "--format", "xlsx"),
]  # fmt: skip


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: " ".join(words[:1] + words[-2:]))
def test_every_command_refuses_an_ending_that_it_cannot_write(small: str, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(small, tmp_path, *words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_answer_is_the_same_in_every_format(small: str, tmp_path: Path) -> None:
    said = json.loads(run(small, tmp_path, "who-oversees", "TP", "-o", "-", "--format", "json").stdout)
    for name in ("a.json", "a.csv", "a.xlsx", "a.md", "a.txt"):
        assert run(small, tmp_path, "who-oversees", "TP", "-o", name).returncode == 0
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == said
    rows = list(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig", newline="")))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    head, *cells = book["Answer"].iter_rows(values_only=True)
    for name in ("overseer", "kind", "link"):
        column = [row[name] for row in said]
        assert [row[name] for row in rows] == column == [row[head.index(name)] for row in cells]
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Question"].startswith("who-oversees: ") and about["  actor"] == "TP"
    assert about["Dataset"] == "small test dataset"
    assert (tmp_path / "a.md").read_text("utf-8").splitlines()[0].count("| overseer |") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.csv", "a.csv-metadata.json", "a.json", "a.md", "a.txt", "a.xlsx"
    ]  # fmt: skip


def test_an_export_and_a_picture_go_to_stdout_too(small: str, tmp_path: Path) -> None:
    assert json.loads(run(small, tmp_path, "export", "TP", "-o", "-").stdout)["format"] == "custodes-graph/1"
    assert run(small, tmp_path, "export", "-o", "-", "--format", "graphml").stdout.startswith("<?xml")
    assert run(small, tmp_path, "map", "TP", "-o", "-").stdout.startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == []


def test_a_reading_is_written_as_its_ending_says(small: str, tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("1. The Home Secretary appoints the Commissioner of Police of the Metropolis.\n", "utf-8")
    for words in (("-o", "o.json"), ("-o", "o.csv"), ("--structure", "-o", "o.jsonl"), ("-o", "o.jsonl", "--format", "text")):
        assert run(small, tmp_path, "read", "p.txt", *words).returncode == 2
    assert run(small, tmp_path, "read", "p.txt", "--least", "0", "-o", "o.jsonl").returncode == 0
    assert all(json.loads(line) for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines())
    assert run(small, tmp_path, "read", "p.txt", "--structure", "-o", "o.json").returncode == 0
    assert json.loads((tmp_path / "o.json").read_text("utf-8"))
    assert run(small, tmp_path, "review", "o.jsonl", "--into", "claims.csv").returncode == 2


def test_an_answer_loads_no_library_of_spreadsheets_unless_it_is_one(small: str) -> None:
    program = "import sys; sys.argv = ['custodes', 'sources']; import cli; cli.main(); print('xlsxwriter' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "CUSTODES_STORE": small},
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"
