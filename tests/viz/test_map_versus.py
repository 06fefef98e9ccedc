"""The map on two days side by side: one picture each, alike placed, what differs marked in both and told in words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from area_graphs import areas_graph
from test_map_axe import axe as axe
from test_map_axe import objections

ROOT = Path(__file__).resolve().parents[2]
# Of each picture: its day, where each box stands, and the ids of its lines.
PICTURES = """() => {
  const told = (all, value) => Object.fromEntries([...all].map((one) => [one.dataset.box || one.dataset.line, value(one)]));
  return [...document.querySelectorAll('#versus svg[data-day]')].map((one) => ({
    day: one.dataset.day,
    boxes: told(one.querySelectorAll('[data-box]'), (box) => box.getAttribute('transform')),
    lines: told(one.querySelectorAll('[data-line]'), (line) => Number(line.getAttribute('opacity'))),
  }));
}"""


def test_two_days_stand_side_by_side_alike_placed_with_what_differs_marked_and_told(open_map, met):
    opened = open_map(met, focus=("met",), versus="2021-01-01")
    page = opened.page
    before, after = page.evaluate(PICTURES)
    assert (before["day"], after["day"]) == ("2021-01-01", "2022-11-30")
    both = before["boxes"].keys() & after["boxes"].keys()
    assert len(both) >= 4 and all(before["boxes"][id_] == after["boxes"][id_] for id_ in both)
    funded = [id_ for id_ in before["lines"] if id_.startswith("home-office>mopac>money")]
    assert len(funded) == 1 and "ended" in funded[0]
    assert not [id_ for id_ in after["lines"] if id_.startswith("home-office>mopac>money")]
    assert before["lines"][funded[0]] == 1 and max(v for k, v in before["lines"].items() if k != funded[0]) < 1
    said = page.inner_text("#versus")
    assert "Home Office funds Mayor's Office for Policing and Crime" in said and "9999" not in said
    assert re.search(r"As at 1 January 2021: \d+ actors, \d+ links", said)
    assert page.is_hidden("#picture")


def test_it_is_left_for_one_picture_and_entered_from_what_changed(open_map, met, axe):
    opened = open_map(met, focus=("met",), versus="2021-01-01")
    page = opened.page
    assert objections(page, axe) == []
    page.click("#side-off")
    assert page.is_hidden("#versus") and page.is_visible("#picture")
    page.click("#changes")
    page.click("#side-on")
    assert page.is_visible("#versus") and len(page.evaluate(PICTURES)) == 2
    page.click("[data-facet=families] input[data-value=money]")
    assert not [id_ for one in page.evaluate(PICTURES) for id_ in one["lines"] if ">money>" in id_]
    page.click("#again")
    assert page.is_visible("#versus"), "the file opens with it"


def test_on_a_phone_they_stand_one_below_the_other(open_map):
    opened = open_map(areas_graph(), focus=("force-kent",), versus="2011-01-01", size=(360, 740))
    page = opened.page
    one, other = (figure.bounding_box() for figure in page.locator("#versus figure").all())
    assert one["x"] == other["x"] and other["y"] >= one["y"] + one["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--versus", "2022-11-30", "-o", "x.html"), "is the as-at date itself"),
        (("--versus", "someday", "-o", "x.html"), "--versus: "),
        (("--versus", "2016", "-o", "x.svg"), "--versus: is for a map written as .html"),
        (("--embed", "--view", "tree", "-o", "x.html"), "--embed: is for a map"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused_in_a_line(shipped_ladybug, tmp_path, options, told):
    command = [sys.executable, str(ROOT / "cli.py"), "map", "mopac", *options, "--store", f"ladybug:{shipped_ladybug.folder}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=tmp_path)
    assert done.returncode == 2 and told in done.stderr and len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
