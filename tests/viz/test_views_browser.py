"""The other views in a browser, on the shipped data, and through the command."""

from __future__ import annotations

import base64
import dataclasses
import importlib.util
import json
import re
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from map_graphs import AS_OF
from support import AXE_RUN, ROOT

from graph.errors import AskedWrongly
from graph.reading import read_graph
from viz.views.asked import Asked
from viz.views.paper import laid_out
from viz.views.write import VIEWS, drawn, write_view

MET = "metropolitan-police-service"
ASKED_OF_THE_MET = [*((view, None) for view in VIEWS), ("tree", 2), ("tree", 3)]
SEEDS = ROOT.parent / "shared" / "seeds"


def asked(graph, *actors, **options):
    return Asked(graph, actors, options.pop("as_of", AS_OF), **options)


OVERLAPS = """() => {
  const texts = [...document.querySelectorAll('svg.view text')].filter(e => e.textContent.trim())
    .map(e => ({words: e.textContent, box: e.getBoundingClientRect()}));
  const found = [];
  texts.forEach((one, i) => texts.slice(i + 1).forEach(other => {
    const a = one.box, b = other.box;
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
      found.push(one.words + ' | ' + other.words);
  }));
  return found;
}"""
OUTSIDE = """() => {
  const frame = document.querySelector('svg.view').getBoundingClientRect();
  return [...document.querySelectorAll('svg.view text')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
  }).map(e => e.textContent);
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg.view text')]
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PROVED = (
    "[...document.querySelectorAll('#links tbody tr')].every(row => row.cells.length === 9 && row.cells[8].innerText.trim())"
)


@pytest.fixture(scope="module")
def the_met(shipped_ladybug):
    return read_graph(shipped_ladybug)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A function from a question and a view to its page, written once for all tests that open it."""
    folder, made = tmp_path_factory.mktemp("views"), []

    def write(question, view):
        for known, path in made:
            if known == (question, view):
                return path
        path = folder / f"{view}-{len(made)}.html"
        write_view(question, view, path)
        made.append(((question, view), path))
        return path

    return write


@pytest.fixture
def open_view(browser, written):
    """Open a view; a request or anything on the console fails the test."""
    contexts, faults = [], []

    def open_(question, view, *, size=(1400, 900), dark=False):
        path = written(question, view)
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light")
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked_for: faults.append(asked_for.url) if asked_for.url != path.as_uri() else None)
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize(("view", "hops"), ASKED_OF_THE_MET)
def test_no_two_labels_of_the_met_overlap_and_none_is_small(open_view, the_met, view, hops):
    page = open_view(asked(the_met, MET, hops=hops), view)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SMALLEST) >= 11


@pytest.mark.parametrize(("view", "hops"), ASKED_OF_THE_MET)
def test_the_table_twin_holds_the_links_drawn(open_view, the_met, view, hops):
    page = open_view(asked(the_met, MET, hops=hops), view)
    rows = page.eval_on_selector_all("#links tr[data-link]", "rows => rows.map(row => row.dataset.link)")
    ids = page.eval_on_selector_all("svg.view [data-links]", "all => all.flatMap(e => e.dataset.links.split(' '))")
    assert rows and set(rows) == set(ids)
    assert page.evaluate(PROVED)
    addresses = page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert all(url.startswith(("#", "https://", "http://")) for url in addresses)


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_scrolls_the_picture_and_not_the_page(open_view, the_met, view):
    page = open_view(asked(the_met, MET), view, size=(390, 844))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SMALLEST) >= 11
    assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('#picture'))")


# The most sheets of A4 that the picture of the Met may take.
MOST_SHEETS = {"tree": 3, "ladder": 3, "money": 2, "matrix": 8, "timeline": 7}


