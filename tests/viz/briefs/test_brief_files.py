"""Briefs as files, read back by python-docx, by parsers of XML and HTML and as Markdown; and the command that writes them."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from brief_texts import DAY, text_of
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from support import fill
from told import answered

from graph.model import Graph
from graph.store import Store
from viz.briefs.brief import Brief, Table, address
from viz.briefs.write import brief_of, write_brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "<script>alert(1)</script> \x1b[2J ](javascript:alert(1)) ![x](http://evil.example/a) | **b** \u202e =cmd [^1] {{7*7}}"
)
EVIL = ("<script", "\x1b", "\u202e")


@pytest.fixture
def hostile(tmp_path: Path, small_graph: Graph) -> Brief:
    """A brief in which an actor and a source have names of the worst kind."""
    actors, sources = dict(small_graph.actors), dict(small_graph.sources)
    for id_, actor in small_graph.actors.items():
        actors[id_] = replace(actor, name=f"{actor.name} {HOSTILE}")
    for id_, source in small_graph.sources.items():
        sources[id_] = replace(source, title=HOSTILE, url="javascript:alert(1)")
    store = fill(f"ladybug:{tmp_path / 'hostile'}", replace(small_graph, actors=actors, sources=sources))
    busiest = max(small_graph.actors, key=lambda id_: sum(link.object == id_ for link in small_graph.links.values()))
    try:
        return brief_of(store, [busiest], DAY)
    finally:
        store.close()


def written(brief: Brief, folder: Path, format_: str) -> Path:
    path = folder / f"brief.{format_}"
    write_brief(brief, path, format_)
    return path


def test_word_finds_headings_lists_tables_and_real_endnotes(kent: Brief, tmp_path: Path) -> None:
    path = written(kent, tmp_path, "docx")
    document = docx.Document(str(path))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [(f"Heading {one.level}", one.title) for one in kent.sections] + [("Heading 1", "Notes")]
    tables = [block for one in kent.sections for block in one.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [list(table.heads) for table in tables]
    assert [len(table.rows) for table in document.tables] == [len(table.rows) + 1 for table in tables]
    assert document.core_properties.title == kent.title and document.core_properties.author == "custodes"
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/endnotes.xml"))
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    assert "/word/endnotes.xml" in types
    referred = [int(one.get(f"{W}id", "")) for one in body.iter(f"{W}endnoteReference")]
    assert referred == list(range(1, len(kent.notes) + 1))
    told = {int(one.get(f"{W}id", "")): "".join(one.itertext()).strip() for one in notes.iter(f"{W}endnote")}
    assert [told[number] for number in referred] == ["".join(span.text for span in spans) for spans in kent.notes]
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in body.iter(f"{W}tbl"))


def test_a_note_referred_to_again_is_a_cross_reference_to_its_bookmark(two: Brief, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(two, tmp_path, "docx")) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    again = [one.text or "" for one in body.iter(f"{W}instrText")]
    total = sum(len(said.notes) for said in two.texts())
    assert again and len(again) == total - len(two.notes)
    bookmarks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert {text.split()[1] for text in again} <= bookmarks


def test_every_link_of_a_note_in_word_leads_where_its_source_is(kent: Brief, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(kent, tmp_path, "docx")) as archive:
        rels = ElementTree.fromstring(archive.read("word/_rels/endnotes.xml.rels"))
    targets = {one.get("Target") for one in rels}
    assert targets == {span.url for spans in kent.notes for span in spans if span.url}
    assert all(target and target.startswith("https://") for target in targets)


def test_the_page_has_one_heading_an_order_of_levels_and_notes_there_and_back(kent: Brief, tmp_path: Path) -> None:
    page = HTMLParser(written(kent, tmp_path, "html").read_text("utf-8"))
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3")]
    assert levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    anchors = [str(node.attributes["href"]) for node in page.css("a")]
    assert {anchor[1:] for anchor in anchors if anchor.startswith("#")} <= set(ids)
    assert len(page.css("footer ol > li")) == len(kent.notes)
    assert not page.css("script, img, link")
    assert all(node.attributes.get("scope") == "col" for node in page.css("thead th"))


def test_every_note_of_the_markdown_is_there_and_referred_to(kent: Brief, tmp_path: Path) -> None:
    text = written(kent, tmp_path, "markdown").read_text("utf-8")
    listed = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    referred = dict.fromkeys(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert listed == list(referred) == [str(number) for number in range(1, len(kent.notes) + 1)]
    assert text.startswith("# Kent Police: accountability\n")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows and all(line.endswith("|") for line in rows)


@pytest.mark.parametrize("format_", ["docx", "html", "markdown"])
def test_the_same_brief_gives_the_same_bytes(shipped_ladybug: Store, kent: Brief, tmp_path: Path, format_: str) -> None:
    first = written(kent, tmp_path, format_).read_bytes()
    again = brief_of(shipped_ladybug, ["kent-police"], DAY)
    assert again == kent and written(again, tmp_path, format_).read_bytes() == first
    if format_ == "docx":
        with zipfile.ZipFile(tmp_path / "brief.docx") as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_names_are_text_and_nothing_else(hostile: Brief, tmp_path: Path) -> None:
    assert hostile.notes and "alert" in text_of(hostile)
    page = written(hostile, tmp_path, "html").read_text("utf-8")
    marked = written(hostile, tmp_path, "markdown").read_text("utf-8")
    document = docx.Document(str(written(hostile, tmp_path, "docx")))
    shown = "\n".join(one.text for one in document.paragraphs)
    for text in (page, marked):
        assert not any(sign in text for sign in EVIL)
    assert not any(sign in shown for sign in EVIL[1:])
    parsed = HTMLParser(page)
    assert not parsed.css("script, img") and not [a for a in parsed.css("a") if "script:" in str(a.attributes["href"])]
    plain = re.sub(r"\\.", "", marked)
    assert "](javascript" not in plain and "![" not in plain and "<script" not in plain and "http://evil" not in plain
    assert len(re.findall(r"^\[\^\d+\]: ", marked, re.MULTILINE)) == len(hostile.notes)


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "https://a b", "data:text/html,x", "https://a\nb"])
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert address(url) is None


@pytest.fixture
def ask(shipped_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """custodes brief with these words, in a folder of its own."""
    monkeypatch.setenv("CUSTODES_STORE", shipped_url)
    monkeypatch.chdir(tmp_path)
    return lambda *words: answered(["brief", *words], monkeypatch)


def test_the_command_takes_a_name_without_quotes_and_says_what_it_wrote(ask: Any, tmp_path: Path) -> None:
    code, _, err = ask("Kent", "Police", "-o", "kent.docx")
    assert code == 0 and "wrote kent.docx: Kent Police: accountability" in err
    docx.Document(str(tmp_path / "kent.docx"))
    code, out, _ = ask("Kent Police", "-o", "-")
    assert code == 0 and out.startswith("# Kent Police: accountability")
    assert ask("Kent Police", "the Met", "-o", "two.html")[0] == 0
    assert "compared" in (tmp_path / "two.html").read_text("utf-8")


@pytest.mark.parametrize(("words", "code", "said"), [
    (("nobodyatall", "-o", "x.md"), 2, "no actor is called 'nobodyatall'"),
    (("Kent Police", "-o", "x.pdf"), 2, ".docx, .md or .html"),
    (("Kent Police",), 2, "'-o'"),
    (("kent-police", "met", "hmicfrs", "-o", "x.md"), 2, "3 actors are given; give one, or two"),
    (("Kent Police", "kent-police", "-o", "x.md"), 2, "both names are those of kent-police"),
    (("Kent Police", "--as-of", "2022-11-30", "--since", "2023", "-o", "x.md"), 2, "is after the day of the brief"),
    (("Kent Police", "-o", "nowhere/x.docx"), 1, "cannot be written"),
    (("Kent Police", "-o", "."), 2, "the ending chooses the format"),
])  # fmt: skip
def test_what_is_asked_wrongly_is_one_line(ask: Any, tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    given, out, err = ask(*words)
    assert (given, out) == (code, "")
    assert said in err and len(err.rstrip("\n").split("\n")) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_document_open_in_word_is_left_alone(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "kent.docx").write_bytes(b"as Word has it")
    for lock in ("~$kent.docx", "~$nt.docx"):
        (tmp_path / lock).touch()
        code, _, err = ask("kent-police", "-o", "kent.docx")
        assert code == 1 and "is open in Word" in err
        assert {path.name for path in tmp_path.iterdir()} == {"kent.docx", lock}
        assert (tmp_path / "kent.docx").read_bytes() == b"as Word has it"
        (tmp_path / lock).unlink()


def test_without_python_docx_word_is_refused_with_the_way_out_and_the_rest_works(ask: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    code, _, err = ask("kent-police", "-o", "kent.docx")
    assert code == 1 and "custodes[brief]" in err and ".md or .html" in err
    assert ask("kent-police", "-o", "kent.html")[0] == 0
