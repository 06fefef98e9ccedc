"""Bibliographies, read back by pybtex and rendered by citeproc."""

from __future__ import annotations

import dataclasses
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pybtex.database import parse_string
from support import fill

from cli import cli
from graph.model import Graph, Source
from graph.rows import source_rows
from viz.exports import export
from viz.formats.bibliography import bib_text, csl_text

ACT = Source("act", "Police Act 1996", "UK Parliament", "1996-05-22", "2022", "https://www.legislation.gov.uk/ukpga/1996/16",
             "OGL", kind="statute")  # fmt: skip
ORDER = Source("order", "Protocol Order", "Home Secretary", "2011-11", "2011", "https://www.legislation.gov.uk/uksi/2011/2744",
               kind="statute")  # fmt: skip
EVIDENCE = Source("evidence", "Written evidence (POP0086)", "Met & others", "2022", "2022", form="evidence")
REPORT = Source("report", "An inspection", "HMICFRS", "2022-09-22", "2022", "https://example.org/a b{c}%20", form="report")
DATA = Source("data", "Grants", "Home Office", "2025", "2025", kind="open_data")
STANDING_REPORT = Source("nao", "A review", "NAO", "2014", "2014", kind="statute", form="report")
EVERY = (ACT, ORDER, EVIDENCE, REPORT, DATA, STANDING_REPORT)


def rows(*sources: Source) -> Any:
    return [*source_rows(Graph({}, {}, {}, {source.id: source for source in sources}))]


def test_each_source_is_cited_as_what_it_is() -> None:
    entries = parse_string(bib_text(rows(*EVERY), []), "bibtex").entries
    assert {key: entry.type for key, entry in entries.items()} == {
        "act": "legislation", "order": "legislation", "evidence": "report", "report": "report", "data": "dataset",
        "nao": "report",
    }  # fmt: skip
    act, report = entries["act"].fields, entries["report"].fields
    assert (act["title"], act["date"], act["year"], act["number"]) == ("{Police Act 1996}", "1996-05-22", "1996", "c. 16")
    assert entries["order"].fields["number"] == "SI 2011/2744"
    assert entries["evidence"].fields["type"] == "Written evidence" and "url" not in entries["evidence"].fields
    assert entries["evidence"].fields["institution"] == r"{Met \& others}"
    assert report["url"] == "https://example.org/a%20b%7Bc%7D%20"
    assert "urldate" not in report, "nobody knows when it was looked at"
    items = {item["id"]: item for item in json.loads(csl_text(rows(*EVERY), []))}
    assert {key: item["type"] for key, item in items.items()} == {
        "act": "legislation", "order": "legislation", "evidence": "report", "report": "report", "data": "dataset",
        "nao": "report",
    }  # fmt: skip
    assert items["report"]["issued"] == {"date-parts": [[2022, 9, 22]]} and items["order"]["issued"] == {
        "date-parts": [[2011, 11]]
    }
    assert "accessed" not in items["report"]


HOSTILE = [
    "}} @misc{x, title={y}}",
    "\\input{/etc/passwd}",
    "100% $ # _ ^ ~ & {",
    '"quote',
    "line\n@string{a=b}",
    "\u202eback",
    "£é",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_breaks_out_of_its_entry(text: str) -> None:
    sources = rows(dataclasses.replace(REPORT, title=text, publisher=text, licence=text), ACT)
    found = parse_string(bib_text(sources, [("Dataset", text), ("x", "@comment{")]), "bibtex")
    assert [*found.entries] == ["report", "act"] and not found.preamble
    entry = found.entries["report"]
    assert (
        entry.fields["date"] == "2022-09-22"
        and entry.fields["title"].startswith("{")
        and "\\input" not in entry.fields["title"]
    )


def test_ids_that_tex_cannot_read_become_keys_of_their_own() -> None:
    odd = [dataclasses.replace(ACT, id=id_) for id_ in ("a b", "a,b", "a{b")]
    assert [*parse_string(bib_text(rows(*odd), []), "bibtex").entries] == ["a-b", "a-b-2", "a-b-3"]


def test_citeproc_renders_what_csl_says() -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of words in the style that the library does not know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, CiteProcJSON(json.loads(csl_text(rows(*EVERY), []))), formatter.plain)
        for source in EVERY:
            made.register(Citation([CitationItem(source.id)]))
        text = "\n".join(str(item) for item in made.bibliography())
    for source in EVERY:
        assert source.title in text and source.date[:4] in text
    assert "HMICFRS" in text


def test_an_export_and_an_answer_give_the_sources_of_what_is_in_them(small_graph: Graph, tmp_path: Path) -> None:
    url = f"ladybug:{tmp_path / 'store'}"
    fill(url, small_graph).close()
    export(small_graph, tmp_path / "all.bib", "bib", None)
    assert set(parse_string((tmp_path / "all.bib").read_text("utf-8"), "bibtex").entries) == {"paper-2019", "paper-2022"}
    run = CliRunner()
    for name in ("old.bib", "old.csl.json"):
        given = ["show", "old-board", "--as-of", "2018-06-01", "-o", str(tmp_path / name), "--store", url]
        assert run.invoke(cli, given).exit_code == 0
    said = (tmp_path / "old.bib").read_text("utf-8")
    assert [*parse_string(said, "bibtex").entries] == ["paper-2019"]
    assert "% actor: old-board" in said and "% As at: 2018-06-01" in said and "% Acknowledgement: Made up for tests." in said
    [item] = json.loads((tmp_path / "old.csl.json").read_text("utf-8"))
    assert item["id"] == "paper-2019" and item["custom"]["as at"] == "2018-06-01"
    refused = run.invoke(cli, ["actors", "-o", str(tmp_path / "x.bib"), "--store", url])
    assert refused.exit_code != 0 and "names a source" in str(refused.exception) and not (tmp_path / "x.bib").exists()
