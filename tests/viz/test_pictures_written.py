"""`custodes map -o x.svg|png|pdf`: views without a browser, a map by one that is found, each read back by another's reader."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from map_graphs import met_graph

from viz.printing.browser import BROWSER
from viz.views.asked import Asked
from viz.views.write import VIEWS, write_view

pytest.importorskip("typst")
ROOT = Path(__file__).resolve().parents[2]
DAY = "2022-11-30"


def run(store, *arguments, **environment):
    command = [sys.executable, str(ROOT / "cli.py"), "map", *arguments, "--store", f"ladybug:{store.folder}"]
    around = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=240, env=around)


def png_size(path):
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def words(path):
    """Without spaces: in pictures each word is set by itself."""
    said = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return "".join(letter for letter in said if not letter.isspace() and letter not in "\u2068\u2069")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_written_as_png_and_pdf_without_a_browser_and_alike_each_time(tmp_path, view, monkeypatch):
    monkeypatch.setenv("PATH", "")
    asked = Asked(met_graph(), ("met",), DAY)
    for ending in ("png", "pdf"):
        once, again = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        write_view(asked, view, once)
        write_view(asked, view, again)
        assert once.read_bytes() == again.read_bytes()
    write_view(asked, view, tmp_path / "x.svg")
    wide = float(ElementTree.parse(tmp_path / "x.svg").getroot().attrib["width"])
    assert png_size(tmp_path / "1.png")[0] == pytest.approx(2 * wide, abs=3)


def test_the_pdf_of_a_view_has_its_heads_its_notes_and_whom_to_acknowledge(shipped_graph, tmp_path):
    path = tmp_path / "tree.pdf"
    write_view(Asked(shipped_graph, ("metropolitan-police-service",), DAY), "tree", path)
    pages = pypdf.PdfReader(path).pages
    assert 2 <= len(pages) <= 4
    assert all(sorted(map(round, map(float, page.mediabox[2:]))) == [595, 842] for page in pages)
    said = words(path)
    assert "asat30November2022·1of2" in said and "Drawnfromthecustodesreferencedataset" in said
    assert "ContainsParliamentaryinformation" in said and "Mayor'sOfficeforPolicingandCrime" in said


def test_a_map_is_drawn_by_the_browser_that_is_found(shipped_ladybug, tmp_path):
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("no Chromium is installed (apt-get install chromium)")
    for ending in ("svg", "png", "pdf"):
        done = run(shipped_ladybug, "mopac", "-o", str(tmp_path / f"x.{ending}"))
        assert done.returncode == 0, done.stderr
    told = "".join(ElementTree.parse(tmp_path / "x.svg").getroot().itertext())
    assert "As at 18 July 2025" in told and "Contains public sector information" in told
    assert png_size(tmp_path / "x.png")[0] > 1500
    assert len(pypdf.PdfReader(tmp_path / "x.pdf").pages) == 1
    assert "ContainsParliamentaryinformation" in words(tmp_path / "x.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.pdf", "x.png", "x.svg"]


def test_without_a_browser_it_says_in_one_line_what_a_map_needs(shipped_ladybug, tmp_path):
    done = run(shipped_ladybug, "mopac", "-o", str(tmp_path / "x.png"), **{BROWSER: str(tmp_path / "none")})
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "a map is drawn by a browser" in done.stderr and "--view" in done.stderr
    assert not (tmp_path / "x.png").exists()


def test_a_browser_that_draws_nothing_leaves_nothing_behind(shipped_ladybug, tmp_path):
    done = run(shipped_ladybug, "mopac", "-o", str(tmp_path / "x.svg"), **{BROWSER: shutil.which("true") or ""})
    assert done.returncode == 1 and "did not draw the map" in done.stderr
    assert list(tmp_path.iterdir()) == []
