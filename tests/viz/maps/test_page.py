"""The map as a file: one page, offline, safe, the same bytes each time, there whole or not at all."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import html
import json
import re
import zlib
from pathlib import Path

import pytest
from map_graphs import AS_OF, graph_of

from graph.errors import AskedWrongly, OutputError, UnknownActor
from viz.map import write_map
from viz.page import SCRIPTS, TEMPLATES


def test_it_opens_from_its_file_without_a_fault_and_asks_for_nothing(open_map, met):
    opened = open_map(met, focus=("met",))
    assert opened.page.title() == "Metropolitan Police Service: accountability map, as at 30 November 2022"
    assert "As at 30 November 2022" in opened.page.inner_text("header")
    assert sorted(opened.drawn("actors")) == sorted(met.actors.keys() - {"police-act-1996"})
    assert opened.requests == [opened.path.as_uri()]


def test_only_links_in_force_on_the_day_are_drawn_at_first(open_map, met):
    drawn = open_map(met, focus=("met",)).drawn("links")
    assert "mopac~FUNDS~met" in drawn
    assert "home-office~FUNDS~mopac" not in drawn, "it ended in 2021"
    assert "iopc~INVESTIGATES~met" not in drawn, "it is only planned"
    assert "mopac~DIRECTS~commissioner" not in drawn, "it is denied"


def test_an_earlier_day_draws_what_held_then(open_map, met):
    drawn = open_map(met, focus=("met",), as_of="2020").drawn("links")
    assert "home-office~FUNDS~mopac" in drawn
    assert "mopac~FUNDS~met" not in drawn, "that money is for 2022/23"


def test_a_map_without_a_focus_or_without_a_link_opens_too(open_map, met):
    assert open_map(met).page.inner_text("h1") == "Who oversees what"
    named = dataclasses.replace(met, dataset={**met.dataset, "field": "policing"})
    assert open_map(named).page.inner_text("h1") == "Who oversees what in policing"
    alone = open_map(graph_of([met.actors["met"]], []), focus=("met",))
    assert alone.drawn("actors") == ["met"]
    empty = open_map(graph_of([], []))
    assert "No link" in empty.page.inner_text("#status")


def test_the_same_graph_gives_the_same_bytes(met, tmp_path):
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    write_map(met, one, as_of=AS_OF, focus=("met",))
    write_map(met, two, as_of=AS_OF, focus=("met",))
    assert one.read_bytes() == two.read_bytes()
    assert b"\r" not in one.read_bytes()


def test_the_policy_names_every_script_and_style_by_its_hash_and_allows_nothing_else(met, tmp_path):
    path = tmp_path / "map.html"
    write_map(met, path, as_of=AS_OF)
    page = path.read_text("utf-8")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    inline = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, flags=re.DOTALL)
    hashes = {hashlib.sha256((script or style).encode()).digest() for script, style in inline}
    assert set(re.findall(r"'sha256-([^']*)'", policy)) == {base64.b64encode(digest).decode() for digest in hashes}
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_element_carries_a_handler_a_style_or_an_address_to_load_from(met, tmp_path):
    path = tmp_path / "map.html"
    write_map(met, path, as_of=AS_OF)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"\s(on\w+|style|src)=", markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["#links"]


def test_the_data_block_is_base64_of_deflated_json_and_opens_no_tag(met, tmp_path):
    path = tmp_path / "map.html"
    write_map(met, path, as_of=AS_OF, quotes={"x": "</script>\u2028&"})
    block = re.search(r'id="data">(.*?)</script>', path.read_text("utf-8"), flags=re.DOTALL)[1]
    assert re.fullmatch("[A-Za-z0-9+/=]+", block)
    assert json.loads(zlib.decompress(base64.b64decode(block)))["meta"]["asOf"] == AS_OF


def test_it_says_how_to_cite_it_and_whose_information_it_holds(open_map, met):
    foot = open_map(met, title="The Met and its overseers").page.inner_text("footer")
    assert "“The Met and its overseers” (map), as at 30 November 2022." in foot
    assert "Drawn from the custodes test dataset, version 7.1." in foot
    assert "Contains public sector information." in foot
    assert "Contains Parliamentary information." in foot
    assert "Facts under the OGL v3.0" in foot


def test_a_place_that_cannot_be_written_is_an_error_of_one_line_and_leaves_nothing(met, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    for path in (tmp_path / "none" / "map.html", tmp_path / "file" / "map.html", tmp_path):
        with pytest.raises(OutputError) as error:
            write_map(met, path, as_of=AS_OF)
        assert str(path) in str(error.value)
        assert "\n" not in str(error.value)
    assert [found.name for found in tmp_path.rglob("*")] == ["file"]
    assert [found.name for found in tmp_path.parent.glob("*.part")] == []


def test_a_map_that_is_there_already_is_replaced_only_by_a_whole_one(met, tmp_path, monkeypatch):
    path = tmp_path / "map.html"
    path.write_text("the old one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_map(met, path, as_of=AS_OF)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_day_that_is_none_and_a_focus_that_is_not_there_are_refused(met, tmp_path):
    with pytest.raises(AskedWrongly, match="2022-13"):
        write_map(met, tmp_path / "map.html", as_of="2022-13")
    with pytest.raises(UnknownActor, match="scotland-yard"):
        write_map(met, tmp_path / "map.html", as_of=AS_OF, focus=("scotland-yard",))
    assert list(tmp_path.iterdir()) == []


def test_every_script_is_in_the_page_small_strict_and_writes_text_only():
    js = TEMPLATES / "js"
    files = {path.relative_to(js).with_suffix("").as_posix(): path.read_text("utf-8") for path in js.rglob("*.js")}
    assert set(files) == {"unpack", *SCRIPTS}
    ways_in = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser")
    for name, text in files.items():
        assert text.startswith("'use strict';\n// "), name
        assert text.count("\n") < 250, name
        assert not ways_in.search(text), name