@pytest.mark.parametrize("view", VIEWS)
def test_the_picture_prints_on_few_sheets_of_a4_each_with_its_head_in_letters_of_seven_points(
    open_view, the_met, view, tmp_path
):
    page = open_view(asked(the_met, MET), view)
    sheets = page.locator("#sheets svg.sheet").count()
    assert 1 <= sheets <= MOST_SHEETS[view]
    page.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    pages = pypdf.PdfReader(tmp_path / "x.pdf").pages
    sizes = [sorted((round(float(one.mediabox.width)), round(float(one.mediabox.height)))) for one in pages]
    assert all(size == [595, 842] for size in sizes)
    said = [" ".join(one.extract_text().split()) for one in pages]
    for number, words in enumerate(said[:sheets], 1):
        assert f"as at 30 November 2022 · {number} of {sheets}" in words and "What we read" not in words
        assert view != "matrix" or "Overseer ↓" in words
    assert "What we read" in " ".join(said[sheets : sheets + 2])
    assert page.evaluate(SMALLEST) * laid_out(drawn(asked(the_met, MET), view)).scale * 0.75 >= 6.99


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_view, met, view, dark):
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core-python is not installed (pip install axe-core-python)")
    page = open_view(asked(met, "met"), view, dark=dark)
    page.evaluate((Path(found.origin).parent / "axe.min.js").read_text("utf-8"))
    faults = page.evaluate(AXE_RUN, AXE_TAGS)["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in faults] == []


@pytest.mark.parametrize(("size", "dark"), [((1400, 900), False), ((390, 844), True)])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_on_the_shipped_data(open_view, the_met, view, size, dark):
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core-python is not installed (pip install axe-core-python)")
    for actor in (MET, "operation-soteria"):
        page = open_view(asked(the_met, actor), view, size=size, dark=dark)
        page.evaluate((Path(found.origin).parent / "axe.min.js").read_text("utf-8"))
        faults = page.evaluate(AXE_RUN, AXE_TAGS)["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in faults] == []


def test_dark_mode_is_dark_in_the_picture_too(open_view, met):
    ink = "getComputedStyle(document.querySelector('svg.view text.bold')).fill"
    assert open_view(asked(met, "met"), "tree").evaluate(ink) != open_view(asked(met, "met"), "tree", dark=True).evaluate(ink)


# --- the command


def run(store, *arguments):
    command = [sys.executable, str(ROOT / "cli.py"), "map", *arguments, "--store", f"ladybug:{store.folder}"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_the_command_writes_a_view(shipped_ladybug, tmp_path):
    path = tmp_path / "ladder.svg"
    done = run(shipped_ladybug, "the Met", "--view", "ladder", "--hops", "2", "-o", str(path))
    assert done.returncode == 0, done.stderr
    assert "wrote" in done.stderr and "ladder of metropolitan-police-service" in done.stderr
    assert "of at most 2 rungs" in "".join(ElementTree.parse(path).getroot().itertext())


def test_the_command_narrows_a_view_and_refuses_a_wrong_one(shipped_ladybug, tmp_path):
    path = tmp_path / "tree.html"
    assert run(shipped_ladybug, "met", "--view", "tree", "--kind", "INSPECTS", "-o", str(path)).returncode == 0
    drawn_ids = re.findall(r'<tr data-link="([^"]+)"', path.read_text("utf-8"))
    assert drawn_ids and all("~INSPECTS~" in id_ for id_ in drawn_ids)
    assert run(shipped_ladybug, "--view", "tree", "-o", str(path)).returncode == 2
    assert run(shipped_ladybug, "met", "--view", "tree", "-o", str(tmp_path / "x.tiff")).returncode == 2
    assert run(shipped_ladybug, "met", "--view", "pie", "-o", str(path)).returncode == 2


def test_the_quoted_words_stand_in_the_table_as_text(met, tmp_path):
    said = met.links["hmicfrs~INSPECTS~met"].claims[0]
    question = dataclasses.replace(asked(met, "met"), quotes={said.id: "</td><script>alert(1)</script>"})
    write_view(question, "tree", tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    quoted = re.search(r'data-link="hmicfrs~INSPECTS~met">.*?<blockquote>(.*?)</blockquote>', page, re.DOTALL)
    assert quoted and "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in quoted[1]
    assert "<script" not in page
    with pytest.raises(AskedWrongly, match="without a table for the words"):
        write_view(question, "tree", tmp_path / "x.svg")


def test_quotes_without_the_documents_are_refused_for_a_view_too(shipped_ladybug, tmp_path):
    done = run(shipped_ladybug, "met", "--view", "tree", "--quotes", "-o", str(tmp_path / "x.html"))
    assert done.returncode == 2 and "--sources" in done.stderr


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the source documents are not at {SEEDS}")
def test_the_command_puts_the_words_of_the_documents_into_a_view(shipped_ladybug, tmp_path):
    path = tmp_path / "tree.html"
    done = run(shipped_ladybug, "met", "--view", "tree", "--quotes", "--sources", str(SEEDS), "-o", str(path))
    assert done.returncode == 0, done.stderr
    assert path.read_text("utf-8").count("<blockquote>") > 20


def test_a_map_as_at_a_day_keeps_the_other_days_for_its_slider(shipped_ladybug, tmp_path):
    command = [sys.executable, str(ROOT / "cli.py"), "map", "the Met", "--as-of", "2012-06-01", "-o", str(tmp_path / "m.html"),
               "--store", f"ladybug:{shipped_ladybug.folder}"]  # fmt: skip
    assert subprocess.run(command, capture_output=True, timeout=120).returncode == 0
    block = re.search(r'id="data">(.*?)</script>', (tmp_path / "m.html").read_text("utf-8"))
    data = json.loads(zlib.decompress(base64.b64decode(block[1])))
    assert data["meta"]["asOf"] == "2012-06-01"
    assert sum(day > "2012-06-01" for day in data["meta"]["dates"]) > 20
