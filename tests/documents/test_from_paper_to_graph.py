"""A new document goes all the way: read, its source listed as `read` says, accepted, verified against its text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import ROOT

from cli import cli
from loaders.dataset import load_graph, read_dataset
from loaders.documents.read_command import _source_of
from loaders.documents.structure.reader import read_document

EVIDENCE = """Written evidence submitted by the Police and Crime Commissioner for Surrey (POP0201)

1. My role is to hold the Chief Constable of Surrey Police to account.

2. The Ministry of Justice provides my office with a grant of £1.9 million for victim services.

October 2022
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    path = tmp_path / "papers" / "evidence.txt"
    path.write_text(EVIDENCE, encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done.stderr


def test_the_entry_that_read_prints_is_all_that_a_source_needs(paper: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    proposals = tmp_path / "proposals.jsonl"
    said = run("read", str(paper), "-o", str(proposals))
    (entry,) = (line for line in said.splitlines() if line.startswith("- {id: pop0201"))
    with (data / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(entry.replace("LICENCE", "Open Parliament Licence v3.0") + "\n")
    run("review", str(proposals), "--accept-above", "0.8", "--who", "ann", "--into", str(data / "claims" / "pop0201.yaml"))
    entries = read_dataset(data).entries
    found = {(one.subject, one.kind, one.object) for one in entries if one.claim.source == "pop0201"}
    assert {
        ("pcc-surrey", "OVERSEES", "chief-constable-of-surrey"),
        ("ministry-of-justice", "FUNDS", "pcc-surrey"),
    } <= found
    assert "no fault" in CliRunner().invoke(cli, ["verify", "--data", str(data), "--sources", str(paper.parent)]).output


def test_another_text_under_the_name_of_a_source_is_not_that_source(tmp_path: Path) -> None:
    graph = load_graph()
    listed = next(source for source in graph.sources.values() if source.id == "home-office-pop0074")
    path = tmp_path / (listed.file or "")
    path.write_text(EVIDENCE, encoding="utf-8")
    assert _source_of(read_document(path), graph) == "pop0201"


def test_read_says_how_many_leads_it_leaves_out_and_how_to_see_them(tmp_path: Path) -> None:
    paper = tmp_path / "page.txt"
    paper.write_text(
        "About lamps\n\nIt was said at the time, and has been said again at most hearings of that year and the next, that the"
        " Home Office holds Kent Police to account.\n",
        encoding="utf-8",
    )
    said = run("read", str(paper))
    assert "0 proposals" in said
    assert "1 less sure lead is left out; to see all: --least 0.4" in said
    said = run("read", str(paper), "--least", "0.3")
    assert "1 proposals" in said
    assert "left out" not in said
