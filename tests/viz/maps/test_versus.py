"""Two pictures side by side, of two days or before and in a scenario: alike placed, what differs marked and told in words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from area_graphs import areas_graph
from test_axe import axe as axe
from test_axe import objections

from queries.scenario import apply, read_scenario
from viz.mapped.versus import Versus, day_on_the_left, with_kin

ROOT = Path(__file__).resolve().parents[3]
# Of each picture: its day, where each box stands, and the ids of its lines.
PICTURES = """() => {
  const told = (all, value) => Object.fromEntries([...all].map((one) => [one.dataset.box || one.dataset.line, value(one)]));
  return [...document.querySelectorAll('#versus svg[data-day]')].map((one) => ({
    day: one.dataset.day,
    boxes: told(one.querySelectorAll('[data-box]'), (box) => box.getAttribute('transform')),
    lines: told(one.querySelectorAll('[data-line]'), (line) => Number(line.getAttribute('opacity'))),
  }));
}"""

SCENARIO = """scenario: kent-without-pcc
title: Kent <i>without</i> a commissioner
date: 2030-01
source: {id: white-paper, title: A white paper, publisher: Home Office, date: 2029-03}
closes:
- id: pcc-kent
  successor: {id: mayor-of-kent, name: "Mayor of {area}", kind: local_policing_body}
  moves: [OVERSEES]
  receives: [ELECTS]
  why: The paper moves oversight to a mayor.
"""


def test_two_days_stand_side_by_side_alike_placed_with_what_differs_marked_and_told(open_map, met):
    opened = open_map(met, focus=("met",), versus=Versus("2021-01-01"))
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
    opened = open_map(met, focus=("met",), versus=Versus("2021-01-01"))
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
    opened = open_map(areas_graph(), focus=("force-kent",), versus=Versus("2011-01-01"), size=(360, 740))
    page = opened.page
    one, other = (figure.bounding_box() for figure in page.locator("#versus figure").all())
    assert one["x"] == other["x"] and other["y"] >= one["y"] + one["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--versus", "2025-07-18", "-o", "x.html"), "is the as-at date itself"),
        (("--versus", "someday", "-o", "x.html"), "'someday' is not a date"),
        (("--versus", "pcc-abolished-2028", "-o", "x.html"), "no scenario (did you mean 'pccs-abolished-2028'?)"),
        (("--versus", "nothing.yaml", "-o", "x.html"), "expected pccs-abolished-2028 or a YAML file"),
        (
            ("--versus", "pccs-abolished-2028", "--as-of", "2028-05", "-o", "x.html"),
            "begins on 2028-05-01; give an earlier day",
        ),
        (("--versus", "2016", "-o", "x.svg"), "--versus: is for a map written as .html"),
        (("--embed", "--view", "tree", "-o", "x.html"), "--embed: is for a map"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused_in_a_line(shipped_ladybug, tmp_path, options, told):
    command = [sys.executable, str(ROOT / "cli.py"), "map", "mopac", *options, "--store", f"ladybug:{shipped_ladybug.folder}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=tmp_path)
    assert done.returncode == 2 and told in done.stderr and len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def scenario(tmp_path):
    """A scenario of areas_graph(): Kent's commissioner gives way to a mayor who oversees but does not appoint."""
    (tmp_path / "kent.yaml").write_text(SCENARIO, "utf-8")
    return read_scenario(tmp_path / "kent.yaml")


def test_a_scenario_stands_beside_the_day_before_it_with_what_it_begins_and_ends_marked_and_told(open_map, scenario, axe):
    graph = apply(scenario, areas_graph()).graph
    day = {"as_of": "2029-12-31", "versus": Versus(scenario.date, scenario)}
    opened = open_map(graph, focus=("force-kent",), **day)
    page = opened.page
    before, after = page.evaluate(PICTURES)
    assert (before["day"], after["day"]) == ("2029-12-31", "2030-01-01")
    both = before["boxes"].keys() & after["boxes"].keys()
    assert "force-kent" in both and all(before["boxes"][id_] == after["boxes"][id_] for id_ in both)
    assert before["boxes"].keys() - both == {"pcc-kent"} and after["boxes"].keys() - both == {"mayor-of-kent"}
    marked = [{id_ for id_, strength in one["lines"].items() if strength == 1} for one in (before, after)]
    assert "mayor-of-kent>force-kent>oversight>in_force>added" in marked[1]
    assert {id_.rpartition(">")[2] for id_ in marked[0]} == {"ended"}
    assert [id_ for id_ in marked[0] if id_.startswith("pcc-kent>chief-kent>")], "nobody goes on to appoint"
    assert not [id_ for id_ in after["lines"] if "mayor-of-kent>chief-kent" in id_]
    added, ended = (page.locator(f"#versus [data-change={kind}]").all_inner_texts() for kind in ("added", "ended"))
    assert [one for one in added if "Mayor of Kent oversees Kent Police" in one and "since 1 January 2030" in one]
    assert [one for one in ended if "Kent PCC appoints Chief Constable of Kent" in one and "to 31 December 2029" in one]
    said = page.inner_text("#versus")
    assert "As at 1 January 2030, as the scenario supposes: " in said and "As at 31 December 2029: " in said
    supposed = page.inner_text("#supposed")
    assert supposed.startswith("From 1 January 2030 on it is as the scenario “Kent <i>without</i> a commissioner” supposes: ")
    assert supposed.endswith("A white paper (Home Office, March 2029, unchecked).") and "A white paper" in page.inner_text(
        "#cite"
    )
    assert objections(page, axe) == []


def test_the_day_before_a_scenario_is_its_other_day_and_successors_are_drawn_with_whom_they_follow(scenario):
    supposed = apply(scenario, areas_graph())
    assert day_on_the_left(None, supposed) == "2029-12-31" and day_on_the_left("2022", supposed) == "2022"
    assert with_kin(("pcc-kent", "hmicfrs"), supposed) == ("pcc-kent", "hmicfrs", "mayor-of-kent")
    assert with_kin(("mayor-of-kent",), supposed) == ("mayor-of-kent", "pcc-kent")
    assert with_kin((), supposed) == () and with_kin(("pcc-kent",), None) == ("pcc-kent",)


def test_the_command_draws_who_comes_in_the_place_of_a_closed_body(shipped_ladybug, tmp_path, browser):
    store = f"ladybug:{shipped_ladybug.folder}"
    asked = ("--versus", "pccs-abolished-2028", "--as-of", "2028-04-30", "--status", "in_force", "-o", "x.html")
    command = [sys.executable, str(ROOT / "cli.py"), "map", "pcc-kent", *asked]
    done = subprocess.run(
        [*command, "--store", store], capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    page = browser.new_page()
    page.goto((tmp_path / "x.html").as_uri())
    page.wait_for_function("() => window.custodes !== undefined")
    before, after = page.evaluate(PICTURES)
    said = page.inner_text("#versus")
    page.close()
    assert (before["day"], after["day"]) == ("2028-04-30", "2028-05-01")
    assert "pcc-kent" in before["boxes"] and "successor-of-pcc-kent" not in before["boxes"]
    assert "successor-of-pcc-kent" in after["boxes"]
    assert "in place of Police and Crime Commissioner for Kent oversees Kent Police" in said
    assert "Voters of Kent elects Police and Crime Commissioner for Kent" in said
